"""The report and the records behind a figure as Excel workbooks: filtered tables, real numbers and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.indicators.records import RecordsBehind
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.report import Report
from doingoai.reporting.wording import heading, notes_of, span

# Text is text: a title that begins with “=” must not become a formula.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTHS = {"text": 26, "date": 12, "integer": 14, "decimal": 14}


def report_workbook(found: Report, officer: Officer | None = None) -> bytes:
    """Return figures and notes; of the nation also the figures by province, of a province also its records."""
    with _Book() as book:
        book.table(_("Số liệu"), report_columns(found), report_rows(found))
        if found.territory.is_nation:
            book.table(_("Theo tỉnh"), _area_columns(found), _area_rows(found))
        else:
            book.table(
                _("Hồ sơ"), (SheetColumn("code", _("Mã chỉ tiêu")), *record_columns()), _all_records(found, officer)
            )
        told = (heading(found.territory, found.period), span(found.period), *notes_of(found))
        book.table(_("Ghi chú"), [SheetColumn("note", _("Ghi chú"))], [[note] for note in told])
    return book.content


def figure_workbook(found: FigureReport) -> bytes:
    """Return the records behind a figure as the officer who asked sees them."""
    with _Book() as book:
        book.table(found.figure.code, record_columns(), record_rows(found.behind))
    return book.content


def report_columns(found: Report) -> list[SheetColumn]:
    """Return the columns of the table of figures, in workbook and CSV alike."""
    return [
        SheetColumn("code", _("Mã")),
        SheetColumn("name", _("Chỉ tiêu")),
        SheetColumn("register", _("Sổ")),
        SheetColumn("unit", _("Đơn vị")),
        SheetColumn("value", found.period.key, "decimal"),
        SheetColumn("previous", found.period.previous.key, "decimal"),
        SheetColumn("change_pct", _("Tăng/giảm %"), "decimal"),
        SheetColumn("rows", _("Hồ sơ"), "integer"),
    ]


def report_rows(found: Report) -> Iterator[list[Any]]:
    """Yield the figures in the order of these columns."""
    for line in found.lines:
        figure, register = line.figure, str(line.register.title)
        said = [figure.code, str(line.indicator.name), register, str(line.indicator.unit)]
        yield [*said, figure.value, figure.previous, figure.change_pct, figure.rows]


def record_columns() -> list[SheetColumn]:
    """Return the columns of the records behind a figure."""
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


def _area_columns(found: Report) -> list[SheetColumn]:
    figures = (SheetColumn(line.figure.code, line.figure.code, "decimal") for line in found.lines)
    return [SheetColumn("unit", _("Mã tỉnh")), SheetColumn("name", _("Tỉnh, thành phố")), *figures]


def _area_rows(found: Report) -> Iterator[list[Any]]:
    for area in found.areas:
        yield [area.code, area.name, *(line.reckoning.figure_of(area).value for line in found.lines)]
    yield ["VN", _("Toàn quốc"), *(line.figure.value for line in found.lines)]


def _all_records(found: Report, officer: Officer | None) -> Iterator[list[Any]]:
    for line in found.lines:
        places = found.territory.now.of(stock=line.indicator.stock)
        behind = RecordsBehind(line.indicator, found.period, places, officer=officer)
        yield from ([line.figure.code, *row] for row in record_rows(behind))


class _Book:
    """A workbook in memory; its bytes are there when the block is left."""

    content = b""

    def __enter__(self) -> _Book:
        self._stream = BytesIO()
        self._book = xlsxwriter.Workbook(self._stream, OPTIONS)
        self._formats = {
            "date": self._book.add_format({"num_format": "dd/mm/yyyy"}),
            "integer": self._book.add_format({"num_format": "#,##0"}),
            "decimal": self._book.add_format({"num_format": "#,##0.##"}),
            "text": self._book.add_format({"text_wrap": True, "valign": "top"}),
        }
        return self

    def __exit__(self, *problem: object) -> None:
        self._book.close()
        self.content = self._stream.getvalue()

    def table(self, name: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Any]]) -> None:
        """Add a sheet with one filtered table, its head frozen, ready for A4 landscape."""
        sheet = self._book.add_worksheet(name)
        filled = [[_plain(value) for value in row] for row in rows]
        for place, row in enumerate(filled, start=1):
            self._write(sheet, place, row, columns)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, 60 if column.key in {"name", "title", "note"} else WIDTHS[column.kind])
        heads = [{"header": column.label} for column in columns]
        sheet.add_table(0, 0, max(len(filled), 1), len(columns) - 1, {"columns": heads, "style": "Table Style Light 9"})
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Worksheet, place: int, row: Sequence[Any], columns: Sequence[SheetColumn]) -> None:
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            if value is None:
                continue
            if column.kind == "date":
                sheet.write_datetime(place, at, value, self._formats["date"])
            elif column.kind == "text":
                sheet.write_string(place, at, str(value), self._formats["text"])
            else:
                sheet.write_number(place, at, value, self._formats["integer" if value == int(value) else "decimal"])


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
