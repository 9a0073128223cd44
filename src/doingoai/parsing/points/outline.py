"""The points of a document, from its paragraphs; of a running article, its headings and its "Thứ nhất …" points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from doingoai.parsing.document import Point
from doingoai.parsing.points.flow import Flow, Paragraph
from doingoai.parsing.points.inline import split_paragraph
from doingoai.parsing.points.labels import KINDS
from doingoai.parsing.points.tree import Node, Tree
from doingoai.parsing.signature import is_name
from doingoai.parsing.text.printed import Printed
from doingoai.parsing.warned import Warnings

_HEADING_LONGEST = 140
_PROSE = 150
# "(Gửi kèm: (1) Dự thảo …; (2) …)" lists files, not points.
_ENCLOSURES = re.compile(r"\( ?(?:xin |ho so |tai lieu |van ban )?(?:gui |trinh |co )?(?:dinh )?kem(?: theo)?[ :]")
_END_MARKS = ("./.", "./", "/.")


@dataclass(frozen=True)
class Outline:
    """The tree of points and the headings without a number."""

    nodes: list[Node]
    headings: list[tuple[int, int]]


def outline(flow: Flow, *, article: bool, warnings: Warnings) -> Outline:
    """Return the points of the body; `article` asks for headings when no line begins with a number or a bullet."""
    body = [paragraph for paragraph in flow.paragraphs if paragraph.zone == "body" and paragraph.kind == "text"]
    running = article and not any(paragraph.label and paragraph.label.style != "ordinal" for paragraph in body)
    first_prose = next((i for i, each in enumerate(body) if each.end - each.start > _PROSE), len(body))
    below_table = {id(after) for before, after in pairwise(flow.paragraphs) if before.kind == "table"}
    tree = Tree(flow.copy)
    ragged = _is_ragged(body)
    headings: list[tuple[int, int]] = []
    for index, paragraph in enumerate(body):
        following = body[index + 1] if index + 1 < len(body) else None
        if _is_heading(flow, paragraph, following=following, running=running and index > first_prose):
            headings.append((paragraph.start, paragraph.end))
            if running and index > first_prose:
                tree.heading(paragraph.start, paragraph.end, paragraph=index)
            else:
                tree.close()
        elif id(paragraph) in below_table and tree.closes(paragraph.start):
            tree.close()
        else:
            indent = 0 if ragged else paragraph.lines[0].indent
            _take(tree, flow, paragraph, index, indent=indent, following=following, warnings=warnings)
    tree.close()
    return Outline(tree.roots, headings)


def as_points(flow: Flow, nodes: list[Node], *, printed: Printed, parent: str = "") -> list[Point]:
    """Return the nodes as points, with offsets and letters of the original text."""
    points = []
    bullets = 0
    for node in nodes:
        bullets += node.style.startswith("bullet")
        spans = [*node.spans, *((start, end) for start, end, _ in node.extras)]
        end = max(end for _, end in spans)
        start, stop = printed.span(node.start, max(end, node.text_start))
        text = " ".join(" ".join(printed.text(low, high) for low, high in spans).split())
        path = _path(node, parent, bullets=bullets)
        points.append(
            Point(
                label=" ".join(printed.text(node.start, node.start + _label_length(node)).split()),
                text=_without_end_mark(text), start=start, end=stop, kind=_kind(node), path=path,
                points=as_points(flow, node.children, printed=printed, parent=path),
            )
        )  # fmt: skip
    return points


def _is_ragged(body: list[Paragraph]) -> bool:
    """Tell a text whose indents say nothing: labels of one style stand at different places, as after rewrapping."""
    indents: dict[str, set[int]] = {}
    for paragraph in body:
        if paragraph.label and not paragraph.label.style.startswith("bullet"):
            indents.setdefault(paragraph.label.style, set()).add(paragraph.lines[0].indent)
    return any(max(each) - min(each) > 1 for each in indents.values())


def _take(
    tree: Tree,
    flow: Flow,
    paragraph: Paragraph,
    index: int,
    *,
    indent: int,
    following: Paragraph | None,
    warnings: Warnings,
) -> None:
    """Add one paragraph to the tree."""
    if not tree.is_open and paragraph.label and _is_preamble(flow, paragraph):
        return
    if paragraph.label and paragraph.label.repaired:
        warnings.add("label_repaired", paragraph.start, paragraph.end, facts=paragraph.label.printed)
    if paragraph.label is None and _ENCLOSURES.match(flow.copy.folded, paragraph.start):
        tree.text(paragraph.start, paragraph.end, paragraph=index)
        return
    if paragraph.quoted:
        tree.quote(paragraph.start, paragraph.end)
        return
    next_label = following.label if following else None
    pieces = split_paragraph(
        flow.copy.text, start=paragraph.start, end=paragraph.end, own=paragraph.label, following=next_label
    )
    for piece in pieces:
        if piece.label:
            tree.point(piece, index, indent=indent)
        elif piece.tail:
            tree.tail(piece, index)
        else:
            tree.text(piece.start, piece.end, paragraph=index)


def _is_preamble(flow: Flow, paragraph: Paragraph) -> bool:
    """Tell a legal basis that is printed with a bullet: it is no point."""
    label = paragraph.label
    if label is None or not label.style.startswith("bullet"):
        return False
    text = flow.copy.folded[paragraph.start + label.end : paragraph.end].lstrip()
    return text.startswith(("can cu ", "theo de nghi ", "xet "))


def _is_heading(flow: Flow, paragraph: Paragraph, *, following: Paragraph | None, running: bool) -> bool:
    """Tell a heading without a number: an annex title, a line in capitals; in an article also a short open line."""
    if paragraph.label or paragraph.quoted:
        return False
    text = flow.copy.text[paragraph.start : paragraph.end]
    if paragraph.annex or paragraph.heading or (text.isupper() and len(text) > 5 and not is_name(text)):
        return True
    if not running or following is None or len(text) > _HEADING_LONGEST or paragraph.last.closed:
        return False
    return text[0].isupper() and not is_name(text) and following.last.closed and not following.heading


def _label_length(node: Node) -> int:
    if node.label is None:
        return 0
    return min(len(node.label.printed), node.text_start - node.start)


def _kind(node: Node) -> str:
    if node.label is None:
        return "heading"
    style = node.label.style
    if style.startswith("bullet"):
        return "bullet"
    return "decimal" if style.startswith("decimal") else KINDS.get(style, style)


def _path(node: Node, parent: str, *, bullets: int) -> str:
    """Return the canonical path; a decimal label and an article name themselves whole."""
    label = node.label
    if label is None:
        return ""
    if label.style.startswith("decimal") or label.style in ("part", "chapter", "article"):
        return label.path
    own = f"-{bullets}" if label.style.startswith("bullet") else label.path
    return f"{parent}.{own}" if parent else own


def _without_end_mark(text: str) -> str:
    for mark in _END_MARKS:
        if text.endswith(mark):
            return text[: -len(mark)].rstrip()
    return text
