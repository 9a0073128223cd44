"""PDFium's part of reading a PDF; runs in a child process only, see `pdf.py`.

pypdfium2 is imported at the top because this file is loaded only when a PDF is read: the import costs 40 ms
and 10 MB that no other process pays.
"""

import re

import pypdfium2

MAX_PAGES = 5000
MAX_LETTERS = 20_000_000
_LOCKED = ("password", "security")


_TABLE = re.compile(r"^\s*(?:S\.?TT|TT|Số TT)\b", re.IGNORECASE | re.MULTILINE)
_MOST_WORDS = 3000

Placed = tuple[float, float, float, float, str, int, int]
Page = tuple[str, list[Placed]]


def read(data: bytes) -> tuple[str, list[Page]]:
    """Return ("ok", text of each page and, where a table may be, the places of its words), or (refusal, [])."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        return ("encrypted" if any(word in reason for word in _LOCKED) else "damaged"), []
    if len(document) > MAX_PAGES:
        return "too_large", []
    pages: list[Page] = []
    letters = 0
    for index in range(len(document)):
        pages.append(_page_text(document, index))
        letters += len(pages[-1][0])
        if letters > MAX_LETTERS:
            return "too_large", []
    return "ok", pages


def _page_text(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return one page, "" for one that PDFium cannot load; pages are closed at once."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return "", []
    text_page = page.get_textpage()
    text = str(text_page.get_text_range())
    words = _words(text_page) if _TABLE.search(text) else []
    text_page.close()
    page.close()
    return text, words


def _words(page: pypdfium2.PdfTextPage) -> list[Placed]:
    """Return the runs of letters with their places and their ranges in the text of the page."""
    words: list[Placed] = []
    for number in range(min(page.count_rects(), _MOST_WORDS)):
        left, bottom, right, top = page.get_rect(number)
        text = str(page.get_text_bounded(left, bottom, right, top)).strip()
        first = page.get_index(left + 1, (bottom + top) / 2, 3, 5)
        if text and first is not None:
            words.append((left, bottom, right, top, text, first, first + len(text)))
    return words
