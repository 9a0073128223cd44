"""The page numbers of a PDF: digits alone at the top or the bottom of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doingoai.layout_check.model import PageMark, PageNumbers, Piece
from doingoai.layout_check.pdf_page import Page
from doingoai.layout_check.wordings import NATION, type_of
from doingoai.parsing.folding import fold

_NUMBER = re.compile(r"(?:trang\s*)?[-–\[( ]*(\d{1,3}|[ivxl]{1,6})[-–\]) ]*(?:/\s*\d{1,3})?", re.IGNORECASE)
_BAND = 27.0
_CENTRE = 3.0
_ANNEX = re.compile(r"phu luc\b")


def read_numbers(pages: Sequence[Page]) -> tuple[PageNumbers, list[list[Piece]]]:
    """Return the page numbers, and the pieces of each page without its number."""
    marks: list[PageMark] = []
    texts: list[list[Piece]] = []
    missing, starts_at = None, 1
    for number, page in enumerate(pages, start=1):
        mark = _mark_of(page)
        texts.append([piece for piece in page.pieces if piece is not mark])
        if mark is not None:
            marks.append(_read(mark, page, number))
            starts_at = _start(mark.text, number, starts_at)
        elif number > 1 and missing is None and not opens_part(page, pages[number - 2]):
            missing = number
    on_first = any(mark.page == 1 for mark in marks)
    return PageNumbers(tuple(marks), on_first, missing, starts_at), texts


def _mark_of(page: Page) -> Piece | None:
    outer = [page.pieces[0], page.pieces[-1]] if page.pieces else []
    for piece in outer:
        box = piece.place.box
        if box and _NUMBER.fullmatch(piece.text) and (box[1] < _BAND or page.height - box[3] < _BAND):
            return piece
    return None


def _read(piece: Piece, page: Page, number: int) -> PageMark:
    box = piece.place.box or (0, 0, 0, 0)
    lefts = [other.place.box[0] for other in page.pieces if other.place.box and other is not piece]
    rights = [other.place.box[2] for other in page.pieces if other.place.box and other is not piece]
    middles = [page.width / 2] + ([(min(lefts) + max(rights)) / 2, (30 + page.width - 15) / 2] if lefts else [])
    centre = (box[0] + box[2]) / 2
    centred = any(abs(centre - middle) < _CENTRE for middle in middles)
    run = piece.inked[0]
    arabic = any(letter.isdigit() for letter in piece.text)
    alone = piece.text.strip().isalnum()
    return PageMark(box[1] < page.height / 2, centred, run.size, run.italic, arabic, alone, number)


def _start(text: str, number: int, known: int) -> int:
    """Return the number that page 1 has by what page 2 shows."""
    digits = re.search(r"\d+", text)
    return int(digits.group()) - 1 if number == 2 and digits else known


def opens_part(page: Page, before: Page) -> bool:
    """Tell the first page of an annex, of an attached document or of another size, whose number is not shown."""
    if not page.pieces:
        return True
    turned = abs(page.width - before.width) > 1
    return turned or any(_is_heading(piece.text) for piece in page.pieces[:3])


def _is_heading(text: str) -> bool:
    if _ANNEX.match(fold(text)) or NATION.search(fold(text)):
        return True
    return text.isupper() and type_of(text) is not None
