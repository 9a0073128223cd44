"""The table of tasks as it is edited: one row form, the form around it, and stored rows as their cells show them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.dossiers.models import Dossier
from doingoai.lib.dates import format_date
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.entries import BodiesField, Due, DueField, LeadField, PointsField, due_text
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.activity import Funding
from doingoai.reference.calendar import work_calendar
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme
from doingoai.reporting.catalogue import BadCode, indicator_of
from doingoai.workflow import clock
from doingoai.workflow.inputs import RecordInputs
from doingoai.workflow.rows import RowsField

PLAN_FIELDS = ("issuer_level", "period_from", "period_to", "objectives", "funding", "progress_cycle")
NONE = [("", "–")]
COUNTED = re.compile(r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+)\s+(?P<unit>[^\d\W].*)")  # "10 doanh nghiệp"
ROW_SHOWN = (
    "id", "code", "title", "product", "product_kind", "kind", "cycle", "start_on", "theme", "group", "leader", "target",
    "target_value", "target_unit", "target_indicator", "funding_source", "funding_vnd", "part_of", "note",
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
    group = forms.CharField(label=_("Nhóm nhiệm vụ"), max_length=120, required=False)
    leader = forms.CharField(label=_("Lãnh đạo phụ trách"), max_length=120, required=False)
    target = forms.CharField(label=pgettext_lazy("plan", "Chỉ tiêu"), max_length=120, required=False)
    target_value = forms.DecimalField(
        label=_("Số phải đạt"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    target_unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    target_indicator = forms.CharField(label=_("Mã chỉ tiêu"), max_length=20, required=False)
    funding_source = forms.ChoiceField(label=_("Nguồn kinh phí"), choices=[*NONE, *Funding.choices], required=False)
    funding_vnd = forms.DecimalField(
        label=_("Kinh phí (đồng)"), required=False, min_value=0, max_digits=15, decimal_places=0
    )
    part_of = forms.CharField(label=_("Thuộc nhiệm vụ"), max_length=40, required=False)
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

    def clean_target_indicator(self) -> str:
        code = self.cleaned_data["target_indicator"]
        try:
            return indicator_of(code).code if code else ""
        except BadCode as problem:
            raise ValidationError(str(problem)) from problem

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        due: Due = said.get("due") or Due()
        start = said.get("start_on")
        said |= {"due_on": due.on, "span_wd": due.span_wd, "kind": said.get("kind") or TaskKind.CO_THOI_HAN}
        if said.get("target_value") is None and (found := COUNTED.match(said.get("target") or "")):
            said["target_value"] = Decimal(found["value"].replace(".", ""))
            said["target_unit"] = said.get("target_unit") or found["unit"][:40]
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
        rows = [each for row in self.cleaned_data["tasks"] for each in year_by_year(row)]
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
        self._check_wholes(rows)
        return rows

    def _check_wholes(self, rows: list[dict[str, Any]]) -> None:
        """Refuse the number of a task that the officer does not see."""
        named = {row["part_of"].strip() for row in rows if row.get("part_of")}
        tasks = Dossier.objects.visible_to(self.actor).filter(register="tasks", number__in=named)
        known = set(tasks.values_list("number", flat=True)) if named else set()
        for number, row in enumerate(rows, start=1):
            if row.get("part_of") and row["part_of"].strip() not in known:
                raise ValidationError(
                    _("Dòng %(row)d, Thuộc nhiệm vụ: không tìm thấy nhiệm vụ “%(number)s” trong phạm vi bạn được xem.")
                    % {"row": number, "number": row["part_of"]}
                )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        start, end = said.get("period_from"), said.get("period_to")
        if start and end and end < start:
            self.add_error("period_to", _("%(due)s trước ngày bắt đầu %(start)s.") % _days(end, start))
        return said


def year_by_year(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Split a row whose deadline is several years into one a year, as a proposal (E.9); any other row stays one."""
    due: Due = row.get("due") or Due()
    if not due.years:
        return [row]
    title = str(row["title"]).rstrip(" .")
    return [
        {
            **row, "id": row.get("id") if place == 0 else None, "code": row["code"] if place == 0 else "",
            "title": _now("%(title)s (năm %(year)d)") % {"title": title, "year": year},
            "due_on": dt.date(year, 12, 31), "proposed": "title,due",
        }
        for place, year in enumerate(due.years)
    ]  # fmt: skip


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
