"""The life of a class: planned, submitted, approved, held with its attendance, reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Body, Officer, Province
from doingoai.registers.training import rules
from doingoai.registers.training.models import Attendance, PositionGroup, Sex, TrainingClass
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs
from doingoai.workflow.rows import RowsField

State = TrainingClass.State
PLAN_FIELDS = (
    "topic", "level", "mode", "organiser", "place", "date_from", "date_to", "hours", "budget_vnd", "funding",
    "national_code",
)  # fmt: skip
COUNT_FIELDS = ("participants_total", "leaders_total", "women_total", "women_leaders", "commune_officials")


class PlanInputs(RecordInputs):
    title = forms.CharField(label=_("Tên lớp"), max_length=500)

    class Meta:
        model = TrainingClass
        fields = ("title", *PLAN_FIELDS)

    field_order = ("title", *PLAN_FIELDS)


class AttendanceRow(forms.Form):
    """One official who attended."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=100)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex.choices)
    position_group = forms.ChoiceField(label=_("Nhóm"), choices=PositionGroup.choices)
    position = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    body = forms.ModelChoiceField(Body.objects.all(), label=_("Cơ quan"), required=False)
    province = forms.ModelChoiceField(Province.objects.all(), label=_("Địa phương"), required=False)
    is_commune = forms.BooleanField(label=_("Cấp xã"), required=False)
    certificate_no = forms.CharField(label=_("Số chứng nhận"), max_length=40, required=False)


class Plan(Action):
    """Put a class on the plan."""

    name, label, opens = "plan", _("Lập lớp mới"), True
    target: ClassVar[str | None] = State.PLANNED
    Inputs, rules = PlanInputs, (rules.DATES, rules.TALK)

    @classmethod
    def apply(cls, record: TrainingClass, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.date_from


class Correct(Plan):
    """Correct the plan of a class before it is held."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.PLANNED, State.APPROVED})


class Submit(Action):
    """Ask for approval of the class."""

    name, label, tone = "submit", _("Trình duyệt"), "primary"
    source, target, asks = frozenset({State.PLANNED}), State.SUBMITTED, "approve"
    rules = (rules.DATES, rules.TALK)


class Approve(Action):
    """Agree that the class is held."""

    name, label, tone = "approve", _("Duyệt"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.APPROVED, "approve"


class Return(Action):
    """Send the plan of the class back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.PLANNED, "approve", False


class Hold(Action):
    """Record that the class was held and who attended."""

    name, label, tone = "hold", _("Ghi nhận đã tổ chức"), "primary"
    source, target = frozenset({State.APPROVED}), State.HELD
    rules = (rules.HELD, rules.COUNTS, rules.WOMEN_LEADERS, rules.ROWS, rules.TWICE)

    class Inputs(RecordInputs):
        attendances = RowsField(AttendanceRow, label=_("Danh sách học viên"), most=2000)

        class Meta:
            model = TrainingClass
            fields = COUNT_FIELDS

    @classmethod
    def apply(cls, record: TrainingClass, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if inputs["attendances"]:
            counted = rules.counts_of(inputs["attendances"])
            for name in COUNT_FIELDS:
                if getattr(record, name) is None:
                    setattr(record, name, counted[name])
        record.dossier.event_date = record.date_to
        record.dossier.due_on = due("DT_REPORT", record.date_to, province=record.dossier.province)

    @classmethod
    def follow(cls, record: TrainingClass, inputs: Mapping[str, Any], actor: Officer) -> None:
        rows = [{"province": record.dossier.province, **_given(row)} for row in inputs["attendances"]]
        Attendance.objects.bulk_create(Attendance(training=record, **row) for row in rows)


class Report(Action):
    """Report the result of the class; its figures are final."""

    name, label, tone = "report", _("Báo cáo kết quả"), "primary"
    source, target = frozenset({State.HELD}), State.REPORTED
    requires = ("participants_total", "leaders_total", "women_total", "women_leaders")
    rules = (rules.COUNTS, rules.WOMEN_LEADERS)

    class Inputs(RecordInputs):
        class Meta:
            model = TrainingClass
            fields = (*COUNT_FIELDS, "evaluation")


class Cancel(Action):
    """Give the class up, with the reason; its budget stays visible."""

    name, label, tone, needs_note = "cancel", _("Không tổ chức"), "danger", True
    source, target = frozenset({State.PLANNED, State.SUBMITTED, State.APPROVED}), State.CANCELLED
    ends = "approve"


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not said, so that defaults hold."""
    return {name: value for name, value in row.items() if value not in (None, "")}
