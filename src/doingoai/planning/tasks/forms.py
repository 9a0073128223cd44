"""What is typed about a task."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.organisations.models import Body
from doingoai.planning.tasks.models import Quality, Task
from doingoai.workflow import clock, rectify
from doingoai.workflow.inputs import Inputs, RecordInputs


class AssignInputs(RecordInputs):
    """A task with exactly one body in charge (R-CT-02: a field for one body takes no second)."""

    title = forms.CharField(label=_("Nhiệm vụ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    lead = forms.ModelChoiceField(
        Body.objects.filter(valid_to=None), label=_("Cơ quan chủ trì"), help_text=_("Chỉ một cơ quan chịu trách nhiệm.")
    )
    co_units = forms.ModelMultipleChoiceField(
        Body.objects.filter(valid_to=None), label=_("Cơ quan phối hợp"), required=False
    )
    due_on = forms.DateField(label=_("Thời hạn"), required=False)

    class Meta:
        model = Task
        fields = ("kind", "start_on", "cycle", "product_kind", "product", "theme", "leader", "basis")

    field_order = (
        "title", "lead", "co_units", "kind", "start_on", "due_on", "product_kind", "product", "theme", "leader",
        "cycle", "basis",
    )  # fmt: skip

    def prepare(self) -> None:
        province = self.actor.seat.province
        here = Body.objects.filter(province=province).valid_on(clock.today())
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = here

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("lead") in (said.get("co_units") or []):
            self.add_error("co_units", _("Cơ quan chủ trì không ghi lại ở phối hợp."))
        return said


class ReportInputs(RecordInputs):
    text = forms.CharField(label=_("Kết quả đến nay"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("Minh chứng"),
        max_length=300,
        required=False,
        help_text=_("Số văn bản, đường dẫn, hoặc tệp đã đính kèm."),
    )

    class Meta:
        model = Task
        fields = ("percent", "product_record")

    field_order = ("percent", "text", "evidence", "product_record")


class ExtensionInputs(Inputs):
    new_due = forms.DateField(label=_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ClaimInputs(Inputs):
    product_record = forms.CharField(
        label=_("Sản phẩm đã có"), max_length=300, required=False,
        help_text=_("Số, ngày văn bản hoặc mã hồ sơ chứa sản phẩm, ví dụ 15/BC-SNgV ngày 28/06/2026."),
    )  # fmt: skip
    completed_on = forms.DateField(label=_("Ngày hoàn thành"), required=False, help_text=_("Để trống nếu là hôm nay."))
    file = forms.FileField(
        label=_("Tệp minh chứng"), required=False, help_text=_("Bắt buộc, trừ khi hồ sơ đã có tệp đính kèm.")
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        self.content = checked_bytes(upload) if upload else None
        return upload

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "content": getattr(self, "content", None)}


class RectifyInputs(rectify.RectifyInputs):
    """A finished task as it was given and done."""

    title = forms.CharField(label=_("Nhiệm vụ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = forms.DateField(label=_("Thời hạn"), required=False)

    class Meta:
        model = Task
        fields = ("kind", "start_on", "product_kind", "product", "theme", "product_record", "completed_on", "quality")

    field_order = ("title", "kind", "start_on", "due_on", *Meta.fields[2:])
    needed, past = ("completed_on",), ("completed_on",)


class ConfirmInputs(RecordInputs):
    quality = forms.ChoiceField(label=_("Đánh giá"), choices=Quality.choices, initial=Quality.DAT)

    class Meta:
        model = Task
        fields = ("quality",)


class SuspendInputs(RecordInputs):
    class Meta:
        model = Task
        fields = ("blocked_by",)


class CancelInputs(RecordInputs):
    class Meta:
        model = Task
        fields = ("amended_by",)
