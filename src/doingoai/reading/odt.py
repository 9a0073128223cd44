"""The text of an .odt: paragraphs, lists with their labels, tables, notes, headers and footers.

The list definitions are read in `odt_lists.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doingoai.reading.archive import open_archive, read_part
from doingoai.reading.document import ReadDocument, unreadable
from doingoai.reading.odt_lists import TEXT, ListLabels
from doingoai.reading.safe_xml import parse_xml
from doingoai.reading.table_text import cell_lines, row_lines

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_P, _H, _LIST, _ITEM, _HEADER = (TEXT + n for n in ("p", "h", "list", "list-item", "list-header"))
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_COVERED = _TABLE + "covered-table-cell"
_UNSEEN = frozenset(
    (
        TEXT + "tracked-changes", TEXT + "note-citation", _OFFICE + "annotation", _OFFICE + "forms",
        TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls", TEXT + "bookmark",
        _COVERED, TEXT + "ruby-text", "{http://www.w3.org/2000/svg}desc",
    )
)  # fmt: skip
_RUNNING = tuple(
    _STYLE + name for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
)
_MAX_REPEATED_SPACES = 200
_ENCRYPTED = b"encryption-data"


def read_odt(data: bytes) -> ReadDocument:
    """Read headers, body, notes and footers in this order; raises Unreadable."""
    archive = open_archive(data)
    if _ENCRYPTED in (read_part(archive, "META-INF/manifest.xml") or b""):
        raise unreadable("encrypted")
    content = read_part(archive, "content.xml")
    if content is None:
        raise unreadable("damaged")
    root = parse_xml(content)
    styles_part = read_part(archive, "styles.xml")
    styles = None if styles_part is None else parse_xml(styles_part)
    walker = _Walker(ListLabels(root, styles))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    lines = [] if body is None else list(walker.blocks(body))
    text = "".join((*_running(styles, "header"), *lines, *walker.notes, *_running(styles, "footer")))
    if not text.strip():
        pictures = any(name.startswith("Pictures/") for name in archive.namelist())
        raise unreadable("scanned" if pictures else "empty")
    return ReadDocument(text, MEDIA_TYPE)


class _Walker:
    """Turns blocks into lines; keeps the running numbers and the notes of one document."""

    def __init__(self, labels: ListLabels) -> None:
        self.notes: list[str] = []
        self._labels = labels
        self._label = ""  # of the open list item, until its first paragraph takes it

    def blocks(self, container: etree._Element) -> Iterator[str]:
        """Yield the paragraphs and table rows of `container`, each with its newline."""
        for child in container:
            tag = child.tag
            if tag in (_P, _H):
                yield from self._paragraph(child)
            elif tag == _LIST:
                yield from self._list(child)
            elif tag == _TABLE + "table":
                yield from self._table(child)
            elif tag not in _UNSEEN:
                yield from self.blocks(child)  # sections, indexes, text boxes

    def _list(self, element: etree._Element) -> Iterator[str]:
        with self._labels.inside(element):
            for item in element:
                if item.tag == _ITEM:
                    self._label = self._labels.of_item(item)
                if item.tag in (_ITEM, _HEADER):
                    yield from self.blocks(item)
                    self._label = ""

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        label, self._label = self._label, ""
        if paragraph.tag == _H and not label:
            label = self._labels.of_heading(paragraph)
        self._inline(paragraph, pieces, boxes)
        text = "".join(pieces)
        yield f"{label} {text}\n" if label and text.strip() else text + "\n"
        yield from boxes

    def _inline(self, element: etree._Element, pieces: list[str], boxes: list[str]) -> None:
        pieces.append(_one_space(element.text))
        for child in element:
            tag = child.tag
            if tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag == TEXT + "s":
                pieces.append(" " * _count(child.get(TEXT + "c")))
            elif tag == TEXT + "note":
                self.notes.extend(line for body in child.iter(TEXT + "note-body") for line in self.blocks(body))
            elif tag == _DRAW + "text-box":
                boxes.extend(self.blocks(child))
            elif tag not in _UNSEEN:
                self._inline(child, pieces, boxes)
            pieces.append(_one_space(child.tail))

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter(_TABLE + "table-row"):
            if next(row.iterancestors(_TABLE + "table")) is table:  # not a row of a table inside a cell
                parts = list(row.iterchildren(_TABLE + "table-cell", _COVERED))
                cells = [[] if cell.tag == _COVERED else cell_lines(list(self.blocks(cell))) for cell in parts]
                for line in row_lines(cells, covered=sum(cell.tag == _COVERED for cell in parts)):
                    yield line + "\n"


def _running(styles: etree._Element | None, kind: str) -> list[str]:
    """Return the different headers or footers, without the paragraphs that hold the page number."""
    texts: dict[str, None] = {}
    for element in () if styles is None else styles.iter(*(tag for tag in _RUNNING if kind in tag)):
        for number in list(element.iter(TEXT + "page-number")):
            paragraph = next(number.iterancestors(_P), None)
            parent = None if paragraph is None else paragraph.getparent()
            if parent is not None:
                parent.remove(paragraph)
        text = "".join(_Walker(ListLabels(None, None)).blocks(element))
        if text.strip():
            texts[text] = None
    return list(texts)


def _one_space(text: str | None) -> str:
    """Return the text with its spaces and line ends as OpenDocument means them: one space."""
    if not text or ("\n" not in text and "  " not in text and "\t" not in text):
        return text or ""
    kept = " ".join(text.split())
    return (" " if text[0].isspace() and kept else "") + kept + (" " if text[-1].isspace() else "")


def _count(text: str | None) -> int:
    return min(int(text), _MAX_REPEATED_SPACES) if text and text.isdigit() else 1
