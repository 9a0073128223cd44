"""What is in force on a day, computed from relations alone (domain 4.2); pure: documents are any hashable values.

Where relations come from, and whose eyes they are seen with, is `history`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from doingoai.relations.kinds import Kind

Document = Hashable
Path = frozenset[Document]
NOBODY: Path = frozenset()
BEGINNING = dt.date.min


class Force(StrEnum):
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    PARTLY = "partly"
    ENDED = "ended"


@dataclass(frozen=True)
class Edge:
    """`source` does `kind` to `target` or a unit of it, since a day; unknown (None) counts as ever since.

    `until` is the last day of a suspension, `from_start` a repeal that makes void (hủy bỏ).
    """

    source: Document
    target: Document
    kind: str
    unit: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    from_start: bool = False

    def is_whole(self, *kinds: str) -> bool:
        return self.kind in kinds and not self.unit

    def holds_on(self, day: dt.date) -> bool:
        return (self.since or BEGINNING) <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Life:
    """First and last day in force that are stated for a document itself."""

    starts: dt.date | None = None
    ends: dt.date | None = None


@dataclass(frozen=True)
class State:
    """How a document stands on a day, since when, by which relation (None: by its own dates), in which units."""

    force: Force
    since: dt.date | None = None
    cause: Edge | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """Relations and stated dates of some documents."""

    onto: Mapping[Document, list[Edge]] = field(default_factory=dict)
    hosts: Mapping[Document, list[Document]] = field(default_factory=dict)
    lives: Mapping[Document, Life] = field(default_factory=dict)

    @classmethod
    def of(cls, edges: Iterable[Edge], lives: Mapping[Document, Life]) -> History:
        onto: dict[Document, list[Edge]] = {}
        hosts: dict[Document, list[Document]] = {}
        for edge in edges:
            onto.setdefault(edge.target, []).append(edge)
            if edge.kind == Kind.PROMULGATES:
                hosts.setdefault(edge.target, []).append(edge.source)
            elif edge.kind == Kind.PARENT:
                hosts.setdefault(edge.source, []).append(edge.target)
        return cls(onto, hosts, lives)

    def voided_by(self, document: Document, path: Path = NOBODY) -> Edge | None:
        """Return the relation that made a document void from the start, unless what did so is void itself."""
        if document in path:
            return None
        for edge in self.onto.get(document, ()):
            voids = edge.from_start and edge.is_whole(Kind.REPEALS)
            if voids and self.voided_by(edge.source, path | {document}) is None:
                return edge
        return None

    def acts_on(self, document: Document) -> list[Edge]:
        """Return what was done to a document by documents that are not void."""
        return [edge for edge in self.onto.get(document, ()) if self.voided_by(edge.source) is None]


def state_in(history: History, document: Document, day: dt.date, path: Path = NOBODY) -> State:
    """Return the state of a document on a day.

    Void and ended go before everything; then what befalls the document that it came with; then its own beginning,
    suspension, and parts that were changed. Relations in a circle are followed once.
    """
    if void := history.voided_by(document):
        return State(Force.ENDED, cause=void)
    acts = history.acts_on(document)
    life = history.lives.get(document, Life())
    if ended := _ended(acts, life, day):
        return ended
    for host in history.hosts.get(document, ()):
        if host not in path | {document}:
            state = state_in(history, host, day, path | {document})
            if state.force not in (Force.IN_FORCE, Force.PARTLY):
                return State(state.force, state.since, state.cause)
    if life.starts and day < life.starts:
        return State(Force.NOT_YET, life.starts)
    return _limited([edge for edge in acts if edge.holds_on(day) or edge.from_start]) or State(
        Force.IN_FORCE, life.starts
    )


def current_successor(history: History, document: Document, day: dt.date) -> Document | None:
    """Return the document that stands in the place of a replaced one on a day: the last of the chain."""
    path = [document]
    while edge := _replaced(history, path[-1], day):
        if edge.source in path:
            break
        path.append(edge.source)
    return path[-1] if len(path) > 1 else None


def _ended(acts: list[Edge], life: Life, day: dt.date) -> State | None:
    """Return the first end that has come by the day; when two fall on one day, the one that a document tells."""
    ends = [State(Force.ENDED, e.since, e) for e in acts if e.is_whole(Kind.REPLACES, Kind.REPEALS)]
    if life.ends:
        ends.append(State(Force.ENDED, life.ends + dt.timedelta(days=1)))
    come = [end for end in ends if (end.since or BEGINNING) <= day]
    return min(come, key=lambda end: (end.since or BEGINNING, end.cause is None), default=None)


def _limited(acts: list[Edge]) -> State | None:
    """Return what a suspension or a change of parts makes of a document in force, the whole before the part."""
    suspended = [edge for edge in acts if edge.kind == Kind.SUSPENDS]
    changed = [e for e in acts if e.kind == Kind.AMENDS or (e.unit and e.kind in (Kind.REPEALS, Kind.REPLACES))]
    whole = [edge for edge in suspended if not edge.unit]
    for force, edges in ((Force.SUSPENDED, whole), (Force.PARTLY, changed), (Force.SUSPENDED, suspended)):
        if edges:
            last = max(edges, key=lambda edge: edge.since or BEGINNING)
            units = tuple(dict.fromkeys(edge.unit for edge in edges if edge.unit))
            return State(force, last.since, last, units)
    return None


def _replaced(history: History, document: Document, day: dt.date) -> Edge | None:
    found = [e for e in history.acts_on(document) if e.is_whole(Kind.REPLACES) and e.holds_on(day)]
    return min(found, key=lambda edge: edge.since or BEGINNING, default=None)
