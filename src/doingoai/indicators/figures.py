"""The figure of an indicator for a unit: value, previous year, change, records behind; breakdown and bridge.

`Reckoning` holds what every unit contributes in both periods, read from the stored cells; figures, breakdowns and the
bridge follow from it without another query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number, Tallies, Tally, add_up, gather, rounded, tallies, value_of
from doingoai.indicators.units import Area, Ground, Places, Territory

ONE_DECIMAL = 1


@dataclass(frozen=True)
class Figure:
    """An indicator's value for a unit and a period, beside the same period of the year before.

    `rows` is the count of dossiers behind the value; `part` of `whole` is a share's numerator and denominator.
    """

    indicator: Indicator
    value: Number | None
    previous: Number | None
    change_pct: Decimal | None
    rows: int
    part: int
    whole: int

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def decimals(self) -> int:
        return self.indicator.decimals

    @property
    def needs_comment(self) -> bool:
        """RP-07: this period is less than half or more than twice the one before."""
        if not self.value or not self.previous:
            return False
        return not Decimal("0.5") <= Decimal(self.value) / Decimal(self.previous) <= 2


@dataclass(frozen=True)
class Bridge:
    """From the sum of the units to the national figure (RP-12): what no unit has, what several have."""

    units: Number
    outside: Number
    national: Number

    @property
    def counted_twice(self) -> Number:
        """What the units count more than once: one class attended by three provinces is 3 locally, 1 nationally."""
        return self.units + self.outside - self.national


@dataclass(frozen=True)
class Reckoning:
    """An indicator counted by unit in a period and in the one before it."""

    indicator: Indicator
    period: Period
    now: Tallies
    before: Tallies

    @classmethod
    def of(cls, indicator: Indicator, period: Period, *, within: Places = None) -> Reckoning:
        """Read one indicator for all units, or for those within some."""
        return reckon((indicator,), period, within=within)[0]

    def figure(self, territory: Territory) -> Figure:
        """Return the figure of a unit as asked for; without change where the periods may not be compared (RP-10)."""
        return self._figure(territory.now, territory.before, comparable=territory.comparable)

    def figure_of(self, area: Area) -> Figure:
        """Return the figure of one unit of a breakdown, both periods on its ground."""
        return self._figure(area.ground, area.ground, comparable=area.comparable)

    def records_of(self, area: Area) -> int:
        """Return how many dossiers stand behind the figure of one unit of a breakdown."""
        return gather(self.now, area.ground.of(stock=self.indicator.stock)).records

    def bridge(self, areas: Sequence[Area]) -> Bridge | None:
        """Return how the units' figures come to the national one; a share has no sum, so none."""
        if self.indicator.measure == Measure.SHARE:
            return None
        stock = self.indicator.stock
        places = [area.ground.of(stock=stock) or frozenset() for area in areas]
        units = sum((self._number(gather(self.now, each)) for each in places), start=0)
        known = frozenset().union(*places)
        outside = self._number(add_up(tally for unit, tally in self.now.items() if unit not in known))
        return Bridge(units, outside, self._number(gather(self.now, None)))

    def _figure(self, now: Ground, before: Ground | None, *, comparable: bool) -> Figure:
        stock = self.indicator.stock
        tally = gather(self.now, now.of(stock=stock))
        earlier = gather(self.before, before.of(stock=stock)) if before else None
        value = value_of(self.indicator, tally)
        previous = value_of(self.indicator, earlier) if earlier else None
        change = change_pct(value, previous) if comparable else None
        return Figure(self.indicator, value, previous, change, tally.records, tally.part, tally.count)

    def _number(self, tally: Tally) -> Number:
        return value_of(self.indicator, tally) or 0


def reckon(indicators: Sequence[Indicator], period: Period, *, within: Places = None) -> list[Reckoning]:
    """Read both periods of many indicators, in a few queries for all of them."""
    now, before = (tallies(indicators, each, within=within) for each in (period, period.previous))
    return [Reckoning(each, period, now[each.code], before[each.code]) for each in indicators]


def change_pct(value: Number | None, previous: Number | None) -> Decimal | None:
    """Return (this / last - 1) × 100 of the values as reported, one decimal (DT-05, RP-08); None without a last."""
    if value is None or not previous:
        return None
    change = rounded((Decimal(value) / Decimal(previous) - 1) * 100, ONE_DECIMAL)
    assert isinstance(change, Decimal)
    return change
