"""The margins of a PDF, measured from its print: exact where full lines end on one edge, a bound elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doingoai.layout_check.model import Measure, Piece
from doingoai.layout_check.pdf_numbers import opens_part
from doingoai.layout_check.pdf_page import Box, Page
from doingoai.parsing.folding import fold

_EDGE = 0.7
_FEWEST_ON_EDGE = 2
_FEWEST_JUSTIFIED = 3
_MOST = 0.4
_INDENT = 14.0
_LONG_LINE, _FEWEST_LONG = 0.6, 3
_NEAR_EDGE = 6.0
_RAGGED = 20.0
# The first line of a page may stand lower than the margin by its own spacing, the last one higher.
_ABOVE_FIRST = 3.6
# A heading goes to the next page with its paragraph, and two lines of one never part: the more pages, the nearer
# the fullest of them comes to the margin.
_BELOW_LAST = (None, None, 22.0, 15.0, 9.0)
_FOOT = 18.0
_FOOT_GAP = 10.0
_ADDRESS_BAND = 40.0
_ADDRESS = re.compile(r"dien thoai|\bdt:|e-?mail|website|\bfax\b|dia chi|tru so|www\.")
_ADDRESS_SIZE = 12.3
_LINES_OF_ADDRESS = 4
_NEXT_LINE = 2.0


def side_margins(pages: Sequence[tuple[Page, Sequence[Piece]]]) -> tuple[Measure | None, Measure | None]:
    """Return the left and the right margin of pages of one width, given with their running text."""
    width = pages[0][0].width
    boxes = [p.place.box for _, pieces in pages for p in pieces if p.place.box and p.place.table is None]
    if not boxes:
        return None, None
    left = min(box[0] for box in boxes)
    on_left = sum(box[0] - left < _EDGE for box in boxes)
    return Measure(left if on_left >= _FEWEST_ON_EDGE else max(left - _INDENT, 0), left), _right(boxes, width)


def _right(boxes: list[Box], width: float) -> Measure:
    """Return the right margin: the edge on which justified lines end, else a bound.

    Long lines tell it, where there are some: a letterhead may stick out of the column of the text.
    """
    long = [box[2] for box in boxes if box[2] - box[0] > _LONG_LINE * width]
    ends = long if len(long) >= _FEWEST_LONG else [box[2] for box in boxes]
    ends = [end for end in ends if end > max(ends) - _RAGGED]  # a column of short lines ends anywhere
    on_edge = [[other for other in ends if abs(other - end) < _EDGE] for end in ends]
    edge = max(on_edge, key=len)
    if len(edge) >= _FEWEST_JUSTIFIED and len(edge) >= _MOST * len(ends):
        margin = width - sum(edge) / len(edge)
        return Measure(margin, margin)
    if len(edge) >= _FEWEST_ON_EDGE and not any(_EDGE < max(ends) - end < _NEAR_EDGE for end in ends):
        return Measure(width - max(ends), width - max(ends))
    return Measure(max(width - max(ends) - _RAGGED, 0), width - max(ends))


def end_margins(pages: Sequence[tuple[Page, Sequence[Piece]]]) -> tuple[Measure | None, Measure | None]:
    """Return the top and the bottom margin; the last page is not full and says nothing of the bottom."""
    tops = [min(piece.place.box[1] for piece in pieces if piece.place.box) for _, pieces in pages if pieces]
    printed = [(page, pieces) for page, pieces in pages if pieces]
    feet = [page.height - _lowest(page, pieces) for page, pieces in printed]
    top = Measure(max(min(tops) - _ABOVE_FIRST, 0), min(tops)) if tops else None
    full = [foot for at, foot in enumerate(feet[:-1]) if not opens_part(printed[at + 1][0], printed[at][0])]
    if not full:
        return top, Measure(0, min(feet)) if feet else None
    below = _BELOW_LAST[min(len(full), len(_BELOW_LAST) - 1)]
    return top, Measure(0 if below is None else max(min(full) - below, 0), min(feet))


def _lowest(page: Page, pieces: Sequence[Piece]) -> float:
    """Return where the text of a page ends, without a line at its foot far below."""
    ends = sorted(_end(piece) for piece in pieces)
    while len(ends) > 1 and page.height - ends[-1] < _FOOT and ends[-1] - ends[-2] > _FOOT_GAP:
        ends.pop()
    return ends[-1]


def address_of(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines at the foot that are the address of the body (cell 13): small, with a telephone or the like."""
    lines = sorted(pieces, key=_end)
    found: list[Piece] = []
    for piece in reversed(lines[-_LINES_OF_ADDRESS:]):
        is_small = all(run.size <= _ADDRESS_SIZE for run in piece.inked)
        is_near = not found or _start(found[-1]) - _end(piece) < _NEXT_LINE
        if not (is_small and is_near) or page.height - _end(piece) > _ADDRESS_BAND:
            break
        found.append(piece)
    return found if any(_ADDRESS.search(fold(piece.text)) for piece in found) and len(found) < len(lines) else []


def _start(piece: Piece) -> float:
    return piece.place.box[1] if piece.place.box else 0.0


def _end(piece: Piece) -> float:
    return piece.place.box[3] if piece.place.box else 0.0
