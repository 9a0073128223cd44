"""The list definitions of an .odt (content.xml and styles.xml) turned into labels of items and headings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from doingoai.reading.list_labels import Counters, Level, NumberedList

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HEADINGS = "outline"


class ListLabels:
    """Running labels; call in the order of the document."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            if root is not None:
                for definition in root.iter(TEXT + "list-style"):
                    self._levels[definition.get(_STYLE + "name", "")] = _read_levels(definition)
                for definition in root.iter(TEXT + "outline-style"):
                    self._levels[_HEADINGS] = _read_levels(definition)
        self._counters = Counters()
        self._open: list[tuple[str, int]] = []  # (style, key of the numbers) of the lists around the item
        self._last_key_of_style: dict[str, int] = {}
        self._key_of_id: dict[str, int] = {}
        self._lists = 0

    @contextmanager
    def inside(self, element: etree._Element) -> Iterator[None]:
        """Count the items of this text:list; without a style it has that of the list around it."""
        outer_style, outer_key = self._open[-1] if self._open else ("", None)
        style = element.get(TEXT + "style-name") or outer_style
        key = outer_key if outer_key is not None and style == outer_style else self._key(element, style)
        self._open.append((style, key))
        self._last_key_of_style[style] = key
        self._key_of_id[element.get(_XML_ID, "")] = key
        try:
            yield
        finally:
            self._open.pop()

    def of_item(self, item: etree._Element) -> str:
        """Return the label of the next item of the innermost open list."""
        style, key = self._open[-1]
        depth = len(self._open) - 1
        start = item.get(TEXT + "start-value", "")
        if start.isdigit():
            self._counters.restart(key, depth, int(start))
        return self._counters.next_label(key, NumberedList(key, self._levels.get(style, {})), depth)

    def of_heading(self, heading: etree._Element) -> str:
        """Return the label that the outline gives to a heading, "" for none."""
        levels = self._levels.get(_HEADINGS, {})
        level = heading.get(TEXT + "outline-level", "1")
        depth = int(level) - 1 if level.isdigit() else 0
        if depth not in levels or heading.get(TEXT + "is-list-header") == "true":
            return ""
        return self._counters.next_label(_HEADINGS, NumberedList(_HEADINGS, levels), depth)

    def _key(self, element: etree._Element, style: str) -> int:
        """Return the numbers that this list counts on: those of a list that it continues, or new ones."""
        continued = self._key_of_id.get(element.get(TEXT + "continue-list", "-"))
        if continued is None and element.get(TEXT + "continue-numbering") == "true":
            continued = self._last_key_of_style.get(style)
        self._lists += 1
        return self._lists if continued is None else continued


def _read_levels(definition: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in definition:
        level = element.get(TEXT + "level", "")
        if level.isdigit():
            levels[int(level) - 1] = _read_level(element, int(level))
    return levels


def _read_level(element: etree._Element, level: int) -> Level:
    if element.tag == TEXT + "list-level-style-bullet":
        return Level("bullet", element.get(TEXT + "bullet-char", "•"))
    number_format = element.get(_STYLE + "num-format", "")
    if element.tag == TEXT + "list-level-style-image":
        return Level("bullet", "•")
    if not number_format:
        return Level("none", "")
    shown = element.get(TEXT + "display-levels", "1")
    first = max(level - (int(shown) if shown.isdigit() else 1), 0)
    numbers = ".".join(f"%{at}" for at in range(first + 1, level + 1))
    start = element.get(TEXT + "start-value", "1")
    return Level(
        style=_FORMATS.get(number_format, "decimal"),
        pattern=element.get(_STYLE + "num-prefix", "") + numbers + element.get(_STYLE + "num-suffix", ""),
        start=int(start) if start.isdigit() else 1,
    )
