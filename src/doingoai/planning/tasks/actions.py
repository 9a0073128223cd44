"""The life of a task: assigned, reported on, given more time, claimed done with evidence, confirmed (domain E.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import store
from doingoai.organisations.models import Officer
from doingoai.planning.tasks import forms, rules
from doingoai.planning.tasks.models import Extension, Task
from doingoai.planning.tasks.status import delay_of
from doingoai.planning.tasks.telling import decide, drop_request, tell, waiting
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action

State = Task.State
GOING = frozenset({State.NOT_STARTED, State.RUNNING})


class Assign(Action):
    """Give a task to one body; an issued plan does this for each of its tasks."""

    name, label, opens, target = "assign", _("Giao nhiệm vụ"), True, State.NOT_STARTED
    Inputs, rules = forms.AssignInputs, (rules.PRODUCT, rules.DEADLINE, rules.ORDER)

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        return {"title": record.dossier.title, "lead": record.dossier.body, "due_on": record.dossier.due_on}

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        dossier = record.dossier
        dossier.title, dossier.body = inputs["title"], inputs["lead"]
        dossier.due_on = record.first_due = inputs["due_on"]

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.co_units.set(inputs["co_units"])
        tell(record, actor, _now("Nhiệm vụ được giao."))  # from here on its silence is counted (NVKH-07)


class Report(Action):
    """Tell how far the task is; the state and lateness follow from what is told and from the clock."""

    name, label, tone = "report", _("Cập nhật tiến độ"), "primary"
    source, target = GOING, State.RUNNING
    Inputs, rules = forms.ReportInputs, (rules.BACK, rules.FULL, rules.CAUSE, rules.COUNT)

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        return {"percent": record.percent, "product_record": record.product_record}

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        told = {name: inputs[name] or "" for name in ("delay_cause", "request", "evidence")}
        tell(record, actor, inputs["text"], value=inputs["value"], **told)


class AskExtension(Action):
    """Ask for more time, before the deadline; the third time the Chairman decides (R-CT-06)."""

    name, label = "ask_extension", _("Xin gia hạn")
    source, asks = GOING, "extend"
    Inputs, rules = forms.ExtensionInputs, (rules.LATE_REQUEST, rules.LATER)

    @classmethod
    def refusal(cls, record: Task, actor: Officer) -> str:
        return _now("Đã có một đề nghị gia hạn đang chờ quyết định.") if waiting(record) else ""

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        due = record.dossier.due_on
        record.asked_late = record.asked_late or bool(due and clock.today() > due)

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        Extension.objects.create(
            task=record, asked_on=clock.today(), asked_by=actor, old_due=record.dossier.due_on,
            new_due=inputs["new_due"], reason=inputs["reason"],
        )  # fmt: skip


class Extend(Action):
    """Grant the time that was asked for."""

    name, label, tone = "extend", _("Chấp thuận gia hạn"), "primary"
    source, decision = GOING, "extend"

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        asked = waiting(record)
        record.dossier.due_on = asked.new_due if asked else record.dossier.due_on

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        decide(record, actor, granted=True)


class RefuseExtension(Action):
    """Refuse more time, with the reason."""

    name, label, needs_note = "refuse_extension", _("Không gia hạn"), True
    source, decision, agrees = GOING, "extend", False

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        decide(record, actor, granted=False)


class Claim(Action):
    """Claim that the task is done, with its product and evidence; the foreign-affairs body confirms."""

    name, label, tone = "claim", _("Báo hoàn thành"), "primary"
    source, target, asks = GOING, State.CLAIMED, "confirm"
    Inputs, rules = forms.ClaimInputs, (rules.EVIDENCE, rules.FULL, rules.FUTURE)

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        record.percent, record.product_record = 100, inputs["product_record"]
        record.completed_on = inputs["completed_on"] or clock.today()
        record.delay_wd = delay_of(record)

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        if inputs["content"]:
            data, media_type = inputs["content"]
            Attachment.objects.create(
                dossier=record.dossier, file=store(data, media_type), name=inputs["file"].name[:200],
                kind=_now("Minh chứng"), officer=actor, at=clock.now(),
            )  # fmt: skip
        drop_request(record)


class Confirm(Action):
    """Confirm that the task is done, and how well."""

    name, label, tone = "confirm", _("Xác nhận hoàn thành"), "primary"
    source, target, decision = frozenset({State.CLAIMED}), State.DONE, "confirm"
    Inputs = forms.ConfirmInputs


class Rectify(rectify.Rectify):
    """Put right the days, the product and the field of a task that was confirmed as done."""

    source, Inputs = frozenset({State.DONE}), forms.RectifyInputs
    rules = (rules.PRODUCT, rules.DEADLINE, rules.ORDER, rules.FULL)

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        return {**super().initial(record), "due_on": record.dossier.due_on}

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        dossier, due_on = record.dossier, inputs["due_on"]
        if record.first_due == dossier.due_on:  # more time was never given: there is one deadline
            record.first_due = due_on
        dossier.title, dossier.due_on = inputs["title"], due_on
        record.delay_wd = delay_of(record)


class Return(Action):
    """Send the claim back: the evidence does not show that the task is done."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.CLAIMED}), State.RUNNING, "confirm", False

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        record.completed_on = record.delay_wd = None


class Suspend(Action):
    """Stop the task while it waits for a document of another authority."""

    name, label = "suspend", _("Tạm dừng")
    source, target, ends = GOING, State.SUSPENDED, "extend"
    Inputs, requires = forms.SuspendInputs, ("blocked_by",)

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        drop_request(record)


class Resume(Action):
    """Go on with a suspended task."""

    name, label = "resume", _("Tiếp tục")
    source, target = frozenset({State.SUSPENDED}), State.RUNNING


class Cancel(Action):
    """Take the task out of the plan; only a document that amends the plan does that."""

    name, label, tone, needs_note = "cancel", _("Hủy nhiệm vụ"), "danger", True
    source, target, ends = GOING | {State.SUSPENDED, State.CLAIMED}, State.CANCELLED, "confirm"
    Inputs, requires, rules = forms.CancelInputs, ("amended_by",), (rules.PARTS,)

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        drop_request(record)
