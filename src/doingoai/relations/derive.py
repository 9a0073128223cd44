"""Relations that follow from the reference itself: `replaced_by`, and titles that say what they are about.

Nothing is typed twice: the rows are made again from the reference at every load, and only those that differ.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.db import transaction

from doingoai.lib.text import fold
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation

# The first of these in a title is what the document itself does: "Hướng dẫn thực hiện Quy chế 272" guides.
_TITLE = re.compile(
    r"(?<!\w)(?:(?P<amends>sua doi|bo sung)|(?P<details>quy dinh chi tiet)|(?P<guides>huong dan)|"
    r"(?P<corrects>dinh chinh)|(?P<repeals>bai bo)|(?P<implements>thuc hien|trien khai|thi hanh|cu the hoa))(?!\w)"
)
Key = tuple[int, int, str, dt.date | None]


@transaction.atomic
def derive_from_reference() -> int:
    """Make the derived relations those that the reference holds now; return how many. Safe to repeat."""
    instruments = list(Instrument.objects.all())
    shelf = Shelf.for_texts([*(each.title for each in instruments), *(each.replaced_by for each in instruments)])
    said = [*_replacements(instruments, shelf), *_said_by_titles(instruments, shelf)]
    wanted = list(
        {key[:3]: key for key in reversed(said)}.values()
    )  # one of a kind: what `replaced_by` says goes first
    rows = Relation.objects.for_system("relations of the reference").filter(origin=Relation.Origin.REFERENCE)
    have = {(row.source_instrument_id, row.target_instrument_id, row.kind, row.effective_from): row.pk for row in rows}
    rows.filter(pk__in=[pk for key, pk in have.items() if key not in wanted]).delete()
    Relation.objects.bulk_create(
        Relation(
            source_instrument_id=source, target_instrument_id=target, kind=kind, effective_from=since,
            origin=Relation.Origin.REFERENCE,
        )
        for source, target, kind, since in wanted
        if (source, target, kind, since) not in have
    )  # fmt: skip
    return len(wanted)


def _replacements(instruments: list[Instrument], shelf: Shelf) -> Iterator[Key]:
    """Yield who replaces whom: from the day after the stated end, else from the successor's own beginning."""
    for old in instruments:
        found = shelf.by_lookup.get(instrument_lookup(old.replaced_by), []) if old.replaced_by else []
        later = [each for each in found if each.pk != old.pk and not _is_before(each, old)]
        if later:
            since = old.effective_to + dt.timedelta(days=1) if old.effective_to else None
            yield later[0].pk, old.pk, Kind.REPLACES, since


def _said_by_titles(instruments: list[Instrument], shelf: Shelf) -> Iterator[Key]:
    for each in instruments:
        cue = _TITLE.search(fold(each.title))
        kind = cue.lastgroup if cue and cue.lastgroup else Kind.REFERS
        for target in shelf.cited_in(each.title, before=each.issued_on or each.effective_from):
            if target.pk != each.pk:
                yield each.pk, target.pk, kind, None


def _is_before(one: Instrument, other: Instrument) -> bool:
    return bool(one.issued_on and other.issued_on and one.issued_on < other.issued_on)
