"""From what the parser found in a document to its relations: only what is sure, only with instruments, made again."""

from __future__ import annotations

import datetime as dt
import re

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.parsing.document import Citation, ParsedDocument
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf, as_day
from doingoai.relations.kinds import CHANGES, Kind
from doingoai.relations.models import Relation
from doingoai.workflow import clock

SURE = 0.6  # below, a person confirms before a relation is stored (domain 3.10)
_ATTACHED = re.compile(r"\(\s*(?:ban hành )?kèm theo[^()\n]*$", re.IGNORECASE)
_VOID = re.compile(r"h[uủ][yỷ] bỏ", re.IGNORECASE)


def relate_citations(dossier: Dossier, parsed: ParsedDocument, *, actor: Officer) -> int:
    """Make the relations read from a document those of the parsed text; return how many there are.

    For the `follow` of a register's own act. Citations below confidence 0.6, and numbers that the reference does not
    know or knows more than once, are left to a person; rows that a person typed stay.
    """
    sure = [each for each in parsed.citations if each.confidence >= SURE]
    shelf = Shelf.of(instrument_lookup(number) for each in sure if (number := each.number or each.target))
    wanted = {(row.target_instrument_id, row.kind, row.unit): row for row in _rows(dossier, parsed, sure, shelf)}
    own = Relation.objects.for_system("relations read from the text").filter(source_dossier=dossier)
    have = {(row.target_instrument_id, row.kind, row.unit): row for row in own}
    stale = [row.pk for key, row in have.items() if _is_stale(row) and key not in wanted]
    own.filter(pk__in=stale).delete()
    fresh = [row for key, row in wanted.items() if key not in have]
    for row in fresh:
        row.created_by, row.created_at = actor, clock.now()
    Relation.objects.bulk_create(fresh)
    return len(wanted)


def _is_stale(row: Relation) -> bool:
    return row.origin == Relation.Origin.READ and row.withdrawn_at is None


def _rows(dossier: Dossier, parsed: ParsedDocument, sure: list[Citation], shelf: Shelf) -> list[Relation]:
    own_day = as_day(parsed.issued_on)
    rows = []
    for citation in sure:
        instrument = _instrument(citation, shelf, own_day)
        if instrument is None:
            continue
        kind = _kind(citation, parsed)
        for unit in citation.units or [""]:
            rows.append(
                Relation(
                    source_dossier=dossier, target_instrument=instrument, kind=kind, unit=unit[:120],
                    effective_from=own_day if kind in CHANGES else None, from_start=_voids(citation, kind, parsed),
                    surface=citation.surface[:300], origin=Relation.Origin.READ,
                )
            )  # fmt: skip
    return rows


def _instrument(citation: Citation, shelf: Shelf, own_day: dt.date | None) -> Instrument | None:
    number = citation.number or citation.target or f"{citation.type} {citation.name or citation.alias or ''}"
    return shelf.one(number, day=as_day(citation.issued_on), before=own_day)


def _kind(citation: Citation, parsed: ParsedDocument) -> Kind:
    """Return what the document itself does to the cited one; what two cited documents do is told, not done, here."""
    if citation.reverse or citation.nested_in:
        return Kind.REFERS
    kind = Kind(citation.relation) if citation.relation in Kind.values else Kind.REFERS
    if kind == Kind.PARENT:
        line = parsed.text[max(0, citation.start - 200) : citation.start]
        return kind if _ATTACHED.search(line) else Kind.REFERS
    return kind


def _voids(citation: Citation, kind: Kind, parsed: ParsedDocument) -> bool:
    """Hủy bỏ makes void from the start, bãi bỏ only from the day on (domain 4.1)."""
    if kind != Kind.REPEALS:
        return False
    before = parsed.text[max(0, citation.start - 200) : citation.start]
    return bool(_VOID.search(before)) and not re.search("bãi bỏ", before, re.IGNORECASE)
