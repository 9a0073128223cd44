"""Read a Word file as a laid-out document; nothing is judged here."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from doingoai.layout_check.docx_flow import Flow
from doingoai.layout_check.docx_parts import Parts, W
from doingoai.layout_check.docx_sections import read_page_numbers, read_section
from doingoai.layout_check.docx_styles import read_styles
from doingoai.layout_check.letters import settled
from doingoai.layout_check.model import Laid, Piece, Place, Table
from doingoai.layout_check.paging import estimated_pages, is_several, is_tall
from doingoai.reading.docx_lists import Numbering

_TEXT_WIDTH = 165.0


def read_docx_model(data: bytes) -> Laid:
    """Return the document; raises Unreadable for a damaged, locked or hostile file."""
    parts = Parts(data)
    styles = read_styles(parts)
    body = parts.body()
    last = body.find(W + "sectPr")
    flow = Flow(styles, Numbering(parts.of_kind("numbering"), parts.of_kind("styles")), _text_width(body))
    flow.read(body, Place())
    elements = [*flow.sections, *([last] if last is not None else [])] or [etree.Element(W + "sectPr")]
    sections = tuple(read_section(element) for element in elements)
    estimate = estimated_pages(flow.pieces, sections)
    several = is_several(estimate, flow.breaks + flow.rendered)
    numbers, running = read_page_numbers(elements, parts, styles, several_pages=several)
    pieces = tuple(_placed(piece, known=flow.rendered > 0) for piece in (*flow.pieces, *running))
    tables = tuple(replace(table, long=is_tall(table, pieces, sections)) for table in flow.tables)
    pages = max(1 + max(flow.rendered, flow.breaks), round(estimate + 0.4))
    return settled(Laid("docx", pieces, sections, _of_data(tables, pieces), numbers, pages, several))


def _text_width(body: etree._Element) -> float:
    """Return the width between the margins of the first section."""
    first = next(body.iter(W + "sectPr"), None)
    section = read_section(first)
    taken = sum(margin.low for margin in (section.left, section.right) if margin)
    return max(section.width - taken, 1) if first is not None else _TEXT_WIDTH


def _placed(piece: Piece, *, known: bool) -> Piece:
    """Return the piece without a page where Word has not stored the page breaks that it drew."""
    return piece if known else replace(piece, place=replace(piece.place, page=None))


def _of_data(tables: tuple[Table, ...], pieces: tuple[Piece, ...]) -> tuple[Table, ...]:
    """Return the tables that show data: with lines, not those that only put blocks side by side."""
    return tuple(table for table in tables if table.bordered and table.columns > 1 and table.rows > 1)
