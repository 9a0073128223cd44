"""The properties of Word's runs and paragraphs as plain dictionaries: only what an element states itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from doingoai.layout_check.docx_parts import W

Properties = dict[str, Any]
MM_PER_TWIP = 25.4 / 1440
_VAL = W + "val"
_OFF = ("0", "false", "off", "none")
_FLAGS = {W + "b": "bold", W + "i": "italic", W + "caps": "caps", W + "vanish": "vanish"}
_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "thaiDistribute": "justify",
}  # fmt: skip
_DARKEST = 0x26
_BLACK_THEMES = ("text1", "dark1", "none")


def number(element: etree._Element, name: str) -> float | None:
    """Return the attribute w:`name` as a number, None where it is missing or broken."""
    try:
        return float(element.get(W + name, ""))
    except ValueError:
        return None


def run_properties(element: etree._Element | None, themes: Mapping[str, str]) -> Properties:
    """Return what w:rPr states; `themes` gives the faces of the theme."""
    stated: Properties = {}
    for child in () if element is None else element:
        if child.tag in _FLAGS:
            stated[_FLAGS[child.tag]] = child.get(_VAL) not in _OFF
        elif child.tag in _READERS:
            _READERS[child.tag](child, stated, themes)
    return stated


def _size(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    half_points = number(child, "val")
    if half_points:
        stated["size"] = half_points / 2


def _underline(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    stated["underline"] = child.get(_VAL, "single") not in _OFF


def _fonts(child: etree._Element, stated: Properties, themes: Mapping[str, str]) -> None:
    for script in ("ascii", "hAnsi"):
        theme = child.get(f"{W}{script}Theme")
        face = themes.get(theme[:5]) if theme else child.get(W + script)
        if face:
            stated[script] = face


def _colour(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    value = child.get(_VAL, "auto")
    theme = child.get(W + "themeColor")
    if value == "auto" or theme in _BLACK_THEMES or _is_dark(value):
        stated["colour"] = ""
    else:
        stated["colour"] = value


def _is_dark(value: str) -> bool:
    try:
        return all(int(value[at : at + 2], 16) <= _DARKEST for at in (0, 2, 4))
    except ValueError:
        return False


def _highlight(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    value = child.get(_VAL, "none")
    stated["highlight"] = "" if value in ("none", "white") else value


def _style(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    stated["style"] = child.get(_VAL)


def _raised(child: etree._Element, stated: Properties, _themes: Mapping[str, str]) -> None:
    stated["raised"] = child.get(_VAL) in ("superscript", "subscript")


_READERS = {
    W + "sz": _size, W + "u": _underline, W + "rFonts": _fonts, W + "color": _colour,
    W + "highlight": _highlight, W + "rStyle": _style, W + "vertAlign": _raised,
}  # fmt: skip


def paragraph_properties(element: etree._Element | None) -> Properties:
    """Return what w:pPr states: lengths in millimetres, spaces in points."""
    stated: Properties = {}
    if element is None:
        return stated
    for child in element:
        if child.tag == W + "jc":
            stated["align"] = _ALIGNMENTS.get(child.get(_VAL, ""))
        elif child.tag == W + "ind":
            _indents(child, stated)
        elif child.tag == W + "spacing":
            _spacing(child, stated)
        elif child.tag == W + "pBdr":
            stated["borders"] = frozenset(side for side in ("top", "bottom") if _is_drawn(child.find(W + side)))
        elif child.tag == W + "contextualSpacing":
            stated["contextual"] = child.get(_VAL) not in _OFF
    return stated


def _is_drawn(border: etree._Element | None) -> bool:
    return border is not None and border.get(_VAL) not in ("nil", "none")


def _indents(child: etree._Element, stated: Properties) -> None:
    for names, key, sign in (
        (("left", "start"), "left", 1),
        (("right", "end"), "right", 1),
        (("firstLine",), "first", 1),
        (("hanging",), "first", -1),
    ):
        found = next((value for name in names if (value := number(child, name)) is not None), None)
        if found is not None:
            stated[key] = sign * found * MM_PER_TWIP


def _spacing(child: etree._Element, stated: Properties) -> None:
    for side in ("before", "after"):
        value = number(child, side)
        if value is not None:
            stated[side] = value / 20
        if child.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
            stated[side] = 14.0  # Word's own space of a paragraph on a web page
    line = number(child, "line")
    if line is not None:
        is_multiple = child.get(W + "lineRule", "auto") == "auto"
        stated["line"] = line / 240 if is_multiple else None
        stated["line_points"] = None if is_multiple else line / 20
