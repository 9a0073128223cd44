"""What every page of a document shows of its relations: state, successor, drawing, table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.organisations.models import Officer
from doingoai.relations.history import history_of
from doingoai.relations.lapsed import LEANS, Lapsed, lapsed_among
from doingoai.relations.neighbourhood import COUNTED, TOLD, neighbourhood
from doingoai.relations.nodes import Node
from doingoai.relations.picture import drawn, picture, undrawn
from doingoai.relations.tables import ties_table
from doingoai.relations.validity import Force, State, current_successor, state_in
from doingoai.relations.wording import reason, state_badge
from doingoai.web.amounts import vnnumber
from doingoai.web.tables import Table


@dataclass(frozen=True)
class Panel:
    """The relations of one document as one officer sees them on a day."""

    day: dt.date
    state: State
    badge: SafeString
    reason: str
    successor: Node | None
    lapsed: list[Lapsed]  # what it leans on that has ended
    table: Table
    picture: SafeString
    beyond: str  # what found no room in the drawing
    untold: str  # what found no room in the table

    @property
    def has_ended(self) -> bool:
        return self.state.force == Force.ENDED


def panel_of(node: Node, officer: Officer, day: dt.date) -> Panel:
    """Return the relations of a document; the number of queries does not grow with the number of relations."""
    around = neighbourhood(node, officer)
    near = [tie.other for tie in around.ties]
    nodes = [*(box.node for box in drawn(around)), *near]
    history = history_of(nodes, officer)
    states = {each: state_in(history, each, day) for each in nodes}
    successor = current_successor(history, node, day)
    more, untold = undrawn(around), around.total - len(around.ties)
    return Panel(
        day=day,
        state=states[node],
        badge=state_badge(node, states[node]),
        reason=reason(states[node]),
        successor=successor if isinstance(successor, Node) else None,
        lapsed=lapsed_among([tie.other for tie in around.ties if tie.outward and tie.row.kind in LEANS], history, day),
        table=ties_table(around, states),
        picture=picture(around, states) if around.ties else SafeString(""),
        beyond=_("và %s văn bản khác") % counted(more) if more else "",
        untold=_("và %s quan hệ khác") % counted(untold) if untold else "",
    )


def counted(number: int) -> str:
    """Write how many more there are; beyond what was counted, that there are more."""
    return _("hơn %s") % vnnumber(COUNTED - TOLD) if number >= COUNTED - TOLD else vnnumber(number)
