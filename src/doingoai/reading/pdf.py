"""The text layer of a PDF, page by page; pictures of text are not recognised here.

PDFium itself runs in a child process (`pdf_child.py`): it is not thread-safe, and a hostile file of 4 KB
takes 3 GB of memory in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from doingoai.reading.document import ReadDocument, unreadable
from doingoai.reading.isolated import MIB, ChildFailed, run_isolated
from doingoai.reading.pdf_table import Columns, Word, with_tables
from doingoai.reading.plain import tidy

MEDIA_TYPE = "application/pdf"
_CHILD = Path(__file__).with_name("pdf_child.py")
_LIMIT_MB = 50
_MEMORY = 768 * MIB
# A signature or a stamp leaves a few letters on a scanned page.
_FEWEST_LETTERS = 16
_LONGEST_NUMBER = 30
# PDFium gives U+0002 or U+FFFE for the hyphen at the end of a line.
_HYPHENS = re.compile("[\x02\ufffe\xad]\n?")


def read_pdf(data: bytes) -> ReadDocument:
    """Read the text of all pages, newline between them; raises Unreadable.

    A file without text is refused as scanned; when only some pages are, their numbers stand in a warning.
    Page numbers are left out: alone on a line they look like numbered points.
    """
    try:
        answer, raw = run_isolated(_CHILD, data, library="pypdfium2", memory=_MEMORY)
    except ChildFailed as error:
        raise unreadable("damaged") from error
    if answer != "ok":
        raise unreadable(answer, limit=_LIMIT_MB)
    pages = [_page_text(text, number) for number, text in enumerate(_with_tables(raw), start=1)]
    empty = [number for number, text in enumerate(pages, start=1) if len("".join(text.split())) < _FEWEST_LETTERS]
    if len(empty) == len(pages):
        raise unreadable("scanned")
    warnings = []
    if empty:
        listed = ", ".join(str(number) for number in empty[:20])
        warnings.append(f"Trang {listed} không có chữ (có thể là bản quét), chưa đọc được phần đó.")
    return ReadDocument("".join(pages), MEDIA_TYPE, pages=len(pages), warnings=warnings)


def _with_tables(raw: list[tuple[str, list[tuple[float, float, float, float, str, int, int]]]]) -> Iterator[str]:
    """Yield the text of each page; a table may go on over pages."""
    columns: Columns = ()
    for text, placed in raw:
        if placed:
            text, columns = with_tables(text, [Word(*each) for each in placed], columns)
        else:
            columns = ()
        yield text


def _page_text(raw: str, number: int) -> str:
    """Return the lines of a page, without its own number at the top or the bottom."""
    lines = [line.rstrip() for line in _HYPHENS.sub("-", tidy(raw)).rstrip().split("\n")]
    own = re.compile(rf"\s*(?:trang\s*)?[-–]?\s*{number}\s*(?:/\s*\d+\s*)?[-–]?\s*", re.IGNORECASE)
    for at in (0, -1):
        if len(lines) > 1 and len(lines[at]) < _LONGEST_NUMBER and own.fullmatch(lines[at]):
            del lines[at]
    return "\n".join(lines) + "\n"
