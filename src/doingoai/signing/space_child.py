"""PDFium's part of finding the signature space; runs in a child process only, see `space.py`. All in points."""

import unicodedata

import pypdfium2

# Where the lines of a signature block may stand, left and right of the middle of the name (half of a column of 85 mm).
_REACH = 120.0
_WIDTH = 142.0
_LEAST = 28.0
_MOST = 130.0
_MAX_PAGES = 2000


def read(data: bytes, name: str) -> tuple:
    """Return (page, left, bottom, width, height) of the space above the name, () when there is none.

    Without a name: (width, height) of the first page.
    """
    document = pypdfium2.PdfDocument(data)
    if not name:
        return document[0].get_size()
    for index in reversed(range(min(len(document), _MAX_PAGES))):
        for left, bottom, width, height in reversed(_spaces(document[index], name)):
            if height >= _LEAST:
                return index, left, bottom, width, height
    return ()


def _spaces(page: pypdfium2.PdfPage, name: str) -> list[tuple[float, float, float, float]]:
    textpage = page.get_textpage()
    lines = [textpage.get_rect(index) for index in range(textpage.count_rects())]
    found = []
    for form in {name, unicodedata.normalize("NFD", name)}:
        searcher = textpage.search(form, match_case=True)
        while (hit := searcher.get_next()) is not None:
            boxes = [textpage.get_charbox(index) for index in range(hit[0], hit[0] + hit[1])]
            found.append(_above(boxes, lines, page.get_height()))
    return found


def _above(boxes: list, lines: list, height: float) -> tuple[float, float, float, float]:
    """The space goes from the top of the name up to the next line of the same column."""
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    top_of_name = max(box[3] for box in boxes)
    higher = [bottom for left, bottom, right, top in lines
              if bottom > top_of_name + 1 and left < middle + _REACH and right > middle - _REACH / 3
              and left > middle - _REACH * 1.4]  # fmt: skip
    ceiling = min(higher, default=height)
    room = min(ceiling - top_of_name, _MOST)
    return middle - _WIDTH / 2, top_of_name, _WIDTH, room
