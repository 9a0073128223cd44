"""The history of documents as one officer sees it: relations that bear on what is in force, read in rounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from doingoai.organisations.models import Officer
from doingoai.relations.kinds import RANK, Kind
from doingoai.relations.models import Relation, at
from doingoai.relations.nodes import Node, Subject
from doingoai.relations.validity import Document, Edge, History, Life, State, state_in

# One query each. A chain of documents that replace one another is as long as it takes rounds to read; the longest
# known has five (domain 4.2), and what lies beyond the last round changes no state, only the end of the chain.
MOST_ROUNDS = 12


def history_of(nodes: Iterable[Node], officer: Officer) -> History:
    """Read the relations that bear on the state of documents, and on what those rest on, as the officer sees them."""
    frontier = list(dict.fromkeys(nodes))
    lives: dict[Document, Life] = {node: life(node) for node in frontier}
    edges: dict[int, Edge] = {}
    for _round in range(MOST_ROUNDS):
        if not frontier:
            break
        wanted = (at("target", frontier) & Q(rank__lte=RANK[Kind.PROMULGATES])) | (
            at("source", frontier) & Q(kind=Kind.PARENT)
        )
        rows = list(Relation.objects.visible_to(officer).filter(wanted).order_by("pk"))
        edges |= {row.pk: edge_of(row) for row in rows}
        ends = dict.fromkeys(node for row in rows for node in (row.source, row.target))
        frontier = [node for node in ends if node not in lives]
        lives |= {node: life(node) for node in frontier}
    return History.of(edges.values(), lives)


def state_on(subject: Subject, day: dt.date, *, officer: Officer) -> State:
    """Return how an instrument or a dossier stands on a day, and the relation that makes it so.

    Computed from relations and stated dates, never typed; relations to dossiers that the officer does not see have
    no part in it.
    """
    node = Node(subject)
    return state_in(history_of([node], officer), node, day)


def states_on(nodes: Iterable[Node], day: dt.date, *, officer: Officer) -> dict[Node, State]:
    """Return the states of many documents at once: as many queries as for the one with the longest chain."""
    asked = list(nodes)
    history = history_of(asked, officer)
    return {node: state_in(history, node, day) for node in asked}


def life(node: Node) -> Life:
    return Life(node.starts, node.ends)


def edge_of(row: Relation) -> Edge:
    """Return a relation as the computation of states knows it."""
    return Edge(row.source, row.target, row.kind, row.unit, row.since, row.effective_to, row.from_start)
