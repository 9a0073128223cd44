"""The tables of the pages by province, of the three views and of the parts of a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.indicators.indicator import Measure
from doingoai.reporting.aspects import Asked, figure_page_of
from doingoai.reporting.parts import Chosen, Divided, Part, Sums
from doingoai.reporting.pictures import figure_url
from doingoai.reporting.ranking import Ranked
from doingoai.reporting.three_views import Seen, Sides, parts_text, unit_text
from doingoai.reporting.trends import Trends
from doingoai.reporting.wording import VIEWS, change_text, value_text
from doingoai.web.amounts import NOTHING, signed
from doingoai.web.markup import link
from doingoai.web.tables import Heading, Row, Table

FIRST_DOWN = {"value", "previous", "change", "rows"}  # columns whose first click shows the largest first


def ranking_table(asked: Asked, units: Sequence[Ranked], sort: str) -> Table:
    """Return the units in the order of `sort`; every heading of a number is a link that sorts by it."""
    headings = [
        _sorting(asked, "name", _("Đơn vị"), sort, kind="text"),
        _sorting(asked, "rank", _("Hạng"), sort),
        *_value_headings(asked, sort),
    ]
    return Table(_("Xếp hạng"), headings, [_ranked_row(asked, each) for each in units])


def apart_table(asked: Asked, units: Sequence[Ranked]) -> Table:
    """Return the units that began or ended within the periods: shown, and compared with nobody (RP-10)."""
    headings = [Heading("name", _("Đơn vị")), Heading("rank", _("Hạng"), kind="number"), *_value_headings(asked, None)]
    return Table(_("Không so sánh được"), headings, [_ranked_row(asked, each) for each in units])


def ranking_columns(asked: Asked) -> list[SheetColumn]:
    """Return the columns of the ranking as a file."""
    found = [
        SheetColumn("code", _("Mã tỉnh")),
        SheetColumn("name", _("Tỉnh, thành phố")),
        SheetColumn("rank", _("Hạng"), "integer"),
        SheetColumn("value", asked.found.period.key, "decimal"),
        SheetColumn("previous", asked.found.period.previous.key, "decimal"),
        SheetColumn("change_pct", _("Tăng/giảm %"), "decimal"),
        SheetColumn("rows", _("Hồ sơ"), "integer"),
    ]
    if is_share(asked):
        found += [SheetColumn("part", _("Tử số"), "integer"), SheetColumn("whole", _("Mẫu số"), "integer")]
    return found


def ranking_row(asked: Asked, each: Ranked) -> list[Any]:
    """Return one unit in the order of these columns."""
    figure = each.figure
    cells = [each.area.code, each.area.name, each.rank, figure.value, figure.previous, figure.change_pct, figure.rows]
    return [*cells, figure.part, figure.whole] if is_share(asked) else cells


def trends_columns(found: Trends) -> list[SheetColumn]:
    """Return the columns of the trends as a file: one for each period."""
    periods = (SheetColumn(period.key, period.key, "decimal") for period in found.periods)
    return [SheetColumn("code", _("Mã tỉnh")), SheetColumn("name", _("Tỉnh, thành phố")), *periods]


def trends_rows(asked: Asked, found: Trends) -> list[list[Any]]:
    """Return the trends of all units as rows of a table, each leading to the unit's own figure."""
    decimals = asked.found.figure.decimals
    return [
        [link(figure_page_of(asked, area.code), area.name), *(value_text(value, decimals) for value in values)]
        for area, values in found.units
    ]


def views_table(asked: Asked, seen: Sequence[Seen]) -> Table:
    """Return a unit's figure in the three views, each with what it is made of."""
    headings = [
        Heading("view", _("Cách tính")),
        Heading("unit", _("Đơn vị")),
        Heading("value", asked.found.period.key, kind="number"),
        Heading("previous", asked.found.period.previous.key, kind="number"),
        Heading("change", _("Tăng, giảm %"), kind="number"),
        Heading("of", _("Gồm"), kind="title"),
        Heading("why", _("Cách hiểu"), kind="title"),
    ]
    return Table(_("Ba cách tính"), headings, [_view_row(asked, each) for each in seen])


def sides_table(asked: Asked, sides: Sequence[Sides]) -> Table:
    """Return every unit of today beside the units that make it up in the other views."""
    decimals, period = asked.found.figure.decimals, asked.found.period
    headings = [
        Heading("name", _("Đơn vị hiện nay")),
        Heading("value", period.key, kind="number"),
        Heading("as_was", _("Đơn vị của thời kỳ"), kind="title"),
        Heading("like_for_like", _("Địa giới cuối kỳ"), kind="title"),
    ]
    rows = [
        Row(
            [
                each.area.name,
                value_text(each.figure.value, decimals),
                *(
                    parts_text(((area.name, value) for area, value in side), decimals) or NOTHING
                    for side in (each.as_was, each.like_for_like)
                ),
            ],
            url=asked.url("views", unit=each.area.code),
        )
        for each in sides
    ]
    return Table(_("Ba cách tính"), headings, rows)


