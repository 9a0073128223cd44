"""Measure a drawn PDF: where a text stands (millimetres from the upper left corner) and how large it is."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 25.4 / 72


@dataclass(frozen=True)
class Placed:
    """A text found on a page."""

    left: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page, its lines joined by single spaces."""
    pages = pdfium.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def find(pdf: bytes, text: str, page_index: int = 0) -> Placed:
    """Return the first occurrence of a text that stands on one line."""
    page = pdfium.PdfDocument(pdf)[page_index]
    textpage = page.get_textpage()
    found = textpage.search(text, match_case=True).get_next()
    assert found is not None, f"“{text}” is not on page {page_index + 1}"
    start, count = found
    x, y = ctypes.c_double(), ctypes.c_double()
    assert raw.FPDFText_GetCharOrigin(textpage, start, x, y)
    left = textpage.get_charbox(start, loose=True)[0]
    right = textpage.get_charbox(start + count - 1, loose=True)[2]
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(textpage, start, name, 128, None)
    size = raw.FPDFText_GetFontSize(textpage, start)
    return Placed(left * MM, right * MM, (page.get_height() - y.value) * MM, size, name.value.decode())


def rules(pdf: bytes, page_index: int = 0, least: float = 20) -> list[tuple[float, float]]:
    """Return (left, right) of the horizontal lines of a page, `least` points long, from top to bottom."""
    page = pdfium.PdfDocument(pdf)[page_index]
    flat = [box for box in _boxes(page) if box[3] - box[1] < 3 and box[2] - box[0] > least]
    return [(box[0] * MM, box[2] * MM) for box in sorted(flat, key=lambda box: -box[3])]


def frames(pdf: bytes, page_index: int = 0) -> list[tuple[float, float, float, float]]:
    """Return (left, top, width, height) of the framed marks of a page, measured in the middle of their lines."""
    page = pdfium.PdfDocument(pdf)[page_index]
    framed = [box for box in _boxes(page) if 15 < box[3] - box[1] < 40 and box[2] - box[0] > 30]
    return [
        (left * MM, (page.get_height() - top) * MM, (right - left) * MM, (top - bottom) * MM)
        for left, bottom, right, top in framed
    ]


def _boxes(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Return the bounds of the drawn paths; the library widens them by the thickness of the line."""
    boxes = []
    for item in page.get_objects():
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            fill, stroked, thickness = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
            raw.FPDFPath_GetDrawMode(item, fill, stroked)
            raw.FPDFPageObj_GetStrokeWidth(item, thickness)
            wide = thickness.value if stroked.value else 0
            left, bottom, right, top = item.get_bounds()
            boxes.append((left + wide, bottom + wide, right - wide, top - wide))
    return boxes


def extent(pdf: bytes, page_index: int = 0, only: str = "") -> tuple[float, float]:
    """Return the left and the right edge of all letters of a page, or of those in `only`."""
    textpage = pdfium.PdfDocument(pdf)[page_index].get_textpage()
    letters = enumerate(textpage.get_text_range())
    boxes = [
        textpage.get_charbox(index, loose=True)
        for index, letter in letters
        if (letter in only if only else letter.strip())
    ]
    return min(box[0] for box in boxes) * MM, max(box[2] for box in boxes) * MM


def structure(pdf: bytes, page_index: int = 0) -> list[str]:
    """Return the tags of a page in reading order."""
    page = pdfium.PdfDocument(pdf)[page_index]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    tags: list[str] = []

    def walk(element) -> None:
        length = raw.FPDF_StructElement_GetType(element, None, 0)
        name = ctypes.create_string_buffer(length)
        raw.FPDF_StructElement_GetType(element, name, length)
        tags.append(name.raw.decode("utf-16-le").rstrip("\0"))
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child)

    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
    raw.FPDF_StructTree_Close(tree)
    return tags
