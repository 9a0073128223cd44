"""WordprocessingML elements in a few words; nothing about documents."""

from collections.abc import Iterable
from functools import cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_qualified = cache(qn)


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return the element w:`tag` with its w: attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(_qualified(f"w:{name}"), str(value))
    made.extend(children)
    return made


def flags(*tags: tuple[str, bool]) -> Iterable[BaseOxmlElement]:
    """Return the empty elements whose condition holds: ("b", bold), ("i", italic)."""
    return [element(tag) for tag, wanted in tags if wanted]


def twips(millimetres: float) -> int:
    """Return twentieths of a point, Word's unit of length."""
    return round(millimetres / 25.4 * 1440)


def half_points(points: float) -> int:
    """Return half points, Word's unit of type size."""
    return round(points * 2)
