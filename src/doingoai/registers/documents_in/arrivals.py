"""Arrival numbers, and the word to the sender: in this installation at once, elsewhere as a message that waits."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from doingoai.organisations.models import Officer
from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.register_kit.catalogue import model_of, registers
from doingoai.registers.documents_in.models import ArrivalSeries, IncomingDocument, Message
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict

TRIES = 5


def arrival_number(record: IncomingDocument) -> int:
    """Give the next arrival number of the body and year, without gaps (Nghị định 30/2020/NĐ-CP, Điều 22)."""
    key = {"body": record.dossier.body, "year": record.arrived_on.year}
    ArrivalSeries.objects.bulk_create([ArrivalSeries(**key)], ignore_conflicts=True)
    mine = ArrivalSeries.objects.filter(**key)
    mine.update(last=F("last") + 1)  # holds the row until commit
    return mine.get().last


def tell_sender(record: IncomingDocument, code: StatusCode, actor: Officer, note: str = "") -> None:
    """Let the sender know how far the document has come; who was assigned and is done has worked on it."""
    if code == StatusCode.DONE and record.last_told == StatusCode.ASSIGNED:
        tell_sender(record, StatusCode.WORKING, actor)
    Message.objects.create(document=record, code=code, at=clock.now(), note=note[:300], sent_at=_told_now(record))
    if record.delivery:
        _tell_here(record, code, actor, note)


def _told_now(record: IncomingDocument) -> dt.datetime | None:
    """A sender in another system is told by the next exchange of packages, one without a system not at all."""
    return None if record.message_id and not record.delivery else clock.now()


def _tell_here(record: IncomingDocument, code: StatusCode, actor: Officer, note: str) -> None:
    """Change the recipient's line in the sender's document; two recipients who speak at once are heard in turn."""
    take_status = registers()["documents_out"].verbs["take_status"]
    said: dict[str, Any] = {
        "delivery": record.delivery, "code": code, "at": clock.now(), "note_text": note,
        "by": f"{record.dossier.body}, {actor.full_name}", "key": f"{record.dossier.number}:{code}:{clock.now()}",
    }  # fmt: skip
    for left in reversed(range(TRIES)):
        sent = model_of("documents_out").objects.for_system("status").get(deliveries=record.delivery)
        try:
            perform(sent, take_status, actor=system_officer(), **said)
            return
        except Conflict:
            if not left:
                raise
