"""The decision and the signature: approve, return, reject, sign, enter into force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.registers.agreements import duties, forms, rules
from doingoai.registers.agreements.actions.proposal import state_after_signing
from doingoai.registers.agreements.codes import State
from doingoai.registers.agreements.models import Agreement, Obligation
from doingoai.workflow.action import Action


class Approve(Action):
    """Agree that the agreement is signed in the submitted text."""

    name, label, tone, decision = "approve", _("Đồng ý ký"), "primary", "approve"
    source, target = frozenset({State.SUBMITTED}), State.APPROVED
    Inputs, rules = forms.ApproveInputs, (rules.DISAGREEMENT, rules.ASKED)


class Return(Action):
    """Send the dossier back to be completed."""

    name, label, needs_note = "return", _("Trả bổ sung"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.RETURNED, "approve", False


class Reject(Action):
    """Refuse the agreement."""

    name, label, tone, needs_note = "reject", _("Không đồng ý"), "danger", True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.REJECTED, "approve", False


class AcceptEdits(Action):
    """Let the decider note that a changed text differs in wording only; it becomes the cleared text (A-R07)."""

    name, label, needs_note = "accept_edits", _("Ghi nhận sửa câu chữ"), True
    source, Inputs = frozenset({State.APPROVED}), forms.TextInputs

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.cleared_text_hash = inputs["cleared_text"].file_id


class Sign(Action):
    """Record the signature of the cleared text; the duties of fifteen days begin (Điều 19.5)."""

    name, label, tone = "sign", _("Ghi nhận đã ký"), "primary"
    source, outcomes = frozenset({State.APPROVED}), frozenset({State.SIGNED, State.IN_FORCE, State.EXPIRED})
    Inputs, rules = forms.SignInputs, rules.AT_SIGNING

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.signed_text_hash = inputs["signed_text"].file_id
        assert record.signed_date is not None  # the form asks for it
        record.dossier.event_date = record.signed_date
        duties.settle_term(record)
        record.dossier.due_on = record.next_due(*duties.days(duties.after_signing(record)))

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        Obligation.objects.bulk_create(duties.after_signing(record))

    @classmethod
    def target_of(cls, record: Agreement, inputs: Mapping[str, Any]) -> str:
        return state_after_signing(record)


class EnterIntoForce(Action):
    """Record from which day the signed agreement has effect; the calendar does it where the text names the day."""

    name, label, tone = "enter_into_force", _("Ghi nhận có hiệu lực"), "primary"
    source, target = frozenset({State.SIGNED}), State.IN_FORCE
    Inputs = forms.of_record("effective_date", "expiry_date", needed=("effective_date",), past=("effective_date",))

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        duties.settle_term(record)
        record.dossier.due_on = record.next_due()
