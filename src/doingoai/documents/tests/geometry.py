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


def rules(pdf: bytes, page_index: int = 0) -> list[tuple[float, float]]:
    """Return (left, right) of the horizontal lines of a page from top to bottom."""
    page = pdfium.PdfDocument(pdf)[page_index]
    boxes = [item.get_bounds() for item in page.get_objects() if item.type == raw.FPDF_PAGEOBJ_PATH]
    flat = [box for box in boxes if box[3] - box[1] < 3 and box[2] - box[0] > 20]
    return [(box[0] * MM, box[2] * MM) for box in sorted(flat, key=lambda box: -box[1])]


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
