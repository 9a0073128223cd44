"""Append to the ledger and verify it; nothing here changes or deletes an entry, and nothing else writes one."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from doingoai.audit.models import ChainHead, Entry


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold."""

    unit: str
    seq: int
    reason: str


def record(
    *,
    unit: str,
    actor: str,
    actor_name: str,
    action: str,
    subject: str,
    changes: dict[str, Any] | None = None,
    rule: str = "",
    note: str = "",
    at: dt.datetime | None = None,
) -> Entry:
    """Append one entry in the caller's transaction; rolls back with it. See `append_all` for many."""
    entry = Entry(actor=actor, actor_name=actor_name, action=action, subject=subject, rule=rule, note=note)
    entry.changes = changes or {}
    if at is not None:
        entry.at = at
    append_all(unit, [entry])
    return entry


def append_all(unit: str, entries: Iterable[Entry]) -> None:
    """Chain `entries` onto the unit's ledger in their order, under one lock on the chain's head."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the ledger is written in the transaction of the act that it records")
    head = _locked_head(unit)
    batch = []
    for entry in entries:
        entry.unit, entry.seq = unit, head.seq + 1
        entry.at = entry.at or timezone.now()
        entry.changes = _plain(entry.changes)
        entry.mac = _mac(head.mac, entry)
        head.seq, head.mac = entry.seq, entry.mac
        batch.append(entry)
    Entry.objects.bulk_create(batch, batch_size=2000)
    head.save(update_fields=["seq", "mac"])


def _locked_head(unit: str) -> ChainHead:
    """Return the head of the unit's chain, locked; a unit's first entry begins its chain."""
    heads = ChainHead.objects.select_for_update().filter(unit=unit)
    if not (found := list(heads)):
        ChainHead.objects.bulk_create([ChainHead(unit=unit)], ignore_conflicts=True)
        found = list(heads.all())
    return found[0]


def verify() -> Iterator[Break]:
    """Walk every chain and yield each break: a changed, missing or added entry, or a cut end."""
    heads = {head.unit: head for head in ChainHead.objects.all()}
    units = set(heads) | set(Entry.objects.order_by().values_list("unit", flat=True).distinct())
    for unit in sorted(units):
        yield from _verify_unit(unit, heads.get(unit))


def _verify_unit(unit: str, head: ChainHead | None) -> Iterator[Break]:
    seq, mac = 0, ""
    for entry in Entry.objects.filter(unit=unit).order_by("seq").iterator(chunk_size=2000):
        seq += 1
        if entry.seq != seq:
            yield Break(unit, seq, "missing")
            return
        if not hmac.compare_digest(entry.mac, _mac(mac, entry)):
            yield Break(unit, seq, "changed")
            return
        mac = entry.mac
    if head is None or (head.seq, head.mac) != (seq, mac):
        yield Break(unit, seq + 1, "cut")


def _mac(previous: str, entry: Entry) -> str:
    """Return the keyed hash over the previous entry's hash and everything that this entry says."""
    said = [
        previous,
        entry.unit,
        entry.seq,
        entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.actor_name,
        entry.action,
        entry.subject,
        entry.changes,
        entry.rule,
        entry.note,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.LEDGER_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _plain(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes as the database will give them back, so that the hash can be computed again."""
    return json.loads(json.dumps(changes, cls=DjangoJSONEncoder, ensure_ascii=False))
