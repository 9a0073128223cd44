"""The life of a class: planned, submitted, approved, held with its attendance, reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Body, Officer, Province
from doingoai.reference.activity import Sex
from doingoai.registers.training import rules
from doingoai.registers.training.models import Attendance, PositionGroup, TrainingClass
from doingoai.workflow import rectify
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
        fields: ClassVar[tuple[str, ...]] = ("title", *PLAN_FIELDS)

    field_order: tuple[str, ...] = Meta.fields


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
    Inputs = PlanInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.DATES, rules.TALK)

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
        _settle(record, inputs["attendances"])

    @classmethod
    def follow(cls, record: TrainingClass, inputs: Mapping[str, Any], actor: Officer) -> None:
        _list(record, inputs["attendances"])


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


class RectifyInputs(rectify.RectifyInputs, PlanInputs):
    """The class as it was held, and who attended; officials may stand under a body that is no more."""

    attendances = RowsField(AttendanceRow, label=_("Danh sách học viên"), most=2000)

    class Meta(PlanInputs.Meta):
        fields = (*PlanInputs.Meta.fields, *COUNT_FIELDS, "evaluation")
        help_texts = dict.fromkeys(COUNT_FIELDS, _("Để trống thì đếm lại từ danh sách."))

    field_order = (*Meta.fields, "attendances")
    groups = (
        (_("Lớp học"), "", PlanInputs.Meta.fields),
        (_("Kết quả"), _("Đã có danh sách thì số tổng phải khớp với danh sách."), (*COUNT_FIELDS, "evaluation")),
        (_("Học viên"), "", ("attendances",)),
    )
    past = ("date_to",)

    def prepare(self) -> None:
        """Offer the bodies of the class's province, or all where it is the Ministry's, and those named already."""
        home, listed = self.record.dossier.province, self.record.attendances.values("body")
        here = Q(province=home.living(), valid_to=None) if home else Q()
        self.bodies = Body.objects.filter(here | Q(pk__in=listed))

    def _set_up_row(self, row: forms.BaseForm) -> None:
        row.fields["body"].queryset = self.bodies  # type: ignore[attr-defined]  # a choice of AttendanceRow


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a class that was held, its list included."""

    source, Inputs = frozenset({State.HELD, State.REPORTED}), RectifyInputs
    requires = Report.requires
    rules = (rules.DATES, rules.TALK, rules.COUNTS, rules.WOMEN_LEADERS, rules.ROWS, rules.TWICE)

    @classmethod
    def initial(cls, record: TrainingClass) -> dict[str, Any]:
        rows = [model_to_dict(row, list(AttendanceRow.base_fields)) for row in record.attendances.all()]
        return {**super().initial(record), "attendances": rows}

    @classmethod
    def apply(cls, record: TrainingClass, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _settle(record, inputs["attendances"])

    @classmethod
    def follow(cls, record: TrainingClass, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.attendances.all().delete()
        _list(record, inputs["attendances"])


class Cancel(Action):
    """Give the class up, with the reason; its budget stays visible."""

    name, label, tone, needs_note = "cancel", _("Không tổ chức"), "danger", True
    source, target = frozenset({State.PLANNED, State.SUBMITTED, State.APPROVED}), State.CANCELLED
    ends = "approve"


def _settle(record: TrainingClass, attendances: list[dict[str, Any]]) -> None:
    """Fill in what follows from the class as it was held: open counts, the day of figures, the day of the report."""
    if attendances:
        counted = rules.counts_of(attendances)
        for name in COUNT_FIELDS:
            if getattr(record, name) is None:
                setattr(record, name, counted[name])
    record.dossier.event_date = record.date_to
    record.dossier.due_on = due("DT_REPORT", record.date_to, province=record.dossier.province)


def _list(record: TrainingClass, attendances: list[dict[str, Any]]) -> None:
    """Keep who attended; an official for whom no province is named counts for that of the class."""
    rows = [{"province": record.dossier.province, **_given(row)} for row in attendances]
    Attendance.objects.bulk_create(Attendance(training=record, **row) for row in rows)


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not said, so that defaults hold."""
    return {name: value for name, value in row.items() if value not in (None, "")}
