"""Lines drawn in a Word file as shapes: how long they are, and whether a drawing is a line at all."""

from __future__ import annotations

import re

from lxml import etree

from doingoai.layout_check.docx_parts import A
from doingoai.layout_check.model import Stroke

_EMU_PER_MM = 36_000
_VML = "{urn:schemas-microsoft-com:vml}"
_LINE_SHAPES = ("line", "straightConnector1")
_VML_LINE_TYPE = "#_x0000_t32"
_FLATTEST = 1.5
_PER_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "": 25.4 / 72}
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)(pt|in|mm|cm|)")
_POINT = re.compile(r"(-?[\d.]+)(pt|in|mm|cm|)\s*,")


def stroke_of(drawing: etree._Element) -> Stroke | None:
    """Return the horizontal line that a w:drawing or w:pict holds, None where it is something else."""
    for shape in drawing.iter(A + "prstGeom"):
        extent = shape.getparent().find(f"{A}xfrm/{A}ext")
        if extent is not None and _is_line(shape.get("prst", ""), extent):
            return Stroke("drawn", _emu(extent.get("cx")))
    for shape in drawing.iter(_VML + "line"):
        return Stroke("drawn", _between(shape.get("from", ""), shape.get("to", "")))
    for shape in drawing.iter(_VML + "shape"):
        if shape.get("type") == _VML_LINE_TYPE:
            found = _WIDTH.search(shape.get("style", ""))
            return Stroke("drawn", float(found[1]) * _PER_MM[found[2]] if found else None)
    return None


def _is_line(preset: str, extent: etree._Element) -> bool:
    """Tell a line, also one that is drawn as a very flat box."""
    height = _emu(extent.get("cy"))
    return preset in _LINE_SHAPES or (preset == "rect" and height is not None and height < _FLATTEST)


def _emu(value: str | None) -> float | None:
    try:
        return int(value or "") / _EMU_PER_MM
    except ValueError:
        return None


def _between(start: str, end: str) -> float | None:
    first, last = _POINT.match(start), _POINT.match(end)
    if first is None or last is None:
        return None
    return abs(float(last[1]) * _PER_MM[last[2]] - float(first[1]) * _PER_MM[first[2]])
