"""The sheet of figures in the workbook: changes and shares are computed from the cells beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from doingoai.indicators.tallies import Number
from doingoai.reporting.book import Book, BookColumn, Linked, Live, Placed, of_row
from doingoai.reporting.links import code_in, figure_link
from doingoai.reporting.paper_tables import groups
from doingoai.reporting.printed import QUALIFIERS, Printed, Stated
from doingoai.reporting.report import Report

TABLE = "SoLieu"


def figures_sheet(book: Book, found: Report, printed: Printed) -> Placed:
    """Add the table of all figures, one row each, with the code that opens its records."""
    now, before = found.period.key, found.period.previous.key
    change = change_formula(TABLE, now, before) if found.territory.comparable else ""
    columns = [
        BookColumn(_("Mã số liệu")), BookColumn(_("Mã")), BookColumn(_("Chỉ tiêu"), "name"), BookColumn(_("Sổ")),
        BookColumn(_("Đơn vị")), BookColumn(now, "number"), BookColumn(before, "number"),
        BookColumn(_("Tăng/giảm %"), "number", formula=change), BookColumn(_("Tử số"), "number"),
        BookColumn(_("Mẫu số"), "number"), BookColumn(_("Hồ sơ"), "number"), BookColumn(_("Mức")),
        BookColumn(_("Nguồn")), BookColumn(_("Giải trình"), "name"),
    ]  # fmt: skip
    return book.table(_("Số liệu"), TABLE, columns, _rows(found, printed, change), frozen=3)


def change_formula(table: str, now: str, before: str) -> str:
    """Return the formula of the change in percent, one decimal; empty without something to compare with (RP-08)."""
    value, last = of_row(table, now), of_row(table, before)
    return f'=IF(OR({value}="",{last}="",{last}=0),"",ROUND(({value}/{last}-1)*100,1))'


def _rows(found: Report, printed: Printed, change: str) -> Iterator[list[Any]]:
    for title, figures in groups(found, printed):
        for each in figures:
            code = code_in(found.territory, each.code, found.period)
            opened = Linked(each.code if each.source else code, "" if each.source else figure_link(code))
            compared = Live(change, each.change_pct, 1) if change else _("không so sánh được")
            yield [
                opened, each.code, each.name, title, each.unit, _value(each), _exact(each.previous, each.decimals),
                compared, each.num, each.den, each.records, QUALIFIERS[each.qualifier].strip(), each.source,
                each.comment,
            ]  # fmt: skip


def _value(stated: Stated) -> Any:
    """Return the value; of a share the formula of its numerator and denominator."""
    if stated.den is None:
        return _exact(stated.value, stated.decimals)
    part, whole = of_row(TABLE, _("Tử số")), of_row(TABLE, _("Mẫu số"))
    shown = f'=IF(N({whole})=0,"",ROUND(100*{part}/{whole},{stated.decimals}))'
    return Live(shown, stated.value, stated.decimals)


def _exact(value: Number | None, decimals: int) -> Number | None:
    """Return a value with its own decimals: frozen ones are stored with two."""
    return int(value) if value is not None and not decimals else value
