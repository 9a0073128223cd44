"""Write many made-up dossiers at once: complete rows, with reach, search and ledger, but without acts.

Only synthetic loads use this; a person's case is written by `workflow.perform` alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone, translation

from doingoai.audit import ledger
from doingoai.audit.models import Entry
from doingoai.demo.world.land import PlaceBook
from doingoai.demo.world.rows import insert, insert_values
from doingoai.dossiers.models import Dossier, Participant, Reach, Record
from doingoai.lib.sorting import sort_key
from doingoai.lib.text import fold
from doingoai.organisations.models import Body

ACTOR, ACTOR_NAME = "doingoai world", "Lệnh dựng dữ liệu tổng hợp"
LOADED, REMOVED = "world.load", "world.remove"
REACH_COLUMNS = ("dossier_id", "place", "register", "level", "event_date")


@dataclass
class Draft:
    """An unsaved record with its unsaved dossier and everything that hangs on them."""

    record: Record
    taking_part: Sequence[tuple[Body, str]] = ()
    children: list[models.Model] = field(default_factory=list)  # rows with a foreign key to the record

    @property
    def dossier(self) -> Dossier:
        return self.record.dossier


def new_dossier(
    model: type[Record],
    title: str,
    *,
    state: str,
    body: Body,
    day: dt.date,
    due_on: dt.date | None = None,
    level: int = 1,
) -> Dossier:
    """Return an unsaved dossier of a register in the body's own province, opened three weeks before its date."""
    since = noon(day)
    return Dossier(
        register=model.register,
        title=title,
        state=state,
        state_since=since,
        province=body.province,
        body=body,
        event_date=day,
        due_on=due_on,
        access_level=level,
        version=1,
        opened_at=since - dt.timedelta(days=21),
    )


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())


@transaction.atomic
@translation.override(None)  # texts of the search column are Vietnamese, the source language
def write(drafts: Sequence[Draft], book: PlaceBook, note: str) -> None:
    """Write numbered drafts with all their rows; the ledger gets one entry for each."""
    for draft in drafts:
        _finish(draft)
    insert([draft.dossier for draft in drafts])
    for rows in _records(drafts):
        insert(rows)
    for children in _children(drafts):
        insert(children)
    insert(_participants(drafts))
    _insert_reach(drafts, book)
    _chain(drafts, note)


def _finish(draft: Draft) -> None:
    """Set what `perform` derives from number, title and record."""
    dossier = draft.dossier
    dossier.is_open = draft.record.is_going_on()
    texts = (dossier.number, _folded(dossier.title), _folded(draft.record.search_words()))
    dossier.search = fold(texts[0]) + "".join(f" {text}" for text in texts[1:] if text)
    dossier.sort_key = _title_key(dossier.title)


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=50_000)
def _title_key(title: str) -> str:
    return sort_key(title)[:200]


def _records(drafts: Sequence[Draft]) -> Iterable[list[Record]]:
    by_model: dict[type, list[Record]] = defaultdict(list)
    for draft in drafts:
        draft.record.dossier = draft.dossier  # set again: it now has the key that the database gave
        by_model[type(draft.record)].append(draft.record)
    return by_model.values()


def _children(drafts: Sequence[Draft]) -> Iterable[list[models.Model]]:
    by_model: dict[type, list[models.Model]] = defaultdict(list)
    for draft in drafts:
        for child in draft.children:
            setattr(child, _owner(type(child), type(draft.record)), draft.record)
            by_model[type(child)].append(child)
    return by_model.values()


@cache
def _owner(child: type[models.Model], record: type[Record]) -> str:
    """Return the name of the foreign key by which a child row hangs on its record."""
    return next(each.name for each in child._meta.concrete_fields if each.related_model is record)


def _participants(drafts: Sequence[Draft]) -> list[Participant]:
    return [
        Participant(dossier=draft.dossier, body=body, part=part)
        for draft in drafts
        for body, part in dict.fromkeys(draft.taking_part)
    ]


def _insert_reach(drafts: Sequence[Draft], book: PlaceBook) -> None:
    """Insert the rows of `reach.reach_rows` as plain values: six for each dossier, a third of the time as objects."""
    rows = []
    for draft in drafts:
        dossier = draft.dossier
        day = connection.ops.adapt_datefield_value(dossier.event_date)
        places = book.places(dossier, (body for body, _part in draft.taking_part))
        rows += [(dossier.pk, place, dossier.register, dossier.access_level, day) for place in sorted(places)]
    insert_values(Reach._meta.db_table, REACH_COLUMNS, rows)


def _chain(drafts: Sequence[Draft], note: str) -> None:
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for draft in drafts:
        by_unit[draft.dossier.unit].append(_entry(draft.dossier, note))
    for unit in sorted(by_unit):
        ledger.append_all(unit, by_unit[unit])


def _entry(dossier: Dossier, note: str) -> Entry:
    said: dict[str, Any] = {
        "title": [None, dossier.title],
        "state": [None, str(dossier.state)],
        "event_date": [None, dossier.event_date.isoformat()],
    }
    return Entry(
        actor=ACTOR,
        actor_name=ACTOR_NAME,
        action=LOADED,
        subject=dossier.key,
        changes=said,
        note=note,
        at=timezone.now(),
    )
