"""The shapes of a sheet as paragraphs and tables of Word; the paragraphs themselves are in `text`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement

from doingoai.documents.blocks import Run
from doingoai.documents.form import Layout
from doingoai.documents.sheet import Cell, Columns, Flow, Frame, Grid, GridRow, Image, Line
from doingoai.documents.word.outside import image_paragraph
from doingoai.documents.word.text import ALIGNMENTS, draw_paragraph, hidden_paragraph, text_paragraph
from doingoai.documents.word.xml import element, flags, twips

_BLACK, _RED = "000000", "C00000"
_ROWS_WITH_SIGNATURE = 2


def draw(item: Flow, layout: Layout, width: float) -> list[BaseOxmlElement]:
    """Return the elements of one shape in a column of `width` millimetres."""
    if isinstance(item, Columns):
        return [_columns(item, layout), hidden_paragraph()]
    if isinstance(item, Grid):
        return [_grid(item, layout), hidden_paragraph(keep_next=item.keep_last)]
    if isinstance(item, Frame):
        return [_frame(item, layout), hidden_paragraph()]
    if isinstance(item, Image):
        return [image_paragraph(item)]
    return [draw_paragraph(item, layout, width)]


def _table(
    widths: Iterable[float], *borders: BaseOxmlElement, padding: float = 0, centred: bool = False
) -> BaseOxmlElement:
    """Return an empty table of fixed columns: Word reads the cells' widths, LibreOffice those of the grid."""
    columns = [twips(width) for width in widths]
    margins = (element(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(columns), type="dxa"),
            element("jc", val="center") if centred else element("tblInd", w=0, type="dxa"),
            *borders,
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        ),
        element("tblGrid", *(element("gridCol", w=column) for column in columns)),
    )


def _cell(width: float, content: Iterable[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    return element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa"), *properties), *content)


def _columns(columns: Columns, layout: Layout) -> BaseOxmlElement:
    table = _table(columns.widths)
    for index, row in enumerate(columns.rows, start=1):
        kept = row if index == len(columns.rows) else tuple(_kept(cell) for cell in row)
        cells = (_column_cell(cell, width, layout) for cell, width in zip(kept, columns.widths, strict=True))
        table.append(element("tr", element("trPr", element("cantSplit")), *cells))
    return table


def _kept(cell: Cell) -> Cell:
    """Return the cell kept on the page of the row below it."""
    return tuple(replace(item, keep_next=True) if isinstance(item, Line) else item for item in cell)


def _column_cell(cell: Cell, width: float, layout: Layout) -> BaseOxmlElement:
    # A cell without a paragraph at its end makes the file unreadable.
    content = [drawn for item in cell for drawn in draw(item, layout, width)] or [hidden_paragraph()]
    return _cell(width, content)


def _frame(frame: Frame, layout: Layout) -> BaseOxmlElement:
    """Return a mark as a table of one cell: the only frame whose size Word and LibreOffice keep to the millimetre."""
    color = _RED if frame.red else _BLACK
    table = _table([frame.width], _borders("top", "left", "bottom", "right", color=color), centred=True)
    height = element("trHeight", val=twips(frame.height), hRule="exact")
    mark = text_paragraph(frame.style, [Run(frame.text)], layout, color=color)
    cell = _cell(frame.width, [mark], element("vAlign", val="center"))
    table.append(element("tr", element("trPr", element("cantSplit"), height), cell))
    return table


def _borders(*sides: str, color: str = _BLACK, size: int = 8) -> BaseOxmlElement:
    return element("tblBorders", *(element(side, val="single", sz=size, space=0, color=color) for side in sides))


def _grid(grid: Grid, layout: Layout) -> BaseOxmlElement:
    borders = _borders("top", "left", "bottom", "right", "insideH", "insideV", size=4)
    table = _table(grid.widths, borders, padding=layout.cell_padding)
    table.append(_head_row(grid, layout))
    table.extend(_rows(grid, layout))
    return table


def _head_row(grid: Grid, layout: Layout) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"), *flags(("tblHeader", grid.repeat_head)))
    cells = (
        _cell(width, [text_paragraph("column", [Run(title)], layout)], element("vAlign", val="center"))
        for width, title in zip(grid.widths, grid.head, strict=True)
    )
    return element("tr", properties, *cells)


def _rows(grid: Grid, layout: Layout) -> Iterator[BaseOxmlElement]:
    kept_from = len(grid.rows) - _ROWS_WITH_SIGNATURE if grid.keep_last else len(grid.rows)
    for index, row in enumerate(grid.rows):
        properties = element("trPr", *flags(("cantSplit", not row.divisible)))
        yield element("tr", properties, *_row_cells(row, grid, layout, keep_next=index >= kept_from))


def _row_cells(row: GridRow, grid: Grid, layout: Layout, *, keep_next: bool) -> Iterator[BaseOxmlElement]:
    for runs, width, align in zip(row.cells, grid.widths, grid.aligns, strict=True):
        extra = (*flags(("keepNext", keep_next)), element("jc", val=ALIGNMENTS[align]))
        printed = [replace(run, bold=True) for run in runs] if row.bold else runs
        yield _cell(width, [text_paragraph("cell", printed, layout, *extra)])