def parts_table(asked: Asked, found: Divided) -> Table:
    """Return the parts of a figure; each number leads to the records of its part and period."""
    share = is_share(asked)
    headings = [Heading("name", str(found.by.label)), *_compared(asked, None)]
    headings += (
        [Heading("part", _("Tử số"), kind="number"), Heading("whole", _("Mẫu số"), kind="number")] if share else []
    )
    headings.append(Heading("rows", _("Hồ sơ"), kind="number"))
    return Table(
        str(found.by.label), headings, [_part_row(asked, found, each) for each in found.parts],
        empty_title=_("Không có hồ sơ nào"), empty_text=_("Không có hồ sơ trong kỳ này và cùng kỳ năm trước."),
    )  # fmt: skip


def unit_url(asked: Asked, each: Ranked) -> str:
    """Return the address of a ranked unit's figure; nothing for a unit that ended within the period."""
    return figure_page_of(asked, each.area.code) if each.area.ground.stocks else ""


def part_url(asked: Asked, found: Divided, part: Part, *, before: bool = False) -> str:
    """Return the address of the records behind one part, of this period or of the one before."""
    period = asked.found.period.previous if before else asked.found.period
    return figure_url(asked.code, asked.question, period=period, **Chosen(found.by, part.key).query) + "#ho-so"


def is_share(asked: Asked) -> bool:
    """Tell whether the figure is a percentage, which is shown with its numerator and denominator (RP-08)."""
    return asked.found.line.indicator.measure == Measure.SHARE


def _ranked_row(asked: Asked, each: Ranked) -> Row:
    figure = each.figure
    share = [figure.part, figure.whole] if is_share(asked) else []
    cells = [
        each.area.name, each.rank, value_text(figure.value, figure.decimals),
        value_text(figure.previous, figure.decimals), change_text(figure, each.area), *share, figure.rows,
    ]  # fmt: skip
    return Row(cells, url=unit_url(asked, each), key=each.area.code)


def _value_headings(asked: Asked, sort: str | None) -> list[Heading]:
    share = [Heading("part", _("Tử số"), kind="number"), Heading("whole", _("Mẫu số"), kind="number")]
    rows = Heading("rows", _("Hồ sơ"), kind="number") if sort is None else _sorting(asked, "rows", _("Hồ sơ"), sort)
    return [*_compared(asked, sort), *(share if is_share(asked) else []), rows]


def _compared(asked: Asked, sort: str | None) -> list[Heading]:
    labels = {
        "value": asked.found.period.key,
        "previous": asked.found.period.previous.key,
        "change": _("Tăng, giảm %"),
    }
    if sort is None:
        return [Heading(key, label, kind="number") for key, label in labels.items()]
    return [_sorting(asked, key, label, sort) for key, label in labels.items()]


def _sorting(asked: Asked, key: str, label: str, sort: str, *, kind: str = "number") -> Heading:
    """Return a heading whose link sorts by its column; the column sorted by turns round."""
    current = sort.removeprefix("-") == key
    down = not sort.startswith("-") if current else key in FIRST_DOWN
    direction = ("descending" if sort.startswith("-") else "ascending") if current else ""
    url = asked.url("ranking", view=asked.view, sort=f"-{key}" if down else key)
    return Heading(key, label, kind=kind, sort_url=url, sorted=direction)


def _view_row(asked: Asked, each: Seen) -> Row:
    if each.figure is None or each.where is None:
        return Row([VIEWS[each.view], NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, each.told])
    figure, where = each.figure, each.where
    url = figure_url(asked.code, asked.question, view=each.view)
    made_of = parts_text(((unit_text(unit), value) for unit, value in each.units), figure.decimals)
    cells = [
        VIEWS[each.view], f"{where.name} ({where.code})", link(url, value_text(figure.value, figure.decimals)),
        value_text(figure.previous, figure.decimals), change_text(figure, where), made_of, each.told,
    ]  # fmt: skip
    return Row(cells, url=url)


def _part_row(asked: Asked, found: Divided, part: Part) -> Row:
    decimals = asked.found.figure.decimals
    here, earlier = part_url(asked, found, part), part_url(asked, found, part, before=True)
    values = [_leading(here, part.now, decimals), _leading(earlier, part.before, decimals)]
    share = [part.now.part, part.now.rows] if is_share(asked) else []
    cells = [part.name, *values, signed(part.change_pct), *share, part.now.dossiers]
    return Row(cells, url=here if part.now.rows else "")


def _leading(url: str, sums: Sums, decimals: int) -> Any:
    text = value_text(sums.value, decimals)
    return link(url, text) if sums.rows else text
