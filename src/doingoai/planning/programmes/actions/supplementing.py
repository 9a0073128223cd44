"""Supplements (A03): a later version, decided in full or by a note of the foreign-affairs head (R-KH-07)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.organisations.models import Officer
from doingoai.planning.programmes import forms, rules
from doingoai.planning.programmes.actions.preparing import Step
from doingoai.planning.programmes.adopting import adopt, decided_text
from doingoai.planning.programmes.freeze import freeze
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow.action import Action

State = AnnualProgramme.State


class OpenSupplement(Step):
    """Begin a supplement: registered lines that add to or change the programme are gathered."""

    name, label = "open_supplement", _("Lập bổ sung, điều chỉnh")
    source, target, Inputs = frozenset({State.ISSUED}), State.SUPPLEMENTING, forms.OpenSupplementInputs


class SubmitSupplement(Step):
    """Submit the supplement; within the thresholds a note is enough, beyond them the full way (matrix row A03)."""

    name, label, tone = "submit_supplement", _("Trình bổ sung"), "primary"
    source, target, asks = frozenset({State.SUPPLEMENTING}), State.SUPPLEMENT_SUBMITTED, "supplement"
    Inputs, rules = forms.SupplementInputs, (rules.EMPTY, rules.MONEY)


class AppraiseSupplement(Action):
    """The foreign-affairs body finds the supplement in order."""

    name, label, tone = "appraise_supplement", _("Thẩm định bổ sung đạt"), "primary"
    source, target, decision = frozenset({State.SUPPLEMENT_SUBMITTED}), State.ISSUED, "supplement"
    kinds = frozenset({Kind.APPRAISE})


class AgreeSupplement(AppraiseSupplement):
    """The Standing Members of the Party Committee agree."""

    name, label, kinds = "agree_supplement", _("Thống nhất bổ sung"), frozenset({Kind.OPINION})


class ApproveSupplement(Step):
    """Approve the supplement, or note it: a new version is frozen, its lines are approved or changed."""

    name, label, tone = "approve_supplement", _("Duyệt bổ sung"), "primary"
    source, target, decision = frozenset({State.SUPPLEMENT_SUBMITTED}), State.ISSUED, "supplement"
    kinds, Inputs = frozenset({Kind.DECIDE}), forms.SupplementPaperInputs

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        if record.dossier.state != State.ISSUED:  # a province may want several deciders
            return
        record.version_no += 1
        AnnualProgramme.objects.for_system("version").filter(pk=record.pk).update(version_no=record.version_no)
        adopt(record, rejected=(), said=decided_text(record, inputs["number"], actor))
        freeze(record, actor, approval_number=inputs["number"], approved_on=inputs["on"])


class ReturnSupplement(Step):
    """Send the supplement back with the reason."""

    name, label, needs_note = "return_supplement", _("Trả lại bổ sung"), True
    source, target = frozenset({State.SUPPLEMENT_SUBMITTED}), State.SUPPLEMENTING
    decision, agrees = "supplement", False


class DropSupplement(Step):
    """Give the supplement up; its lines wait for the next one."""

    name, label, needs_note = "drop_supplement", _("Thôi bổ sung"), True
    source, target = frozenset({State.SUPPLEMENTING}), State.ISSUED
