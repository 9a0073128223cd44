"""What an edXML package says of an outgoing document: the letter itself, or the wish to have it back.

Which packages wait, and what happens once they have left, is in `packages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from doingoai.attachments.store import read
from doingoai.audit.models import Entry
from doingoai.edxml import (
    Attachment,
    Business,
    BusinessType,
    Letter,
    Organ,
    Priority,
    Replacement,
    ResponseFor,
    Signer,
    Trace,
    document_type,
)
from doingoai.organisations.models import Body
from doingoai.reference.papers import StatusCode, Urgency
from doingoai.register_kit.catalogue import model_of
from doingoai.register_kit.house import CAPITAL
from doingoai.registers.documents_out.issue import WORD
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument

PRIORITIES = {
    Urgency.URGENT: Priority.URGENT, Urgency.VERY_URGENT: Priority.VERY_URGENT, Urgency.MOST_URGENT: Priority.EXPRESS,
}  # fmt: skip


def letter_of(delivery: Delivery) -> Letter:
    """Return the letter for one recipient; the same recipient in the same state gives the same letter."""
    record = delivery.document
    recalled = delivery.code == StatusCode.RECALL_ASKED
    number, _slash, notation = record.document_number.partition("/")
    return Letter(
        sender=organ_of(record.issuer),
        receivers=(_receiver(delivery),),
        code_number=number,
        code_notation=notation,
        document_id=record.message_id,
        subject=record.dossier.title,
        document_type=document_type(record.get_kind_display()),
        issued_on=record.issued_on,
        place=record.dossier.province.name if record.dossier.province else CAPITAL,
        signer=_signer(record),
        due_on=record.reply_due,
        to_places=tuple(str(each) for each in record.deliveries.all() if each.is_printed),
        priority=PRIORITIES.get(Urgency(record.urgency), Priority.NORMAL) if record.urgency else Priority.NORMAL,
        response_for=tuple(_answered(record)),
        traces=(Trace(record.issuer.exchange_code, record.sent_at),),
        business=_recall(record) if recalled else _replacement(record, delivery),
        attachments=() if recalled else tuple(_files(record)),
    )


def organ_of(body: Body) -> Organ:
    """Return how a package names a body."""
    return Organ(body.exchange_code, body.name, in_charge=body.parent.name if body.parent else "")


def _receiver(delivery: Delivery) -> Organ:
    return organ_of(delivery.body.living()) if delivery.body else Organ("", delivery.text)


def _signer(record: OutgoingDocument) -> Signer:
    competence = f"{record.capacity.replace('_', '. ')}." if record.capacity else ""
    return Signer(competence, record.own_post or record.head_post, record.signer)


def _answered(record: OutgoingDocument) -> Iterator[ResponseFor]:
    """The document that this one answers, when it came as a package: its sender knows it by these particulars."""
    incoming = model_of("documents_in")
    came = incoming.objects.for_system("answer").filter(pk=record.answers_id, delivery=None)
    for each in came.exclude(message_id=""):
        yield ResponseFor(each.from_code, each.document_number, each.issued_on, each.message_id)


def _recall(record: OutgoingDocument) -> Business:
    """Ask for the document back, with the reason that the ledger keeps of the recall."""
    entry = Entry.objects.filter(subject=record.dossier.key, action="documents_out.recall").first()
    reason = entry.note if entry and entry.note else "Nơi gửi đề nghị lấy lại văn bản."
    return Business(BusinessType.RECALL, reason=reason, document_id=record.message_id)


def _replacement(record: OutgoingDocument, delivery: Delivery) -> Business:
    old = OutgoingDocument.objects.for_system("replacement").filter(pk=record.replaces_id).exclude(message_id="")
    for each in old:
        reason = f"Thay thế {each.short_name}."
        replaced = Replacement(each.message_id, (_receiver(delivery).organ_id,))
        return Business(BusinessType.REPLACE, reason=reason, replacements=(replaced,))
    return Business()


def _files(record: OutgoingDocument) -> Iterator[Attachment]:
    """The PDF as issued or last signed, which is what binds, and the Word file made with it."""
    if record.file is None:
        return
    yield Attachment(record.file.name, record.file.file.media_type, read(record.file.file), record.signature)
    twin = PurePath(record.file.name).with_suffix(".docx").name
    words = record.dossier.attachments.filter(file__media_type=WORD, name=twin).select_related("file")
    for each in words.order_by("-at", "-pk")[:1]:
        yield Attachment(each.name, WORD, read(each.file), each.kind)
