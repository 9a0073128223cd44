"""Which lines are rows of a table: cells between bars or tabs, merged rows between them, columns made of spaces."""

from __future__ import annotations

import re
from itertools import pairwise

from doingoai.parsing.text.lines import Line, is_noise

_CAPTION = re.compile(r"(?:bang|bieu|phu bieu|bieu mau)(?: so)? ?\d{1,3}[a-z]?\b|\(?don vi(?: tinh)? ?:")
_FIRST_CELL = re.compile(r"(?:s ?tt|tt|so tt|so thu tu)\b")
_GAP = re.compile(r" {2,}")
_LONGEST_MERGED = 160
_MOST_MERGED = 3
_LONGEST_CELLS = 1200
_NONE = 1 << 60


def row_numbers(lines: list[Line], first: int) -> dict[int, list[str]]:
    """Return for each line from `first` on that is a row of a table its cells; a caption has one cell, "".

    A row of one merged cell between two rows belongs to the table; a caption above it is no text of a point.
    """
    rows = {
        index: _cells(line.text)
        for index, line in enumerate(lines)
        if index >= first and is_row(line.text) and not is_noise(line)
    }
    piped = _outer_bars(lines, rows)
    found = {index: _stripped(cells) if index in piped else cells for index, cells in rows.items()}
    for before, after in pairwise(sorted(rows)):
        between = range(before + 1, after)
        if 0 < len(between) <= _MOST_MERGED and all(_is_merged(lines, index, after) for index in between):
            found |= {index: [lines[index].text] for index in between}
    found |= _aligned(lines, first, found)
    for index in sorted(found):
        if index > first and index - 1 not in found and _CAPTION.match(lines[index - 1].head):
            found[index - 1] = []
    return found


def is_row(text: str) -> bool:
    """Tell a row whose cells are parted by bars or by at least two tabs."""
    if "|" not in text:
        return text.count("\t") >= 2
    return text[0] == "|" or " | " in text or text.count("\t") >= 2 or (text.endswith(" |") and text.count("|") > 1)


def _cells(text: str) -> list[str]:
    parts = text.split("|") if "|" in text else text.split("\t")
    return [" ".join(part.split()) for part in parts]


def _outer_bars(lines: list[Line], rows: dict[int, list[str]]) -> set[int]:
    """Return the rows of tables whose every row begins with a bar: there the first bar parts nothing."""
    piped: set[int] = set()
    run: list[int] = []
    for index in [*sorted(rows), _NONE]:
        if run and index - run[-1] > 2:
            if all(lines[each].text.startswith("|") for each in run):
                piped.update(run)
            run = []
        run.append(index)
    return piped


def _stripped(cells: list[str]) -> list[str]:
    return cells[1:-1] if len(cells) > 2 and not cells[-1] else cells[1:]


def _is_merged(lines: list[Line], index: int, after: int) -> bool:
    """Tell a row of one merged cell before the row `after`; a caption before the next head is none."""
    line, following = lines[index], lines[index + 1]
    if is_noise(line) or line.gap > 1 or following.gap > 1 or len(line.text) > _LONGEST_MERGED:
        return False
    return not _FIRST_CELL.match(lines[after].head.lstrip("| ")) and not _CAPTION.match(line.head)


def _aligned(lines: list[Line], first: int, known: dict[int, list[str]]) -> dict[int, list[str]]:
    """Return the rows of tables laid out with spaces, each under a head that begins with "TT" or "STT"."""
    found: dict[int, list[str]] = {}
    index = first
    while index < len(lines):
        columns = _columns(lines[index]) if index not in known and _FIRST_CELL.match(lines[index].head) else []
        index += 1
        if len(columns) < 3:
            continue
        found[index - 1] = _by_columns(lines[index - 1], columns)
        row = index - 1
        while index < len(lines) and _goes_on(lines[index], columns):
            cells = _by_columns(lines[index], columns)
            if cells[0]:
                row, found[index] = index, cells
            else:  # the cells of the row above go on
                found[row] = [f"{over} {cell}".strip() for over, cell in zip(found[row], cells, strict=True)]
                found[index] = [""] * len(cells)
            index += 1
    return found if len(found) > 1 else {}


def _columns(line: Line) -> list[int]:
    starts = [0, *(gap.end() for gap in _GAP.finditer(line.text))]
    return [line.indent + start for start in starts]


def _goes_on(line: Line, columns: list[int]) -> bool:
    if line.gap > 2 or len(line.text) > _LONGEST_CELLS or is_noise(line):
        return False
    if line.indent > columns[0] + 1:
        return line.gap == 1
    cells = _GAP.split(line.text)
    return len(cells) > 1 and len(cells[0]) <= columns[1] - columns[0] + 1


def _by_columns(line: Line, columns: list[int]) -> list[str]:
    """Put each piece under the column in which it begins, or the nearest one before."""
    cells = [""] * len(columns)
    done = 0
    for part in [*_GAP.finditer(line.text), None]:
        stop = part.start() if part else len(line.text)
        at = line.indent + done
        column = max((number for number, start in enumerate(columns) if start <= at + 1), default=0)
        cells[column] = f"{cells[column]} {line.text[done:stop]}".strip()
        done = part.end() if part else stop
    return cells
