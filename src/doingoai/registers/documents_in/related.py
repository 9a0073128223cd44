"""What a letter says of earlier ones: the document of ours that it answers, the one in the book that it replaces."""

from __future__ import annotations

from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.edxml import Letter
from doingoai.organisations.system import system_officer
from doingoai.register_kit.catalogue import model_of
from doingoai.registers.documents_in.actions.arriving import RECEIVERS
from doingoai.registers.documents_in.asked_back import known
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation
from doingoai.workflow import clock, notices


def relate(record: IncomingDocument, letter: Letter) -> None:
    """Keep the relations that the package states; who holds a replaced document is told. Unknown ids say nothing."""
    answered = {each.document_id for each in letter.response_for if each.document_id}
    outgoing = model_of("documents_out")
    for each in outgoing.objects.for_system("exchange").filter(message_id__in=answered).select_related("dossier"):
        _keep(record, each.dossier, Kind.REPLIES)
    replaced = {each.document_id for each in letter.business.replacements if each.document_id}
    for message_id in sorted(replaced - {letter.document_id}):
        old = known(letter.sender, message_id, record.dossier.body)
        if old is not None:
            _keep(record, old.dossier, Kind.REPLACES)
            _tell(old, record)


def _keep(record: IncomingDocument, target: Dossier, kind: Kind) -> None:
    Relation.objects.for_system("exchange").get_or_create(
        source_dossier=record.dossier, target_dossier=target, kind=kind, unit="",
        defaults={
            "effective_from": record.issued_on, "origin": Relation.Origin.TYPED, "created_by": system_officer(),
            "created_at": clock.now(),
        },
    )  # fmt: skip


def _tell(old: IncomingDocument, new: IncomingDocument) -> None:
    text = _("%(old)s của %(sender)s đã được thay thế bằng %(new)s, vừa đến.") % {
        "old": old.named, "sender": old.sender, "new": new.named,
    }  # fmt: skip
    notices.tell(notices.holders(old.dossier, RECEIVERS), old.dossier, kind="documents_in.replaced", text=text)
