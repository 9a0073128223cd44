"""Tables of a PDF page from the places of its words: columns under a head that begins with "TT" or "STT".

A PDF knows no tables: its text layer gives each wrapped cell line by line. Pages without such a head are left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.reading.table_text import row_lines

HEAD = re.compile(r"(?:S\.?TT|TT|Số TT|SỐ TT)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,5}|[A-HĐ])(?:\.\d{1,2}){0,2}[.)]?")
_FEWEST_COLUMNS = 3
_PAGE_NUMBER = 12  # letters that may follow a table that goes on
_HEAD_LEADING = 5.0  # points between two lines of one head cell


@dataclass(frozen=True)
class Word:
    """A run of letters on one line: its place in points (y grows upwards) and its range in the text of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    start: int
    end: int


@dataclass
class Column:
    """A column of a table: from where to where it goes, in points."""

    left: float
    right: float

    def overlap(self, word: Word) -> float:
        """Return how many points the word lies over the column; negative is the distance."""
        return min(self.right, word.right) - max(self.left, word.left)


Columns = Sequence[Column]


def with_tables(text: str, words: Sequence[Word], columns: Columns = ()) -> tuple[str, Columns]:
    """Return the text of a page with the first table of tasks in it given row by row, cells between bars.

    `columns` are those of a table that ran to the end of the page before; the new ones are returned likewise.
    """
    words = _without_page_number(words)
    head = next((word for word in words if HEAD.fullmatch(word.text)), None)
    found = _columns(words, head) if head else list(columns)
    if len(found) < _FEWEST_COLUMNS:
        return text, ()
    body = _body(words, head.bottom if head else math.inf, found)
    starts = [word for word in body if _NUMBER.fullmatch(word.text) and _column_of(word, found) is found[0]]
    if not starts:
        return text, ()
    top = [word for word in words if head and _in_head(word, head, found) and word not in body]
    rows = _rows(body, starts, head.bottom if head else math.inf)
    inside = [*top, *body]
    first, last = min(word.start for word in inside), max(word.end for word in inside)
    lines = [line for row in [[*top, *rows[0]], *rows[1:]] for line in row_lines(_cells(row, found))]
    rest = text[last:].lstrip()
    return "\n".join([text[:first].rstrip(), *lines, rest]).lstrip("\n"), () if len(rest) > _PAGE_NUMBER else tuple(
        found
    )


def _without_page_number(words: Sequence[Word]) -> list[Word]:
    """Drop a number alone at the top or the bottom of the page."""
    kept = list(words)
    for last in (
        min(kept, key=lambda word: word.bottom, default=None),
        max(kept, key=lambda word: word.top, default=None),
    ):
        if (
            last
            and last.text.strip(" -").isdigit()
            and not any(_beside(last, word) for word in kept if word is not last)
        ):
            kept.remove(last)
    return kept


def _beside(one: Word, other: Word) -> bool:
    return one.bottom < other.top and other.bottom < one.top


def _columns(words: Sequence[Word], head: Word) -> list[Column]:
    """Return the columns of the head, widened by what stands under exactly one of them."""
    line = sorted((word for word in words if _beside(word, head)), key=lambda w: w.left)
    columns: list[Column] = []
    for word in line:
        if word.left >= head.left - 1 and (not columns or word.left > columns[-1].right + 1):
            columns.append(Column(word.left, word.right))
    for word in words:
        over = [column for column in columns if column.overlap(word) > 0]
        if word.top < head.top and len(over) == 1:
            over[0].left, over[0].right = min(over[0].left, word.left), max(over[0].right, word.right)
    return columns


def _body(words: Sequence[Word], below: float, columns: list[Column]) -> list[Word]:
    """Return the words under the height `below`, down to a line that begins in the first column and runs on."""
    body: list[Word] = []
    for word in sorted(words, key=lambda each: (-each.top, each.left)):
        if word.top >= below:
            continue
        if word.left < columns[0].right and word.right > columns[1].left:
            break
        body.append(word)
    return body


def _in_head(word: Word, head: Word, columns: list[Column]) -> bool:
    """Tell a word of the head: on its line, or a line above it in a cell that is taller than "TT"."""
    if _beside(word, head):
        return True
    over = sum(column.overlap(word) > 0 for column in columns)
    return over == 1 and 0 <= word.bottom - head.top < _HEAD_LEADING and word.left > columns[0].right


def _rows(body: list[Word], starts: list[Word], below: float) -> list[list[Word]]:
    """Cut the body into rows, the first of which is what is left of the head."""
    cuts = []
    above = below
    for start in starts:
        cuts.append(_widest_gap(body, above, start.top))
        above = start.bottom
    rows: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for word in body:
        middle = (word.bottom + word.top) / 2
        rows[sum(middle < cut for cut in cuts)].append(word)
    return rows


def _widest_gap(body: list[Word], high: float, low: float) -> float:
    """Return where two rows part between the numbers at `high` and `low`: numbers may stand in the middle of cells."""
    edges = sorted((word for word in body if word.bottom < high and word.top > low - 1), key=lambda word: -word.top)
    widest, cut, lowest = 0.0, low + 0.5, high
    for word in edges:
        if lowest - word.top >= widest and word.top < high:
            widest, cut = lowest - word.top, (lowest + word.top) / 2
        lowest = min(lowest, word.bottom)
    return cut


def _column_of(word: Word, columns: list[Column]) -> Column:
    return max(columns, key=lambda column: column.overlap(word))


def _cells(row: list[Word], columns: list[Column]) -> list[list[str]]:
    cells: list[list[Word]] = [[] for _ in columns]
    for word in row:
        over = [number for number, column in enumerate(columns) if column.overlap(word) > 0]
        nearest = max(range(len(columns)), key=lambda number: columns[number].overlap(word))
        cells[over[0] if over else nearest].append(word)
    return [[word.text for word in sorted(cell, key=lambda each: each.start)] for cell in cells]
