"""Read a PDF as a laid-out document. PDFium runs in a child process (`pdf_child.py`): see `reading.isolated`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from doingoai.layout_check.letters import settled
from doingoai.layout_check.model import Laid, Piece, Section, Table
from doingoai.layout_check.pdf_margins import address_of, end_margins, side_margins
from doingoai.layout_check.pdf_numbers import read_numbers
from doingoai.layout_check.pdf_page import Page, alignment, read_page
from doingoai.reading.document import unreadable
from doingoai.reading.isolated import MIB, ChildFailed, run_isolated

_CHILD = Path(__file__).with_name("pdf_child.py")
_MEMORY = 1024 * MIB
_LIMIT_MB = 50
_NOMINAL_LEFT, _NOMINAL_RIGHT = 30.0, 15.0
_FEWEST_LETTERS = 40
_CANNOT_TELL = (
    "PDF không ghi giãn dòng, khoảng cách đoạn, thụt đầu dòng và kiểu canh lề của đoạn văn: các quy tắc này không "
    "được kiểm tra; hãy kiểm tra bằng tệp .docx."
)


def read_pdf_model(data: bytes) -> Laid:
    """Return the document; raises Unreadable for a damaged, locked, scanned or hostile file."""
    try:
        code, total, raw = run_isolated(_CHILD, data, library="pypdfium2", memory=_MEMORY)
    except ChildFailed as error:
        raise unreadable("damaged") from error
    if code != "ok":
        raise unreadable(code, limit=_LIMIT_MB)
    pages = [read_page(number, page) for number, page in enumerate(raw, start=1)]
    if sum(len(piece.text) for page in pages for piece in page.pieces) < _FEWEST_LETTERS:
        raise unreadable("scanned")
    numbers, texts = read_numbers(pages)
    feet = [address_of(page, pieces) for page, pieces in zip(pages, texts, strict=True)]
    texts = [_without(pieces, foot) for pieces, foot in zip(texts, feet, strict=True)]
    groups = _groups(pages)
    sections = tuple(_section([(pages[at], texts[at]) for at in group]) for group in groups)
    pieces = tuple(
        _in_section(piece, index, sections[index])
        for index, group in enumerate(groups)
        for at in group
        for piece in texts[at]
    )
    pieces += tuple(replace(p, place=replace(p.place, zone="footer")) for foot in feet for p in foot)
    notes = (_CANNOT_TELL, *_unread(total, len(pages)))
    return settled(Laid("pdf", pieces, sections, _tables(pages), numbers, total, total > 1, notes=notes))


def _without(pieces: Sequence[Piece], foot: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if not any(piece is other for other in foot)]


def _groups(pages: Sequence[Page]) -> list[list[int]]:
    """Return the indices of pages of one size that follow each other."""
    sizes = [(round(page.width), round(page.height)) for page in pages]
    return [[at for at, _ in group] for _, group in groupby(enumerate(sizes), key=lambda item: item[1])]


def _section(pages: Sequence[tuple[Page, Sequence[Piece]]]) -> Section:
    left, right = side_margins(pages)
    top, bottom = end_margins(pages)
    return Section(pages[0][0].width, pages[0][0].height, top, bottom, left, right)


def _in_section(piece: Piece, index: int, section: Section) -> Piece:
    """Return the piece with its section and with how it stands between the margins of that."""
    place = replace(piece.place, section=index)
    if place.box is None or section.left is None or section.right is None:
        return replace(piece, place=place)
    nominal = (_NOMINAL_LEFT + section.width - _NOMINAL_RIGHT) / 2
    measured = (section.left.high + section.width - section.right.high) / 2
    align = alignment(place.box, (measured, nominal, section.width / 2))
    return replace(piece, place=place, setting=replace(piece.setting, align=align))


def _tables(pages: Sequence[Page]) -> tuple[Table, ...]:
    return tuple(
        Table(number * 100 + index, 2, 2, page=number)
        for number, page in enumerate(pages, start=1)
        for index, _ in enumerate(page.tables, start=1)
    )


def _unread(total: int, read: int) -> list[str]:
    return [f"Văn bản có {total} trang; chỉ {read} trang đầu được kiểm tra."] if total > read else []
