"""The forms of a plan: from which document, what is rolled forward, opinions, the issue. The table is in `grid`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from doingoai.planning.plans import unfinished
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.entries import BodiesField
from doingoai.planning.plans.grid import PLAN_FIELDS
from doingoai.planning.plans.models import ActionPlan
from doingoai.register_kit.catalogue import registers
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, RecordInputs

LATE_IN_YEAR = dt.timedelta(days=92)


class GuidanceField(forms.CharField):
    """The number of a guidance document that the officer sees; code may give the record itself."""

    def clean(self, value: Any) -> Any:
        return value if hasattr(value, "clauses") else super().clean(value)


class DraftInputs(RecordInputs):
    """From which document the plan is drafted; the rest has a proposal when it is left empty."""

    guidance = GuidanceField(
        label=_("Mã hồ sơ văn bản chỉ đạo"),
        max_length=40,
        help_text=_("Ví dụ VBCD-00-2026-0001, ở đầu trang của văn bản."),
    )
    title = forms.CharField(
        label=_("Tên kế hoạch"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Để trống: “Kế hoạch triển khai …”."),
    )  # fmt: skip
    period_from = forms.DateField(label=_("Từ ngày"), required=False, help_text=_("Để trống: theo văn bản chỉ đạo."))
    period_to = forms.DateField(label=_("Đến ngày"), required=False)

    class Meta:
        model = ActionPlan
        fields = PLAN_FIELDS

    field_order = ("guidance", "title", *PLAN_FIELDS)

    def clean_guidance(self) -> Any:
        given = self.cleaned_data["guidance"]
        return given if hasattr(given, "clauses") else visible_guidance(given, self.actor)


def coming_year(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the year for which a plan is written today: from October on, the next one."""
    year = (today + LATE_IN_YEAR).year
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def visible_guidance(number: str, actor: Any) -> Any:
    """Return the guidance of that number as the officer sees it. Raises ValidationError."""
    model = registers()["guidance"].model
    rows = model.objects.visible_to(actor).select_related("dossier")
    found = rows.filter(dossier__number=number.strip(), dossier__is_open=True).first()
    if found is None:
        raise ValidationError(_("Không tìm thấy văn bản chỉ đạo “%s” trong phạm vi bạn được xem.") % number.strip())
    return found


class RollInputs(RecordInputs):
    """What was not finished, taken over into a new plan with the reason."""

    items = forms.MultipleChoiceField(
        label=_("Việc chưa xong"), widget=forms.CheckboxSelectMultiple, help_text=_("Bỏ chọn việc không chuyển tiếp.")
    )
    reason = forms.CharField(label=_("Lý do chuyển tiếp"), max_length=200)
    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500)

    class Meta:
        model = ActionPlan
        fields = ("issuer_level", "period_from", "period_to", "progress_cycle")

    field_order = ("title", "issuer_level", "period_from", "period_to", "progress_cycle", "items", "reason")

    def prepare(self) -> None:
        found = unfinished.unfinished(self.actor, clock.today())
        items = self.fields["items"]
        assert isinstance(items, forms.MultipleChoiceField)
        items.choices = [(each.dossier.number, each.told) for each in found]
        items.initial = [each.dossier.number for each in found]
        start, end = coming_year(clock.today())
        self.fields["title"].initial = _("Kế hoạch hành động năm %d") % start.year
        self.fields["period_from"].initial, self.fields["period_to"].initial = start, end


class ConsultInputs(Inputs):
    """Whose opinion is asked; empty: everybody who has something to do."""

    bodies = BodiesField(
        label=_("Lấy ý kiến cơ quan"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Tên cách nhau bằng “;”. Để trống: mọi cơ quan chủ trì và phối hợp trong dự thảo."),
    )  # fmt: skip

    def prepare(self) -> None:
        bodies = self.fields["bodies"]
        assert isinstance(bodies, BodiesField)
        bodies.directory = Directory.of(self.record.dossier.province, clock.today())


class OpineInputs(Inputs):
    agrees = forms.TypedChoiceField(
        label=_("Ý kiến"),
        choices=[("yes", _("Thống nhất")), ("no", _("Chưa thống nhất"))],
        coerce=lambda said: said == "yes",
    )
    text = forms.CharField(label=_("Nội dung ý kiến"), max_length=4000, required=False, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("agrees") is False and not said.get("text"):
            self.add_error("text", _("Ghi rõ điểm chưa thống nhất."))
        return said


class IssueInputs(RecordInputs):
    document_number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, help_text=_("Ví dụ 64/KH-UBND."))
    issued_on = forms.DateField(label=_("Ngày ban hành"))

    class Meta:
        model = ActionPlan
        fields = ("document_number", "issued_on", "approval_doc")


class AmendmentIssueInputs(Inputs):
    amendment_number = forms.CharField(
        label=_("Số, ký hiệu văn bản điều chỉnh"), max_length=80, help_text=_("Ví dụ 120/KH-UBND.")
    )
    amended_on = forms.DateField(label=_("Ngày ban hành"))


class ReviewInputs(Inputs):
    """The review in words; the program adds how the tasks stand today."""

    results = forms.CharField(
        label=_("Kết quả"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Số có mã số liệu đi sau trong ngoặc, ví dụ “12 nhiệm vụ (NVKH-03.24.2026-06.T)”, được đối chiếu với sổ."
        ),
    )  # fmt: skip
    limits = forms.CharField(label=_("Hạn chế, nguyên nhân"), max_length=8000, required=False, widget=forms.Textarea)
    ahead = forms.CharField(label=_("Phương hướng"), max_length=8000, required=False, widget=forms.Textarea)
    request = forms.CharField(label=_("Kiến nghị"), max_length=8000, required=False, widget=forms.Textarea)
