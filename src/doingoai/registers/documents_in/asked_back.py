"""Which document a message speaks of, and the wish of its sender to have it back."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.edxml import Organ
from doingoai.organisations.models import Body
from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_in.actions.handling import BeAskedBack
from doingoai.registers.documents_in.arrivals import tell_sender
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.refused import PackageRefused
from doingoai.workflow.perform import perform

State = IncomingDocument.State
GONE = frozenset({State.REFUSED, State.GIVEN_BACK})


def known(sender: Organ, message_id: str, body: Body) -> IncomingDocument | None:
    """Return the document that this message opened in the book of a body, if it came before."""
    return came(sender, message_id).filter(dossier__body=body).first()


def came(sender: Organ, message_id: str) -> QuerySet[IncomingDocument]:
    """Return the documents that came as the message of a sender; without an id there are none."""
    rows = IncomingDocument.objects.for_system("exchange").filter(message_id=message_id, delivery=None)
    return rows.filter(from_code=sender.canonical_id).exclude(message_id="").order_by("pk")


def take_back(
    sender: Organ, message_id: str, *, reason: str, bodies: Collection[Body] | None = None
) -> list[IncomingDocument]:
    """Let the bodies (none named: all) that have the message hear that its sender wants it back; twice counts once.

    Where it was refused or given back already, the sender is told so again. Raises PackageRefused for a message that
    never came.
    """
    found = came(sender, message_id)
    records = list(found if bodies is None else found.filter(dossier__body__in=bodies))
    if not records:
        raise PackageRefused(
            _("Không tìm thấy văn bản “%(id)s” của %(sender)s để cho lấy lại: văn bản chưa đến hệ thống này.")
            % {"id": message_id, "sender": sender.name or sender.organ_id},
            may_come_later=True,
        )
    for record in records:
        if record.dossier.state in BeAskedBack.source:
            perform(record, BeAskedBack, actor=system_officer(), note=reason)
        elif record.dossier.state in GONE:
            tell_sender(record, StatusCode.RECALL_AGREED, system_officer(), _("Văn bản không còn được lưu hành ở đây."))
    return records
