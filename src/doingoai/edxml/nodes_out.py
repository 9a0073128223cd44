"""Building of the XML: elements in the standard's namespace, text that XML can carry, nothing empty."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from doingoai.edxml.elements import NAMESPACE, PREFIX, Fields
from doingoai.edxml.texts import one_line, paragraphs


def envelope() -> tuple[etree._Element, etree._Element, etree._Element]:
    """Return (edXML, edXMLHeader, edXMLBody); the root has no prefix and its envelope has, as the axis' samples do."""
    root = etree.Element(_name("edXML"), nsmap={None: NAMESPACE})
    inner = etree.SubElement(root, _name("edXMLEnvelope"), nsmap={PREFIX: NAMESPACE})
    return root, part(inner, "edXMLHeader"), part(inner, "edXMLBody")


def part(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Add an element that holds others."""
    return etree.SubElement(parent, _name(name), attributes)


def line(parent: etree._Element, name: str, value: object) -> None:
    """Add a text on one line; None and "" add nothing."""
    _add(parent, name, "" if value is None else one_line(str(value)))


def block(parent: etree._Element, name: str, value: str) -> None:
    """Add a text with its line breaks; "" adds nothing."""
    _add(parent, name, paragraphs(value))


def lines(parent: etree._Element, name: str, item: str, *, values: Iterable[str]) -> None:
    """Add a list of texts inside `name`; an empty one adds nothing."""
    found = [value for value in values if one_line(value)]
    holder = part(parent, name) if found else parent
    for value in found:
        line(holder, item, value)


def record(parent: etree._Element, name: str, value: object, *, fields: Fields) -> None:
    """Add a flat part with the attributes of its dataclass; one that is empty adds nothing."""
    texts = [(element, getattr(value, attribute)) for element, attribute, _ in fields]
    if any(one_line(text) for _, text in texts):
        holder = part(parent, name)
        for element, text in texts:
            line(holder, element, text)


def packed(root: etree._Element) -> bytes:
    """Return the file: UTF-8 with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _add(parent: etree._Element, name: str, value: str) -> None:
    if value:
        etree.SubElement(parent, _name(name)).text = value


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
