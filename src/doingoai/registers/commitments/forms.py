"""What the verbs of commitments ask for; the rules are in `rules`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.registers.commitments import codes
from doingoai.registers.commitments.models import Commitment, Urge
from doingoai.workflow import clock, rectify
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier

ORIGIN = ("source_type", "source_number", "clause_ref", "is_high_level", "visit", "duplicate_of")
PROMISE = ("output", "kind", "sector", "priority", "obligor", "lead_unit", "co_units", "foreign_focal")
MEASURES = (
    "start_date", "due_date", "recurrence", "measure", "baseline", "target_value", "measure_unit", "budget_vnd",
    "budget_source",
)  # fmt: skip
PROGRESS = ("progress_pct", "actual_value", "next_note_due", "obstacle", "obstacle_text", "proposal")
RESULT = ("result", "actual_value", "done_date")
CLOSING = ("outcome", "result", "done_date", "closed_by", "closed_date", "drop_doc", "partner_told_on")
NOT_REPEATED = frozenset({"co_units", "start_date", "due_date", "duplicate_of"})
REPEATED = tuple(name for name in (*ORIGIN, *PROMISE, *MEASURES) if name not in NOT_REPEATED)


class CommitmentInputs(RecordInputs):
    """One promise. “Tăng cường hợp tác” is an orientation, not a commitment: the product must be countable."""

    title = forms.CharField(label=_("Nội dung cam kết"), max_length=500)

    class Meta:
        model = Commitment
        fields: ClassVar[tuple[str, ...]] = ("title", *ORIGIN, *PROMISE, *MEASURES)
        help_texts = {
            "source_number": _("Mã hồ sơ trong hệ thống, ví dụ TTQT-24-2026-0001; để trống nếu nguồn ở ngoài."),
            "output": _("Một thứ đếm được: 20 thực tập sinh, 1 gian hàng, 1 báo cáo khả thi."),
        }

    groups: Sequence[tuple[Any, Any, tuple[str, ...]]] = (
        (_("Cam kết"), _("Mỗi cam kết một sản phẩm đếm được, một cơ quan chủ trì, một hạn."), ("title", *PROMISE)),
        (_("Nguồn"), _("Mở từ hồ sơ thỏa thuận thì mã nguồn đã điền sẵn."), ORIGIN),
        (_("Thời hạn, chỉ số, kinh phí"), _("Chỉ số: ghi đủ mục tiêu và đơn vị đo, hoặc để trống cả ba."), MEASURES),
    )
    near = ("lead_unit", "co_units")
    needed_when = {
        "source_number": lambda said: said.get("source_type") == codes.Source.AGREEMENT,
        "clause_ref": lambda said: said.get("source_type") == codes.Source.AGREEMENT,
        "visit": lambda said: said.get("is_high_level"),
        "target_value": lambda said: said.get("measure") or said.get("measure_unit"),
        "measure_unit": lambda said: said.get("measure") or said.get("target_value") is not None,
        "measure": lambda said: said.get("measure_unit") or said.get("target_value") is not None,
    }

    def clean_source_number(self) -> str:
        number = self.cleaned_data["source_number"].strip()
        return visible_dossier(number, self.actor).number if number else ""

    def clean_duplicate_of(self) -> str:
        number = self.cleaned_data["duplicate_of"].strip()
        return visible_dossier(number, self.actor, register="commitments").number if number else ""


class LeadInputs(RecordInputs):
    class Meta:
        model = Commitment
        fields = ("lead_unit",)

    near, needed = ("lead_unit",), ("lead_unit",)


class ProgressInputs(RecordInputs):
    pct = forms.IntegerField(label=_("Tiến độ (%)"), min_value=0, max_value=100)
    text = forms.CharField(label=_("Diễn giải"), widget=forms.Textarea(attrs={"rows": 3}))
    next_step = forms.CharField(label=_("Bước tiếp theo"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Commitment
        fields = ("actual_value", "obstacle", "obstacle_text", "proposal")

    field_order = ("pct", "text", "next_step", *Meta.fields)
    needed_when = {"obstacle_text": lambda said: said.get("obstacle")}

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "expected_by": self.record.next_note_due}


class UrgeInputs(Inputs):
    urged_on = forms.DateField(label=_("Ngày đôn đốc"))
    channel = forms.ChoiceField(label=_("Hình thức"), choices=codes.Channel.choices)
    target = forms.CharField(label=_("Nơi nhận"), max_length=200)
    response_due = forms.DateField(label=_("Hạn trả lời"), required=False)
    past = ("urged_on",)


class AnswerInputs(Inputs):
    urge = forms.ModelChoiceField(Urge.objects.all(), label=_("Lần đôn đốc"))
    responded_on = forms.DateField(label=_("Ngày trả lời"))
    near, past = ("urge",), ("responded_on",)

    def prepare(self) -> None:
        urge = self.fields["urge"]
        assert isinstance(urge, forms.ModelChoiceField) and urge.queryset is not None
        urge.queryset = urge.queryset.filter(responded_on=None)


class CloseInputs(RecordInputs):
    class Meta:
        model = Commitment
        fields = ("outcome", "result", "actual_value", "done_date")

    needed, past = ("outcome", "result", "done_date"), ("done_date",)


class RectifyInputs(rectify.RectifyInputs, CommitmentInputs):
    """The commitment as it is, and what came of it once it was kept."""

    class Meta(CommitmentInputs.Meta):
        fields = (*CommitmentInputs.Meta.fields, *RESULT)

    groups = (*CommitmentInputs.groups, (_("Kết quả"), "", RESULT))
    past = ("done_date",)

    def prepare(self) -> None:
        """While it runs, another lead is named by its own act, and the end by closing it."""
        self.keep("done_date", "result")
        self.fields["lead_unit"].disabled = self.record.dossier.state in Commitment.RUNNING


class VerdictInputs(Inputs):
    """Who found the promise kept, and when."""

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "closed_by": self.actor.full_name, "closed_date": clock.today()}


class DropInputs(RecordInputs):
    class Meta:
        model = Commitment
        fields = ("drop_doc", "partner_told_on")

    past = ("partner_told_on",)
