"""The runs of one Word paragraph, cut at line breaks and tabs; deleted and hidden letters are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from doingoai.layout_check.docx_parts import W
from doingoai.layout_check.docx_properties import Properties, run_properties
from doingoai.layout_check.docx_shapes import stroke_of
from doingoai.layout_check.docx_styles import Styles
from doingoai.layout_check.model import Run, Stroke

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = W + "txbxContent"
_UNSEEN = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "annotationRef",
        "footnoteRef", "endnoteRef", "footnoteReference", "endnoteReference",
    )
)  # fmt: skip
Cut = Literal["line", "tab"]


@dataclass
class Inline:
    """What stands in a paragraph: parts in order (a run or a cut), lines drawn, boxes, fields, page breaks."""

    parts: list[Run | Cut] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: str = ""
    breaks_before: int = 0
    breaks_after: int = 0
    rendered: int = 0


def read_inline(paragraph: etree._Element, inherited: Properties, styles: Styles) -> Inline:
    """Return the contents of a w:p whose style gives `inherited` run properties."""
    found = Inline()
    for element, run in _leaves(paragraph, None):
        _take(element, run, found, inherited, styles)
    return found


def _leaves(
    element: etree._Element, run: etree._Element | None
) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Yield each thing printed with the w:r that holds it."""
    for child in element:
        tag = child.tag
        if tag in _UNSEEN:
            continue
        if tag == MC + "AlternateContent":
            chosen = child.find(MC + "Choice")
            chosen = child.find(MC + "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from _leaves(chosen, run)
        elif tag == W + "r":
            yield from _leaves(child, child)
        elif tag in _WHOLE:
            yield child, run
            yield from _leaves(child, run) if tag == W + "fldSimple" else ()
        else:
            yield from _leaves(child, run)


_WHOLE = frozenset(
    W + name
    for name in (
        "t", "br", "cr", "tab", "ptab", "noBreakHyphen", "sym", "drawing", "pict", "object", "instrText",
        "fldSimple", "lastRenderedPageBreak",
    )
)  # fmt: skip


def _take(
    element: etree._Element, run: etree._Element | None, found: Inline, inherited: Properties, styles: Styles
) -> None:
    name = element.tag[len(W) :]
    if name in ("t", "noBreakHyphen", "sym"):
        _take_letters(element.text or "-" if name != "sym" else "•", run, found, inherited, styles)
    elif name in ("drawing", "pict", "object"):
        stroke = stroke_of(element)
        found.strokes += [stroke] if stroke else []
        found.boxes += list(element.iter(_BOX))[:1] if stroke is None else []
    elif name in ("instrText", "fldSimple"):
        found.fields += f" {element.get(W + 'instr') or element.text or ''}"
    elif name == "lastRenderedPageBreak":
        found.rendered += 1
    elif name in ("tab", "ptab"):
        found.parts.append("tab")
    else:
        _take_break(element, found)


def _take_break(element: etree._Element, found: Inline) -> None:
    if element.get(W + "type") != "page":
        found.parts.append("line")
    elif any(isinstance(part, Run) and part.text.strip() for part in found.parts):
        found.breaks_after += 1
    else:
        found.breaks_before += 1


def _take_letters(text: str, run: etree._Element | None, found: Inline, inherited: Properties, styles: Styles) -> None:
    stated = run_properties(None if run is None else run.find(W + "rPr"), styles.themes)
    form = inherited | styles.character(stated.get("style")) | stated
    if form.get("vanish") or form.get("raised"):
        return
    if form.get("caps"):
        text = text.upper()
    found.parts.append(
        Run(
            text,
            form["size"],
            form.get("bold", False),
            form.get("italic", False),
            form.get("underline", False),
            _face(text, form),
            form.get("highlight") or form.get("colour", ""),
        )
    )


def _face(text: str, form: Properties) -> str:
    """Return the face of the letters; where ASCII and other letters differ, the one that is not prescribed."""
    used = [form["ascii"]] if any(c.isascii() and c.isalnum() for c in text) else []
    used += [form["hAnsi"]] if not text.isascii() else []
    odd = [face for face in used if face != "Times New Roman"]
    return (odd or used or [form["ascii"]])[0]
