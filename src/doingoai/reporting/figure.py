"""One figure of one unit and period, and the way to its records; what a person may ask for is checked here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.figures import Figure, Reckoning
from doingoai.indicators.indicator import Indicator
from doingoai.indicators.periods import Period
from doingoai.indicators.records import RecordsBehind
from doingoai.indicators.tallies import Number
from doingoai.indicators.units import Territory, View, territory
from doingoai.organisations.models import Officer
from doingoai.register_kit.register import Register
from doingoai.reporting.access import require_unit
from doingoai.reporting.catalogue import indicator_of, register_of
from doingoai.workflow import clock


@dataclass(frozen=True)
class Line:
    """One figure of the report, with what it was computed from."""

    register: Register
    reckoning: Reckoning
    figure: Figure

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator


@dataclass(frozen=True)
class FigureReport:
    """One figure with the way to its records."""

    line: Line
    period: Period
    territory: Territory
    atlas: Atlas
    behind: RecordsBehind

    @property
    def figure(self) -> Figure:
        return self.line.figure


def figure(
    code: str, period: Period, unit: str, *, view: View | None = None, officer: Officer | None = None
) -> FigureReport:  # fmt: skip
    """Compute one figure and lead to its records, as far as the officer sees them.

    Raises BadCode, BadUnit, OutOfScope.
    """
    indicator = indicator_of(code)
    atlas, where, _today = asked(period, unit, view, officer)
    line = line_of(register_of(indicator), Reckoning.of(indicator, period, within=where.reach), where)
    places = where.now.of(stock=indicator.stock)
    behind = RecordsBehind(indicator, period, places, officer=officer)
    return FigureReport(line, period, where, atlas, behind)


def asked(
    period: Period, unit: str, view: View | None, officer: Officer | None
) -> tuple[Atlas, Territory, dt.date]:  # fmt: skip
    """Return the units of the time, the one that was asked for, and today. Raises BadUnit, OutOfScope."""
    atlas, today = Atlas.load(), clock.today()
    where = territory(atlas, unit, period, view=view, today=today)
    require_unit(officer, where, atlas)
    return atlas, where, today


def line_of(register: Register, reckoning: Reckoning, where: Territory) -> Line:
    """Return the figure of a unit with what it was computed from."""
    return Line(register, reckoning, reckoning.figure(where))


def figure_json(figure: Figure) -> dict[str, Any]:
    """Return one figure; numbers are JSON numbers, a whole one without a decimal point."""
    with override("vi"):
        name, unit = str(figure.indicator.name), str(figure.indicator.unit)
    return {
        "code": figure.code,
        "name_vi": name,
        "name_en": figure.indicator.name_en,
        "unit": unit,
        "value": _plain(figure.value),
        "previous": _plain(figure.previous),
        "change_pct": _plain(figure.change_pct),
        "rows": figure.rows,
    }


def records_json(found: FigureReport) -> list[dict[str, Any]]:
    """Return the records behind a figure."""
    return [
        {
            "number": record.number,
            "title": record.title,
            "register": record.register,
            "event_date": record.event_date.isoformat(),
            "url": record.url,
            "weight": _plain(record.weight),
            **({} if record.part is None else {"part": record.part}),
        }
        for record in found.behind.page()
    ]


def _plain(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
