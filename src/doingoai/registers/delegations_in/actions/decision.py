"""The decision: presented, appraised, opinions given, permitted, returned or refused; who speaks is the matrix's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind, Voice
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_in import codes, rules
from doingoai.registers.delegations_in.actions.proposal import State
from doingoai.registers.delegations_in.forms import OpinionInputs, PaperInputs
from doingoai.registers.delegations_in.models import IncomingDelegation, Paper
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs, RecordInputs


class PresentInputs(RecordInputs):
    """What the appraiser adds before the visit is presented; sensitivity may only be raised."""

    class Meta:
        model = IncomingDelegation
        fields = ("sensitivity", "host_rank", "host_name", "ministry_replied_on", "police_replied_on")

    past = ("ministry_replied_on", "police_replied_on")

    def clean_sensitivity(self) -> str:
        said: str = self.cleaned_data["sensitivity"]
        if said < self.record.sensitivity:
            raise ValidationError(_now("Chỉ người quyết định được hạ mức nhạy cảm."))
        return said


class Present(Action):
    """Present the visit: appraisal, opinions and the decision are asked for."""

    name, label, tone = "present", _("Trình cho phép"), "primary"
    source, target, asks = frozenset({State.APPRAISING}), State.DECIDING, "decide"
    Inputs, rules = PresentInputs, rules.AT_PRESENTATION

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = due("DV_DECIDE", clock.today(), province=record.dossier.province)


class Appraise(Action):
    """Say that the visit stands up to examination."""

    name, label, tone = "appraise", _("Thẩm định: đồng ý"), "primary"
    source, decision, kinds = frozenset({State.DECIDING}), "decide", frozenset({Kind.APPRAISE})
    target = State.DECIDING


class GiveOpinion(Action):
    """Agree by a paper."""

    name, label, tone = "opine", _("Cho ý kiến: đồng ý"), "primary"
    source, decision, kinds = frozenset({State.DECIDING}), "decide", frozenset({Kind.OPINION})
    target, Inputs = State.DECIDING, OpinionInputs

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        _keep_paper(record, actor, inputs["kind"], inputs)


class Decide(Action):
    """Permit the visit; only from here on an invitation may leave (R-DV-02)."""

    name, label, tone = "decide", _("Cho phép"), "primary"
    source, target = frozenset({State.DECIDING}), State.PERMITTED
    decision, kinds = "decide", frozenset({Kind.DECIDE})
    Inputs, rules = PaperInputs, rules.AT_DECISION

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        record.permitted_on = inputs["issued_on"]
        record.dossier.due_on = due("DV_NOTICE", record.arrive_on, province=record.dossier.province)

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        _keep_paper(record, actor, codes.PaperKind.PERMISSION, inputs)


class Return(Action):
    """Send the visit back to the host unit with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.PROPOSED, "decide", False


class Refuse(Action):
    """Refuse the visit, with the reason."""

    name, label, tone, needs_note = "refuse", _("Từ chối"), "danger", True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.REFUSED, "decide", False
    kinds = frozenset({Kind.DECIDE})

    class Inputs(Inputs):
        stop_reason = forms.ChoiceField(label=_("Lý do"), choices=codes.StopReason.choices)

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        today = clock.today()
        record.stopped_on, record.dossier.event_date, record.dossier.due_on = today, today, None


def _keep_paper(record: IncomingDelegation, actor: Officer, kind: str, inputs: Mapping[str, Any]) -> None:
    """Keep the paper under the role of the step at which the officer has just spoken."""
    step = Voice.objects.filter(step__dossier=record.dossier, officer=actor).latest("pk").step
    names = ("number", "issued_on", "signer", "capacity")
    Paper.objects.create(delegation=record, kind=kind, role=step.role, **{name: inputs[name] for name in names})
