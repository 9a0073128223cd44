"""The end of the year: what was not carried out moves on with its reason, then the programme is closed (R-KH-10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.planning.programmes import forms, rules
from doingoai.planning.programmes.actions.preparing import Step
from doingoai.planning.programmes.lines import STANDING, act, own
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow.action import Action
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

State = AnnualProgramme.State
UNFINISHED = (*STANDING, "POSTPONED")


class RollOver(Action):
    """Move every unfinished line into the programme of the next year, each with the reason."""

    name, label = "roll_over", _("Chuyển dòng chưa xong sang năm sau")
    source, Inputs = frozenset({State.ISSUED}), forms.RollOverInputs

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = inputs["reason"]
        for line in own(record):
            if line.dossier.state in UNFINISHED:
                perform(line, act("carry"), actor=actor, reasons={EVERY_RULE: said}, outcome_reason=said)


class Close(Step):
    """Close the year; every line has an outcome."""

    name, label, tone = "close", _("Đóng năm"), "primary"
    source, target = frozenset({State.ISSUED}), State.CLOSED
    Inputs, rules = forms.CloseInputs, (rules.OPEN_LINES,)
