"""The little language of templates: {{NAME}}, {{?NAME}} … {{/NAME}}, {{*ROWS}} … {{/ROWS}}. Nothing is evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from doingoai.drafting.templates.errors import TemplateError
from doingoai.drafting.templates.source import Source
from doingoai.drafting.templates.template import Node, Nodes

_TAG = re.compile(r"\{\{\s*(?P<mark>[?*/]?)\s*(?P<name>[^{}\n]*?)\s*\}\}")
# A mark of a block that stands alone takes its line end with it.
_ALONE = re.compile(r"(?:^|(?<=\n))[ \t]*\{\{\s*[?*/][^{}\n]*\}\}[ \t]*(?:\n|$)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_DEEPEST = 10


@dataclass
class _Open:
    mark: str
    name: str
    line: int
    nodes: list[Node] = field(default_factory=list)


def read_tags(source: Source, text: str, first: int) -> tuple[Nodes, list[TemplateError]]:
    """Return the pieces of a text that begins on line `first`, and the errors of its marks."""
    errors: list[TemplateError] = []
    stack = [_Open("", "", first)]
    for mark, name, line in _tokens(text, first):
        if mark in ("", "="):
            stack[-1].nodes.append(Node("=" if mark else "", name, line))
            if problem := _problem(mark, name):
                errors.append(source.error(line, problem))
        elif mark == "/":
            errors += _close(source, stack, name, line)
        else:
            stack.append(_Open(mark, name, line))
            if len(stack) > _DEEPEST:
                return (), [source.error(line, f"các khối lồng nhau quá {_DEEPEST - 1} lớp; hãy viết đơn giản hơn.")]
    for left in stack[1:]:
        told = f"khối {{{{{left.mark}{left.name}}}}} chưa được đóng; thêm dòng {{{{/{left.name}}}}} ở cuối khối."
        errors.append(source.error(left.line, told))
    return tuple(stack[0].nodes), errors


def walk(nodes: Nodes) -> Iterator[Node]:
    """Yield every piece, those of blocks included."""
    for node in nodes:
        yield node
        yield from walk(node.nodes)


def _close(source: Source, stack: list[_Open], name: str, line: int) -> list[TemplateError]:
    if len(stack) == 1 or stack[-1].name != name:
        opened = f"khối đang mở là “{stack[-1].name}”" if len(stack) > 1 else "không có khối nào đang mở"
        return [source.error(line, f"{{{{/{name}}}}} đóng sai chỗ: {opened}; sửa tên hoặc bỏ dòng này.")]
    done = stack.pop()
    stack[-1].nodes.append(Node("?" if done.mark == "?" else "*", done.name, done.line, tuple(done.nodes)))
    return []


def _problem(mark: str, text: str) -> str:
    """Return what is wrong with a value's name, or with a text in which a brace was left over."""
    if mark and not _NAME.fullmatch(text):
        return (
            f"“{text}” không phải tên ô điền; tên chỉ gồm chữ không dấu, số và dấu gạch dưới, ví dụ {{{{NOI_DUNG}}}}."
        )
    if not mark and ("{{" in text or "}}" in text):
        return "dấu {{ và }} không đi đôi; ô điền viết là {{TEN_O}}."
    return ""


def _tokens(text: str, first: int) -> Iterator[tuple[str, str, int]]:
    """Yield (mark, name or text, line): "" is a text, "=" a value, "?", "*" and "/" the marks of blocks."""
    alone = {match.start(): match.end() for match in _ALONE.finditer(text)}
    inside = {at: (start, end) for start, end in alone.items() for at in (text.index("{{", start),)}
    place, line = 0, first
    for match in _TAG.finditer(text):
        start, end = inside.get(match.start(), match.span())
        if start > place:
            yield from _lines(text[place:start], line)
        line += text.count("\n", place, start)
        yield match["mark"] or "=", match["name"], line
        line += text.count("\n", start, end)
        place = end
    if place < len(text):
        yield from _lines(text[place:], line)


def _lines(text: str, line: int) -> Iterator[tuple[str, str, int]]:
    """Yield a text line by line, so that each piece knows where it stands."""
    for at, part in enumerate(text.splitlines(keepends=True)):
        yield "", part, line + at
