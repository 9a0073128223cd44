"""The margins of a PDF, measured from its print: exact where full lines end on one edge, a bound elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from doingoai.layout_check.model import Measure, Piece
from doingoai.layout_check.pdf_page import Box, Page

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
_BELOW_LAST = 9.0
_FOOT = 18.0
_FOOT_GAP = 5.0


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
    on_edge = [[other for other in ends if abs(other - end) < _EDGE] for end in ends]
    edge = max(on_edge, key=len)
    if len(edge) >= _FEWEST_JUSTIFIED and len(edge) >= _MOST * sum(end > max(ends) - _RAGGED for end in ends):
        margin = width - sum(edge) / len(edge)
        return Measure(margin, margin)
    if len(edge) >= _FEWEST_ON_EDGE and not any(_EDGE < max(ends) - end < _NEAR_EDGE for end in ends):
        return Measure(width - max(ends), width - max(ends))
    return Measure(max(width - max(ends) - _RAGGED, 0), width - max(ends))


def end_margins(pages: Sequence[tuple[Page, Sequence[Piece]]]) -> tuple[Measure | None, Measure | None]:
    """Return the top and the bottom margin; the last page is not full and says nothing of the bottom."""
    tops = [min(piece.place.box[1] for piece in pieces if piece.place.box) for _, pieces in pages if pieces]
    feet = [page.height - _lowest(page, pieces) for page, pieces in pages if pieces]
    top = Measure(max(min(tops) - _ABOVE_FIRST, 0), min(tops)) if tops else None
    full = feet[:-1]
    if not full:
        return top, Measure(0, min(feet)) if feet else None
    return top, Measure(max(min(full) - _BELOW_LAST, 0) if len(full) > 1 else 0, min(feet))


def _lowest(page: Page, pieces: Sequence[Piece]) -> float:
    """Return where the text of a page ends, without a line of address at its foot."""
    ends = sorted(piece.place.box[3] for piece in pieces if piece.place.box)
    while len(ends) > 1 and page.height - ends[-1] < _FOOT and ends[-1] - ends[-2] > _FOOT_GAP + 5:
        ends.pop()
    return ends[-1]
