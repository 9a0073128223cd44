"""Which figures of a report are drawn on paper: trends of a few, and of a national report one over the country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doingoai.documents import Heading, Picture
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number
from doingoai.indicators.trends import series
from doingoai.indicators.units import View, areas
from doingoai.reporting.figure import Line
from doingoai.reporting.paper_charts import Row, Trend, bars_picture, map_picture, trends_picture
from doingoai.reporting.printed import Printed
from doingoai.reporting.report import Report
from doingoai.reporting.trends import Stretch, periods_until, short_label

MOST_DRAWN = 4


def drawings(found: Report, printed: Printed, number: int) -> Iterator[Heading | Picture]:
    """Yield the charts under heading `number`; none for a report without any record.

    Two queries for each figure that is drawn.
    """
    lines = drawn_lines(found, printed.drawn)
    if not lines:
        return
    yield Heading(2, f"{number}.", "Biểu đồ")
    yield trends_picture([_trend(found, line, printed) for line in lines], "Xu hướng một số chỉ tiêu")
    if found.territory.is_nation:
        yield from _over_the_country(found, widest(found, lines))


def drawn_lines(found: Report, codes: Sequence[str] = ()) -> list[Line]:
    """Return the lines of these codes; without any the first amount of each register with records, four at most."""
    if codes:
        by_code = {line.figure.code: line for line in found.lines}
        return [by_code[code] for code in codes if code in by_code]
    firsts = (next(filter(_is_amount, lines), None) for _register, lines in found.by_register())
    return [line for line in firsts if line is not None][:MOST_DRAWN]


def trend_of_line(found: Report, line: Line, printed: Printed) -> tuple[list[Period], list[Number | None]]:
    """Return twelve months or five years until the end of the period, None where the unit did not exist yet.

    The last value is the one that the report states, not what became of it since.
    """
    stretch = Stretch.YEARS if found.period.months == 12 else Stretch.MONTHS
    periods, where = periods_until(found.period, stretch), found.territory
    values = series(line.indicator, periods, {where.code: where.now})[where.code]
    since = where.since
    known = [
        None if since and period.end < since else value for period, value in zip(periods, values, strict=True)
    ]  # fmt: skip
    stated = printed.figures.get(line.figure.code)
    if stated and periods[-1] == found.period:
        known[-1] = stated.value
    return periods, known


def _is_amount(line: Line) -> bool:
    """A number of something that there is; shares say little without what they are shares of."""
    return bool(line.figure.value) and line.indicator.measure != Measure.SHARE


def widest(found: Report, lines: Sequence[Line]) -> Line:
    """Return the figure that most units have."""
    return max(lines, key=lambda line: sum(bool(line.reckoning.figure_of(area).value) for area in found.areas))


def _trend(found: Report, line: Line, printed: Printed) -> Trend:
    periods, values = trend_of_line(found, line, printed)
    title = f"{line.indicator.name} ({line.figure.code}), {line.indicator.unit}"
    return Trend(title, [short_label(period) for period in periods], values)


def _over_the_country(found: Report, line: Line) -> Iterator[Picture]:
    name = f"{line.indicator.name} ({line.figure.code})"
    split = areas(Atlas.load(), found.period, view=View.TODAY, today=found.made_on)
    values = {area.code: line.reckoning.figure_of(area).value for area in split}
    names = {area.code: area.name for area in split}
    country = map_picture(values, names, f"{name} theo tỉnh, thành phố hiện nay, {found.period.label}")
    if country:
        yield country
    figures = [(area, line.reckoning.figure_of(area)) for area in found.areas]
    rows = [Row(area.name, figure.value, figure.previous) for area, figure in figures]
    before = found.period.previous.label
    yield bars_picture(rows, f"{name} theo tỉnh, thành phố, {found.period.label} (vạch đứng: {before})")
