"""Compose a table: its columns' widths, which of its rows may be divided, whether its page must be turned."""

from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.documents import wording
from doingoai.documents.blocks import SMALL, Run, Table
from doingoai.documents.form import Layout
from doingoai.documents.measure import bold_width
from doingoai.documents.sheet import Flow, Grid, GridRow, Line, Space

# A row taller than about half a page may run over to the next: kept whole it could be cut off at the foot.
_TALLEST_WHOLE_ROW = 24
_MM_PER_LETTER = 2.1
_SPACE_BEFORE_TABLE = 6
_WIDEST_WORD = 30
_SLACK = 0.5


@dataclass(frozen=True)
class Turned:
    """Items of the body that stand on landscape pages of their own: a wide table with its caption and note."""

    items: tuple[Flow, ...]


def compose_table(table: Table, layout: Layout, *, width: float) -> tuple[Flow, ...]:
    """Return the table between its caption and its note, its columns sharing the `width` in millimetres."""
    widths = _column_widths(table, layout, width)
    rows = tuple(
        GridRow(cells, index in table.bold_rows, _is_tall(cells, widths))
        for index, cells in enumerate(tuple(wording.runs_of(cell) for cell in row) for row in table.rows)
    )
    aligns = tuple(column.align for column in table.columns)
    head = tuple(wording.clean(column.title) for column in table.columns)
    caption: Flow = Line("caption", wording.runs_of(table.caption)) if table.caption else Space(_SPACE_BEFORE_TABLE)
    note = (Line("note", wording.runs_of(table.note)),) if table.note else ()
    return (caption, Grid(widths, aligns, head, rows, table.repeat_head), *note)


def is_turned(table: Table, layout: Layout) -> bool:
    """Tell whether a table in the body needs a landscape page: as ordered, else when its words do not fit upright."""
    if table.landscape is not None:
        return table.landscape
    least = sum(_least_width(table, layout, index) for index in range(len(table.columns)))
    return least > layout.page.text_width()


def _column_widths(table: Table, layout: Layout, width: float) -> tuple[float, ...]:
    """Return the widths by share, except that a column too narrow for its words takes from the others.

    Where even that is not enough for every word, all columns shrink alike and the words are broken.
    """
    total = sum(column.share for column in table.columns)
    asked = [width * column.share / total for column in table.columns]
    least = [_least_width(table, layout, index) for index in range(len(asked))]
    lacking = sum(max(need - given, 0) for need, given in zip(least, asked, strict=True))
    spare = sum(max(given - need, 0) for need, given in zip(least, asked, strict=True))
    if lacking == 0:
        return tuple(asked)
    if spare < lacking:
        return tuple(need * width / sum(least) for need in least)
    return tuple(
        given - (given - need) * lacking / spare if given > need else need
        for need, given in zip(least, asked, strict=True)
    )


def _least_width(table: Table, layout: Layout, index: int) -> float:
    """Return the width of a column's longest word; a longer one than `_WIDEST_WORD` is broken instead."""
    runs = [Run(table.columns[index].title), *(run for row in table.rows for run in wording.runs_of(row[index]))]
    size = layout.styles["column"].size
    widest = max(
        bold_width(_longest_word(run.text for run in runs if run.small == small), size * (SMALL if small else 1))
        for small in (False, True)
    )
    return min(widest, _WIDEST_WORD) + 2 * layout.cell_padding + _SLACK


def _longest_word(texts: Iterable[str]) -> str:
    return max((word for text in texts for word in text.split()), key=len, default="")


def _is_tall(cells: tuple[tuple[Run, ...], ...], widths: tuple[float, ...]) -> bool:
    """Tell whether a cell may need more lines than a page can be trusted to have left."""
    texts = ("".join(run.text for run in cell) for cell in cells)
    return any(
        text.count("\n") + len(text) * _MM_PER_LETTER / width > _TALLEST_WHOLE_ROW
        for text, width in zip(texts, widths, strict=True)
    )
