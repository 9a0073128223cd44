"""One walk over the elements of WordprocessingML: blocks (paragraphs, tables) and the runs inside them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doingoai.reading.docx_lists import Numbering, W
from doingoai.reading.list_labels import plain_symbols
from doingoai.reading.table_text import cell_lines, row_lines, spanned

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_A_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_P, _R, _T, _TABLE, _ROW, _CELL = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
_PROPERTIES, _RUN_PROPERTIES, _BOX = W + "pPr", W + "rPr", W + "txbxContent"
_ALTERNATE = MC + "AlternateContent"
_TEXTS = frozenset((_T, _M_TEXT, _A_TEXT))
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
# What Word does not print: deletions, the origin of moved text, field codes, properties, comment marks.
_UNSEEN = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "del", "moveFrom",
        "delText", "instrText", "delInstrText", "rt", "annotationRef", "footnoteRef", "endnoteRef",
    )
)  # fmt: skip
_OFF = ("0", "false", "off", "none")
_HIDDEN_TEXT = "Tệp có chữ ẩn (Hidden); phần chữ đó không được đọc."


class Walker:
    """Turns blocks into lines; keeps the running numbers, so one walker serves one document."""

    def __init__(self, numbering: Numbering) -> None:
        self.warnings: list[str] = []
        self._numbering = numbering
        self._carried = ""

    def blocks(self, container: etree._Element) -> Iterator[str]:
        """Yield the paragraphs and table rows of `container`, each with its newline."""
        for child in container:
            tag = child.tag
            if tag == _P:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield from self._table(child)
            elif tag == _ALTERNATE:
                yield from self._blocks_of(_chosen(child))
            elif tag not in _UNSEEN:
                yield from self.blocks(child)  # content controls, tracked insertions, custom XML

    def _blocks_of(self, container: etree._Element | None) -> Iterator[str]:
        return iter(()) if container is None else self.blocks(container)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        properties = paragraph.find(_PROPERTIES)
        pieces: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, pieces, boxes)
        text = "".join(pieces)
        if _mark_is_deleted(properties) and paragraph.getnext() is not None:
            self._carried += text  # the next paragraph continues this one
        else:
            yield self._labelled(properties, self._carried + text)
            self._carried = ""
        yield from boxes

    def _labelled(self, properties: etree._Element | None, text: str) -> str:
        label = self._numbering.label(properties)
        return f"{label} {text}\n" if label and text.strip() else text + "\n"

    def _inline(self, element: etree._Element, pieces: list[str], boxes: list[str]) -> None:
        """Collect the visible text below `element`; text boxes go to `boxes` as blocks of their own."""
        for child in element:
            tag = child.tag
            if tag == _R:
                if not self._is_hidden(child):
                    self._inline(child, pieces, boxes)
            elif tag in _TEXTS:
                pieces.append(child.text or "")
            elif tag in _UNSEEN:
                continue
            else:
                self._rare(child, pieces, boxes)

    def _rare(self, element: etree._Element, pieces: list[str], boxes: list[str]) -> None:
        tag = element.tag
        if tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == W + "sym":
            pieces.append(_symbol(element.get(W + "char")))
        elif tag == _BOX:
            boxes.extend(self.blocks(element))
        elif tag == _ALTERNATE:
            # The same box stands here twice, for new and for old programs.
            chosen = _chosen(element)
            if chosen is not None:
                self._inline(chosen, pieces, boxes)
        else:
            self._inline(element, pieces, boxes)

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = run.find(_RUN_PROPERTIES)
        vanish = None if properties is None else properties.find(W + "vanish")
        if vanish is None or vanish.get(W + "val") in _OFF:
            return False
        if _HIDDEN_TEXT not in self.warnings:
            self.warnings.append(_HIDDEN_TEXT)
        return True

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in _within(table, _ROW):
            properties = row.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                cells: list[list[str]] = []
                covered = 0
                for cell in _within(row, _CELL):
                    beside = _span(cell) - 1
                    cells += [self._cell(cell), *([] for _ in range(beside))]
                    covered += beside
                for line in row_lines(cells, covered=covered):
                    yield line + "\n"

    def _cell(self, cell: etree._Element) -> list[str]:
        return [] if _continues_merge(cell) else cell_lines(list(self.blocks(cell)))


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those inside content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _within(child, tag)


def _chosen(alternate: etree._Element) -> etree._Element | None:
    choice = alternate.find(MC + "Choice")
    return alternate.find(MC + "Fallback") if choice is None else choice


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    return properties is not None and properties.find(f"{_RUN_PROPERTIES}/{W}del") is not None


def _continues_merge(cell: etree._Element) -> bool:
    """True for a cell that only continues the one above it or to its left."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return False
    merges = (properties.find(W + "vMerge"), properties.find(W + "hMerge"))
    return any(m is not None and m.get(W + "val", "continue") == "continue" for m in merges)


def _span(cell: etree._Element) -> int:
    """Return over how many columns a cell goes."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else spanned(span.get(W + "val"))


def _symbol(code: str | None) -> str:
    try:
        value = int(code or "", 16)
        return plain_symbols(chr(value if value > 0xFF else 0xF000 + value))
    except (ValueError, OverflowError):
        return ""
