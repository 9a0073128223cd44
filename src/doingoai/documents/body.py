"""Compose the blocks of a body or an annex: headings, points, articles, tables, pictures.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (bố cục và cách trình bày nội dung).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from doingoai.documents import wording
from doingoai.documents.blocks import Article, Block, Heading, Paragraph, Picture, Point, Run, Table
from doingoai.documents.form import Layout
from doingoai.documents.sheet import Flow, Image, Line
from doingoai.documents.table import Turned, compose_table, is_turned

_CENTRED = re.compile(r"(?:phần|chương|mục|tiểu mục)\b", re.IGNORECASE)


def compose_blocks(
    blocks: tuple[Block, ...], layout: Layout, *, landscape: bool = False, outline_above: int
) -> tuple[Flow | Turned, ...]:
    """Return the blocks as printed on upright or `landscape` pages, their headings below `outline_above`.

    Bookmarks never skip a level, as PDF/UA-1 asks: a "1." without an "I." above it moves up. Upright, a table that
    is too wide comes back `Turned`.
    """
    width = layout.page.text_width(landscape=landscape)
    items: list[Flow | Turned] = []
    depth = outline_above
    for block in _flattened(blocks):
        if isinstance(block, Heading):
            depth = min(outline_above + max(block.level, 1), depth + 1)
            items.append(_heading(block, depth))
        elif isinstance(block, Picture):
            items += _picture(block, width)
        elif not isinstance(block, Table):
            items += _paragraphs(block)
        elif not landscape and is_turned(block, layout):
            items.append(Turned(compose_table(block, layout, width=layout.page.text_width(landscape=True))))
        else:
            items += compose_table(block, layout, width=width)
    return tuple(items)


def _flattened(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks in reading order; the text of an article with a title is a paragraph below it."""
    for block in blocks:
        if not isinstance(block, Article):
            yield block
            continue
        if block.title and block.text:
            yield replace(block, text="")
            yield Paragraph(block.text)
        else:
            yield block
        yield from _flattened(block.blocks)


def _heading(heading: Heading, outline: int) -> Line:
    label, text = wording.clean(heading.label), wording.clean(heading.text)
    if _CENTRED.match(label):
        return Line("part", (Run(f"{label}\n{text.upper()}".strip()),), outline)
    text = text.upper() if heading.level <= 1 else text
    return Line("heading_1" if heading.level <= 1 else "heading_2", (Run(f"{label} {text}".strip()),), outline)


def _picture(picture: Picture, width: float) -> list[Flow]:
    """Return the drawing below its caption, made smaller where it is wider than the page."""
    scale = min(1, width / picture.width)
    drawn = Image(picture.svg, wording.clean(picture.alt), picture.width * scale, picture.height * scale)
    caption = (Line("caption", wording.runs_of(picture.caption), keep_next=True),) if picture.caption else ()
    return [*caption, drawn]


def _paragraphs(block: Paragraph | Point | Article) -> list[Line]:
    """Return the block as paragraphs: its label opens the first, an empty one is left out."""
    if isinstance(block, Article):
        title = f" {wording.clean(block.title)}" if block.title else ""
        style, label = "article", Run(f"Điều {block.number}.{title}", bold=True)
    else:
        style, label = "text", Run(wording.clean(block.label) if isinstance(block, Point) else "")
    first, *others = wording.paragraphs(block.text) or [()]
    opening = _labelled(label, first)
    keep_next = isinstance(block, Article) and bool(block.title)
    lines = [Line(style, opening, keep_next=keep_next)] if opening else []
    return [*lines, *(Line("text", runs) for runs in others)]


def _labelled(label: Run, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not label.text:
        return runs
    return (label, Run(" "), *runs) if runs else (label,)
