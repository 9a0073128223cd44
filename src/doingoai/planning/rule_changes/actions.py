"""A change of rules: drafted for its kind, checked, put in force by a second person, ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.organisations.system import system_officer
from doingoai.planning.rule_changes import effect, rules
from doingoai.planning.rule_changes.forms import ChangeInputs, StepRow, inputs_for
from doingoai.planning.rule_changes.models import ChangeStep, RuleChange, What
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs
from doingoai.workflow.perform import perform

State = RuleChange.State


class ProposeLimit(Action):
    """Draft another figure for a limit of the national table."""

    name, label, opens = "propose_limit", _("Đề xuất định mức"), True
    target: ClassVar[str | None] = State.DRAFT
    what: ClassVar[str] = What.LIMIT
    Inputs: ClassVar[type[Any]] = inputs_for(What.LIMIT)

    @classmethod
    def initial(cls, record: RuleChange) -> dict[str, Any]:
        return {} if record.pk is None else {"title": record.dossier.title}

    @classmethod
    def apply(cls, record: RuleChange, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.what = cls.what or record.what
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.effective_from

    @classmethod
    def follow(cls, record: RuleChange, inputs: Mapping[str, Any], actor: Officer) -> None:
        if "steps" in inputs:
            record.steps.all().delete()
            ChangeStep.objects.bulk_create(ChangeStep(change=record, **_step(row)) for row in inputs["steps"])


def _step(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not said, so that defaults hold."""
    said = {name: value for name, value in row.items() if value not in (None, "")}
    return {"at": "province", **said}


class ProposeRow(ProposeLimit):
    """Draft the province's own row of the authority matrix."""

    name, label, what = "propose_row", _("Đề xuất dòng thẩm quyền"), What.ROW
    Inputs = inputs_for(What.ROW)


class ProposeDeadline(ProposeLimit):
    """Draft another length of a time limit."""

    name, label, what = "propose_deadline", _("Đề xuất thời hạn"), What.DEADLINE
    Inputs = inputs_for(What.DEADLINE)


class ProposeRequirement(ProposeLimit):
    """Draft one more thing that a case of the province needs."""

    name, label, what = "propose_requirement", _("Đề xuất yêu cầu hồ sơ"), What.REQUIREMENT
    Inputs = inputs_for(What.REQUIREMENT)


class ProposeStrictness(ProposeLimit):
    """Draft how strictly the province applies a rule: block, warn, inform, not at all."""

    name, label, what = "propose_strictness", _("Đề xuất mức áp dụng quy tắc"), What.STRICTNESS
    Inputs = inputs_for(What.STRICTNESS)


class ProposeEnd(ProposeLimit):
    """Draft the end of an earlier change; the national rule then holds again."""

    name, label, what = "propose_end", _("Đề xuất chấm dứt thay đổi"), What.END
    Inputs = inputs_for(What.END)


class Correct(ProposeLimit):
    """Correct the draft."""

    name, label, opens, target, what = "correct", _("Sửa"), False, None, ""
    source, Inputs = frozenset({State.DRAFT}), ChangeInputs

    @classmethod
    def initial(cls, record: RuleChange) -> dict[str, Any]:
        rows = [model_to_dict(step, list(StepRow.base_fields)) for step in record.steps.all()]
        return {"title": record.dossier.title, "steps": rows}


class Submit(Action):
    """Ask the second person to confirm; what contradicts another rule does not get that far."""

    name, label, tone = "submit", _("Trình xác nhận"), "primary"
    source, target, asks = frozenset({State.DRAFT}), State.SUBMITTED, "confirm"
    rules: ClassVar[tuple[Rule, ...]] = rules.ALL


class Confirm(Action):
    """Put the change in force for the province from its day on; never by the person who proposed it."""

    name, label, tone = "confirm", _("Xác nhận, cho áp dụng"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.CONFIRMED, "confirm"
    rules: ClassVar[tuple[Rule, ...]] = rules.ALL

    @classmethod
    def apply(cls, record: RuleChange, inputs: Mapping[str, Any]) -> None:
        record.confirmed_on = clock.today()

    @classmethod
    def follow(cls, record: RuleChange, inputs: Mapping[str, Any], actor: Officer) -> None:
        if record.dossier.state != State.CONFIRMED:
            return  # another voice is still awaited
        for change in _taken_over(record):
            perform(change, End, actor=system_officer(), note=record.dossier.number, ended_on=record.effective_from)
        effect.write(record)


def _taken_over(record: RuleChange) -> list[RuleChange]:
    """Return the earlier changes of the province that this one ends: the named one, or those of the same rule."""
    if record.what == What.END:
        found = rules.earlier(record)
        return [found] if found else []
    numbers = [key.partition("/")[2] for key in effect.overlapping(record)]
    rows = RuleChange.objects.for_system("rules").filter(dossier__number__in=numbers)
    return list(rows.select_related("dossier__province__successor", "dossier__body"))


class Return(Action):
    """Send the draft back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.DRAFT, "confirm", False


class Reject(Action):
    """Refuse the change with the reason."""

    name, label, tone, needs_note = "reject", _("Không xác nhận"), "danger", True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.REJECTED, "confirm", False


class Withdraw(Action):
    """Take the proposal back before it is confirmed."""

    name, label, tone = "withdraw", _("Rút đề xuất"), "danger"
    source, target, ends = frozenset({State.DRAFT, State.SUBMITTED}), State.WITHDRAWN, "confirm"


class EndInputs(Inputs):
    """From which day on the change no longer holds."""

    ended_on = forms.DateField(label=_("Hết hiệu lực từ"))


class End(Action):
    """End a confirmed change: by a later one, or by the last day that it names. The dossier keeps what it was."""

    name, label, source, target = "end", _("Chấm dứt hiệu lực"), frozenset({State.CONFIRMED}), State.ENDED
    Inputs: ClassVar[type[Any]] = EndInputs

    @classmethod
    def apply(cls, record: RuleChange, inputs: Mapping[str, Any]) -> None:
        record.ended_on = inputs["ended_on"]

    @classmethod
    def follow(cls, record: RuleChange, inputs: Mapping[str, Any], actor: Officer) -> None:
        effect.end(record, inputs["ended_on"])


class LoseBase(Action):
    """Note the day on which the text that a change rests on has ended (R-QC-06); done by the calendar."""

    name, label, source = "lose_base", _("Ghi nhận mất căn cứ"), frozenset({State.CONFIRMED})

    @classmethod
    def apply(cls, record: RuleChange, inputs: Mapping[str, Any]) -> None:
        record.base_lost_on = clock.today()
