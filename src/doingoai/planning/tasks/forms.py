"""What is typed about a task."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.organisations.models import Body, Officer
from doingoai.planning.tasks.models import Progress, Quality, Task
from doingoai.reporting.catalogue import BadCode, indicator_of
from doingoai.workflow import clock, rectify
from doingoai.workflow.inputs import Inputs, RecordInputs

LINES = forms.Textarea(attrs={"rows": 2})
TARGET_FIELDS = ("target", "target_value", "target_unit", "target_indicator")


class TaskField(forms.CharField):
    """The number of a task that the officer sees; code may give the record itself."""

    def clean(self, value: Any) -> Any:
        return value if isinstance(value, Task) else super().clean(value)


def whole_task(said: Any, actor: Officer, record: Any) -> Task | None:
    """Return the task of which another one is a part. Raises ValidationError: none seen, itself, or a part too."""
    if not said or isinstance(said, Task):
        return said or None
    rows = Task.objects.visible_to(actor).exclude(dossier__state=Task.State.CANCELLED)
    found = rows.filter(dossier__number=said.strip()).first()
    if found is None or (record is not None and found.pk == record.pk):
        raise ValidationError(_("Không tìm thấy nhiệm vụ “%s” trong phạm vi bạn được xem.") % said)
    if found.part_of_id is not None:
        raise ValidationError(_("“%s” cũng là việc con; ghi mã của nhiệm vụ chính.") % said)
    if record is not None and record.pk and Task.objects.for_system("parts of a task").filter(part_of=record).exists():
        raise ValidationError(_("Nhiệm vụ này đang có việc con nên không thể là việc con của nhiệm vụ khác."))
    return found


def known_indicator(code: str) -> str:
    """Return the code of an indicator that some register counts. Raises ValidationError."""
    if not code:
        return ""
    try:
        return indicator_of(code).code
    except BadCode as problem:
        raise ValidationError(str(problem)) from problem


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

    part_of = TaskField(
        label=_("Thuộc nhiệm vụ"), max_length=40, required=False,
        help_text=_("Mã nhiệm vụ của kế hoạch cấp trên cho cùng một việc; việc con không đếm lần nữa."),
    )  # fmt: skip
    assigned_by = forms.ModelChoiceField(Body.objects.all(), required=False, widget=forms.HiddenInput)
    groups = (
        (
            _("Nhiệm vụ"), "",
            ("title", "lead", "co_units", "kind", "start_on", "due_on", "product_kind", "product"),
        ),
        (_("Theo dõi"), "", ("group", "theme", "leader", "cycle", "basis", "part_of")),
        (_("Chỉ tiêu và kinh phí"), "", (*TARGET_FIELDS, "funding_source", "funding_vnd")),
    )  # fmt: skip

    class Meta:
        model = Task
        fields = (
            "kind", "start_on", "cycle", "product_kind", "product", "group", "theme", "leader", "basis", *TARGET_FIELDS,
            "funding_source", "funding_vnd",
        )  # fmt: skip

    def prepare(self) -> None:
        province = self.actor.seat.province
        here = Body.objects.filter(province=province).valid_on(clock.today())
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = here

    def clean_part_of(self) -> Task | None:
        return whole_task(self.cleaned_data["part_of"], self.actor, self.record)

    def clean_target_indicator(self) -> str:
        return known_indicator(self.cleaned_data["target_indicator"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("lead") in (said.get("co_units") or []):
            self.add_error("co_units", _("Cơ quan chủ trì không ghi lại ở phối hợp."))
        given = said.get("assigned_by")  # the standing body of a plan; nobody else gives a task in another's name
        return {**said, "assigned_by": given if given and given.is_focal else self.actor.seat.body}


class ReportInputs(RecordInputs):
    """What the body in charge tells: how far, with which result, what holds it up, what it asks for."""

    text = forms.CharField(label=_("Kết quả đến nay"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("Minh chứng"),
        max_length=300,
        required=False,
        help_text=_("Số văn bản, đường dẫn, hoặc tệp đã đính kèm."),
    )

    value = forms.DecimalField(
        label=_("Số đạt được"), required=False, max_digits=14, decimal_places=2,
        help_text=_("Lũy kế từ đầu năm báo cáo; đối chiếu với số đếm từ sổ nếu nhiệm vụ có mã chỉ tiêu (R-CT-13)."),
    )  # fmt: skip
    delay_cause = forms.CharField(label=_("Nguyên nhân chậm"), max_length=500, required=False, widget=LINES)
    request = forms.CharField(label=_("Kiến nghị"), max_length=500, required=False, widget=LINES)

    class Meta:
        model = Task
        fields = ("percent", "product_record")

    field_order = ("percent", "text", "value", "delay_cause", "request", "evidence", "product_record")


class MendInputs(Inputs):
    """One note of progress as it should have been written."""

    note_row = forms.ModelChoiceField(Progress.objects.all(), label=_("Cập nhật cần sửa"))
    percent = forms.IntegerField(label=_("Tiến độ (%)"), min_value=0, max_value=100)
    text = forms.CharField(label=_("Kết quả đến nay"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    value = forms.DecimalField(label=_("Số đạt được"), required=False, max_digits=14, decimal_places=2)
    evidence = forms.CharField(label=_("Minh chứng"), max_length=300, required=False)
    near = ("note_row",)


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
        fields = (
            "kind", "start_on", "product_kind", "product", "theme", *TARGET_FIELDS, "product_record", "completed_on",
            "quality",
        )  # fmt: skip

    field_order = ("title", "kind", "start_on", "due_on", *Meta.fields[2:])
    needed, past = ("completed_on",), ("completed_on",)

    def clean_target_indicator(self) -> str:
        return known_indicator(self.cleaned_data["target_indicator"])


class ConfirmInputs(RecordInputs):
    """How well the task was done; who says so and when is kept with it."""

    quality = forms.ChoiceField(label=_("Đánh giá"), choices=Quality.choices, initial=Quality.DAT)

    class Meta:
        model = Task
        fields = ("quality",)

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "verified_by": self.actor, "verified_on": clock.today()}


class SuspendInputs(RecordInputs):
    class Meta:
        model = Task
        fields = ("blocked_by",)


class CancelInputs(RecordInputs):
    class Meta:
        model = Task
        fields = ("amended_by",)


class AmendInputs(RecordInputs):
    """A task as an amendment of its plan gives it anew; the body in charge stays (another one gets a new task)."""

    title = forms.CharField(label=_("Nhiệm vụ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = forms.DateField(label=_("Thời hạn"), required=False)

    class Meta:
        model = Task
        fields = ("product", "amended_by")

    field_order = ("title", "due_on", *Meta.fields)


class JoinInputs(Inputs):
    """Of which task this one is a part; empty: of none any more."""

    part_of = TaskField(label=_("Mã nhiệm vụ chính"), max_length=40, required=False, help_text=_("Để trống: gỡ ra."))

    def clean_part_of(self) -> Task | None:
        return whole_task(self.cleaned_data["part_of"], self.actor, self.record)


class TakeOverInputs(RecordInputs):
    """Who follows the task in the body that goes on with it."""

    class Meta:
        model = Task
        fields = ("leader",)
