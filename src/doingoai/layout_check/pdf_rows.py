"""Put the letters of a PDF page together: runs on one baseline into rows, rows into the columns they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MM = 25.4 / 72
ASCENT, DESCENT = 0.891, 0.216  # of Times New Roman, in ems
_ROW = 2.5
_SPACE = 0.12
# Words of Vietnamese are short: justified lines never stretch a space to a whole em.
_COLUMN_GAP = 1.1
_WIDEST_BLANK = 90
_LONGEST_LABEL = 5
_BLANK_AFTER = re.compile(r"(?:^số ?:?|ngày|tháng|năm|:)\s*$", re.IGNORECASE)
_DARKEST = 0x26


@dataclass(frozen=True)
class Inked:
    """Letters of one form on one line, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    font: str
    bold: bool
    italic: bool
    rgb: tuple[int, int, int]

    @property
    def face(self) -> str:
        """Return the font's name without the mark of a subset."""
        return re.sub(r"^[A-Z]{6}\+", "", self.font)

    @property
    def colour(self) -> str:
        """Return the colour as RRGGBB, "" for black."""
        return "" if all(part <= _DARKEST for part in self.rgb) else "{:02X}{:02X}{:02X}".format(*self.rgb)


def rows_of(runs: list[Inked]) -> Iterator[list[Inked]]:
    """Yield the columns of each row from top to bottom and from left to right."""
    rows: list[list[Inked]] = []
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline < _ROW:
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        yield from _columns(sorted(row, key=lambda run: run.left))


def _columns(row: list[Inked]) -> Iterator[list[Inked]]:
    column = [row[0]]
    for run in row[1:]:
        if _parts(column, run):
            yield column
            column = []
        column.append(run)
    yield column


def _parts(column: list[Inked], run: Inked) -> bool:
    """Tell whether the gap before `run` parts two columns and is not a blank, a tab or a wide space."""
    gap = run.left - column[-1].right
    if gap > _WIDEST_BLANK:
        return True
    text = joined(column)
    if _BLANK_AFTER.search(text) or len(text.strip()) <= _LONGEST_LABEL:
        return False
    return gap > _COLUMN_GAP * max(run.size, column[-1].size)


def joined(column: list[Inked]) -> str:
    """Return the text of a column; a gap between two runs is a space."""
    text = column[0].text
    for before, run in pairwise(column):
        apart = run.left - before.right > _SPACE * run.size
        text += (" " if apart and not text.endswith(" ") and not run.text.startswith(" ") else "") + run.text
    return text
