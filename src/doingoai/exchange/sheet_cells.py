"""What a cell of a spreadsheet means: `coerce` turns it into the value of a column, or says what is wrong.

Numbers and dates in text are read the Vietnamese way (1.234,5 and 05/02/2026) and in no other: a text that
could be read in two ways is refused rather than guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from doingoai.exchange.sheet_columns import SheetColumn, exact
from doingoai.lib.text import fold, shorten

YES, NO = "Có", "Không"
_BOOLEANS = {
    **dict.fromkeys(("co", "x", "1", "true", "dung", "yes", "v"), True),
    **dict.fromkeys(("khong", "0", "false", "sai", "no", "k"), False),
}
_TICKS = {"✓": True, "✔": True, "☑": True, "☐": False}
_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", re.ASCII)
EXACT_UP_TO = 10**15
"""A spreadsheet keeps fifteen digits of a number and rounds the rest."""
_MANY_CHOICES = 12


@dataclass(frozen=True)
class ErrorCell:
    """A cell in which the spreadsheet itself shows an error, such as #DIV/0!."""

    text: str


Cell = str | int | float | bool | datetime.date | datetime.datetime | ErrorCell | None
Value = str | int | bool | Decimal | datetime.date | None


class CellError(ValueError):
    """A cell that cannot be the value of its column; the message says what to write instead."""

    def __init__(self, message_vi: str) -> None:
        super().__init__(message_vi)
        self.message_vi = message_vi


def coerce(cell: Cell, column: SheetColumn) -> Value:
    """Return the value of the cell for this column, None for an empty one; raises CellError."""
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "":
        return None
    if isinstance(cell, ErrorCell):
        raise CellError(f"Ô báo lỗi {cell.text}: hãy sửa công thức hoặc ghi giá trị vào ô.")
    return _READERS[column.kind](cell, column)


def written(value: object, column: SheetColumn) -> str:
    """Return a value of the column as people write it and as `coerce` reads it back."""
    if column.kind == "choice":
        return column.label_of_choice.get(str(value), str(value))
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return as_people_write(value)


def as_date(value: datetime.date) -> datetime.date:
    """Return the day of a date or of a moment."""
    return value.date() if isinstance(value, datetime.datetime) else value


def as_people_write(cell: object) -> str:
    """Return a cell in Vietnamese writing: 05/02/2026, 1234,5, Có."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, int | float):
        return str(cell).replace(".", ",")
    return str(cell)


def _text(cell: Cell, _column: SheetColumn) -> str:
    if isinstance(cell, int | float) and abs(cell) >= EXACT_UP_TO:
        raise CellError("Số quá 15 chữ số đã bị bảng tính làm tròn: hãy định dạng ô là Văn bản (Text) rồi ghi lại.")
    return as_people_write(cell)


def _date(cell: Cell, _column: SheetColumn) -> datetime.date:
    if isinstance(cell, datetime.date):
        return as_date(cell)
    text = str(cell)
    if isinstance(cell, str) and (found := _DATE.fullmatch(text)):
        day, month, year = found.groups()
    elif isinstance(cell, str) and (found := _ISO_DATE.fullmatch(text)):
        year, month, day = found.groups()
    else:
        raise CellError(f"{_quoted(cell)} không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2026.")
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise CellError(f"Không có ngày {_quoted(cell)} trong lịch. Hãy kiểm tra ngày và tháng.") from error


def _integer(cell: Cell, _column: SheetColumn) -> int:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str) and _INTEGER.fullmatch(_without_spaces(cell)):
        return int(_without_spaces(cell).replace(".", ""))
    raise CellError(f"{_quoted(cell)} không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234.")


def _decimal(cell: Cell, _column: SheetColumn) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell))
    if isinstance(cell, str) and _DECIMAL.fullmatch(_without_spaces(cell)):
        return Decimal(_without_spaces(cell).replace(".", "").replace(",", "."))
    raise CellError(
        f"{_quoted(cell)} không phải là số. Hãy dùng dấu phẩy cho phần lẻ và dấu chấm để tách hàng nghìn, "
        "ví dụ 1.234,5."
    )


def _boolean(cell: Cell, _column: SheetColumn) -> bool:
    if isinstance(cell, bool):
        return cell
    text = _integral_text(cell)
    answer = _TICKS.get(text, _BOOLEANS.get(fold(text)))
    if answer is None:
        raise CellError(f"{_quoted(cell)} không rõ là có hay không. Hãy ghi “{YES}” hoặc “{NO}”.")
    return answer


def _choice(cell: Cell, column: SheetColumn) -> str:
    text = _integral_text(cell)
    found = column.choice_by_text.get(exact(text)) or column.choice_by_text.get(fold(text))
    if found is None:
        labels = [label for _, label in column.choices]
        listed = "; ".join(labels[:_MANY_CHOICES]) + ("; …" if len(labels) > _MANY_CHOICES else "")
        raise CellError(f"{_quoted(cell)} không có trong danh mục. Hãy chọn một trong: {listed}.")
    return found


_READERS: dict[str, Callable[[Cell, SheetColumn], Value]] = {
    "text": _text,
    "date": _date,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "choice": _choice,
}


def _integral_text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _without_spaces(text: str) -> str:
    """Drop the spaces, breaking or not, with which some write 1 234 567."""
    return "".join(text.split())


def _quoted(cell: Cell) -> str:
    return f"“{shorten(as_people_write(cell), 40)}”"
