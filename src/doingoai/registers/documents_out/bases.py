"""Which of the documents that a draft rests on are no longer, or not yet, in force on the day."""

from __future__ import annotations

import datetime as dt

from doingoai.organisations.models import Officer
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.relations.cited import Shelf
from doingoai.relations.history import history_of
from doingoai.relations.nodes import Node
from doingoai.relations.validity import Force, current_successor, state_in
from doingoai.relations.wording import FORCES

STANDING = frozenset({Force.IN_FORCE, Force.PARTLY})


def expired_bases(record: OutgoingDocument, on: dt.date, officer: Officer) -> list[tuple[str, str, str]]:
    """Return (number, state in words, number of the successor or "") of each basis that does not stand on the day,
    as far as the officer sees what changed it.
    """
    lines = [line for line in record.bases.splitlines() if line.strip()]
    if not lines:
        return []
    shelf = Shelf.for_texts(lines)
    nodes = list(dict.fromkeys(Node(found) for line in lines for found in shelf.cited_in(line, before=on)))
    history = history_of(nodes, officer)
    states = [(node, state_in(history, node, on).force) for node in nodes]
    return [
        (node.name, str(FORCES[force]).lower(), _number(current_successor(history, node, on)))
        for node, force in states
        if force not in STANDING
    ]


def _number(successor: object) -> str:
    return successor.name if isinstance(successor, Node) else ""
