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
_MOST_LETTERS_PLACED = 20_000
_MOST_PAGES_WITHOUT_HEAD = 12  # over which a table may go on
_NARROWEST_GAP, _GAP, _SLACK = 5.5, 0.6, 3.0  # points; of the height of a letter; overlap of slanted letters

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
    letters = tabled = 0
    for index in range(len(document)):
        pages.append(_page_text(document, index, tabled=tabled > 0))
        tabled = _MOST_PAGES_WITHOUT_HEAD if _TABLE.search(pages[-1][0]) else tabled - 1
        letters += len(pages[-1][0])
        if letters > MAX_LETTERS:
            return "too_large", []
    return "ok", pages


def _page_text(document: pypdfium2.PdfDocument, index: int, *, tabled: bool) -> Page:
    """Return one page, "" for one that PDFium cannot load; pages are closed at once.

    `tabled` tells that a table may go on from the page before, without its head.
    """
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return "", []
    text_page = page.get_textpage()
    text = str(text_page.get_text_range())
    words = _words(text_page, text) if tabled or _TABLE.search(text) else []
    text_page.close()
    page.close()
    return text, words


def _words(page: pypdfium2.PdfTextPage, text: str) -> list[Placed]:
    """Return the runs of letters with their places and their ranges in the text of the page.

    PDFium's own rectangles part at every change of font, inside words too, so the runs are made from letters:
    a new one begins at a line end and at a gap wider than spaces are.
    """
    if len(text) != page.count_chars() or len(text) > _MOST_LETTERS_PLACED:
        return []
    runs: list[list[tuple[float, float, float, float, int]]] = [[]]
    for place, letter in enumerate(text):
        if letter in "\r\n":
            runs.append([])
        elif not letter.isspace():
            left, bottom, right, top = page.get_charbox(place)
            run = runs[-1]
            if run and not 0 <= left - run[-1][2] + _SLACK < _SLACK + max(
                _NARROWEST_GAP, _GAP * (run[0][3] - run[0][1])
            ):
                run = []
                runs.append(run)
            run.append((left, bottom, right, top, place))
    return [_placed(run, text) for run in runs if run]


def _placed(run: list[tuple[float, float, float, float, int]], text: str) -> Placed:
    lefts, bottoms, rights, tops, places = zip(*run, strict=True)
    said = " ".join(text[places[0] : places[-1] + 1].split())
    return min(lefts), min(bottoms), max(rights), max(tops), said, places[0], places[-1] + 1
