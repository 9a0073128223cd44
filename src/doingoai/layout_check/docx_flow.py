"""Walk the blocks of a Word file: paragraphs and tables into pieces with their setting and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from doingoai.layout_check.docx_cut import cut_lines
from doingoai.layout_check.docx_inline import MC, Inline, read_inline
from doingoai.layout_check.docx_parts import W
from doingoai.layout_check.docx_properties import MM_PER_TWIP, Properties, number, paragraph_properties
from doingoai.layout_check.docx_styles import Styles
from doingoai.layout_check.model import Piece, Place, Setting, Side, Stroke, Table
from doingoai.reading.docx_lists import Numbering

_P, _TABLE, _ROW, _CELL, _SECTION = (W + name for name in ("p", "tbl", "tr", "tc", "sectPr"))
_SKIPPED = frozenset(W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr"))
_LONG_TABLE = 25


@dataclass
class Flow:
    """The walk and what it has found so far; one for each file."""

    styles: Styles
    numbering: Numbering
    width: float
    pieces: list[Piece] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    sections: list[etree._Element] = field(default_factory=list)
    page_fields: list[tuple[Piece, str]] = field(default_factory=list)
    breaks: int = 0
    rendered: int = 0
    _tables_seen: int = 0

    def read(self, container: etree._Element, place: Place) -> None:
        """Add the pieces of all blocks of `container`."""
        for child in container:
            if child.tag == _P:
                self._paragraph(child, place)
            elif child.tag == _TABLE:
                self._table(child, place)
            elif child.tag == MC + "AlternateContent":
                self.read(next(iter(child), child), place)
            elif child.tag not in _SKIPPED:
                self.read(child, place)

    def _paragraph(self, element: etree._Element, place: Place) -> None:
        place = replace(place, section=len(self.sections))
        stated = element.find(W + "pPr")
        style = None if stated is None else stated.find(W + "pStyle")
        run, inherited = self.styles.paragraph(None if style is None else style.get(W + "val"))
        form = inherited | paragraph_properties(stated)
        inline = read_inline(element, run, self.styles)
        self.breaks += inline.breaks_before + _breaks_page(stated)
        self.rendered += inline.rendered
        place = replace(place, page=1 + max(self.rendered, self.breaks))
        lines = cut_lines(inline, place, self._setting(form), self.numbering.label(stated))
        self._add(lines, inline, form, place)
        self.breaks += inline.breaks_after
        for box in inline.boxes:
            self.read(box, replace(place, zone="box"))
        section = None if stated is None else stated.find(_SECTION)
        if section is not None:
            self.sections.append(section)

    def _add(self, lines: list[Piece], inline: Inline, form: Properties, place: Place) -> None:
        """Add the lines of a paragraph; its borders and shapes go with the first or the last of them."""
        column = place.width if place.table is not None or place.zone == "box" else self.width
        room = None if column is None else column - form.get("left", 0) - form.get("right", 0)
        borders = form.get("borders", frozenset())
        above = (Stroke("border", room),) if "top" in borders else ()
        below = (Stroke("border", room),) if "bottom" in borders else ()
        lines[0] = replace(lines[0], strokes=(*above, *lines[0].strokes))
        lines[-1] = replace(lines[-1], strokes=(*lines[-1].strokes, *below, *inline.strokes))
        if "PAGE" in inline.fields.replace("NUMPAGES", "").split():
            self.page_fields.append((lines[0], inline.fields))
        self.pieces += lines

    def _setting(self, form: Properties) -> Setting:
        return Setting(
            form.get("align") or "left",
            form.get("first", 0.0),
            form.get("left", 0.0),
            form.get("before", 0.0),
            form.get("after", 0.0),
            form.get("line", None if form.get("line_points") else 1.0),
            form.get("line_points"),
        )

    def _table(self, element: etree._Element, place: Place) -> None:
        index, self._tables_seen = self._tables_seen, self._tables_seen + 1
        rows = list(_within(element, _ROW))
        widths = [(number(column, "w") or 0) * MM_PER_TWIP for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        first = len(self.pieces)
        for at, row in enumerate(rows):
            for start, span, cell in _cells(row):
                width = sum(widths[start : start + span]) or None
                side = _side(start, span, max(len(widths), start + span))
                inner = replace(place, table=index, row=at, column=start, side=side, width=width)
                self.read(cell, inner)
        if place.table is None and place.zone == "body":
            self.tables.append(self._described(element, index, rows, len(widths), self.pieces[first:]))

    def _described(
        self, element: etree._Element, index: int, rows: list[etree._Element], columns: int, pieces: list[Piece]
    ) -> Table:
        style = element.find(f"{W}tblPr/{W}tblStyle")
        bordered = _has_lines(element) or self.styles.has_borders(None if style is None else style.get(W + "val"))
        head = " | ".join(piece.text for piece in pieces if piece.place.row == 0)
        repeats = bool(rows) and rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        page = pieces[0].place.page if pieces else None
        section = len(self.sections)
        return Table(index, columns, len(rows), section, page, bordered, repeats, len(rows) > _LONG_TABLE, head)


def _has_lines(table: etree._Element) -> bool:
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    drawn = [] if borders is None else list(borders)
    drawn += list(table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders/*"))
    return any(side.get(W + "val") not in ("nil", "none") for side in drawn)


def _breaks_page(stated: etree._Element | None) -> bool:
    found = None if stated is None else stated.find(W + "pageBreakBefore")
    return found is not None and found.get(W + "val") not in ("0", "false", "off")


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _within(child, tag)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield (first column, columns spanned, cell) of a row."""
    at = 0
    for cell in _within(row, _CELL):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        count = int(number(span, "val") or 1) if span is not None else 1
        yield at, count, cell
        at += count


def _side(start: int, span: int, columns: int) -> Side:
    if span >= columns:
        return "full"
    return "left" if start == 0 else "right"
