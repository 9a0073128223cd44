"""The sections of a Word file: paper, margins, and the page numbers in its headers and footers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from doingoai.layout_check.docx_flow import Flow
from doingoai.layout_check.docx_parts import RELATED, Parts, W
from doingoai.layout_check.docx_properties import MM_PER_TWIP, number
from doingoai.layout_check.docx_styles import Styles
from doingoai.layout_check.model import Measure, PageMark, PageNumbers, Piece, Place, Section
from doingoai.reading.docx_lists import Numbering

_LETTER = (215.9, 279.4)  # Word's paper where a section names none
_WORDS_MARGIN = 25.4
_OFF = ("0", "false", "off")
_OTHER_FIGURES = re.compile(r"\\\*\s*(?:roman|alphabetic|cardtext|ordtext)", re.IGNORECASE)


@dataclass
class Running:
    """Headers and footers of one section by use ("header default", "footer first" …), those before it inherited."""

    pieces: list[Piece] = field(default_factory=list)
    marks: dict[str, list[PageMark]] = field(default_factory=dict)


def read_section(element: etree._Element | None) -> Section:
    """Return paper and margins of a w:sectPr."""
    paper = None if element is None else element.find(W + "pgSz")
    width, height = (_length(paper, name, default) for name, default in zip(("w", "h"), _LETTER, strict=True))
    margins = None if element is None else element.find(W + "pgMar")
    top, bottom, left, right = (_margin(margins, side) for side in ("top", "bottom", "left", "right"))
    return Section(width, height, top, bottom, left, right)


def _length(element: etree._Element | None, name: str, default: float) -> float:
    value = None if element is None else number(element, name)
    return default if value is None else value * MM_PER_TWIP


def _margin(element: etree._Element | None, side: str) -> Measure:
    length = abs(_length(element, side, _WORDS_MARGIN))
    if side == "left" and element is not None:
        length += _length(element, "gutter", 0)
    return Measure(length, length)


def read_page_numbers(
    sections: list[etree._Element], parts: Parts, styles: Styles, *, several_pages: bool | None
) -> tuple[PageNumbers, list[Piece]]:
    """Return where the page numbers stand, and all pieces of headers and footers."""
    running = Running()
    marks: list[PageMark] = []
    on_first, starts_at, missing = False, 1, None
    for index, section in enumerate(sections):
        _read_running(section, parts, styles, running)
        arabic, start = _numbering(section)
        shown = [
            mark
            for use in ("header default", "footer default", "header even", "footer even")
            for mark in running.marks.get(use, ())
        ]
        first = [mark for use in ("header first", "footer first") for mark in running.marks.get(use, ())]
        if index == 0:
            on_first = bool(first if _has_own_first(section) else shown)
            starts_at = start
            missing = 2 if several_pages and not shown else None
        marks += [replace(mark, arabic=mark.arabic and arabic) for mark in (*shown, *first)]
    return PageNumbers(tuple(marks), on_first, missing, starts_at), running.pieces


def _read_running(section: etree._Element, parts: Parts, styles: Styles, running: Running) -> None:
    for kind in ("header", "footer"):
        for reference in section.iterfind(f"{W}{kind}Reference"):
            root = parts.by_id(reference.get(RELATED))
            if root is None:
                continue
            flow = Flow(styles, Numbering(None, None), 0)
            flow.read(root, Place(zone="header" if kind == "header" else "footer"))
            running.pieces += flow.pieces
            use = f"{kind} {reference.get(W + 'type', 'default')}"
            running.marks[use] = [_mark(piece, told, root, top=kind == "header") for piece, told in flow.page_fields]


def _mark(piece: Piece, told: str, root: etree._Element, *, top: bool) -> PageMark:
    """Return a page number with its lettering; one in a frame is centred where the frame is."""
    frame = root.find(f".//{W}framePr")
    centred = piece.setting.align == "center" or (frame is not None and frame.get(W + "xAlign") == "center")
    in_box = piece.place.zone == "box" or any(True for _ in root.iter("{urn:schemas-microsoft-com:vml}textbox"))
    run = piece.inked[0] if piece.inked else (piece.runs[0] if piece.runs else None)
    return PageMark(
        top,
        None if in_box else centred or _by_tab(piece),
        run.size if run else None,
        bool(run and run.italic),
        arabic=_OTHER_FIGURES.search(told) is None,
        alone=not piece.text.strip() or piece.text.strip().isalnum(),
    )


def _by_tab(piece: Piece) -> bool:
    """Tell the middle of Word's own header: one tab before the number."""
    return bool(piece.runs) and piece.runs[0].text == "\t"


def _has_own_first(section: etree._Element) -> bool:
    found = section.find(W + "titlePg")
    return found is not None and found.get(W + "val") not in _OFF


def _numbering(section: etree._Element) -> tuple[bool, int]:
    """Return (Arabic figures, first number)."""
    found = section.find(W + "pgNumType")
    if found is None:
        return True, 1
    start = number(found, "start")
    return found.get(W + "fmt", "decimal") in ("decimal", "decimalFullWidth"), 1 if start is None else int(start)
