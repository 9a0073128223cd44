"""The report and the records behind a figure as Excel workbooks of live tables; their columns also as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.indicators.records import RecordsBehind
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.reporting.annex_columns import AnnexColumn
from doingoai.reporting.book import Book, BookColumn, Linked, Total
from doingoai.reporting.book_figures import figures_sheet
from doingoai.reporting.book_provinces import bridge_sheet, charts_sheets, provinces_sheet
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.links import code_in, site_link
from doingoai.reporting.printed import DRAFT, Printed
from doingoai.reporting.record_lists import RecordList, record_lists
from doingoai.reporting.report import Report
from doingoai.reporting.wording import cell_text, heading, notes_of, span

MOST_LISTED = 20_000  # records of one register; more than that is exported from the register itself


def report_workbook(found: Report, officer: Officer | None = None, printed: Printed = DRAFT) -> bytes:
    """Return figures, charts and notes; of the nation the figures by province, of a province its records."""
    with Book(f"{_('Số liệu')} {heading(found.territory, found.period)}") as book:
        figures = figures_sheet(book, found, printed)
        country = None
        if found.areas:
            country = bridge_sheet(book, found, printed, figures)
            provinces_sheet(book, found)
        charts_sheets(book, found, printed, country)
        if not found.territory.is_nation:
            _records_sheets(book, found, officer)
        _restated_sheet(book, printed)
        told = (heading(found.territory, found.period), span(found.period), *notes_of(found), *printed.notes)
        book.table(_("Ghi chú"), "GhiChu", [BookColumn(_("Ghi chú"), "name")], [[note] for note in told])
    return book.content


def figure_workbook(found: FigureReport) -> bytes:
    """Return the records behind a figure as the officer who asked sees them."""
    with Book(found.figure.code) as book:
        book.table(found.figure.code, "HoSo", _behind_columns(), _behind_rows(found.behind))
    return book.content


def report_columns(found: Report) -> list[SheetColumn]:
    """Return the columns of the figures as CSV."""
    return [
        SheetColumn("code", _("Mã")),
        SheetColumn("name", _("Chỉ tiêu")),
        SheetColumn("register", _("Sổ")),
        SheetColumn("unit", _("Đơn vị")),
        SheetColumn("value", found.period.key, "decimal"),
        SheetColumn("previous", found.period.previous.key, "decimal"),
        SheetColumn("change_pct", _("Tăng/giảm %"), "decimal"),
        SheetColumn("rows", _("Hồ sơ"), "integer"),
        SheetColumn("part", _("Tử số"), "integer"),
        SheetColumn("whole", _("Mẫu số"), "integer"),
        SheetColumn("figure_code", _("Mã số liệu")),
    ]


def report_rows(found: Report) -> Iterator[list[Any]]:
    """Yield the figures in the order of these columns."""
    for line in found.lines:
        figure, register = line.figure, str(line.register.title)
        said = [figure.code, str(line.indicator.name), register, str(line.indicator.unit)]
        share = [figure.part, figure.whole] if line.indicator.part is not None else [None, None]
        code = code_in(found.territory, figure.code, found.period)
        yield [*said, figure.value, figure.previous, figure.change_pct, figure.rows, *share, code]


def record_columns() -> list[SheetColumn]:
    """Return the columns of the records behind a figure as CSV."""
    return [
        SheetColumn("number", _("Mã hồ sơ")),
        SheetColumn("title", _("Tên")),
        SheetColumn("register", _("Sổ")),
        SheetColumn("event_date", _("Ngày"), "date"),
        SheetColumn("weight", _("Tính"), "decimal"),
    ]


def record_rows(behind: RecordsBehind) -> Iterator[list[Any]]:
    """Yield the records in the order of these columns."""
    for record in behind.page():
        yield [record.number, record.title, str(registers()[record.register].title), record.event_date, record.weight]


def _behind_columns() -> list[BookColumn]:
    return [
        BookColumn(_("Mã hồ sơ"), total="count"), BookColumn(_("Tên"), "name"), BookColumn(_("Sổ")),
        BookColumn(_("Ngày"), "date"), BookColumn(_("Tính"), "number", total="sum"),
    ]  # fmt: skip


def _behind_rows(behind: RecordsBehind) -> Iterator[list[Any]]:
    for record in behind.page():
        number = Linked(record.number, site_link(record.url))
        yield [number, record.title, str(registers()[record.register].title), record.event_date, record.weight]


def _records_sheets(book: Book, found: Report, officer: Officer | None) -> None:
    """Add a table for each register, and one that says which record stands behind which figure."""
    for listed in record_lists(found, officer, MOST_LISTED):
        columns = [BookColumn(_("Mã hồ sơ"), total="count"), *map(_record_column, listed.columns)]
        book.table(f"{listed.code} {listed.title}", f"So_{listed.register.key}", columns, _record_rows(listed))
    columns = [BookColumn(_("Mã chỉ tiêu")), *_behind_columns()]
    book.table(_("Hồ sơ theo chỉ tiêu"), "HoSo", columns, _all_records(found, officer), frozen=2)


def _all_records(found: Report, officer: Officer | None) -> Iterator[list[Any]]:
    for line in found.lines:
        places = found.territory.now.of(stock=line.indicator.stock)
        behind = RecordsBehind(line.indicator, found.period, places, officer=officer)
        yield from ([line.figure.code, *row] for row in _behind_rows(behind))


def _record_column(column: AnnexColumn) -> BookColumn:
    total: Total = ""
    if column.kind == "number":
        total = "average" if "%" in column.title else "sum"
    return BookColumn(column.title, column.kind, total)


def _record_rows(listed: RecordList) -> Iterator[list[Any]]:
    for record in listed.records:
        number = Linked(record.dossier.number, site_link(record.get_absolute_url()))
        yield [number, *(_cell(column, record) for column in listed.columns)]


def _cell(column: AnnexColumn, record: Any) -> Any:
    """Return numbers and dates as such, everything else as it is written on paper; nothing stays empty."""
    value = column.read(record)
    if column.kind in ("number", "date") or value is None or value == "":
        return value
    return cell_text(value)


def _restated_sheet(book: Book, printed: Printed) -> None:
    if not printed.restated:
        return
    columns = [
        BookColumn(_("Mã")), BookColumn(_("Chỉ tiêu"), "name"), BookColumn(_("Đã báo cáo"), "number"),
        BookColumn(_("Nay là"), "number"), BookColumn(_("Hồ sơ")), BookColumn(_("Lý do"), "name"),
        BookColumn(_("Người sửa")), BookColumn(_("Ngày"), "date"),
    ]  # fmt: skip
    rows = (
        [each.code, each.name, _plain(each.old), _plain(each.new), each.record, each.reason, each.who, each.on]
        for each in printed.restated
    )
    book.table(pgettext("sheet", "Đính chính"), "DinhChinh", columns, rows)


def _plain(value: Any) -> Any:
    """Return a stored amount without zeros behind its point."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value
