"""How a table row becomes lines of text, alike for every format."""

from __future__ import annotations

from collections.abc import Sequence

SEPARATOR = " | "
_LONGEST_NUMBER = 5  # "XVIII", "12.a)"


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return one line per row with the cells separated by " | "; nothing for an empty row.

    A row of two filled cells with several lines in one of them is a layout row: the letterhead (issuing body
    beside the national motto) or the foot (recipients beside the signature). Its cells follow one another
    with their lines kept, because "Nơi nhận" and its dashes mean nothing on one line. A row that begins with
    a bare number is a row of figures or tasks, never layout.
    """
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    few = len(cells) <= 3 and len(filled) <= 2
    if few and any(len(cell) > 1 for cell in filled) and not any(_is_number(cell) for cell in filled):
        return [line for cell in filled for line in cell]
    return [SEPARATOR.join(" ".join(cell) for cell in cells)]


def _is_number(cell: Sequence[str]) -> bool:
    return len(" ".join(cell)) <= _LONGEST_NUMBER


def cell_lines(paragraphs: Sequence[str]) -> list[str]:
    """Return the lines of a cell, without the empty ones."""
    return [line.strip() for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
