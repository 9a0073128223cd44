"""Handing a document to the bodies that work in this installation, through the register of incoming documents.

Recipients elsewhere wait for their edXML package (`doingoai exchange send`); paper goes by hand.
"""

from __future__ import annotations

from typing import Any

from doingoai.organisations.models import Officer
from doingoai.organisations.present import works_here
from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.register_kit.catalogue import model_of, registers
from doingoai.registers.documents_out.codes import Channel
from doingoai.registers.documents_out.deliveries import hear, to_send
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.workflow import clock
from doingoai.workflow.perform import perform


def hand_over(record: OutgoingDocument, actor: Officer) -> None:
    """Send the document to each recipient that has not got it; a document that this one replaces gives way."""
    for delivery in to_send(record):
        hear(delivery, StatusCode.SENT, at=clock.now(), by=actor.full_name)
        if delivery.channel != Channel.PAPER and works_here(delivery.body):
            _arrive(record, delivery)
            hear(delivery, StatusCode.ARRIVED, at=clock.now())
    _finish_answered(record)
    if record.replaces is not None:
        old = OutgoingDocument.objects.for_system("replacement").get(pk=record.replaces.pk)
        be_replaced = registers()[record.register].verbs["be_replaced"]
        if old.dossier.state in be_replaced.source:
            perform(old, be_replaced, actor=system_officer())


def ask_back(record: OutgoingDocument, actor: Officer) -> None:
    """Ask each recipient to give the document back; those on paper are asked by the officer."""
    be_asked_back = registers()["documents_in"].verbs["be_asked_back"]
    for delivery in record.deliveries.filter(is_pointer=False).exclude(code__in=["", StatusCode.REFUSED]):
        hear(delivery, StatusCode.RECALL_ASKED, at=clock.now(), by=actor.full_name)
        for each in model_of("documents_in").objects.for_system("recall").filter(delivery=delivery.pk):
            perform(each, be_asked_back, actor=system_officer())


def _arrive(record: OutgoingDocument, delivery: Delivery) -> None:
    incoming = registers()["documents_in"]
    assert delivery.body is not None  # works_here
    perform(
        incoming.model, incoming.verbs["arrive"], actor=system_officer(), body=delivery.body.living(),
        file=record.file, **_told(record), delivery=delivery.pk,
    )  # fmt: skip


def _told(record: OutgoingDocument) -> dict[str, Any]:
    return {
        "title": record.dossier.title, "sender": record.issuer.name, "sender_body": record.issuer,
        "document_number": record.document_number, "issued_on": record.issued_on,
        "kind": record.get_kind_display(), "signer": record.signer, "urgency": record.urgency,
        "reply_due": record.reply_due, "message_id": record.message_id, "signature": record.signature,
        "verdict": record.verdict,
        "text": f"{record.bases}\n{record.content}",
    }  # fmt: skip


def _finish_answered(record: OutgoingDocument) -> None:
    """The incoming document that this one answers is done with its sending."""
    if record.answers is None:
        return
    incoming = registers()["documents_in"]
    answered = incoming.model.objects.for_system("answer").get(pk=record.answers.pk)
    if answered.dossier.state in incoming.verbs["be_answered"].source:
        perform(answered, incoming.verbs["be_answered"], actor=system_officer())
