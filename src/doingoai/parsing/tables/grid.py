"""From rows of cells to a table: head (also of two merged rows), rows, continuation rows, and the caption above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doingoai.parsing.folding import fold
from doingoai.parsing.tables.found import Table

_HEAD_FIRST = re.compile(r"(?:s ?tt|tt|so tt|so thu tu|#|no\.?)$")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?$|[ivxlIVXL]{1,6}[.)]?$|[A-H][.)]?$")
_INDEX = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?$")
_LONGEST_HEAD = 90
_MOST_COLUMNS = 40


@dataclass(frozen=True)
class Row:
    """A row: its cells, and where its line stands in the original text."""

    cells: list[str]
    start: int
    end: int


def as_table(rows: list[Row], title: str | None) -> Table | None:
    """Return the table of consecutive rows, None when there is nothing in them."""
    rows = [row for row in rows if any(row.cells)]
    if not rows:
        return None
    width = min(max(len(row.cells) for row in rows), _MOST_COLUMNS)
    padded = [Row((row.cells + [""] * width)[:width], row.start, row.end) for row in rows]
    count = _head_rows(padded)
    head = _merged([row.cells for row in padded[:count]], width)
    body = _body(padded[count:], [row.cells for row in padded[:count]])
    return Table(
        title, head, [row.cells for row in body], rows[0].start, rows[-1].end, [(row.start, row.end) for row in body]
    )


def starts_table(cells: list[str]) -> bool:
    """Tell a row that can only be the head of a table: its first cell names the column of numbers."""
    return len(cells) > 2 and _HEAD_FIRST.match(fold(cells[0])) is not None


def is_number(cell: str) -> bool:
    """Tell the number of a row: "1", "2.1", "(3)", "IV", "A."."""
    return _NUMBER.fullmatch(cell.strip()) is not None


def _head_rows(rows: list[Row]) -> int:
    """Return how many rows the head has: none when the first row already holds a number or a long text."""
    first = rows[0].cells
    if any(len(cell) > _LONGEST_HEAD for cell in first) or is_number(first[0]) or len(rows) < 2:
        return 0
    if not starts_table(first) and (sum(map(bool, first)) < 2 or any(cell[:1].isdigit() for cell in first)):
        return 0
    count = 1
    while count < min(3, len(rows) - 1) and _completes(rows[count].cells, rows[count - 1].cells):
        count += 1
    return count


def _completes(cells: list[str], above: list[str]) -> bool:
    """Tell a second row of the head: no number in front, and something where the first row is empty."""
    if cells[0] or any(len(cell) > _LONGEST_HEAD for cell in cells):
        return False
    return any(cell and not over for cell, over in zip(cells, above, strict=True))


def _merged(heads: list[list[str]], width: int) -> list[str]:
    """Join the rows of the head: a merged cell above ("Cơ quan thực hiện") covers the empty ones to its right."""
    if not heads:
        return []
    names = list(heads[0])
    for below in heads[1:]:
        over = ""
        for column in range(width):
            over = names[column] or over
            if below[column]:
                names[column] = f"{over} - {below[column]}" if over else below[column]
    return names


def _body(rows: list[Row], heads: list[list[str]]) -> list[Row]:
    """Return the rows without repeated heads and the row of column numbers; a row broken by a page is joined."""
    kept: list[Row] = []
    for row in rows:
        if row.cells in heads or _is_index(row.cells):
            continue
        if kept and _continues(row.cells, kept[-1].cells):
            joined = [f"{over} {cell}".strip() for over, cell in zip(kept[-1].cells, row.cells, strict=True)]
            kept[-1] = Row(joined, kept[-1].start, kept[-1].end)
        else:
            kept.append(row)
    return kept


def _is_index(cells: list[str]) -> bool:
    """Tell the row "(1) | (2) | (3)" under a head."""
    numbers = [cell.strip("()") for cell in cells]
    if len(cells) < 3 or not all(_INDEX.fullmatch(cell) for cell in cells):
        return False
    tail = [int(number) for number in numbers if number.isdigit()]
    return len(tail) >= len(cells) - 1 and tail == list(range(tail[0], tail[0] + len(tail)))


def _continues(cells: list[str], above: list[str]) -> bool:
    """Tell a row that a page end or the layout broke off: nothing in front, and it goes on in small letters."""
    filled = [cell for cell in cells if cell]
    if cells[0] or not is_number(above[0]) or not filled:
        return False
    return all(over for cell, over in zip(cells, above, strict=True) if cell) and filled[0][0].islower()
