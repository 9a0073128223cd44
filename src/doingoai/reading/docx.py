"""The text of a .docx as its reader sees it: own walk over the XML, since python-docx leaves out tracked
insertions, content controls, text boxes, nested tables, headers and footers.

Labels of automatic lists come from `docx_lists.py`; the layout of table rows from `table_text.py`.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from doingoai.reading.archive import open_archive, read_part
from doingoai.reading.document import ReadDocument, unreadable
from doingoai.reading.docx_lists import Numbering, W
from doingoai.reading.docx_walk import Walker
from doingoai.reading.safe_xml import parse_xml

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTE_KINDS_BEFORE_TEXT = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> ReadDocument:
    """Read headers, body, notes and footers in this order; raises Unreadable.

    Deleted and moved-away text is left out, inserted text is kept. Running headers are given once each and
    without page numbers.
    """
    package = _Package(open_archive(data))
    numbering = Numbering(package.related_root("numbering"), package.related_root("styles", holding=b"numPr"))
    walker = Walker(numbering)
    text = "".join(
        (
            *_running(package, "header"),
            "".join(walker.blocks(package.body())),
            *_notes(package, walker, "footnotes"),
            *_notes(package, walker, "endnotes"),
            *_running(package, "footer"),
        )
    )
    if not text.strip():
        raise unreadable("scanned" if package.has_pictures() else "empty")
    warnings = [*walker.warnings]
    if package.has_macros():
        warnings.append("Tệp có macro; chỉ phần chữ được đọc, macro không được chạy.")
    return ReadDocument(text, MEDIA_TYPE, warnings=warnings)


class _Package:
    """The parts of one .docx, found through their relations as Word finds them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        main = [target for kind, target in self._relations("") if kind == "officeDocument"]
        self._main = main[0] if main else "word/document.xml"
        self._related = list(self._relations(self._main))

    def body(self) -> etree._Element:
        """Return w:body; a .docx without it is damaged."""
        root = self._root(self._main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise unreadable("damaged")
        return body

    def related_roots(self, kind: str, *, holding: bytes = b"") -> Iterator[etree._Element]:
        """Yield the parts of this kind that the document refers to and that hold these bytes."""
        for found, target in self._related:
            root = self._root(target, holding=holding) if found == kind else None
            if root is not None:
                yield root

    def related_root(self, kind: str, *, holding: bytes = b"") -> etree._Element | None:
        """Return the first such part, None where there is none."""
        return next(self.related_roots(kind, holding=holding), None)

    def has_pictures(self) -> bool:
        """True when the file holds pictures."""
        return any("/media/" in name for name in self._archive.namelist())

    def has_macros(self) -> bool:
        """True when the file holds programs."""
        return any(name.lower().endswith("vbaproject.bin") for name in self._archive.namelist())

    def _root(self, name: str, *, holding: bytes = b"") -> etree._Element | None:
        data = read_part(self._archive, name)
        if data is None or holding not in data:
            return None
        return parse_xml(data.replace(_STRICT, _TRANSITIONAL))

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield (last word of the type, name of the target) for a part, or for the package itself."""
        folder, name = posixpath.split(part)
        data = read_part(self._archive, posixpath.join(folder, "_rels", name + ".rels"))
        for relation in () if data is None else parse_xml(data):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _running(package: _Package, kind: str) -> list[str]:
    """Return the different texts of all headers or footers; first, even and odd pages often repeat one."""
    texts: dict[str, None] = {}
    for root in package.related_roots(kind):
        for field in [*root.iter(W + "instrText"), *root.iter(W + "fldSimple")]:
            if "PAGE" in (field.text or field.get(W + "instr") or ""):
                _drop_paragraph(field)
        text = "".join(Walker(Numbering(None, None)).blocks(root))
        if text.strip():
            texts[text] = None
    return list(texts)


def _drop_paragraph(field: etree._Element) -> None:
    """Take the page number's paragraph out: it is furniture, and "2" alone looks like a point."""
    paragraph = next(field.iterancestors(W + "p"), None)
    parent = None if paragraph is None else paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def _notes(package: _Package, walker: Walker, kind: str) -> Iterator[str]:
    root = package.related_root(kind)
    for note in () if root is None else root:
        if note.get(W + "type") not in _NOTE_KINDS_BEFORE_TEXT:
            yield from walker.blocks(note)
