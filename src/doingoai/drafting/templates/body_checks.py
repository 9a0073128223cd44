"""What can be wrong with the body of a template although its marks are in order."""

from collections.abc import Iterator

from doingoai.drafting.prose.inline import split_cells
from doingoai.drafting.prose.lines import Item, classify
from doingoai.drafting.templates.errors import TemplateError, suggestion
from doingoai.drafting.templates.facts import FACTS
from doingoai.drafting.templates.source import Source
from doingoai.drafting.templates.tags import walk
from doingoai.drafting.templates.template import Node, Nodes, Template

ORDINAL = "tt"  # the number of a row, given by the program


def body_errors(source: Source, template: Template, first: int) -> Iterator[TemplateError]:
    """Yield names that nobody declared, an empty body, tables with unequal rows, titles that depend on a value."""
    parts = (template.subject, template.issuing_authority, *template.addressees, *template.bases)
    for nodes in (*parts, *(nodes for nodes, _channel in template.recipients), template.body):
        yield from _undeclared(source, template, nodes, frozenset())
    text = [(number, line.strip()) for number, line in template.lines if number >= first]
    if not any(node.mark == "=" or node.text.strip() for node in walk(template.body)):
        yield source.error(first, "mẫu chưa có nội dung; hãy viết phần thân văn bản dưới dòng +++ thứ hai.")
    yield from _unequal_rows(source, text)
    yield from _titles_of_values(source, text)


def _undeclared(source: Source, template: Template, nodes: Nodes, columns: frozenset[str]) -> Iterator[TemplateError]:
    known = {*template.fields, *FACTS, *columns}
    for node in nodes:
        if node.mark == "*":
            rows = template.rows.get(node.text)
            if rows is None:
                yield source.error(node.line, _unknown_rows(node, template))
            inner = frozenset(rows.columns) | {ORDINAL} if rows else frozenset()
            yield from _undeclared(source, template, node.nodes, inner) if rows else ()
        elif node.mark and node.text not in known and not (node.mark == "?" and node.text in template.rows):
            yield source.error(node.line, _unknown_value(node, sorted(known)))
        if node.mark == "?":
            yield from _undeclared(source, template, node.nodes, columns)


def _unknown_value(node: Node, known: list[str]) -> str:
    near = suggestion(node.text, known)
    return (
        f"ô {{{{{node.text}}}}} chưa được khai báo; thêm mục [fields.{node.text}] vào phần khai báo, hoặc {near} "
        f"Dữ kiện có sẵn: {', '.join(FACTS)}."
    )


def _unknown_rows(node: Node, template: Template) -> str:
    known = ", ".join(template.rows) or "chưa có mục nào"
    return f"bảng {{{{*{node.text}}}}} chưa được khai báo; thêm mục [rows.{node.text}]. Đã khai báo: {known}."


def _unequal_rows(source: Source, lines: list[tuple[int, str]]) -> Iterator[TemplateError]:
    """Yield the rows whose number of cells is not that of the head of their table; marks alone on a line pass."""
    width, head = 0, 0
    for number, line in lines:
        if line.startswith("|"):
            cells = len(split_cells(line))
            width, head = (width, head) if width else (cells, number)
            if cells != width:
                told = f"dòng này có {cells} ô nhưng tiêu đề bảng ở dòng {head} có {width} ô; thêm hoặc bớt dấu |."
                yield source.error(number, told)
        elif not (line.startswith("{{") and line.endswith("}}") and line[2:3] in "?*/"):
            width = 0


def _titles_of_values(source: Source, lines: list[tuple[int, str]]) -> Iterator[TemplateError]:
    """Yield values that stand where only the line above makes a title of them: filled in, they might become text."""
    above: Item | None = None
    for number, line in lines:
        if above and line.startswith("{{") and line[2:3] not in "?*/":
            told = f"tên của “{above.line}” phải viết cùng dòng: “{above.line.rstrip(':')}: {line}”."
            yield source.error(number, told)
        item = classify(line) if line else None
        bare = item is not None and not item.source and not item.marked and item.kind in ("part", "annex")
        above = Item(item.kind, "", line) if item and bare else above if not line else None
