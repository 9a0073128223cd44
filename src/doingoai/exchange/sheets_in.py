"""Reading a table from .xlsx, .xls, .ods or .csv: its header and its rows, with the numbers that people see.

The workbook itself is opened in a child process (`sheet_child.py`). What the cells mean is in
`sheet_cells.py`, which columns they are in `sheet_columns.py`.
"""

from __future__ import annotations

import csv
import datetime
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doingoai.exchange.lines_out import FORMULA_SIGNS
from doingoai.exchange.sheet_cells import Cell, CellError, ErrorCell, as_people_write, coerce
from doingoai.exchange.sheet_columns import HIDDEN_SHEET, ColumnMatch, SheetColumn, column_letters, match_columns
from doingoai.reading import Unreadable, decode_bytes, kinds, sniff
from doingoai.reading.archive import MIB, open_archive
from doingoai.reading.isolated import ChildFailed, run_isolated
from doingoai.reading.reader import MAX_INPUT, load_file

__all__ = [
    "BadSheet", "Cell", "CellError", "ColumnMatch", "ErrorCell", "Row", "Sheet", "SheetColumn", "coerce",
    "match_columns", "read_sheet",
]  # fmt: skip

_CHILD = Path(__file__).with_name("sheet_child.py")
_WORKBOOKS = frozenset((kinds.XLSX, kinds.XLSM, kinds.XLS, kinds.ODS))
_TEXTS = frozenset((kinds.TEXT, kinds.CSV, kinds.MARKDOWN))
_DELIMITERS = ";,\t|"
_FORMATS = "Hãy lưu bảng thành .xlsx (hoặc .xls, .ods, .csv) rồi gửi lại."
_TOO_FAR = (
    "Không đọc được tệp này: tệp bị hỏng, hoặc có ô thừa ở rất xa (ví dụ XFD1048576). "
    "Hãy chép phần bảng cần nhập sang một tệp mới rồi gửi lại."
)
_REFUSALS = {
    "empty": "Tệp không có trang tính nào hiện ra. Hãy mở tệp kiểm tra và bỏ ẩn trang tính cần nhập.",
    "too_wide": "Bảng có quá nhiều cột, có thể do ô thừa ở xa bên phải. Hãy xoá các cột trống rồi gửi lại.",
    "encrypted": "Tệp đặt mật khẩu nên không đọc được. Hãy gỡ mật khẩu, lưu lại rồi gửi lại.",
    "unknown": "Tệp bảng tính bị hỏng nên không đọc được. " + _FORMATS,
}


class BadSheet(Exception):
    """A file from which no table can be read; the message says why and what to do."""

    def __init__(self, message_vi: str) -> None:
        super().__init__(message_vi)
        self.message_vi = message_vi


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: its number in the file, and one cell for each column of the header."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True)
class Sheet:
    """A table; `keys` are the column keys (by label) that an exported file brings along."""

    header: list[str]
    rows: list[Row]
    keys: dict[str, str] = field(default_factory=dict)


def read_sheet(source: bytes | str | os.PathLike[str], *, max_rows: int = 100_000) -> Sheet:
    """Read the first visible sheet of a workbook, or a CSV file; raises BadSheet.

    The header is the first row with two filled cells or more, so that a title may stand above it.
    """
    try:
        data = source if isinstance(source, bytes) else load_file(Path(source))
        if len(data) > MAX_INPUT:
            raise BadSheet(f"Tệp lớn hơn {MAX_INPUT // MIB} MB. Hãy chia bảng thành nhiều tệp nhỏ hơn.")
        raw, keys = _raw_rows(data, max_rows)
    except Unreadable as error:
        raise BadSheet(error.message_vi) from error
    return _table(raw, keys, max_rows)


