"""The approval: sent to the centre, recorded, issued. The approved version is frozen, its lines become read only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.planning.programmes import forms, rules
from doingoai.planning.programmes.actions.preparing import Step
from doingoai.planning.programmes.adopting import adopt, decided_text
from doingoai.planning.programmes.freeze import freeze
from doingoai.planning.programmes.models import AnnualProgramme

State = AnnualProgramme.State


class SendCentral(Step):
    """Send the programme to the Ministry, which consolidates for the Prime Minister."""

    name, label, tone = "send_central", _("Trình Trung ương"), "primary"
    source, target, Inputs = frozenset({State.PARTY_AGREED}), State.CENTRAL, forms.CentralInputs


class RecordApproval(Step):
    """Record the paper of approval; every registered line that it does not leave out is approved with it."""

    name, label, tone = "record_approval", _("Ghi văn bản duyệt"), "primary"
    source, target = frozenset({State.PARTY_AGREED, State.CENTRAL}), State.APPROVED
    Inputs, rules = forms.ApprovalInputs, (rules.EMPTY,)

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = decided_text(record, record.approval_number, actor)
        adopt(record, rejected=inputs["rejected"], said=said)
        freeze(record, actor, approval_number=record.approval_number, approved_on=record.approved_on)


class Issue(Step):
    """Record the issue of the programme in the province."""

    name, label, tone = "issue", _("Ban hành"), "primary"
    source, target, Inputs = frozenset({State.APPROVED}), State.ISSUED, forms.IssueInputs
