"""The tables of the flow, with captions: consecutive rows make one table; a second head begins the next."""

from __future__ import annotations

from collections.abc import Iterator

from doingoai.parsing.points.flow import Flow, Paragraph
from doingoai.parsing.tables.found import Table
from doingoai.parsing.tables.grid import Row, as_table, starts_table
from doingoai.parsing.text.printed import Printed

_LONGEST_CAPTION = 250


def collect(flow: Flow, printed: Printed) -> list[Table]:
    """Return the tables of the body and of the annexes in the order of the text."""
    tables = []
    for caption, rows in _runs(flow):
        title = printed.words(*caption) if caption else None
        table = as_table([Row(row.cells or [], *printed.span(row.start, row.end)) for row in rows], title)
        if table:
            tables.append(table)
    return tables


def _runs(flow: Flow) -> Iterator[tuple[tuple[int, int] | None, list[Paragraph]]]:
    """Yield the rows of each table with the range of its caption."""
    caption: tuple[int, int] | None = None
    rows: list[Paragraph] = []
    above: Paragraph | None = None
    for paragraph in flow.paragraphs:
        row = paragraph.kind == "table" and paragraph.zone == "body"
        if rows and (not row or _begins_another(paragraph, rows)):
            yield caption, rows
            caption, rows = None, []
        if row and paragraph.cells:
            caption = caption if rows else caption or _caption(above, flow)
            rows.append(paragraph)
        elif row:
            caption = (paragraph.start, paragraph.end)
        above = paragraph
    if rows:
        yield caption, rows


def _begins_another(paragraph: Paragraph, rows: list[Paragraph]) -> bool:
    cells = paragraph.cells or []
    return not cells or (starts_table(cells) and cells != rows[0].cells)


def _caption(above: Paragraph | None, flow: Flow) -> tuple[int, int] | None:
    """Return the heading directly above a table: a line in capitals, the title of an annex."""
    if above is None or above.zone != "body" or above.label or above.end - above.start > _LONGEST_CAPTION:
        return None
    text = flow.copy.text[above.start : above.end]
    return (above.start, above.end) if text.isupper() else None
