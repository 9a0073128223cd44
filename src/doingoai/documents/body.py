"""Compose the blocks of a body or an annex: headings, points, articles, tables.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (bố cục và cách trình bày nội dung).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from doingoai.documents import wording
from doingoai.documents.content import Article, Block, Heading, Paragraph, Point, Run, Table
from doingoai.documents.layout import Layout
from doingoai.documents.measure import bold_width
from doingoai.documents.sheet import Flow, Grid, GridRow, Line, Space

_CENTRED = re.compile(r"(?:phần|chương|mục|tiểu mục)\b", re.IGNORECASE)
# A row taller than about half a page may run over to the next: kept whole it could be cut off at the foot.
_TALLEST_WHOLE_ROW = 24
_MM_PER_LETTER = 2.1
_SPACE_BEFORE_TABLE = 6
_WIDEST_WORD = 30
_SLACK = 0.5


def compose_blocks(blocks: tuple[Block, ...], layout: Layout, *, width: float, outline_above: int) -> tuple[Flow, ...]:
    """Return the blocks as printed in a column of `width` millimetres, their headings below `outline_above`.

    Bookmarks never skip a level, as PDF/UA-1 asks: a "1." without an "I." above it moves up.
    """
    items: list[Flow] = []
    depth = outline_above
    for block in _flattened(blocks):
        if isinstance(block, Heading):
            depth = min(outline_above + max(block.level, 1), depth + 1)
            items.append(_heading(block, depth))
        elif isinstance(block, Table):
            items += _table(block, layout, width)
        else:
            items += _paragraphs(block)
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


def _table(table: Table, layout: Layout, width: float) -> list[Flow]:
    """Return the table between its caption and its note, its columns sharing the whole width."""
    widths = _column_widths(table, layout, width)
    rows = tuple(
        GridRow(cells, index in table.bold_rows, _is_tall(cells, widths))
        for index, cells in enumerate(tuple(wording.clean(cell) for cell in row) for row in table.rows)
    )
    aligns = tuple(column.align for column in table.columns)
    head = tuple(wording.clean(column.title) for column in table.columns)
    caption: Flow = Line("caption", wording.runs_of(table.caption)) if table.caption else Space(_SPACE_BEFORE_TABLE)
    note: list[Flow] = [Line("note", wording.runs_of(table.note))] if table.note else []
    return [caption, Grid(widths, aligns, head, rows, table.repeat_head), *note]


def _column_widths(table: Table, layout: Layout, width: float) -> tuple[float, ...]:
    """Return the widths by share, except that a column too narrow for its words takes from the others."""
    total = sum(column.share for column in table.columns)
    asked = [width * column.share / total for column in table.columns]
    least = [_least_width(table, layout, index) for index in range(len(asked))]
    lacking = sum(max(need - given, 0) for need, given in zip(least, asked, strict=True))
    spare = sum(max(given - need, 0) for need, given in zip(least, asked, strict=True))
    if lacking == 0 or spare < lacking:
        return tuple(asked)
    return tuple(
        given - (given - need) * lacking / spare if given > need else need
        for need, given in zip(least, asked, strict=True)
    )


def _least_width(table: Table, layout: Layout, index: int) -> float:
    """Return the width of a column's longest word; a longer one than `_WIDEST_WORD` is broken instead."""
    texts = (table.columns[index].title, *(row[index] for row in table.rows))
    longest = max((word for text in texts for word in text.split()), key=len, default="")
    word_width = bold_width(longest, layout.styles["column"].size)
    return min(word_width, _WIDEST_WORD) + 2 * layout.cell_padding + _SLACK


def _is_tall(cells: tuple[str, ...], widths: tuple[float, ...]) -> bool:
    """Tell whether a cell may need more lines than a page can be trusted to have left."""
    return any(
        cell.count("\n") + len(cell) * _MM_PER_LETTER / width > _TALLEST_WHOLE_ROW
        for cell, width in zip(cells, widths, strict=True)
    )
