"""The automatic numbering of a .docx: numbering.xml and styles.xml turned into labels of paragraphs.

Reading order matters: `label()` is called once for each paragraph, in the order of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from doingoai.reading.list_labels import Counters, Level, NumberedList

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_MAX_LEVEL = 8
_MAX_STYLE_CHAIN = 12
_Levels = tuple[dict[int, Level], dict[str, int]]  # levels by depth; depth by linked paragraph style


@dataclass
class _List:
    """One w:num, and the level that each paragraph style linked to it has."""

    numbers: NumberedList
    level_of_style: dict[str, int]


@dataclass
class _Style:
    based_on: str | None = None
    num_id: str | None = None
    depth: int | None = None


@dataclass
class _Definitions:
    """The w:abstractNum elements, by id and by the list style that they define."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    by_style: dict[str, etree._Element] = field(default_factory=dict)

    def find(self, key: str) -> etree._Element | None:
        """Return the definition itself, or the one behind the list style that it points to."""
        found = self.by_id.get(key)
        link = None if found is None else found.find(W + "numStyleLink")
        return found if link is None else self.by_style.get(link.get(_VAL, ""), found)


class Numbering:
    """Labels for the paragraphs of one document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else _read_lists(numbering)
        self._styles, self._default_style = ({}, "") if styles is None else _read_styles(styles)
        self._counters = Counters()

    def label(self, properties: etree._Element | None) -> str:
        """Count the paragraph with these w:pPr and return its label, "" where it is in no list."""
        if not self._lists:
            return ""
        num_id, depth, style = self._own(properties)
        if num_id is None:
            num_id, style_depth, style = self._of_style(style)
            depth = style_depth if depth is None else depth
        found = self._lists.get(num_id or "0")  # numId 0 takes a paragraph out of the list of its style
        if found is None:
            return ""
        if depth is None:
            depth = found.level_of_style.get(style, 0)
        return self._counters.next_label(num_id, found.numbers, min(max(depth, 0), _MAX_LEVEL))

    def _own(self, properties: etree._Element | None) -> tuple[str | None, int | None, str]:
        if properties is None:
            return None, None, self._default_style
        style = _value(properties.find(W + "pStyle")) or self._default_style
        num_id, depth = _num_pr(properties)
        return num_id, depth, style

    def _of_style(self, style: str) -> tuple[str | None, int | None, str]:
        """Return the list of the style or of the nearest one that it is based on, and that style."""
        for _ in range(_MAX_STYLE_CHAIN):  # a damaged file may base two styles on each other
            found = self._styles.get(style)
            if found is None:
                break
            if found.num_id is not None:
                return found.num_id, found.depth, style
            style = found.based_on or ""
        return None, None, style


def _read_lists(numbering: etree._Element) -> dict[str, _List]:
    definitions = _Definitions()
    for definition in numbering.iterchildren(W + "abstractNum"):
        definitions.by_id[definition.get(W + "abstractNumId", "")] = definition
        style = _value(definition.find(W + "styleLink"))
        if style:
            definitions.by_style[style] = definition
    lists = {}
    read: dict[str, _Levels] = {}
    for num in numbering.iterchildren(W + "num"):
        key = _value(num.find(W + "abstractNumId")) or ""
        definition = definitions.find(key)
        if definition is not None:
            if key not in read:
                read[key] = _read_levels(definition)
            lists[num.get(W + "numId", "")] = _read_list(key, read[key], num)
    return lists


def _read_levels(definition: etree._Element) -> _Levels:
    levels, of_style = {}, {}
    for element in definition.iterchildren(W + "lvl"):
        depth = _number(element.get(W + "ilvl"), 0)
        levels[depth] = _read_level(element)
        style = _value(element.find(W + "pStyle"))
        if style:
            of_style[style] = depth
    return levels, of_style


def _read_list(key: str, shared: _Levels, num: etree._Element) -> _List:
    levels, of_style = shared
    starts = {}
    for override in num.iterchildren(W + "lvlOverride"):
        depth = _number(override.get(W + "ilvl"), 0)
        own = override.find(W + "lvl")
        if own is not None:
            levels = levels | {depth: _read_level(own)}
        start = override.find(W + "startOverride")
        if start is not None:
            starts[depth] = _number(start.get(_VAL), 1)
    return _List(NumberedList(key, levels, starts), of_style)


def _read_level(element: etree._Element) -> Level:
    restart = element.find(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        style=_value(element.find(W + "numFmt")) or "decimal",
        pattern=_value(element.find(W + "lvlText")) or "",
        start=_number(_value(element.find(W + "start")), 0),
        restarts_after=None if restart is None else _number(restart.get(_VAL), 0),
        decimal_only=legal is not None and legal.get(_VAL) not in ("0", "false"),
    )


def _read_styles(styles: etree._Element) -> tuple[dict[str, _Style], str]:
    found, default = {}, ""
    for style in styles.iterchildren(W + "style"):
        if style.get(W + "type") != "paragraph":
            continue
        key = style.get(W + "styleId", "")
        if style.get(W + "default") in ("1", "true"):
            default = key
        num_id, depth = _num_pr(style.find(W + "pPr"))
        found[key] = _Style(_value(style.find(W + "basedOn")), num_id, depth)
    return found, default


def _num_pr(properties: etree._Element | None) -> tuple[str | None, int | None]:
    num_pr = None if properties is None else properties.find(W + "numPr")
    if num_pr is None:
        return None, None
    depth = _value(num_pr.find(W + "ilvl"))
    return _value(num_pr.find(W + "numId")), None if depth is None else _number(depth, 0)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(_VAL)


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