def _raw_rows(data: bytes, max_rows: int) -> tuple[list[tuple[int, list[Any]]], dict[str, str]]:
    if not data.strip():
        raise BadSheet("Tệp trống. Hãy kiểm tra lại tệp rồi gửi lại.")
    media_type = sniff(data)
    if media_type in _WORKBOOKS:
        return _workbook_rows(data, max_rows)
    if media_type in _TEXTS:
        return _csv_rows(decode_bytes(data), max_rows), {}
    if media_type == kinds.LOCKED:
        raise BadSheet(_REFUSALS["encrypted"])
    raise BadSheet(f"Tệp này là {kinds.KINDS[media_type].label_vi}, không phải bảng tính. {_FORMATS}")


def _workbook_rows(data: bytes, max_rows: int) -> tuple[list[tuple[int, list[Any]]], dict[str, str]]:
    if data.startswith(b"PK"):
        open_archive(data).close()  # sizes are checked before anything is unpacked
    try:
        answer = run_isolated(_CHILD, data, HIDDEN_SHEET, str(max_rows), library="python_calamine")
    except ChildFailed as error:
        raise BadSheet(_TOO_FAR) from error
    if "refused" in answer:
        raise BadSheet(_REFUSALS[answer["refused"]])
    return [(number, [_cell(cell) for cell in cells]) for number, cells in answer["rows"]], answer["keys"]


def _cell(cell: Any) -> Cell:
    if type(cell) is not tuple:
        plain: Cell = cell
        return plain
    if cell[0] == "error":
        return ErrorCell(cell[1])
    return datetime.date(*cell) if len(cell) == 3 else datetime.datetime(*cell)


def _csv_rows(text: str, max_rows: int) -> list[tuple[int, list[Any]]]:
    rows: list[tuple[int, list[Any]]] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(lines, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, [_without_guard(cell) for cell in cells]))
                if len(rows) > max_rows + 50:
                    break
    except csv.Error as error:
        where = f"dòng {lines.line_num}"
        raise BadSheet(f"Tệp CSV sai ở {where}: có thể thừa hoặc thiếu dấu nháy kép. {_FORMATS}") from error
    return rows


def _without_guard(cell: str) -> str:
    """Take off the apostrophe that our export puts before text that looks like a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell


def _delimiter(text: str) -> str:
    """Return the sign that the header is divided by: Excel writes ";" where the comma is for decimals."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count)


def _table(raw: Sequence[tuple[int, list[Any]]], keys: dict[str, str], max_rows: int) -> Sheet:
    filled = [(number, cells) for number, cells in raw if any(_is_filled(cell) for cell in cells)]
    at = next((at for at, (_, cells) in enumerate(filled) if sum(map(_is_filled, cells)) > 1), 0)
    if not filled:
        raise BadSheet("Bảng không có dòng nào. Hãy kiểm tra lại trang tính đầu tiên của tệp.")
    body = filled[at + 1 :]
    if len(body) > max_rows:
        shown = f"{max_rows:,}".replace(",", ".")
        raise BadSheet(f"Bảng có hơn {shown} dòng. Hãy chia thành nhiều tệp nhỏ hơn rồi nhập lần lượt.")
    names = [" ".join(as_people_write(cell).split()) for cell in filled[at][1]]
    width = max((len(cells) for _, cells in body), default=0)
    names += [""] * (width - len(names))
    header = _named(names, [cells for _, cells in body])
    return Sheet(header, [Row(number, _fitted(cells, len(header))) for number, cells in body], keys)


def _named(names: list[str], body: Iterable[list[Any]]) -> list[str]:
    """Name the columns that hold data under an empty header by their letter, so that they can be reported."""
    unnamed = {at for at, name in enumerate(names) if not name}
    used = {at for cells in body for at in unnamed if at < len(cells) and _is_filled(cells[at])}
    header = [f"(cột {column_letters(at)})" if at in used else name for at, name in enumerate(names)]
    while header and not header[-1]:
        header.pop()
    return header


def _is_filled(cell: Any) -> bool:
    return cell != "" if not isinstance(cell, str) else bool(cell.strip())


def _fitted(cells: list[Any], width: int) -> list[Cell]:
    return cells[:width] + [""] * (width - len(cells))
