"""calamine's part of reading a workbook; runs in a child process only, see `sheets_in.py`.

A workbook of 5 KB with the cells A1 and XFD1048576 makes calamine ask for 512 GiB and abort its process.
Dates travel as tuples, error cells as ("error", text): marshal knows plain types only.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MAX_COLUMNS = 1000
_ROOM_ABOVE = 50  # titles and the header stand above the rows that are counted
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\bid=\"([^\"]+)\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>"
    rb"(?:(?!</(?:\w+:)?c>).){0,9000}?<(?:\w+:)?v>([^<]{1,40})</",
    re.DOTALL,
)


def read(data: bytes, hidden_sheet: str, max_rows: str) -> dict[str, Any]:
    """Return {"name", "rows": [(number, cells)], "keys": {label: key}}, or {"refused": code}."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        index = _first_visible(workbook)
        if index is None:
            return {"refused": "empty"}
        sheet = workbook.get_sheet_by_index(index)
        if sheet.width > MAX_COLUMNS:
            return {"refused": "too_wide"}
        rows = _filled_rows(sheet, int(max_rows) + _ROOM_ABOVE)
        keys = _keys(workbook, hidden_sheet)
    except PasswordError:
        return {"refused": "encrypted"}
    except CalamineError:
        return {"refused": "unknown"}
    _put_errors(rows, data, index)
    return {"name": sheet.name, "rows": list(rows.items()), "keys": keys}


def _first_visible(workbook: CalamineWorkbook) -> int | None:
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            return index
    return None


def _filled_rows(sheet: CalamineSheet, limit: int) -> dict[int, list[Any]]:
    """Return the rows that are not empty by the number that the user sees; stops behind `limit` of them."""
    if sheet.start is None:
        return {}
    left = sheet.start[1]  # iter_rows() begins at the first row of the sheet, but at the first filled column
    rows: dict[int, list[Any]] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        plain = [_plain(cell) for cell in cells]
        while plain and plain[-1] == "":
            plain.pop()
        if plain:
            rows[number] = [""] * left + plain
            if len(rows) > limit:
                break
    return rows


def _plain(cell: Any) -> Any:
    kind = type(cell)
    if kind is str or kind is int or kind is bool:
        return cell
    if kind is float:
        return int(cell) if cell.is_integer() else cell
    if kind is datetime.datetime:
        return (cell.year, cell.month, cell.day, cell.hour, cell.minute, cell.second)
    if kind is datetime.date:
        return (cell.year, cell.month, cell.day)
    return str(cell)


def _keys(workbook: CalamineWorkbook, hidden_sheet: str) -> dict[str, str]:
    if hidden_sheet not in workbook.sheet_names:
        return {}
    rows = workbook.get_sheet_by_name(hidden_sheet).iter_rows()
    return {str(row[1]): str(row[0]) for row in rows if len(row) > 1 and row[0] and row[1]}


def _put_errors(rows: dict[int, list[Any]], data: bytes, index: int) -> None:
    """Write the error cells of an .xlsx into the rows: calamine gives them as empty text."""
    for column, number, text in _error_cells(data, index):
        cells = rows.setdefault(number, [])
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = ("error", text)


def _error_cells(data: bytes, index: int) -> Iterator[tuple[int, int, str]]:
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _sheet_part(archive, index)
        xml = archive.read(part) if part in archive.namelist() else b""
    if b't="e"' not in xml:
        return
    for letters, number, text in _ERROR_CELL.findall(xml):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        if column <= MAX_COLUMNS:
            yield column - 1, int(number), text.decode("utf-8", errors="replace")


def _sheet_part(archive: zipfile.ZipFile, index: int) -> str:
    """Return the name of the part that holds the sheet, "" where the workbook is no .xlsx."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    ids: list[bytes] = _SHEET.findall(archive.read("xl/workbook.xml"))
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        values = dict(re.findall(rb"(\w+)=\"([^\"]*)\"", relation))
        if index < len(ids) and values.get(b"Id") == ids[index]:
            target = str(values.get(b"Target", b""), "utf-8", "replace")
            return target.lstrip("/") if target.startswith("/") else "xl/" + target
    return ""
