"""Figures to look at: the country as tiles, a trend over five periods; each with the same numbers in a table."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.periods import Period
from doingoai.indicators.trends import series
from doingoai.indicators.units import Territory, View, areas
from doingoai.reporting.figure import Line
from doingoai.reporting.question import Question
from doingoai.web.charts import Division, Point, Tile, line_chart, tile_map
from doingoai.web.charts.provinces import PLACES
from doingoai.workflow import clock

PERIODS = 5


def figure_url(code: str, asked: Question, **changes: Any) -> str:
    """Return the address of a figure's page."""
    return reverse("reporting:figure", args=[code]) + asked.query(**changes)


def map_of(
    line: Line, asked: Question, atlas: Atlas, division: Division = Division.QUANTILE
) -> dict[str, Any] | None:  # fmt: skip
    """Draw a national figure over today's units; None when the grid has no tile for one of them."""
    today = clock.today()
    split = areas(atlas, asked.period, view=View.TODAY, today=today)
    if {area.code for area in split} - set(PLACES):
        return None  # a unit newer than the drawing: the table beside it has every unit
    title = _("%(name)s theo tỉnh, thành phố hiện nay") % {"name": line.indicator.name}
    figures = [(area, line.reckoning.figure_of(area)) for area in split]
    tiles = {
        area.code: Tile(_number(figure.value), figure_url(line.figure.code, asked, unit=area.code, view=View.TODAY))
        for area, figure in figures
    }
    return {
        "svg": tile_map(tiles, title, division=division),
        "title": title,
        "columns": [_("Tỉnh, thành phố"), asked.period.key, asked.period.previous.key],
        "rows": [(area.name, figure.value, figure.previous) for area, figure in figures],
    }


def trend_of(line: Line, asked: Question, where: Territory) -> dict[str, Any]:
    """Draw the last five periods on one ground; a gap where the unit did not exist yet."""
    periods = _last(asked.period)
    found = series(line.indicator, periods, {where.code: where.now})[where.code]
    begun = [where.since is None or each.end >= where.since for each in periods]
    values = [value if known else None for value, known in zip(found, begun, strict=True)]
    points = [
        Point(each.key, _number(value), figure_url(line.figure.code, asked, period=each))
        for each, value in zip(periods, values, strict=True)
    ]
    title = _("%(name)s, %(many)d kỳ gần đây") % {"name": line.indicator.name, "many": PERIODS}
    return {
        "svg": line_chart(points, title),
        "title": title,
        "columns": [_("Kỳ"), str(line.indicator.unit)],
        "rows": [(each.label, value) for each, value in zip(periods, values, strict=True)],
    }


def _last(period: Period) -> list[Period]:
    found = [period]
    while len(found) < PERIODS:
        found.insert(0, found[0].preceding)
    return found


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
