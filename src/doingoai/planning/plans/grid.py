"""The table of tasks as it is edited: one row form, the form around it, and stored rows as their cells show them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.lib.dates import format_date
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.entries import BodiesField, Due, DueField, LeadField, PointsField, due_text
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.calendar import work_calendar
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme
from doingoai.workflow import clock
from doingoai.workflow.inputs import RecordInputs
from doingoai.workflow.rows import RowsField

PLAN_FIELDS = ("issuer_level", "period_from", "period_to", "objectives", "funding", "progress_cycle")
NONE = [("", "–")]
ROW_SHOWN = (
    "id", "code", "title", "product", "product_kind", "kind", "cycle", "start_on", "theme", "leader", "target", "note",
)  # fmt: skip


class TaskRow(forms.Form):
    """One row of the annex, in the order of its columns; what is not known yet may wait until the plan is submitted."""

    code = forms.CharField(label=_("Mã"), max_length=20, required=False)
    clauses = PointsField(label=_("Nội dung"), max_length=300, required=False)
    title = forms.CharField(label=_("Nhiệm vụ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    lead = LeadField(label=_("Cơ quan chủ trì"), max_length=300, required=False)
    co_units = BodiesField(label=_("Cơ quan phối hợp"), max_length=1000, required=False)
    due = DueField(label=_("Thời hạn"), max_length=40, required=False)
    product = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
    product_kind = forms.ChoiceField(label=_("Loại sản phẩm"), choices=[*NONE, *ProductKind.choices], required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=TaskKind.choices, required=False)
    cycle = forms.ChoiceField(label=_("Chu kỳ"), choices=[*NONE, *Cycle.choices], required=False)
    start_on = forms.DateField(label=_("Từ ngày"), required=False)
    theme = forms.ChoiceField(label=_("Lĩnh vực"), choices=[*NONE, *Theme.choices], required=False)
    leader = forms.CharField(label=_("Lãnh đạo phụ trách"), max_length=120, required=False)
    target = forms.CharField(label=pgettext_lazy("plan", "Chỉ tiêu"), max_length=120, required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, directory: Directory | None = None, clauses: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BodiesField):
                field.directory = directory
            elif isinstance(field, PointsField):
                field.clauses = clauses
        self.fields["lead"].widget.attrs |= {"list": "bodies", "autocomplete": "off"}
        self.fields["co_units"].widget.attrs |= {"data-many": "bodies", "autocomplete": "off"}
        self.fields["clauses"].widget.attrs |= {"data-many": "points", "autocomplete": "off"}
        for name in filter(None, str((self.initial or {}).get("proposed", "")).split(",")):
            self.fields[name].widget.attrs |= {"class": "proposed", "title": _("Đề xuất, chưa có người nhận")}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        due: Due = said.get("due") or Due()
        start = said.get("start_on")
        said |= {"due_on": due.on, "span_wd": due.span_wd, "kind": said.get("kind") or TaskKind.CO_THOI_HAN}
        if due.span_wd and start:
            said["due_on"] = work_calendar().add_working_days(start, due.span_wd)
        if start and due.on and due.on < start:
            self.add_error("due", _("%(due)s trước ngày bắt đầu %(start)s.") % _days(due.on, start))
        if said.get("lead") in said.get("co_units", []) and said.get("lead"):
            self.add_error("co_units", _("ghi lại cơ quan chủ trì; bỏ ở cột này."))
        return said


class EditInputs(RecordInputs):
    """The whole plan: its frame and its table."""

    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    tasks = RowsField(TaskRow, label=_("Nhiệm vụ"), required=False)
    groups = (
        (
            _("Nhiệm vụ"),
            _(
                "Mỗi dòng một nhiệm vụ, một cơ quan chủ trì. Nhiều nội dung cách nhau bằng dấu phẩy; nhiều cơ quan, "
                "bằng “;”."
            ),
            ("tasks",),
        ),
        (_("Kế hoạch"), "", ("title", *PLAN_FIELDS)),
    )

    class Meta:
        model = ActionPlan
        fields = PLAN_FIELDS
        widgets = {"objectives": forms.Textarea(attrs={"rows": 3})}

    def prepare(self) -> None:
        record = self.record
        if record is not None and record.pk:
            self.fields["tasks"].widget.row_kwargs = {
                "directory": Directory.of(record.dossier.province, clock.today()),
                "clauses": record.ordered_points(),
            }

    def clean_tasks(self) -> list[dict[str, Any]]:
        rows = self.cleaned_data["tasks"]
        taken = {row["code"] for row in rows if row["code"]}
        free = (f"NV-{number:02d}" for number in range(1, 10_000) if f"NV-{number:02d}" not in taken)
        for row in rows:
            row["code"] = row["code"] or next(free)
        times = Counter(row["code"].casefold() for row in rows)
        for number, row in enumerate(rows, start=1):
            if times[row["code"].casefold()] > 1:
                raise ValidationError(
                    _("Dòng %(row)d, Mã: “%(code)s” đã dùng cho dòng khác.") % {"row": number, "code": row["code"]}
                )
        return rows

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        start, end = said.get("period_from"), said.get("period_to")
        if start and end and end < start:
            self.add_error("period_to", _("%(due)s trước ngày bắt đầu %(start)s.") % _days(end, start))
        return said


def shown_row(task: PlannedTask, directory: Directory, *, several: bool) -> dict[str, Any]:
    """Return a stored row as its cells show it; codes carry their document when there are several."""
    codes = [
        f"{clause.guidance.document_number or clause.guidance.dossier.number}:{clause}" if several else str(clause)
        for clause in task.clauses.all()
    ]
    return {
        **{name: getattr(task, name) for name in ROW_SHOWN},
        "clauses": ", ".join(codes),
        "lead": directory.called(task.lead) if task.lead else "",
        "co_units": directory.told(task.co_units.all()),
        "due": due_text(task.due_on, task.span_wd),
        "proposed": task.proposed,
    }


def _days(due: dt.date, start: dt.date) -> dict[str, str]:
    return {"due": format_date(due), "start": format_date(start)}
