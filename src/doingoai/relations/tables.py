"""Relations and what rests on a document, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from doingoai.relations.dependants import Resting
from doingoai.relations.models import Relation
from doingoai.relations.neighbourhood import Neighbourhood
from doingoai.relations.nodes import Node
from doingoai.relations.validity import State
from doingoai.relations.wording import state_badge
from doingoai.web.markup import link
from doingoai.web.tables import Heading, Row, Table


def ties_table(around: Neighbourhood, states: Mapping[Node, State]) -> Table:
    """Return the document's own relations, both directions in words, and how the other documents stand."""
    headings = [
        Heading("words", _("Văn bản này")),
        Heading("other", _("Văn bản kia"), kind="title"),
        Heading("unit", _("Phần, điều, khoản")),
        Heading("since", _("Từ ngày"), kind="date"),
        Heading("force", _("Hiệu lực văn bản kia"), kind="state"),
        Heading("origin", _("Nguồn")),
    ]
    rows = [
        Row(
            [
                tie.words, link(tie.other.url, tie.other.full_name), tie.row.unit, tie.row.since,
                _force(tie.other, states[tie.other]), _origin(tie.row),
            ]
        )
        for tie in around.ties
    ]  # fmt: skip
    return Table(
        _("Quan hệ với văn bản khác"), headings, rows,
        empty_title=_("Chưa ghi quan hệ nào"),
    )  # fmt: skip


def resting_tables(found: Iterable[Resting]) -> list[Table]:
    """Return what rests on a document, a table for each sort of thing."""
    groups: dict[str, list[Resting]] = {}
    for each in found:
        groups.setdefault(each.what, []).append(each)
    return [
        Table(
            f"{what} ({len(rows)})",
            [Heading("name", _("Tên")), Heading("how", _("Căn cứ, quan hệ"), kind="title")],
            [Row([each.name, each.how], url=each.url) for each in rows],
        )
        for what, rows in groups.items()
    ]


def _force(node: Node, state: State) -> str:
    """Return the badge of a state; of a case in the office only what another document did to it says something."""
    return "" if node.is_dossier and state.cause is None else state_badge(node, state)


def _origin(row: Relation) -> str:
    """Say where a relation comes from: the words of the text, or who keeps the record."""
    return f"“{row.surface}”" if row.surface else str(row.get_origin_display())
