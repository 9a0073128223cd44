"""Documents on which a document leans although they have ended: told with their successor, never changed by itself.

Basis: domain 4.2; the person who drafts may keep the old one as a historical reference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.relations.cited import Shelf
from doingoai.relations.history import history_of
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation
from doingoai.relations.nodes import Node
from doingoai.relations.validity import Force, History, State, current_successor, state_in

LEANS = frozenset({Kind.BASED_ON, Kind.IMPLEMENTS, Kind.DETAILS, Kind.GUIDES, Kind.REFERS, Kind.PARENT})


@dataclass(frozen=True)
class Lapsed:
    """A document that has ended, and what stands in its place on the day (None: nothing does)."""

    node: Node
    state: State
    successor: Node | None


def lapsed_citations(dossier: Dossier, officer: Officer, day: dt.date) -> list[Lapsed]:
    """Return what a document cites that has ended by a day, as the officer sees it: for a rule that warns."""
    rows = Relation.objects.visible_to(officer).out_of([Node(dossier)]).filter(kind__in=LEANS).order_by("pk")
    cited = list(dict.fromkeys(row.target for row in rows))
    return lapsed_among(cited, history_of(cited, officer), day)


def lapsed_among(nodes: Iterable[Node], history: History, day: dt.date) -> list[Lapsed]:
    """Return those of the documents that have ended by the day."""
    found = []
    for node in dict.fromkeys(nodes):
        state = state_in(history, node, day)
        if state.force == Force.ENDED:
            successor = current_successor(history, node, day)
            found.append(Lapsed(node, state, successor if isinstance(successor, Node) else None))
    return found


def lapsed_in_texts(texts: Iterable[str], officer: Officer, day: dt.date) -> dict[str, list[Lapsed]]:
    """Return, by text, the instruments that it cites and that have ended by a day; texts that stand are left out."""
    told = list(dict.fromkeys(texts))
    shelf = Shelf.for_texts(told)
    cited = {text: [Node(each) for each in shelf.cited_in(text)] for text in told}
    history = history_of(dict.fromkeys(node for nodes in cited.values() for node in nodes), officer)
    return {text: found for text, nodes in cited.items() if (found := lapsed_among(nodes, history, day))}
