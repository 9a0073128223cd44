"""The decision: presented by the foreign-affairs body, appraised, opinions given, signed, returned or refused.

Who speaks, in which order, is the authority matrix's; a change after the decision goes back to the same deciders.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind, Voice
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_out import codes, rules
from doingoai.registers.delegations_out.actions.beside import tell_missions
from doingoai.registers.delegations_out.actions.proposal import DECIDED, Correct, State
from doingoai.registers.delegations_out.forms import OpinionInputs, PaperInputs
from doingoai.registers.delegations_out.models import OutgoingDelegation, Paper
from doingoai.registers.delegations_out.rules.dossier import filing_day
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs


class PresentInputs(RecordInputs):
    """What the foreign-affairs body adds before it presents; sensitivity may only be raised."""

    class Meta:
        model = OutgoingDelegation
        fields = (
            "sensitivity", "exception_reason", "mission_consulted_on", "mission_reply", "mission_support",
            "ministry_replied_on",
        )  # fmt: skip

    def clean_sensitivity(self) -> str:
        said = self.cleaned_data["sensitivity"]
        if said < self.record.sensitivity:
            raise ValidationError(_now("Chỉ người quyết định được hạ mức nhạy cảm."))
        return said


class Present(Action):
    """Check limits and duplicates, then ask for appraisal, opinions and the decision."""

    name, label, tone = "present", _("Trình thẩm định, quyết định"), "primary"
    source, target, asks = frozenset({State.RECEIVED}), State.DECIDING, "decide"
    Inputs, rules = PresentInputs, rules.AT_PRESENTATION

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.depart_on


class Appraise(Action):
    """Say that the dossier stands up to examination."""

    name, label, tone = "appraise", _("Thẩm định: đủ điều kiện"), "primary"
    source, decision, kinds = frozenset({State.DECIDING}), "decide", frozenset({Kind.APPRAISE})
    target = State.DECIDING


class GiveOpinion(Action):
    """Agree by a paper: an opinion, or the policy consent for a trip outside the plan."""

    name, label, tone = "opine", _("Cho ý kiến: đồng ý"), "primary"
    source, decision, kinds = frozenset({State.DECIDING}), "decide", frozenset({Kind.OPINION})
    target, Inputs = State.DECIDING, OpinionInputs

    @classmethod
    def initial(cls, record: OutgoingDelegation) -> dict[str, Any]:
        """Outside the plan a consent is what is waited for."""
        return {"kind": codes.PaperKind.OPINION if record.in_plan else codes.PaperKind.POLICY}

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        _keep_paper(record, actor, inputs["kind"], inputs)


class Decide(Action):
    """Sign the decision to send the delegation; members, countries and days are fixed with it."""

    name, label, tone = "decide", _("Quyết định cử"), "primary"
    source, target = frozenset({State.DECIDING}), State.APPROVED
    decision, kinds = "decide", frozenset({Kind.DECIDE})
    Inputs, rules = PaperInputs, rules.AT_DECISION

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.decided = record.material()

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        paper = _keep_paper(record, actor, codes.PaperKind.DECISION, inputs)
        if record.dossier.state != State.APPROVED:
            return
        tell_missions(record)
        if record.exception_reason:
            record.exceptions.get_or_create(
                rule="R-DR-02", number=paper.number, issued_on=paper.issued_on,
                defaults={"role": paper.role, "reason": record.get_exception_reason_display()},
            )  # fmt: skip


class Return(Action):
    """Send the dossier back to the unit with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.SUPPLEMENT, "decide", False

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = filing_day(record)


class Refuse(Action):
    """Refuse to send the delegation, with the reason."""

    name, label, tone, needs_note = "refuse", _("Từ chối cử"), "danger", True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.REFUSED, "decide", False
    kinds = frozenset({Kind.DECIDE})


class Change(Correct):
    """Record what changed after the decision; head, members, countries or days need an amended decision."""

    name, label = "change", _("Ghi nhận thay đổi")
    source = DECIDED
    help = _("Đổi trưởng đoàn, thành viên, nước đến, hoặc lệch quá 2 ngày thì phải trình quyết định điều chỉnh.")

    @classmethod
    def set_days(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.event_date, record.dossier.due_on = record.return_on, record.depart_on


class Amend(Action):
    """Ask the same deciders for an amended decision."""

    name, label = "amend", _("Trình quyết định điều chỉnh")
    source, target, asks, needs_note = DECIDED, State.DECIDING, "decide", True
    rules = rules.AT_AMENDMENT


class Revoke(Action):
    """Revoke the decision: the delegation does not go."""

    name, label, tone, needs_note = "revoke", _("Thu hồi quyết định cử"), "danger", True
    source, target = DECIDED, State.CANCELLED


def _keep_paper(record: OutgoingDelegation, actor: Officer, kind: str, inputs: Mapping[str, Any]) -> Paper:
    """Keep the paper under the role of the step at which the officer has just spoken."""
    step = Voice.objects.filter(step__dossier=record.dossier, officer=actor).latest("pk").step
    names = ("number", "issued_on", "signer", "capacity")
    return Paper.objects.create(delegation=record, kind=kind, role=step.role, **{name: inputs[name] for name in names})
