"""What stands around a document: its own relations, and those of the documents next to it, as an officer sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from doingoai.organisations.models import Officer
from doingoai.relations.kinds import RANK, Kind, words
from doingoai.relations.models import Relation, at
from doingoai.relations.nodes import Node, split

TOLD = 100  # relations of one document on a page; a law may have thousands
OUTER = 60  # relations of its neighbours that are looked at for the second ring
COUNTED = 500  # each way; beyond, the page says that there are more


@dataclass(frozen=True)
class Tie:
    """A relation seen from one of its ends."""

    here: Node
    other: Node
    outward: bool
    row: Relation

    @property
    def words(self) -> str:
        return words(self.row.kind, outward=self.outward)


@dataclass(frozen=True)
class Neighbourhood:
    """A document, its relations (the weightiest first), and the relations of its neighbours to others."""

    centre: Node
    ties: tuple[Tie, ...] = ()
    outer: tuple[Tie, ...] = ()
    total: int = 0  # of the document's own relations; those beyond `TOLD` are counted, not told


def neighbourhood(node: Node, officer: Officer, *, rings: int = 2) -> Neighbourhood:
    """Return the relations around a document, one or two rings of them.

    The only way in which pages read relations: one whose other end the officer may not see is not there.
    """
    rows = Relation.objects.visible_to(officer).order_by("rank", "pk")
    ways = (rows.out_of([node]), rows.onto([node]))
    found = sorted((row for way in ways for row in way[: TOLD + 1]), key=lambda row: (row.rank, row.pk))
    ties = [tie for row in found for tie in _seen_from([node], row)]
    total = len(ties) if len(ties) <= TOLD else sum(way.order_by()[:COUNTED].count() for way in ways)
    ties = ties[:TOLD]
    return Neighbourhood(node, tuple(ties), tuple(_outer(node, ties, officer)) if rings > 1 else (), total)


def _outer(centre: Node, ties: Iterable[Tie], officer: Officer) -> list[Tie]:
    """Return what the neighbours cite, and what changes, details or guides them; not the thousands that cite a law."""
    inner = list(dict.fromkeys(tie.other for tie in ties))
    if not inner:
        return []
    laws, cases = split(inner)
    weighty = Q(target_instrument__in=laws, rank__lte=RANK[Kind.GUIDES]) | Q(target_dossier__in=cases)
    rows = Relation.objects.visible_to(officer).filter(at("source", inner) | weighty)
    rows = rows.exclude(at("source", [centre])).exclude(at("target", [centre])).order_by("rank", "pk")[:OUTER]
    known = {centre, *inner}
    return [tie for row in rows for tie in _seen_from(inner, row) if tie.other not in known]


def _seen_from(nodes: list[Node], row: Relation) -> list[Tie]:
    """Return a relation from those of its ends that are among nodes."""
    ends = ((row.source, row.target, True), (row.target, row.source, False))
    return [Tie(here, other, outward, row) for here, other, outward in ends if here in nodes]
