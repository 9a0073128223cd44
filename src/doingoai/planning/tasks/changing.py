"""What changes a task that goes on: a note put right, an amended plan, a task above it, a body that inherits it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.planning.tasks import forms, rules
from doingoai.planning.tasks.actions import GOING
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.telling import drop_request, tell
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = Task.State


class Mend(Action):
    """Put a note of progress right: what was told wrongly is kept in the history with the reason."""

    name, label, needs_note = "mend", _("Sửa cập nhật tiến độ"), True
    source, Inputs = GOING, forms.MendInputs

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        last = record.progress.first()
        shown = {name: getattr(last, name) for name in ("percent", "text", "value", "evidence")} if last else {}
        return {**shown, "note_row": last}

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        if inputs["note_row"] == record.progress.first():
            record.percent = inputs["percent"]

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        row = inputs["note_row"]
        for name in ("percent", "text", "value", "evidence"):
            setattr(row, name, inputs[name])
        row.save()


class Amend(Action):
    """Give the task anew as an amendment of its plan says; it counts by the new deadline unless it was late already."""

    name, label = "amend", _("Điều chỉnh theo kế hoạch")
    source, ends = GOING | {State.SUSPENDED}, "extend"
    Inputs, requires = forms.AmendInputs, ("amended_by",)
    rules = (rules.PRODUCT, rules.DEADLINE, rules.ORDER)

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        return {**super().initial(record), "due_on": record.dossier.due_on}

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        dossier, due_on = record.dossier, inputs["due_on"]
        if dossier.due_on and clock.today() > dossier.due_on:
            record.asked_late = record.asked_late or due_on != dossier.due_on  # R-CT-06: it was overdue by then
        else:
            record.first_due = due_on
        dossier.title, dossier.due_on = inputs["title"], due_on

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        drop_request(record)


class Join(Action):
    """Say that the task is a part of another one, so that one piece of work is counted once (E.9)."""

    name, label = "join", _("Ghi là việc con")
    source, Inputs = GOING | {State.SUSPENDED, State.CLAIMED}, forms.JoinInputs

    @classmethod
    def initial(cls, record: Task) -> dict[str, Any]:
        return {"part_of": record.part_of.dossier.number if record.part_of else ""}


class TakeOver(Action):
    """Say, for the body that carries the duties of a dissolved one, that it goes on with the task (R-CT-10)."""

    name, label, tone = "take_over", _("Xác nhận kế thừa nhiệm vụ"), "primary"
    source, Inputs = GOING | {State.SUSPENDED, State.CLAIMED}, forms.TakeOverInputs
    help = _("Nhiệm vụ, thời hạn và những gì đã cập nhật giữ nguyên; từ nay cơ quan kế thừa chịu trách nhiệm chủ trì.")

    @classmethod
    def refusal(cls, record: Task, actor: Officer) -> str:
        heir = record.dossier.body.living()
        if heir.pk == record.dossier.body_id:
            return _now("Cơ quan chủ trì không thay đổi.")
        return _now("Cơ quan kế thừa đã xác nhận.") if record.taken_over_by_id == heir.pk else ""

    @classmethod
    def apply(cls, record: Task, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.taken_over_by, record.taken_over_on = record.dossier.body.living(), clock.today()

    @classmethod
    def follow(cls, record: Task, inputs: Mapping[str, Any], actor: Officer) -> None:
        names = {"new": record.taken_over_by, "old": record.dossier.body}
        tell(record, actor, _now("%(new)s tiếp nhận nhiệm vụ từ %(old)s.") % names)
