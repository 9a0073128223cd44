"""How many pages a Word file has: Word draws the pages only when it opens the file, so this is an estimate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from doingoai.layout_check.model import Measure, Piece, Section, Table

_MM_PER_POINT = 25.4 / 72
_LETTER_WIDTH = 0.46  # mean width of a letter in ems
_SINGLE = 1.15
_SURELY_MORE = 1.25
_USUAL_WIDTH = 165.0


def estimated_pages(pieces: Iterable[Piece], sections: Sequence[Section]) -> float:
    """Return the pages that the text fills; cells stand beside each other, so the highest counts."""
    heights = [0.0] * (len(sections) + 1)
    cells: dict[tuple[int, int, int], dict[int, float]] = {}
    for piece in pieces:
        place = piece.place
        if place.table is None:
            heights[min(place.section, len(sections))] += _height(piece)
        else:
            columns = cells.setdefault((place.section, place.table, place.row), {})
            columns[place.column] = columns.get(place.column, 0.0) + _height(piece)
    for (section, _table, _row), columns in cells.items():
        heights[min(section, len(sections))] += max(columns.values())
    return sum(_share(height, section) for height, section in zip(heights, sections, strict=False))


def is_several(estimate: float, breaks: int) -> bool | None:
    """Tell whether there is a second page; None when the text just about fills the first."""
    if breaks or estimate > _SURELY_MORE:
        return True
    return None if estimate > 2 - _SURELY_MORE + 0.15 else False


def is_tall(table: Table, pieces: Iterable[Piece], sections: Sequence[Section]) -> bool:
    """Tell a table that surely runs over the end of a page: taller than a whole page."""
    inside = [piece for piece in pieces if piece.place.table == table.index]
    return table.rows > 2 and estimated_pages(inside, sections) > _SURELY_MORE


def _share(height: float, section: Section) -> float:
    return height / max(section.height - _low(section.top) - _low(section.bottom), 1)


def _low(margin: Measure | None) -> float:
    return margin.low if margin else 20.0


def _height(piece: Piece) -> float:
    """Return the height of a piece in millimetres."""
    setting = piece.setting
    size = max((run.size for run in piece.runs), default=10 if piece.text else 0) or 12
    width = (piece.place.width or _USUAL_WIDTH) / _MM_PER_POINT
    lines = max(1, math.ceil(len(piece.text) * size * _LETTER_WIDTH / max(width, 1)))
    line = setting.line_points or size * _SINGLE * (setting.line or 1)
    around = (setting.before or 0) + (setting.after or 0) if piece.starts else 0
    return (lines * line + around) * _MM_PER_POINT
