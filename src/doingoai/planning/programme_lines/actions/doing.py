"""What became of an approved line: under way, done, put off, struck out, moved to the next year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.organisations.models import Officer
from doingoai.planning.programme_lines import forms, rules
from doingoai.planning.programme_lines.actions.registering import KEPT, Correct, Enter
from doingoai.planning.programme_lines.models import CHANGEABLE, ProgrammeLine
from doingoai.workflow import rectify
from doingoai.workflow.action import Action
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

State = ProgrammeLine.State
STANDING = frozenset({State.APPROVED, State.RUNNING})


class OfActivity(Action):
    """An act on an activity; an approved change is none."""

    @classmethod
    def refusal(cls, record: ProgrammeLine, actor: Officer) -> str:
        return str(_("Việc này làm ở dòng bị thay đổi.")) if record.changes_code else ""


class Start(OfActivity):
    """Say that the activity is being prepared or carried out."""

    name, label, tone = "start", _("Bắt đầu thực hiện"), "primary"
    source, target = frozenset({State.APPROVED}), State.RUNNING


class Complete(OfActivity):
    """Say that the activity was carried out; the dossier in which it was done is linked with the line."""

    name, label, tone = "complete", _("Đã thực hiện"), "primary"
    source = STANDING
    target: ClassVar[str | None] = State.DONE
    Inputs, rules = forms.DoneInputs, (rules.LINKED,)


class Rectify(rectify.Rectify, Complete):
    """Put right day, cost and result of what was carried out."""

    source, target, Inputs = frozenset({State.DONE}), None, forms.RectifyInputs


class WithReason(OfActivity):
    """Say why the activity was not carried out; the reason stands in the report on the year."""

    source, Inputs = STANDING | {State.POSTPONED}, forms.ReasonInputs


class PutOff(WithReason):
    """Put the activity off; it may be taken up again within the year."""

    name, label = "put_off", _("Hoãn")
    source, target = STANDING, State.POSTPONED


class Resume(OfActivity):
    """Take up again what was put off."""

    name, label = "resume", _("Tiếp tục thực hiện")
    source, target = frozenset({State.POSTPONED}), State.APPROVED


class Strike(WithReason):
    """Give the activity up."""

    name, label, tone = "strike", _("Hủy dòng"), "danger"
    target = State.CANCELLED


class Carry(WithReason):
    """Move the activity to the next year: a new line of that year's programme follows this one."""

    name, label = "carry", _("Chuyển năm sau")
    target = State.CARRIED

    @classmethod
    def follow(cls, record: ProgrammeLine, inputs: Mapping[str, Any], actor: Officer) -> None:
        wanted = {name: getattr(record, name) for name in (*CHANGEABLE, *KEPT)} | Correct.initial(record)
        wanted["year"] = record.year + 1
        moved = perform(ProgrammeLine, Enter, actor=actor, reasons={EVERY_RULE: inputs["outcome_reason"]}, **wanted)
        Link.objects.get_or_create(source=moved.dossier, target=record.dossier, kind=Link.Kind.FOLLOWS)
