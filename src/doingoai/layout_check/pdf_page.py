"""One page of a PDF as pieces: which lines of text stand in tables, which strokes belong to which line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doingoai.layout_check.model import Align, Piece, Place, Run, Setting, Side, Stroke
from doingoai.layout_check.pdf_rows import ASCENT, DESCENT, MM, Inked, joined, rows_of
from doingoai.layout_check.typed import typed_stroke
from doingoai.lib.text import nfc

_THIN = 3.0
_SHORTEST_UPRIGHT = 8.0
_UNDERLINE = 0.22
_SAME_END = 1.5
_RULE_BELOW = 24.0
_SHARED = 0.6
_CENTRE, _OFF_CENTRE = 3.0, 8.0
_LEFT_COLUMN, _RIGHT_COLUMN = 0.43, 0.58
_HYPHENS = str.maketrans({"\xad": "-", "\ufffe": "-", "\x02": "-", "\xa0": " "})

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Page:
    """The pieces of a page, and the bands between upright lines, where tables stand."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    tables: tuple[Box, ...]
    pictures: int


def read_page(number: int, raw: tuple[float, float, list[tuple], list[Box], int]) -> Page:
    """Return page `number` (from 1) as PDFium measured it."""
    width, height, runs, strokes, pictures = raw
    tables = _tables(strokes)
    flat = [box for box in strokes if box[3] - box[1] < _THIN and not _inside(_centre(box), tables)]
    columns = list(rows_of([Inked(*run) for run in runs]))
    below = _rules(columns, flat)
    pieces = tuple(
        _piece(column, flat, below.get(index, ()), tables, number, width) for index, column in enumerate(columns)
    )
    return Page(width * MM, height * MM, pieces, tables, pictures)


def _tables(strokes: list[Box]) -> tuple[Box, ...]:
    """Return the boxes around upright lines that stand side by side."""
    upright = sorted(
        (box for box in strokes if box[2] - box[0] < _THIN and box[3] - box[1] > _SHORTEST_UPRIGHT),
        key=lambda box: box[1],
    )
    tables: list[list[float]] = []
    for box in upright:
        if tables and box[1] <= tables[-1][3] + _THIN:
            last = tables[-1]
            last[0], last[2], last[3] = min(last[0], box[0]), max(last[2], box[2]), max(last[3], box[3])
        else:
            tables.append(list(box))
    return tuple((t[0], t[1], t[2], t[3]) for t in tables if t[2] - t[0] > _SHORTEST_UPRIGHT * 3)


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _inside(point: tuple[float, float], tables: Iterable[Box]) -> int | None:
    """Return the number of the table around a point, from 1; None outside."""
    for index, (left, top, right, bottom) in enumerate(tables, start=1):
        if left - _THIN <= point[0] <= right + _THIN and top - _THIN <= point[1] <= bottom + _THIN:
            return index
    return None


def _rules(columns: list[list[Inked]], flat: list[Box]) -> dict[int, list[Stroke]]:
    """Return the strokes below lines of text by the index of the line: each goes to the nearest one above it."""
    found: dict[int, list[Stroke]] = {}
    for box in flat:
        if any(_underlines(box, column, flat) for column in columns):
            continue
        above = [
            (box[1] - column[0].baseline, index)
            for index, column in enumerate(columns)
            if 0 < box[3] - column[0].baseline < _RULE_BELOW and _meets(column, box)
        ]
        if above:
            found.setdefault(min(above)[1], []).append(Stroke("drawn", (box[2] - box[0]) * MM))
    return found


def _meets(column: list[Inked], box: Box) -> bool:
    return column[0].left < (box[0] + box[2]) / 2 < column[-1].right


def _piece(
    column: list[Inked], flat: list[Box], below: Iterable[Stroke], tables: tuple[Box, ...], number: int, width: float
) -> Piece:
    text = nfc(joined(column)).translate(_HYPHENS).strip()
    underlines = [box for box in flat if _underlines(box, column, flat)]
    runs = tuple(_run(run, underlines) for run in column)
    first, left, right = column[0], column[0].left, max(run.right for run in column)
    box = (
        left * MM,
        (first.baseline - ASCENT * first.size) * MM,
        right * MM,
        (first.baseline + DESCENT * first.size) * MM,
    )
    table = _inside(((left + right) / 2, first.baseline), tables)
    index = None if table is None else number * 100 + table
    place = Place(page=number, side=_side((left + right) / 2 / width), table=index, box=box)
    under = (Stroke("underline"),) if all(run.underline for run in runs) else ()
    return Piece(text, runs, Setting(), place, strokes=(*typed_stroke(text), *under, *below))


def _run(run: Inked, underlines: list[Box]) -> Run:
    underline = any(
        min(box[2], run.right) - max(box[0], run.left) > _SHARED * (run.right - run.left) for box in underlines
    )
    return Run(run.text, run.size, run.bold, run.italic, underline, run.face, run.colour)


def _underlines(box: Box, column: list[Inked], flat: list[Box]) -> bool:
    """Tell an underline from a rule drawn close to the letters: it has their ends, or lies in several parts."""
    if not _touches(box, column):
        return False
    parts = {round(other[0]) for other in flat if _touches(other, column)}
    has_ends = abs(box[0] - column[0].left) < _SAME_END and abs(box[2] - column[-1].right) < _SAME_END
    return len(parts) > 1 or has_ends or any(_has_ends_of(box, run) for run in column)


def _has_ends_of(box: Box, run: Inked) -> bool:
    return abs(box[0] - run.left) < _SAME_END and abs(box[2] - run.right) < _SAME_END


def _touches(box: Box, column: list[Inked]) -> bool:
    return 0 < box[1] - column[0].baseline <= _UNDERLINE * column[0].size and _meets(column, box)


def _side(centre: float) -> Side:
    if centre < _LEFT_COLUMN:
        return "left"
    return "right" if centre > _RIGHT_COLUMN else "full"


def alignment(box: Box, middles: Sequence[float]) -> Align | None:
    """Return how a line stands to the middle of the text (millimetres), None where that cannot be told.

    The middle is known only as nearly as the margins are, so several may be given.
    """
    offset = min(((box[0] + box[2]) / 2 - middle for middle in middles), key=abs)
    if abs(offset) <= _CENTRE:
        return "center"
    return None if abs(offset) < _OFF_CENTRE else ("left" if offset < 0 else "right")
