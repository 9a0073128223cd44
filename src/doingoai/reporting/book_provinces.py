"""Figures by province in the workbook: across with the bridge to the nation (RP-12), one below the other, as charts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from doingoai.indicators.figures import Bridge
from doingoai.reporting.book import (
    Book,
    BookColumn,
    Linked,
    Live,
    Placed,
    of_column,
    of_row,
    of_row_between,
)
from doingoai.reporting.book_figures import change_formula
from doingoai.reporting.figure import Line
from doingoai.reporting.links import area_link
from doingoai.reporting.paper_drawings import drawn_lines, trend_of_line, widest
from doingoai.reporting.printed import Printed
from doingoai.reporting.report import Report
from doingoai.reporting.trends import short_label

ACROSS, BELOW, TRENDS = "TheoTinh", "TheoTinhDoc", "XuHuong"
BEFORE_UNITS = 3  # columns before the first unit


def bridge_sheet(book: Book, found: Report, printed: Printed, figures: Placed) -> Placed:
    """Add a row for each figure and a column for each unit, and how their sum comes to the national figure."""
    units = [area.name for area in found.areas]
    columns = [
        BookColumn(_("Mã")), BookColumn(_("Chỉ tiêu"), "name"), BookColumn(_("Đơn vị")),
        *(BookColumn(name, "number") for name in units),
        *(BookColumn(name, "number") for name in _ends()),
    ]  # fmt: skip
    return book.table(_("Theo tỉnh"), ACROSS, columns, _across(found, printed, figures), frozen=2)


def provinces_sheet(book: Book, found: Report) -> Placed:
    """Add a row for each figure of each unit with its change, for filters and totals."""
    now, before = found.period.key, found.period.previous.key
    change = change_formula(BELOW, now, before)
    columns = [
        BookColumn(_("Mã số liệu"), total="count"), BookColumn(_("Mã")), BookColumn(_("Chỉ tiêu"), "name"),
        BookColumn(_("Mã tỉnh")), BookColumn(_("Tỉnh, thành phố")), BookColumn(now, "number", "sum"),
        BookColumn(before, "number", "sum"), BookColumn(_("Tăng/giảm %"), "number"),
        BookColumn(_("Hồ sơ"), "number", "sum"),
    ]  # fmt: skip
    return book.table(_("Theo tỉnh, từng dòng"), BELOW, columns, _below(found, change))


def charts_sheets(book: Book, found: Report, printed: Printed, country: Placed | None) -> None:
    """Add the figures that are drawn with their charts over the periods, and of one of them over the units."""
    lines = drawn_lines(found, printed.drawn)
    if not lines:
        return
    trends = _trends(book, found, printed, lines)
    charts = [_chart("line", trends, row, last=len(trends.columns) - 1) for row in range(trends.rows)]
    if country is not None:
        row = found.lines.index(widest(found, lines))
        charts.append(_chart("column", country, row, last=BEFORE_UNITS + len(found.areas) - 1))
    book.charts(_("Biểu đồ"), charts)


def _trends(book: Book, found: Report, printed: Printed, lines: Sequence[Line]) -> Placed:
    trends = [trend_of_line(found, line, printed) for line in lines]
    labels = [short_label(period) for period in trends[0][0]]
    columns = [
        BookColumn(_("Mã")), BookColumn(_("Chỉ tiêu"), "name"), BookColumn(_("Đơn vị")),
        *(BookColumn(label, "number") for label in labels),
    ]  # fmt: skip
    rows = [
        [line.figure.code, str(line.indicator.name), str(line.indicator.unit), *values]
        for line, (_periods, values) in zip(lines, trends, strict=True)
    ]
    return book.table(_("Xu hướng"), TRENDS, columns, rows, frozen=2)


def _chart(kind: str, table: Placed, row: int, *, last: int) -> tuple[Any, ...]:
    """Return a chart of one row; its title is the cell with the name of the figure."""
    sheet = table.sheet.replace("'", "''")
    series: dict[str, Any] = {
        "name": f"='{sheet}'!$B${row + 2}",
        "categories": table.range(BEFORE_UNITS, row=-1, last=last),
        "values": table.range(BEFORE_UNITS, row=row, last=last),
        "fill": {"color": "#14598A"},
        "line": {"color": "#14598A", "width": 2},
    }
    if kind == "line":
        series |= {"marker": {"type": "circle"}, "data_labels": {"value": True}}
    return f"='{sheet}'!$B${row + 2}", {"type": kind}, [series]


def _ends() -> tuple[str, str, str, str]:
    return _("Cộng các tỉnh"), _("Ngoài các tỉnh"), _("Tính ở nhiều nơi"), _("Toàn quốc")


def _across(found: Report, printed: Printed, figures: Placed) -> Iterator[list[Any]]:
    for line in found.lines:
        said = [line.figure.code, str(line.indicator.name), str(line.indicator.unit)]
        values = [line.reckoning.figure_of(area).value for area in found.areas]
        yield [*said, *values, *_bridge(found, line, figures, printed.figures)]


def _bridge(found: Report, line: Line, figures: Placed, frozen: Container[str]) -> Sequence[Any]:
    """Return sum, rest, what is counted twice, and the national figure as the sheet of figures has it.

    A frozen figure stands there alone: the units' are those of today, so is the national one beside them.
    """
    units, outside, _twice, _nation = _ends()
    first, last = found.areas[0].name, found.areas[-1].name
    code, value = figures.columns[1].label, figures.columns[5].label
    place = f"MATCH({of_row(ACROSS, _('Mã'))},{of_column(figures.name, code)},0)"
    nation: Any = line.figure.value
    if line.figure.code not in frozen:
        nation = Live(f"=INDEX({of_column(figures.name, value)},{place})", nation, line.indicator.decimals)
    bridge: Bridge | None = line.reckoning.bridge(found.areas)
    if bridge is None:
        return None, None, None, nation  # shares do not add up
    total = Live(f"=SUM({of_row_between(ACROSS, first, last)})", bridge.units, line.indicator.decimals)
    formula = f"={of_row(ACROSS, units)}+{of_row(ACROSS, outside)}-{of_row(ACROSS, _nation)}"
    return total, bridge.outside, Live(formula, bridge.counted_twice, line.indicator.decimals), nation


def _below(found: Report, change: str) -> Iterator[list[Any]]:
    for line in found.lines:
        for area in found.areas:
            figure = line.reckoning.figure_of(area)
            compared = Live(change, figure.change_pct, 1) if area.comparable else _("không so sánh được")
            link = area_link(found.territory, area, figure.code, found.period)
            code = f"{figure.code}.{area.code}"
            yield [
                Linked(code, link), figure.code, str(line.indicator.name), area.code, area.name, figure.value,
                figure.previous, compared, figure.rows,
            ]  # fmt: skip
