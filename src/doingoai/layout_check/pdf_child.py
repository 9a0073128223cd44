"""PDFium's part of reading the layout of a PDF; runs in a child process only, see `pdf_model.py`.

Everything is measured in points from the upper left corner of the page; only plain values are returned.
"""

import ctypes
import math

import pypdfium2
import pypdfium2.raw as raw

MAX_PAGES = 400
MAX_LETTERS = 4_000_000
_LOCKED = ("password", "security")
_NAME = 128
_BLANKS = (32, 160)
_FIRST_PRINTED = 32
_FURTHEST = 2.0
_FLAT = 3.0
_SHORTEST = 12.0


def read(data: bytes):
    """Return ("ok", pages in the file, the pages read), or (code of the refusal, 0, [])."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        return ("encrypted" if any(word in reason for word in _LOCKED) else "damaged"), 0, []
    pages, letters = [], 0
    for index in range(min(len(document), MAX_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            return "damaged", 0, []
        pages.append(_page(page))
        letters += sum(len(run[0]) for run in pages[-1][2])
        page.close()
        if letters > MAX_LETTERS:
            return "too_large", 0, []
    return "ok", len(document), pages


def _page(page):
    """Return (width, height, runs, strokes, pictures)."""
    left, bottom, right, top = page.get_bbox()
    text_page = page.get_textpage()
    runs = list(_runs(text_page, left, top))
    text_page.close()
    strokes, pictures = _drawn(page, left, top)
    return right - left, top - bottom, runs, strokes, pictures


def _runs(text_page, left, top):
    """Yield (text, left, top, right, bottom, baseline, size, font, bold, italic, colour) for letters of one form."""
    letters, last, form, edge, cursor = [], None, None, None, 0.0
    for index, code, box, base in _letters(text_page, left, top):
        key = ctypes.cast(raw.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value
        if letters and (key != last or abs(base - edge[4]) > 1 or abs(box[0] - cursor) > _FURTHEST):
            yield ("".join(letters), *edge, *form)
            letters = []
        if key != last:
            last, form = key, _form(text_page, index)
        cursor = box[2]
        if not letters:
            edge = (*box, base)
        elif code not in _BLANKS:  # a blank at the end of a line is not print: the edge stays
            edge = (edge[0], min(edge[1], box[1]), box[2], max(edge[3], box[3]), base)
        letters.append(" " if code in _BLANKS else chr(code))
    if letters:
        yield ("".join(letters), *edge, *form)


def _letters(text_page, left, top):
    """Yield (index, code, box, baseline) of the letters that the file holds, not those that PDFium supposes."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text_page)):
        if raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code >= _FIRST_PRINTED and raw.FPDFText_GetLooseCharBox(text_page, index, box):
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            yield index, code, (box.left - left, top - box.top, box.right - left, top - box.bottom), top - y.value


def _form(text_page, index):
    """Return (size, font, bold, italic, colour) of a letter; the size is the one that is printed."""
    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(_NAME), ctypes.c_int()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    raw.FPDFText_GetFontInfo(text_page, index, name, _NAME, flags)
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.b, matrix.d)
    font = name.value.decode("utf-8", "replace")
    lowered = font.lower()
    bold = "bold" in lowered or bool(flags.value & (1 << 18)) or raw.FPDFText_GetFontWeight(text_page, index) >= 600
    slanted = abs(matrix.c) > 0.1 * abs(matrix.d) and matrix.a > 0
    italic = "italic" in lowered or "oblique" in lowered or bool(flags.value & (1 << 6)) or slanted
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text_page, index, *colour)
    return size, font, bold, italic, tuple(part.value for part in colour[:3])


def _drawn(page, left, top):
    """Return the thin lines (left, top, right, bottom) of a page, edges of boxes too, and how many pictures."""
    strokes, pictures = [], 0
    for item in page.get_objects(max_depth=2):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            strokes += _edges(item.get_bounds(), left, top)
    return strokes, pictures


def _edges(bounds, left, top):
    x0, y0, x1, y1 = bounds[0] - left, top - bounds[3], bounds[2] - left, top - bounds[1]
    if x1 - x0 < _FLAT or y1 - y0 < _FLAT:
        return [(x0, y0, x1, y1)] if max(x1 - x0, y1 - y0) >= _SHORTEST else []
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
