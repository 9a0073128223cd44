"""Writing tables as .xlsx that can be filled in and imported again; CSV and JSON lines are in `lines_out.py`.

Text is always written as text: a cell never becomes a formula. Values come in the order of the columns.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from doingoai.exchange.lines_out import csv_lines, json_lines
from doingoai.exchange.sheet_cells import EXACT_UP_TO, NO, YES, as_date, written
from doingoai.exchange.sheet_columns import HIDDEN_SHEET, SheetColumn, column_letters

__all__ = ["MAX_ROWS", "csv_lines", "json_lines", "write_sheet", "write_template"]

MANY_ROWS = 10_000
"""Above this the workbook is written row by row to disk: 30 MB of memory instead of 180 for 50,000 rows."""
MAX_ROWS = 1_048_575
_ROWS_TO_FILL = 1000
_LONGEST_TEXT = 32_767
_FIRST_DATE = datetime.date(1900, 3, 1)  # before it Excel counts a day that never was
_WIDTHS = {"text": 28, "date": 12, "integer": 12, "decimal": 16, "boolean": 9, "choice": 22}
_HOW_TO_WRITE = {
    "text": "Chữ.",
    "date": "Ngày/tháng/năm, ví dụ 05/02/2026.",
    "integer": "Số nguyên, ví dụ 1234.",
    "decimal": "Số; phần lẻ sau dấu phẩy, ví dụ 1234,5.",
    "boolean": f"{YES} hoặc {NO}.",
    "choice": "Chọn một mục trong danh sách của ô.",
}
_FIRST_CHOICES = 3  # in the hidden sheet, behind key, label and kind
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_sheet(
    stream: IO[bytes],
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[object]],
    *,
    title: str,
    notes: Sequence[str] = (),
) -> None:
    """Write an .xlsx: header frozen and filtered, real dates, lists to choose from, and a sheet of guidance.

    A hidden sheet keeps the keys of the columns, so that the file can be imported after a label has changed.
    Raises ValueError for more rows than a sheet can hold (1,048,575).
    """
    first = list(islice(rows := iter(rows), MANY_ROWS + 1))
    options = {**_OPTIONS, "constant_memory": len(first) > MANY_ROWS}
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties({"title": title})
        sheet = workbook.add_worksheet(sheet_name(title))
        _lay_out(workbook, sheet, columns, title)
        last = _write_rows(workbook, sheet, columns, chain(first, rows))
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        _restrict(sheet, columns, max(last, _ROWS_TO_FILL))
        _write_guidance(workbook, columns, title, notes)
        _write_keys(workbook, columns)


def write_template(stream: IO[bytes], columns: Sequence[SheetColumn], *, title: str, notes: Sequence[str] = ()) -> None:
    """Write the same workbook without rows, to be filled in and imported."""
    write_sheet(stream, columns, (), title=title, notes=notes)


def _lay_out(workbook: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[SheetColumn], title: str) -> None:
    head = workbook.add_format({"bold": True, "bg_color": "#E7EDF5", "border": 1, "text_wrap": True, "valign": "top"})
    for position, column in enumerate(columns):
        longest = max((len(label) for _, label in column.choices), default=0)
        width = max(_WIDTHS[column.kind], min(len(column.label) + 4, 30), min(longest + 2, 50))
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, column.label + (" *" if column.required else ""), head)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if title:
        sheet.set_header("&C" + title.replace("&", "&&")[:200])
    sheet.set_footer("&C&P/&N")


def _write_rows(
    workbook: xlsxwriter.Workbook,
    sheet: Worksheet,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[object]],
) -> int:
    """Write the rows below the header; return the number of the last one."""
    formats = {
        "date": workbook.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        "integer": workbook.add_format({"num_format": "0"}),
        "decimal": workbook.add_format({"num_format": "#,##0.00"}),
    }
    cells = [(position, column, formats.get(column.kind)) for position, column in enumerate(columns)]
    number = 0
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS:
            raise ValueError(f"an .xlsx sheet holds {MAX_ROWS} rows; use csv_lines for more")
        for (position, column, cell_format), value in zip(cells, row, strict=True):
            if value is not None and value != "":
                _write_cell(sheet, (number, position), (column, cell_format), value)
    return number


def _write_cell(sheet: Worksheet, at: tuple[int, int], how: tuple[SheetColumn, Format | None], value: Any) -> None:
    column, cell_format = how
    if isinstance(value, datetime.date) and as_date(value) >= _FIRST_DATE and column.kind == "date":
        sheet.write_datetime(*at, as_date(value), cell_format)
    elif isinstance(value, int | float | Decimal) and _is_exact(value, column):
        sheet.write_number(*at, value, cell_format)
    else:
        sheet.write_string(*at, written(value, column)[:_LONGEST_TEXT])


def _is_exact(value: float | Decimal, column: SheetColumn) -> bool:
    """True for a number that a cell keeps as it is: 15 digits, no more; identity numbers stay text."""
    if isinstance(value, bool) or column.kind not in ("integer", "decimal"):
        return False
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.normalize().as_tuple().digits) <= 15
    return abs(value) < EXACT_UP_TO


def _restrict(sheet: Worksheet, columns: Sequence[SheetColumn], last: int) -> None:
    """Offer lists and refuse wrong kinds while the officer types; the import checks again."""
    for position, column in enumerate(columns):
        rule: dict[str, Any] = {"error_title": column.label[:32], "error_message": _HOW_TO_WRITE[column.kind]}
        if column.kind == "choice" and column.choices:
            place = column_letters(_FIRST_CHOICES + position)
            rule |= {"validate": "list", "source": f"={HIDDEN_SHEET}!${place}$1:${place}${len(column.choices)}"}
        elif column.kind == "boolean":
            rule |= {"validate": "list", "source": [YES, NO]}
        elif column.kind == "date":
            rule |= {"validate": "date", "criteria": ">=", "value": _FIRST_DATE}
        elif column.kind in ("integer", "decimal"):
            rule |= {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        else:
            continue
        sheet.data_validation(1, position, last, position, rule)


def _write_guidance(
    workbook: xlsxwriter.Workbook, columns: Sequence[SheetColumn], title: str, notes: Sequence[str]
) -> None:
    sheet = workbook.add_worksheet("Hướng dẫn")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 70)
    bold = workbook.add_format({"bold": True})
    sheet.write_string(0, 0, title[:_LONGEST_TEXT], bold)
    for number, note in enumerate(notes, start=1):
        sheet.write_string(number, 0, note[:_LONGEST_TEXT])
    for number, column in enumerate(columns, start=len(notes) + 2):
        required = " Bắt buộc." if column.required else ""
        sheet.write_string(number, 0, column.label, bold)
        sheet.write_string(number, 1, _HOW_TO_WRITE[column.kind] + required)


def _write_keys(workbook: xlsxwriter.Workbook, columns: Sequence[SheetColumn]) -> None:
    """Write key, label and kind of each column, and beside them the choices that the lists point to."""
    sheet = workbook.add_worksheet(HIDDEN_SHEET)
    sheet.very_hidden()
    for number in range(max(len(columns), *(len(column.choices) for column in columns), 1)):
        if number < len(columns):
            column = columns[number]
            for position, text in enumerate((column.key, column.label, column.kind)):
                sheet.write_string(number, position, text)
        for position, column in enumerate(columns):
            if number < len(column.choices):
                sheet.write_string(number, _FIRST_CHOICES + position, column.choices[number][1])


def sheet_name(title: str) -> str:
    """Return a name that Excel accepts: 31 letters, none of its own signs, no apostrophe at the ends."""
    name = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)
    return " ".join(name.split()).strip("'")[:31].strip(" '") or "Bảng"
