"""R-KH-09: the share of delegations outside the plan in the year that ends today, by the definition of figure DR-03."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from doingoai.organisations.models import Province
from doingoai.register_kit.catalogue import indicators

OFF_PLAN = "DR-03"
YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Share:
    """So many trips outside the plan of so many in all."""

    outside: int
    trips: int

    @property
    def percent(self) -> int:
        return round(100 * self.outside / self.trips) if self.trips else 0

    def exceeds(self, most: int) -> bool:
        """More than `most` per cent, counted exactly."""
        return 100 * self.outside > most * self.trips


def off_plan(province: Province | None, today: dt.date) -> Share:
    """Count the delegations of a province that ended in the last 365 days."""
    indicator = indicators().get(OFF_PLAN)
    if indicator is None or not isinstance(indicator.on, str):
        return Share(0, 0)
    rows = indicator.rows().filter(**{f"{indicator.on}__range": (today - YEAR, today), indicator.to_province: province})
    return Share(indicator.with_part(rows).count(), rows.count())
