"""The table of an amendment: one row for each task that is altered, added, cancelled or suspended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.entries import DueField, LeadField, PointsField
from doingoai.planning.plans.models import ActionPlan, Change, PlannedTask
from doingoai.reference.work import ProductKind
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs
from doingoai.workflow.rows import RowsField

What = Change.What
ALTERED = ("title", "lead", "due", "product", "product_kind")


class ChangeRow(forms.Form):
    """One change. Cells that are left empty keep what the plan says."""

    what = forms.ChoiceField(label=_("Việc"), choices=What.choices)
    code = forms.CharField(label=_("Mã nhiệm vụ"), max_length=20, required=False)
    title = forms.CharField(
        label=_("Nhiệm vụ"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    clauses = PointsField(label=_("Nội dung"), max_length=300, required=False)
    lead = LeadField(label=_("Cơ quan chủ trì"), max_length=300, required=False)
    due = DueField(label=_("Thời hạn"), max_length=40, required=False)
    product = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
    product_kind = forms.ChoiceField(
        label=_("Loại sản phẩm"), choices=[("", "–"), *ProductKind.choices], required=False
    )
    waits_for = forms.CharField(label=_("Văn bản đang chờ"), max_length=200, required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(
        self,
        *args: Any,
        directory: Directory | None = None,
        clauses: Sequence[Any] = (),
        planned: Mapping[str, PlannedTask] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.planned = planned or {}
        lead, points = self.fields["lead"], self.fields["clauses"]
        assert isinstance(lead, LeadField) and isinstance(points, PointsField)
        lead.directory, points.clauses = directory, clauses

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        what, row = said.get("what"), self.planned.get((said.get("code") or "").casefold())
        said["row"] = row if what != What.ADD else None
        due = said.get("due")
        said["due_on"] = due.on if due else None
        if due and (due.span_wd or due.years):
            self.add_error("due", _("ghi một ngày cụ thể."))
        if what == What.ADD and not said.get("title"):
            self.add_error("title", _("ghi nhiệm vụ được thêm."))
        if what != What.ADD and row is None:
            self.add_error("code", _("không có nhiệm vụ đang mở mang mã “%s” trong kế hoạch.") % said.get("code", ""))
        if what == What.SUSPEND and not said.get("waits_for"):
            self.add_error("waits_for", _("ghi văn bản mà nhiệm vụ phải chờ."))
        if (
            what == What.ALTER
            and not self.errors
            and not any(said.get(name) for name in (*ALTERED[:2], "due_on", *ALTERED[3:]))
        ):
            self.add_error("what", _("chưa ghi điều gì được sửa."))
        if not self.errors and what in {What.ALTER, What.ADD}:
            said["as_row"] = as_planned(said)
        return said


class AmendmentInputs(Inputs):
    """Why the plan is amended, and what changes."""

    reason = forms.CharField(label=_("Lý do điều chỉnh"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    changes = RowsField(
        ChangeRow, label=_("Nội dung điều chỉnh"), least=1,
        help_text=_("Ô để trống giữ như kế hoạch. Đổi cơ quan chủ trì: nhiệm vụ cũ kết thúc, nhiệm vụ mới được mở."),
    )  # fmt: skip

    def prepare(self) -> None:
        record: ActionPlan = self.record
        rows = record.tasks.filter(task__dossier__is_open=True).select_related("lead", "task")
        self.fields["changes"].widget.row_kwargs = {
            "directory": Directory.of(record.dossier.province, clock.today()),
            "clauses": record.ordered_points(),
            "planned": {row.code.casefold(): row for row in rows},
        }


def as_planned(said: Mapping[str, Any]) -> PlannedTask:
    """Return the row as it would stand in the annex, unsaved: what a change leaves empty is what the plan says."""
    row: PlannedTask | None = said["row"]
    asked = {name: said.get(name) for name in ("title", "lead", "due_on", "product", "product_kind")}
    if row is None:
        return PlannedTask(code=_now("nhiệm vụ thêm"), **{name: value or _empty(name) for name, value in asked.items()})
    kept = {name: getattr(row, name) for name in ("code", "kind", "cycle", "span_wd")}
    return PlannedTask(**kept, **{name: value or getattr(row, name) for name, value in asked.items()})


def _empty(name: str) -> str | None:
    return None if name in {"lead", "due_on"} else ""
