"""What the senders in other systems are told: the states that wait, each as an edXML status package."""

from __future__ import annotations

from collections.abc import Iterator

from doingoai.edxml import Organ, ResponseFor, Status, write_status
from doingoai.edxml import StatusCode as Code
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_in.models import Message
from doingoai.registers.documents_in.naming import status_name
from doingoai.workflow import clock

# A later step covers the earlier ones; the exchange knows no way back (Quyết định 28/2018/QĐ-TTg).
STEPS = (StatusCode.ARRIVED, StatusCode.RECEIVED, StatusCode.ASSIGNED, StatusCode.WORKING, StatusCode.DONE)


def waiting_words() -> Iterator[Message]:
    """Yield the states that are still to be told, in the order in which they came about.

    A document that is assigned anew or taken up again says nothing that its sender has not heard: such a state is
    marked as told.
    """
    waiting = Message.objects.filter(sent_at=None, document__delivery=None).exclude(document__message_id="")
    for message in waiting.select_related("document__dossier__body").order_by("at", "pk"):
        if _said_before(message):
            mark_told(message)
        else:
            yield message


def word_package(message: Message) -> tuple[str, bytes]:
    """Return the name and the bytes of a status package. Raises NotEdxml (incomplete)."""
    document = message.document
    body = document.dossier.body
    about = ResponseFor(document.from_code, document.document_number, document.issued_on, document.message_id)
    status = Status(
        response_for=about, sender=Organ(body.exchange_code, body.name), code=Code(message.code),
        timestamp=message.at, description=message.note,
    )  # fmt: skip
    return status_name(status), write_status(status)


def mark_told(message: Message) -> None:
    """Note that the sender was told."""
    Message.objects.filter(pk=message.pk).update(sent_at=clock.now())


def _said_before(message: Message) -> bool:
    if message.code not in STEPS:
        return False
    later = STEPS[STEPS.index(StatusCode(message.code)) :]
    told = Message.objects.filter(document=message.document, code__in=later).exclude(sent_at=None)
    return told.filter(pk__lt=message.pk).exists()
