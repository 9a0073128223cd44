"""Finding elements the tolerant way: by local name, in any namespace, whatever the capitals and the spelling.

Some producers write `Bussiness…` for `Business…`, some `EdXMLEnvelope` for `edXMLEnvelope`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from doingoai.edxml.elements import Fields
from doingoai.edxml.texts import one_line, paragraphs

Node: TypeAlias = "etree._Element | None"


def find(root: Node, name: str) -> Node:
    """Return the first element called `name` at any depth."""
    return next(find_all(root, name), None)


def find_all(root: Node, *names: str) -> Iterator[etree._Element]:
    """Yield the elements with one of the names at any depth."""
    for element in () if root is None else root.iter(etree.Element):
        if _called(element, names):
            yield element


def child(parent: Node, *names: str) -> Node:
    """Return the first child with one of the names; the first name is the standard's."""
    return next(children(parent, *names), None)


def children(parent: Node, *names: str) -> Iterator[etree._Element]:
    """Yield the children with one of the names, in the order of the package."""
    for element in () if parent is None else parent.iterchildren(etree.Element):
        if _called(element, names):
            yield element


def text(parent: Node, *names: str) -> str:
    """Return the text of such a child on one line, "" where there is none."""
    return one_line(raw(child(parent, *names)))


def long_text(parent: Node, *names: str) -> str:
    """Return the text of such a child with its line breaks."""
    return paragraphs(raw(child(parent, *names)))


def texts(parent: Node, *names: str) -> tuple[str, ...]:
    """Return the texts of all such children that have one."""
    return tuple(filter(None, (one_line(raw(element)) for element in children(parent, *names))))


def raw(element: Node) -> str:
    """Return the own text of an element as it stands, CDATA included, without that of its children."""
    return "" if element is None else element.text or ""


def fields(parent: Node, names: Fields) -> dict[str, str]:
    """Return the texts of a flat part by the attributes of its dataclass."""
    return {attribute: text(parent, name, *others) for name, attribute, others in names}


def local_name(element: etree._Element) -> str:
    """Return the name without its namespace."""
    return etree.QName(element).localname


def _called(element: etree._Element, names: tuple[str, ...]) -> bool:
    return _folded(local_name(element)) in map(_folded, names)


def _folded(name: str) -> str:
    return name.lower().replace("bussiness", "business")
