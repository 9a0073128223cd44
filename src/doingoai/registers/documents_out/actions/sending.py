"""After the issue: to whom it went, what came back, taking it back, another in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_out import forms, rules
from doingoai.registers.documents_out.deliveries import hear, settle
from doingoai.registers.documents_out.handing_over import ask_back, hand_over
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = OutgoingDocument.State


class Send(Action):
    """Send the document to everyone who has not got it yet; bodies of this system find it among what came in."""

    name, label, tone = "send", _("Gửi đi"), "primary"
    source, target = frozenset({State.ISSUED, State.SENT}), State.SENT
    rules = (rules.RECIPIENT, rules.UNSIGNED, rules.NETWORKS)

    @classmethod
    def refusal(cls, record: OutgoingDocument, actor: Officer) -> str:
        waits = record.pk is None or record.deliveries.filter(is_pointer=False, code="").exists()
        return "" if waits else _now("Mọi nơi nhận đều đã được gửi.")

    @classmethod
    def apply(cls, record: OutgoingDocument, inputs: Mapping[str, Any]) -> None:
        record.sent_at = record.sent_at or clock.now()

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        hand_over(record, actor)


class RecordReceipt(Action):
    """Record what one recipient said on paper or by telephone."""

    name, label = "record_receipt", _("Ghi nhận nơi nhận")
    source = frozenset({State.SENT, State.RECALLING})
    Inputs = forms.ReceiptInputs

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        delivery = inputs["delivery"]
        hear(delivery, inputs["code"], at=clock.now(), by=actor.full_name, note=inputs["note_text"])
        settle(record)


class TakeStatus(Action):
    """Take in a state that a recipient's system reports (Quyết định 28/2018/QĐ-TTg); the last yes ends a recall."""

    name, label = "take_status", _("Nhận trạng thái từ nơi nhận")
    source = frozenset({State.SENT, State.RECALLING, State.RECALLED, State.REPLACED})
    outcomes = frozenset({State.RECALLED})
    Inputs = forms.StatusInputs

    @classmethod
    def target_of(cls, record: OutgoingDocument, inputs: Mapping[str, Any]) -> str | None:
        if record.dossier.state != State.RECALLING or inputs["code"] != StatusCode.RECALL_AGREED:
            return None
        asked = record.deliveries.filter(code=StatusCode.RECALL_ASKED).exclude(pk=inputs["delivery"])
        return None if asked.exists() else State.RECALLED

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        delivery = Delivery.objects.get(pk=inputs["delivery"], document=record)
        hear(delivery, inputs["code"], at=inputs["at"], by=inputs["by"], note=inputs["note_text"], key=inputs["key"])
        settle(record)


class Recall(Action):
    """Ask every recipient to give the document back; each answers for itself."""

    name, label, tone, needs_note = "recall", _("Thu hồi"), "danger", True
    source, target = frozenset({State.SENT}), State.RECALLING

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        ask_back(record, actor)


class EndRecall(Action):
    """End a recall: what was not given back stays with its recipients, which the page shows."""

    name, label = "end_recall", _("Kết thúc thu hồi")
    source = frozenset({State.RECALLING})
    outcomes = frozenset({State.SENT, State.RECALLED})

    @classmethod
    def target_of(cls, record: OutgoingDocument, inputs: Mapping[str, Any]) -> str | None:
        kept = record.deliveries.filter(code=StatusCode.RECALL_REFUSED).exists()
        return State.SENT if kept else State.RECALLED


class BeReplaced(Action):
    """Give way to the document that replaces this one, when that is sent."""

    name, label = "be_replaced", _("Được thay thế")
    source, target = frozenset({State.SENT, State.RECALLING}), State.REPLACED
