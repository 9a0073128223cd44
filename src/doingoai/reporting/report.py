"""The periodic report as a value: every figure of every register for a unit, period and view.

How it looks on paper, in a workbook, on a page or on a terminal stands in the modules of these names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from doingoai.indicators.figures import reckon
from doingoai.indicators.periods import Period
from doingoai.indicators.units import Area, Territory, View, areas
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.reporting.catalogue import missing_codes
from doingoai.reporting.figure import Line, asked, figure_json, line_of
from doingoai.reporting.rules import remarks


@dataclass(frozen=True)
class Report:
    """All figures of one unit and period; `areas` are the units of the breakdown, of a national report only."""

    period: Period
    territory: Territory
    made_on: dt.date
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]
    units: int  # how many provincial units there were on the last day: x/63, x/34 (ADM-07)
    reporting: int  # how many of them have any record behind a figure, of a national report only (RP-13)
    missing: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """The period has not ended: the figures are those of today, and an estimate."""
        return self.made_on <= self.period.end

    def by_register(self) -> Iterator[tuple[Register, list[Line]]]:
        """Yield the registers in the order of the menu, each with its figures."""
        for register in dict.fromkeys(line.register.key for line in self.lines):
            lines = [line for line in self.lines if line.register.key == register]
            yield lines[0].register, lines

    def as_json(self) -> dict[str, Any]:
        """Return the report as other people's scripts read it."""
        return {
            "period": self.period.key,
            "unit": self.territory.code,
            "view": self.territory.view.value,
            "figures": [entry for line in self.lines for entry in self._entries(line)],
            "unit_name": self.territory.name,
            "regime": self.period.regime.value,
            "period_from": self.period.start.isoformat(),
            "period_to": self.period.end.isoformat(),
            "previous_period": self.period.previous.key,
            "comparable": self.territory.comparable,
            "notes": [*self.territory.notes, *(text for _rule, text in remarks(self))],
            "units": self.units,
            "units_reporting": self.reporting,
            "made_on": self.made_on.isoformat(),
            "missing": list(self.missing),
        }

    def _entries(self, line: Line) -> list[dict[str, Any]]:
        """Return the figure under its own code, in a national report also under those of the national table."""
        national = line.indicator.national if self.territory.is_nation else ()
        own = figure_json(line.figure)
        return [own, *({**own, "code": code, "same_as": line.indicator.code} for code in national)]


def report(
    period: Period, unit: str, view: View | None = None, *, officer: Officer | None = None
) -> Report:  # fmt: skip
    """Compute the report; for a person as far as she may ask, for None as the program itself.

    Costs six queries, however many indicators, provinces and records there are.
    Raises BadUnit, and OutOfScope for a unit that is not the officer's.
    """
    atlas, where, today = asked(period, unit, view, officer)
    owners = [(register, indicator) for register in registers().values() for indicator in register.indicators]
    found = reckon([indicator for _register, indicator in owners], period, within=where.reach)
    lines = tuple(line_of(owner[0], each, where) for owner, each in zip(owners, found, strict=True))
    split = areas(atlas, period, view=where.view, today=today) if where.is_nation else []
    at_end = areas(atlas, period, view=View.LIKE_FOR_LIKE, today=today)
    return Report(
        period, where, today, lines, tuple(split), units=len(at_end),
        reporting=sum(_has_records(lines, area) for area in at_end), missing=tuple(missing_codes()),
    )  # fmt: skip


def _has_records(lines: Iterable[Line], area: Area) -> bool:
    return any(line.reckoning.records_of(area) for line in lines)
