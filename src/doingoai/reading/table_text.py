"""How a table row becomes lines of text, alike for every format."""

from __future__ import annotations

from collections.abc import Sequence

SEPARATOR = " | "
_WIDEST = 60
_LONGEST_COUNT = 9
_LONGEST_NUMBER = 5  # "XVIII", "12.a)"


def row_lines(cells: Sequence[Sequence[str]], *, covered: int = 0) -> list[str]:
    """Return one line per row with the cells separated by " | "; nothing for an empty row.

    `covered` of the cells are empty because a merged cell lies over them: they keep the columns under their heads,
    but a row that is one merged cell is a plain line.

    A row of two filled cells with several lines in one of them is a layout row: the letterhead (issuing body
    beside the national motto) or the foot (recipients beside the signature). Its cells follow one another
    with their lines kept, because "Nơi nhận" and its dashes mean nothing on one line. A row that begins with
    a bare number is a row of figures or tasks, never layout.
    """
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    few = len(cells) - covered <= 3 and len(filled) <= 2
    if few and any(len(cell) > 1 for cell in filled) and not any(_is_number(cell) for cell in filled):
        return [line for cell in filled for line in cell]
    if covered and len(cells) - covered == 1:
        return [" ".join(filled[0])]
    return [SEPARATOR.join(" ".join(cell) for cell in cells)]


def spanned(text: str | None) -> int:
    """Return over how many columns or rows a cell goes, from its attribute; hostile numbers are cut."""
    return min(int(text), _WIDEST) if text and text.isdecimal() and len(text) < _LONGEST_COUNT and int(text) else 1


def _is_number(cell: Sequence[str]) -> bool:
    return len(" ".join(cell)) <= _LONGEST_NUMBER


def cell_lines(paragraphs: Sequence[str]) -> list[str]:
    """Return the lines of a cell, without the empty ones."""
    return [line.strip() for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
