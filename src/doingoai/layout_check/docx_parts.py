"""The parts of a .docx found through their relations; what stands in them is read elsewhere."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from doingoai.reading.archive import open_archive, read_part
from doingoai.reading.document import unreadable
from doingoai.reading.safe_xml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATED[1:-3].encode()),
)


class Parts:
    """One opened file; raises Unreadable where it is not a whole document."""

    def __init__(self, data: bytes) -> None:
        self._archive: zipfile.ZipFile = open_archive(data)
        main = [target for _, kind, target in self._relations("") if kind == "officeDocument"]
        self._main = main[0] if main else "word/document.xml"
        self._related = list(self._relations(self._main))

    def body(self) -> etree._Element:
        """Return w:body; raises Unreadable (damaged) without one."""
        root = self._root(self._main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise unreadable("damaged")
        return body

    def of_kind(self, kind: str) -> etree._Element | None:
        """Return the root of the first related part of this kind."""
        return next((self._root(target) for _, found, target in self._related if found == kind), None)

    def by_id(self, key: str | None) -> etree._Element | None:
        """Return the root of the part that the document refers to as `key`."""
        return next((self._root(target) for found, _, target in self._related if found == key), None)

    def _root(self, name: str) -> etree._Element | None:
        data = read_part(self._archive, name)
        if data is None:
            return None
        for old, new in _STRICT:
            data = data.replace(old, new)
        return parse_xml(data)

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield (id, last word of the type, name of the target) for a part, or for the package itself."""
        folder, name = posixpath.split(part)
        data = read_part(self._archive, posixpath.join(folder, "_rels", name + ".rels"))
        for relation in () if data is None else parse_xml(data):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target.lstrip("/")
