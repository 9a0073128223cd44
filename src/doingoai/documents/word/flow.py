"""The shapes of a sheet as paragraphs and tables of Word.

Type size, weight and slope are written on every run as well as in the style: text that officers paste into
another document keeps its prescribed form.
"""

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from doingoai.documents.content import Run
from doingoai.documents.layout import Layout, TextStyle
from doingoai.documents.sheet import Cell, Columns, Flow, Grid, GridRow, Line, Rule, Space
from doingoai.documents.word.xml import element, flags, half_points, twips

_RULE_HEIGHT = 60
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def draw(item: Flow, layout: Layout, width: float) -> list[BaseOxmlElement]:
    """Return the elements of one shape in a column of `width` millimetres."""
    if isinstance(item, Columns):
        return [_columns(item, layout), hidden_paragraph()]
    if isinstance(item, Grid):
        return [_grid(item, layout), hidden_paragraph()]
    return [_small(item, layout, width)]


def hidden_paragraph() -> BaseOxmlElement:
    """Return a paragraph without height: without one Word joins two tables into one."""
    spacing = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", spacing, element("rPr", element("sz", val=2))))


def style_properties(style: TextStyle) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Return the paragraph and the run properties of a style."""
    paragraph = element("pPr", *flags(("keepNext", style.keep_next)))
    paragraph.append(
        element(
            "spacing",
            before=round(style.before * 20),
            after=round(style.after * 20),
            line=round(style.line * 240),
            lineRule="auto",
        )
    )
    paragraph.append(element("ind", left=twips(style.left), firstLine=twips(style.first_line)))
    paragraph.append(element("jc", val=_ALIGNMENTS[style.align]))
    return paragraph, _run_properties(style)


def text_paragraph(style: str, runs: Iterable[Run], layout: Layout, *extra: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph of one style; `extra` are paragraph properties in the order of the standard."""
    properties = element("pPr", element("pStyle", val=style_id(style)), *extra)
    return element("p", properties, *(run_element(run, layout.styles[style]) for run in runs if run.text))


def style_id(key: str) -> str:
    """Return the name by which the file's XML refers to a style of the layout."""
    return key.title().replace("_", "")


def _small(item: Line | Rule | Space, layout: Layout, width: float) -> BaseOxmlElement:
    if isinstance(item, Rule):
        return _rule(item, width)
    if isinstance(item, Space):
        spacing = element("spacing", before=0, after=0, line=round(item.height * 20), lineRule="exact")
        return element("p", element("pPr", element("keepNext"), spacing))
    extra = [*flags(("keepNext", item.keep_next))]
    if item.outline:
        extra.append(element("outlineLvl", val=item.outline - 1))
    return text_paragraph(item.style, item.runs, layout, *extra)


def _rule(rule: Rule, width: float) -> BaseOxmlElement:
    """Return an empty paragraph whose upper border is the rule: drawn lines and underscores do not travel."""
    side = twips(max(width - rule.width, 0) / 2)
    return element(
        "p",
        element(
            "pPr",
            element("keepNext"),
            element("pBdr", element("top", val="single", sz=6, space=1, color="000000")),
            element("spacing", before=60, after=0, line=_RULE_HEIGHT, lineRule="exact"),
            element("ind", left=side, right=side),
        ),
    )


def run_element(run: Run, style: TextStyle) -> BaseOxmlElement:
    """Return a run of one style; a line feed in its text breaks the line."""
    drawn = element("r", _run_properties(style, run))
    for index, part in enumerate(run.text.split("\n")):
        if index:
            drawn.append(element("br"))
        text = element("t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        drawn.append(text)
    return drawn


def _run_properties(style: TextStyle, run: Run | None = None) -> BaseOxmlElement:
    bold = style.bold or bool(run and run.bold)
    italic = style.italic or bool(run and run.italic)
    size = half_points(style.size)
    marks = flags(("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic))
    return element("rPr", *marks, element("sz", val=size), element("szCs", val=size))


def _table(widths: Iterable[float], *properties: BaseOxmlElement, padding: float = 0) -> BaseOxmlElement:
    """Return an empty table of fixed columns: Word reads the cells' widths, LibreOffice those of the grid."""
    columns = [twips(width) for width in widths]
    margins = (element(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(columns), type="dxa"),
            element("tblInd", w=0, type="dxa"),
            *properties,
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        ),
        element("tblGrid", *(element("gridCol", w=column) for column in columns)),
    )


def _cell(width: float, content: Iterable[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    return element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa"), *properties), *content)


def _columns(columns: Columns, layout: Layout) -> BaseOxmlElement:
    table = _table(columns.widths)
    for row in columns.rows:
        cells = (_column_cell(cell, width, layout) for cell, width in zip(row, columns.widths, strict=True))
        table.append(element("tr", element("trPr", element("cantSplit")), *cells))
    return table


def _column_cell(cell: Cell, width: float, layout: Layout) -> BaseOxmlElement:
    # A cell without a paragraph makes the file unreadable.
    content = [_small(item, layout, width) for item in cell] or [hidden_paragraph()]
    return _cell(width, content)


def _grid(grid: Grid, layout: Layout) -> BaseOxmlElement:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in sides))
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
    for row in grid.rows:
        properties = element("trPr", *flags(("cantSplit", not row.divisible)))
        yield element("tr", properties, *_row_cells(row, grid, layout))


def _row_cells(row: GridRow, grid: Grid, layout: Layout) -> Iterator[BaseOxmlElement]:
    for text, width, align in zip(row.cells, grid.widths, grid.aligns, strict=True):
        side = element("jc", val=_ALIGNMENTS[align])
        yield _cell(width, [text_paragraph("cell", [Run(text, row.bold)], layout, side)])
