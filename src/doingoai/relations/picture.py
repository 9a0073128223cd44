"""The neighbourhood as a drawing: what the document cites on the left, what cites it on the right, the documents
behind them in the outer columns. Colours by class; the same relations stand in the table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.lib.text import shorten
from doingoai.relations.kinds import CHANGES, RANK, Kind
from doingoai.relations.neighbourhood import Neighbourhood, Tie
from doingoai.relations.nodes import Node
from doingoai.relations.validity import Force, State
from doingoai.relations.wording import FORCES
from doingoai.web.charts.svg import element, frame, legend, linked, number, text

MOST = 30  # documents in one drawing
TALL = 10  # documents one above the other
WIDE, HIGH, ACROSS, DOWN, TOP = 164, 52, 28, 10, 26  # pixels: a box, the gaps between boxes, the head line
BASIS = {Kind.BASED_ON, Kind.IMPLEMENTS, Kind.DETAILS, Kind.GUIDES}


@dataclass(frozen=True)
class Box:
    """A document in its place; `column` counts from the centre, to the left below zero. `ties` lead to `here`."""

    node: Node
    column: int
    ties: tuple[Tie, ...] = ()


def picture(around: Neighbourhood, states: Mapping[Node, State]) -> SafeString:
    """Draw the document and at most 29 others, the weightiest relations first; the rest is told by its number."""
    boxes = drawn(around)
    left, right = min(box.column for box in boxes), max(box.column for box in boxes)
    columns = {column: [box for box in boxes if box.column == column] for column in range(left, right + 1)}
    rows = max(len(inside) for inside in columns.values())
    places = {box.node: _place(box, columns[box.column], left, rows) for box in boxes}
    width, height = (right - left) * (WIDE + ACROSS) + WIDE, TOP + rows * (HIGH + DOWN)
    lines = [_line(tie, places) for box in boxes for tie in box.ties[:1]]
    marks = [_mark(box, places[box.node], states.get(box.node)) for box in boxes]
    drawing = frame(
        [*_heads(columns, left), *lines, *marks],
        name=_("Các văn bản quanh %s") % around.centre.name, desc=_described(around, boxes), has_links=len(boxes) > 1,
        class_="plot rings", viewBox=f"0 0 {width} {height}", width=width, height=height,
    )  # fmt: skip
    return drawing + legend(
        [("changes", _("làm thay đổi hiệu lực")), ("basis", _("căn cứ, triển khai, hướng dẫn")), ("other", _("khác"))]
    )


def drawn(around: Neighbourhood) -> list[Box]:
    """Choose the documents of the drawing: the centre, its neighbours, then those behind, while there is room."""
    inner: dict[Node, list[Tie]] = {}
    for tie in around.ties:
        inner.setdefault(tie.other, []).append(tie)
    boxes = [Box(around.centre, 0)]
    boxes += _fitting([(ties, -1 if ties[0].outward else 1) for ties in inner.values()], boxes)
    side = {box.node: box.column for box in boxes}
    behind: dict[Node, list[Tie]] = {}
    for tie in around.outer:
        if tie.here in side:
            behind.setdefault(tie.other, []).append(tie)
    order = [box.node for box in boxes]
    ringed = sorted(behind.values(), key=lambda ties: order.index(ties[0].here))
    return boxes + _fitting([(ties, 2 * side[ties[0].here]) for ties in ringed], boxes)


def undrawn(around: Neighbourhood) -> int:
    """Count the neighbours that found no room."""
    shown = {box.node for box in drawn(around)}
    others = {tie.other for tie in around.ties}
    beyond = around.total - len(around.ties)
    return len(others - shown) + beyond


def _fitting(found: Iterable[tuple[list[Tie], int]], boxes: list[Box]) -> list[Box]:
    room = MOST - len(boxes)
    full: dict[int, int] = {}
    chosen: list[Box] = []
    for ties, column in found:
        full[column] = full.get(column, 0) + 1
        if full[column] <= TALL and len(chosen) < room:
            chosen.append(Box(ties[0].other, column, tuple(ties)))
    return chosen


def _place(box: Box, inside: list[Box], left: int, rows: int) -> tuple[float, float]:
    """Return the upper left corner of a box; a short column stands in the middle."""
    above = (rows - len(inside)) / 2 + inside.index(box)
    return (box.column - left) * (WIDE + ACROSS), TOP + above * (HIGH + DOWN)


def _heads(columns: Mapping[int, list[Box]], left: int) -> list[SafeString]:
    heads = {-1: _("Được văn bản này dẫn"), 1: _("Dẫn văn bản này")}
    return [
        text(heads[column], (column - left) * (WIDE + ACROSS) + WIDE / 2, 14, class_="soft", text_anchor="middle")
        for column, inside in columns.items()
        if column in heads and inside
    ]


def _line(tie: Tie, places: Mapping[Node, tuple[float, float]]) -> SafeString:
    """Join two boxes by a curve between the sides that face each other."""
    (x1, y1), (x2, y2) = sorted((places[tie.here], places[tie.other]))
    x1, y1, y2 = x1 + WIDE, y1 + HIGH / 2, y2 + HIGH / 2
    middle = number((x1 + x2) / 2)
    curve = f"M{number(x1)} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {number(x2)} {number(y2)}"
    return element("path", d=curve, class_=f"tie {_family(tie)}")


def _family(tie: Tie) -> str:
    if tie.row.kind in CHANGES:
        return "changes"
    return "basis" if tie.row.kind in BASIS else "other"


def _mark(box: Box, place: tuple[float, float], state: State | None) -> SafeString:
    x, y = place
    said = _said(box)
    ended = state is not None and state.force == Force.ENDED
    kind = "box" + (" centre" if box.column == 0 else "") + (" ended" if ended else "")
    lines = [(box.node.number, 17, "name"), (box.node.title or box.node.name, 32, "soft"), (said, 46, "said")]
    marks = element("rect", x=number(x), y=number(y), width=WIDE, height=HIGH, rx=4, class_=kind)
    for words, down, style in lines:
        if words:
            marks += text(shorten(words, 22 if style == "name" else 26), number(x + 8), number(y + down), class_=style)
    force = FORCES[state.force] if state else ""
    told = ". ".join(str(part) for part in (said, box.node.full_name, force) if part)
    return linked(marks, "" if box.column == 0 else box.node.url, told)


def _said(box: Box) -> str:
    """Tell how a document turns to the one on its inner side, in the words of the table."""
    ties = sorted(box.ties, key=lambda tie: RANK[tie.row.kind])
    return "; ".join(dict.fromkeys(tie.words for tie in ties))


def _described(around: Neighbourhood, boxes: list[Box]) -> str:
    near = sum(1 for box in boxes if abs(box.column) == 1)
    return _("%(near)d văn bản có quan hệ trực tiếp, %(far)d văn bản phía sau; bảng bên dưới ghi từng quan hệ.") % {
        "near": near, "far": len(boxes) - near - 1,
    }  # fmt: skip
