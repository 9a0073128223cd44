"""The relations that a document makes by being issued: what it cites, what it replaces, what it answers."""

from __future__ import annotations

from doingoai.documents import kind_of, layout_of
from doingoai.organisations.models import Officer
from doingoai.parsing import parse
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.relations.found import relate_citations
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation
from doingoai.workflow import clock


def relate(record: OutgoingDocument, actor: Officer) -> None:
    """Store what the text cites, with the relation that its words say, and the documents named on the form."""
    parsed = parse(spoken(record))
    parsed.issued_on = record.issued_on.isoformat() if record.issued_on else None
    relate_citations(record.dossier, parsed, actor=actor)
    for target, kind in ((record.replaces, Kind.REPLACES), (record.answers, Kind.REPLIES)):
        if target is not None:
            Relation.objects.for_system("issue").get_or_create(
                source_dossier=record.dossier, target_dossier=target, kind=kind, unit="",
                defaults={
                    "effective_from": record.issued_on, "origin": Relation.Origin.TYPED, "created_by": actor,
                    "created_at": clock.now(),
                },
            )  # fmt: skip


def spoken(record: OutgoingDocument) -> str:
    """Return the words of the document as the parser reads them: kind and title, bases, text."""
    kind = kind_of(record.kind, layout_of(record.form).kinds)
    return f"{kind.name.upper()}\n{record.dossier.title}\n\n{record.bases}\n\n{record.content}"
