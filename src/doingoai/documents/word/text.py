"""Lines, rules and spaces of a sheet as paragraphs of Word.

Type size, weight and slope are written on every run as well as in the style: text that officers paste into
another document keeps its prescribed form.
"""

from collections.abc import Iterable

from docx.oxml.xmlchemy import BaseOxmlElement

from doingoai.documents.blocks import SMALL, Run
from doingoai.documents.form import Layout, TextStyle
from doingoai.documents.sheet import Line, Rule, Space
from doingoai.documents.word.outside import hyperlink
from doingoai.documents.word.xml import element, flags, half_points, twips

ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_RULE_HEIGHT = 60


def draw_paragraph(item: Line | Rule | Space, layout: Layout, width: float) -> BaseOxmlElement:
    """Return one paragraph in a column of `width` millimetres."""
    if isinstance(item, Rule):
        return _rule(item, width)
    if isinstance(item, Space):
        spacing = element("spacing", before=0, after=0, line=round(item.height * 20), lineRule="exact")
        return element("p", element("pPr", element("keepNext"), spacing))
    extra = [*flags(("keepNext", item.keep_next))]
    if item.outline:
        extra.append(element("outlineLvl", val=item.outline - 1))
    return text_paragraph(item.style, item.runs, layout, *extra)


def hidden_paragraph(*, keep_next: bool = False) -> BaseOxmlElement:
    """Return a paragraph without height: without one Word joins two tables into one."""
    spacing = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", *flags(("keepNext", keep_next)), spacing, element("rPr", element("sz", val=2))))


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
    paragraph.append(element("jc", val=ALIGNMENTS[style.align]))
    return paragraph, _run_properties(style)


def text_paragraph(
    style: str, runs: Iterable[Run], layout: Layout, *extra: BaseOxmlElement, color: str = ""
) -> BaseOxmlElement:
    """Return a paragraph of one style; `extra` are paragraph properties in the order of the standard."""
    properties = element("pPr", element("pStyle", val=style_id(style)), *extra)
    return element("p", properties, *(run_element(run, layout.styles[style], color) for run in runs if run.text))


def style_id(key: str) -> str:
    """Return the name by which the file's XML refers to a style of the layout."""
    return key.title().replace("_", "")


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


def run_element(run: Run, style: TextStyle, color: str = "") -> BaseOxmlElement:
    """Return a run of one style; a line feed in its text breaks the line, a link stands around it."""
    drawn = element("r", _run_properties(style, run, color))
    for index, part in enumerate(run.text.split("\n")):
        if index:
            drawn.append(element("br"))
        text = element("t")
        text.text = part
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        drawn.append(text)
    return hyperlink(run.link, drawn) if run.link else drawn


def _run_properties(style: TextStyle, run: Run | None = None, color: str = "") -> BaseOxmlElement:
    bold = style.bold or bool(run and run.bold)
    italic = style.italic or bool(run and run.italic)
    size = half_points(style.size * SMALL if run and run.small else style.size)
    marks = flags(("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic))
    ink = [element("color", val=color)] if color else []
    underline = [element("u", val="single")] if style.underline else []
    return element("rPr", *marks, *ink, element("sz", val=size), element("szCs", val=size), *underline)
