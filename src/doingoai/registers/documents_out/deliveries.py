"""How far each recipient has come: the states of the exchange, heard once, in an order that they allow."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from doingoai.edxml import StatusCode as Code
from doingoai.edxml import may_follow
from doingoai.organisations.present import works_here
from doingoai.reference.papers import SETTLED, StatusCode
from doingoai.registers.documents_out.codes import Channel
from doingoai.registers.documents_out.models import Delivery, DeliveryEvent, OutgoingDocument

HANDLING = frozenset({StatusCode.RECEIVED, StatusCode.ASSIGNED, StatusCode.WORKING, StatusCode.DONE})


def hear(delivery: Delivery, code: str, *, at: dt.datetime, by: str = "", note: str = "", key: str = "") -> bool:
    """Take in a state of one recipient; False when the message came before or the state cannot follow.

    A message that overtook another one does not set the recipient back.
    """
    key = key or f"{delivery.pk}:{code}:{at.isoformat()}"
    known = DeliveryEvent.objects.filter(key=key).exists()
    if known or not _may_follow(delivery.code, code):
        return False
    DeliveryEvent.objects.create(delivery=delivery, code=code, at=at, by=by[:200], note=note[:300], key=key)
    delivery.code, delivery.code_at, delivery.note = code, at, note[:300]
    delivery.save(update_fields=["code", "code_at", "note"])
    return True


def settle(record: OutgoingDocument) -> None:
    """Let the dossier rest when no recipient owes anything any more; the act has saved it before it heard."""
    dossier = record.dossier
    dossier.is_open = record.is_going_on()
    dossier.save(update_fields=["is_open"])


def _may_follow(now: str, new: str) -> bool:
    """Tell whether a state may follow: of a sent document anything may be said; it may be asked back at any time."""
    if now in ("", StatusCode.SENT):
        return new != now
    if new == StatusCode.RECALL_ASKED:
        return now not in SETTLED or now == StatusCode.DONE
    if now == StatusCode.RECALL_REFUSED:
        return new in HANDLING
    return may_follow(Code(now), Code(new))


def to_send(record: OutgoingDocument) -> QuerySet[Delivery]:
    """Return the recipients to whom the document has not gone yet."""
    return record.deliveries.filter(is_pointer=False, code="").select_related("body__province")


def waits_for_package(record: OutgoingDocument) -> list[Delivery]:
    """Return the electronic recipients in other systems whose package has not left yet."""
    rows = record.deliveries.filter(code=StatusCode.SENT, packed_at=None, is_pointer=False)
    return [each for each in rows.exclude(channel=Channel.PAPER).select_related("body") if not works_here(each.body)]
