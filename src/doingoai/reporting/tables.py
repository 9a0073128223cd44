"""The tables of the figure pages: figures of a register, units of a breakdown, records behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from doingoai.indicators.figures import Figure
from doingoai.indicators.records import RecordBehind
from doingoai.indicators.units import Area, Territory
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import PAGE, page_url
from doingoai.reporting.figure import FigureReport, Line
from doingoai.reporting.pictures import figure_url
from doingoai.reporting.question import Question
from doingoai.reporting.wording import change_text, value_text
from doingoai.web.amounts import vnnumber
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table


def figures_table(caption: str, lines: Sequence[Line], where: Territory, asked: Question) -> Table:
    """Return the figures of one register; every value opens its records."""
    headings = [
        Heading("name", _("Chỉ tiêu")),
        Heading("code", _("Mã")),
        Heading("unit", _("Đơn vị")),
        *_compared(asked),
        Heading("rows", _("Hồ sơ"), kind="number"),
    ]
    return Table(caption, headings, [_figure_row(line, where, asked) for line in lines])


def areas_table(found: FigureReport, split: Sequence[Area], asked: Question) -> Table:
    """Return one figure by unit."""
    headings = [Heading("name", _("Đơn vị")), Heading("code", _("Mã")), *_compared(asked)]
    headings.append(Heading("rows", _("Hồ sơ"), kind="number"))
    rows = []
    for area in split:
        figure = found.line.reckoning.figure_of(area)
        cells = [area.name, area.code, *_values(figure, change_text(figure, area)), figure.rows]
        rows.append(Row(cells))
    return Table(_("Theo đơn vị"), headings, rows)


def records_table(records: Sequence[RecordBehind]) -> Table:
    """Return the records behind a figure, each with what it adds."""
    share = any(record.part is not None for record in records)
    headings = [
        Heading("number", _("Mã hồ sơ")),
        Heading("title", _("Tên")),
        Heading("register", _("Sổ")),
        Heading("event_date", _("Ngày"), kind="date"),
        *([Heading("part", _("Tử số"), kind="number")] if share else []),
        Heading("weight", _("Mẫu số") if share else _("Tính"), kind="number"),
    ]
    return Table(
        _("Hồ sơ"), headings, [Row(_record_cells(each, share=share), url=each.url) for each in records],
        empty_title=_("Không có hồ sơ nào"),
        empty_text=_("Không có hồ sơ trong kỳ này, hoặc các hồ sơ nằm ngoài phạm vi bạn được xem."),
    )  # fmt: skip


def _figure_row(line: Line, where: Territory, asked: Question) -> Row:
    figure = line.figure
    url = figure_url(figure.code, asked)
    change: Any = change_text(figure, where)
    if figure.needs_comment and where.comparable:
        change = badge(_("%(change)s, cần giải trình") % {"change": change}, "warning")
    value, previous, change = _values(figure, change)
    cells = [line.indicator.name, figure.code, line.indicator.unit, link(url, value), previous, change, figure.rows]
    return Row(cells, url=url, key=figure.code)


def _values(figure: Figure, change: Any) -> list[Any]:
    return [value_text(figure.value, figure.decimals), value_text(figure.previous, figure.decimals), change]


def _compared(asked: Question) -> list[Heading]:
    return [
        Heading("value", asked.period.key, kind="number"),
        Heading("previous", asked.period.previous.key, kind="number"),
        Heading("change", _("Tăng, giảm %"), kind="number"),
    ]


def _record_cells(record: RecordBehind, *, share: bool) -> list[Any]:
    register = registers()[record.register].title
    cells = [record.number, record.title, register, record.event_date]
    return [*cells, record.part, record.weight] if share else [*cells, record.weight]


def pages_of(query: Mapping[str, Any], number: int, total: int) -> dict[str, Any]:
    """Return the turning of pages under a list of `total` records."""
    first, last = (number - 1) * PAGE + 1, min(number * PAGE, total)
    return {
        "first": first if total else 0,
        "last": last,
        "total_text": _("%s hồ sơ") % vnnumber(total),
        "has_previous": number > 1,
        "has_next": number * PAGE < total,
        "previous_url": page_url(query, page=number - 1),
        "next_url": page_url(query, page=number + 1),
    }
