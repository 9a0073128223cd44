"""What an issued regulation does to other documents, as rows of `relations`: what rests on it is found from there."""

from __future__ import annotations

from doingoai.organisations.models import Officer
from doingoai.planning.regulations.models import Predecessor, Regulation
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation

KINDS = {Predecessor.How.REPLACES: Kind.REPLACES, Predecessor.How.AMENDS: Kind.AMENDS}


def relate(record: Regulation, actor: Officer) -> None:
    """Write the relations of an issued text, each once; a repeated act adds nothing."""
    mine = Relation.objects.for_system("regulations")
    said = {"created_by": actor, "origin": Relation.Origin.TYPED}
    for base in record.bases.all():
        ends = {"source_dossier": record.dossier, "target_instrument_id": base.instrument_id}
        mine.get_or_create(**ends, kind=Kind.IMPLEMENTS, unit="", defaults=said)
    for row in record.predecessors.select_related("earlier"):
        ends = {"source_dossier": record.dossier, "target_dossier_id": row.earlier_id}
        since = {"effective_from": record.effective_from}
        mine.get_or_create(**ends, kind=KINDS[Predecessor.How(row.how)], unit="", defaults=said | since)
