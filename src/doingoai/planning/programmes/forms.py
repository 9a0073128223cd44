"""What is typed about a programme: its text, who is asked, the papers of those who decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.planning.programmes.lines import pending
from doingoai.planning.programmes.models import AnnualProgramme, VersionKind
from doingoai.reference.activity import STATE_BUDGET
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

TEXTS = ("review", "aims", "content", "organisation")


class PrepareInputs(RecordInputs):
    """Year and channel, and until when lines may be registered."""

    title = forms.CharField(label=_("Tên chương trình"), max_length=500)
    register_by = forms.DateField(
        label=_("Hạn đăng ký"), required=False, help_text=_("Để trống: ngày theo quy định (30/9 năm trước).")
    )

    class Meta:
        model = AnnualProgramme
        fields: ClassVar[tuple[str, ...]] = ("title", "year", "channel", "paper_kind", "register_by", *TEXTS)

    field_order: tuple[str, ...] = Meta.fields
    groups: Sequence[tuple[Any, Any, tuple[str, ...]]] = (
        (_("Chương trình"), "", Meta.fields[:5]),
        (_("Nội dung văn bản"), _("Mục IV (kinh phí) và các phụ lục được lập từ các dòng."), TEXTS),
    )


class EditInputs(PrepareInputs):
    """The text of the programme."""

    class Meta(PrepareInputs.Meta):
        fields = ("title", "paper_kind", "register_by", *TEXTS)

    field_order = Meta.fields
    groups = ()


class ConsultInputs(Inputs):
    """Who is asked; the missions in the countries of the lines may be among them."""

    bodies = forms.ModelMultipleChoiceField(
        Body.objects.all(), label=_("Hỏi ý kiến"),
        help_text=_("Sở Tài chính, Công an tỉnh; cơ quan đại diện ở các nước chính."),
    )  # fmt: skip

    def prepare(self) -> None:
        field, province = self.fields["bodies"], self.actor.seat.province
        assert isinstance(field, forms.ModelMultipleChoiceField)
        near = Q(kind=Body.Kind.MISSION) | Q(province=province)
        field.queryset = Body.objects.filter(near).valid_on(clock.today()).exclude(pk=self.record.dossier.body_id)


class OpineInputs(Inputs):
    """What a body says on the draft."""

    agrees = forms.TypedChoiceField(
        label=_("Ý kiến"), choices=[("yes", _("Thống nhất")), ("no", _("Không thống nhất"))],
        coerce=lambda said: said == "yes",
    )  # fmt: skip
    text = forms.CharField(
        label=_("Nội dung"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("agrees") is False and not said.get("text"):
            self.add_error("text", _now("Không thống nhất thì ghi rõ nội dung."))
        return said


class FundRow(forms.Form):
    """How much of one source is confirmed."""

    funding = forms.ChoiceField(
        label=_("Nguồn"), choices=[("", ""), *((each.value, each.label) for each in STATE_BUDGET)]
    )
    amount_vnd = forms.DecimalField(label=_("Số xác nhận (đồng)"), min_value=0, max_digits=16, decimal_places=0)
    document = forms.CharField(label=_("Văn bản"), max_length=120, required=False)


class FundsInputs(Inputs):
    """What the finance body confirms, by source."""

    funds = RowsField(FundRow, label=_("Kinh phí được xác nhận"), least=1, most=len(STATE_BUDGET))

    def clean_funds(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.cleaned_data["funds"]
        if len({row["funding"] for row in rows}) < len(rows):
            raise ValidationError(_now("Mỗi nguồn chỉ ghi một dòng."))
        return rows


class SubmitInputs(RecordInputs):
    """The submission."""

    class Meta:
        model = AnnualProgramme
        fields: ClassVar[tuple[str, ...]] = ("submission_number", "submission_on")

    needed: ClassVar[tuple[str, ...]] = Meta.fields
    past = ("submission_on",)


class PartyInputs(SubmitInputs):
    """The paper of the Standing Committee."""

    class Meta(SubmitInputs.Meta):
        fields = ("party_number", "party_on")

    needed, past = Meta.fields, ("party_on",)


class CentralInputs(SubmitInputs):
    """The submission to the Ministry, which consolidates for the Prime Minister."""

    class Meta(SubmitInputs.Meta):
        fields = ("central_number", "central_on")

    needed, past = Meta.fields, ("central_on",)


class ApprovalInputs(SubmitInputs):
    """The paper by which the programme was approved, and the lines that it leaves out."""

    rejected = forms.CharField(
        label=_("Dòng không được duyệt"), max_length=1000, required=False,
        help_text=_("Mã các dòng, cách nhau dấu phẩy; để trống khi duyệt tất cả."),
    )  # fmt: skip

    class Meta(SubmitInputs.Meta):
        fields = ("approval_number", "approved_on", "approval_authority")

    needed, past = Meta.fields, ("approved_on",)

    def clean_rejected(self) -> list[str]:
        codes = [each for each in re.split(r"[\s,;]+", self.cleaned_data["rejected"]) if each]
        unknown = sorted(set(codes) - {line.line_code for line in pending(self.record)})
        if unknown:
            raise ValidationError(_now("Không có dòng chờ duyệt mang mã: %s.") % ", ".join(unknown))
        return codes


class IssueInputs(SubmitInputs):
    """Number and day of the issued document."""

    class Meta(SubmitInputs.Meta):
        fields = ("issue_number", "issued_on")

    needed, past = Meta.fields, ("issued_on",)


class OpenSupplementInputs(Inputs):
    """Whether lines are added or changed."""

    version_kind = forms.ChoiceField(label=_("Loại"), choices=VersionKind.choices[1:])


class SupplementInputs(SubmitInputs):
    """The submission of a supplement."""

    class Meta(SubmitInputs.Meta):
        fields = ("supplement_number", "supplement_on")

    needed, past = Meta.fields, ("supplement_on",)


class SupplementPaperInputs(Inputs):
    """The paper, or the note, by which the supplement was decided."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản duyệt"), max_length=80)
    on = forms.DateField(label=_("Ngày"))
    past = ("on",)


class RollOverInputs(Inputs):
    """Why what was not carried out goes into the next year."""

    reason = forms.CharField(label=_("Lý do chuyển năm sau"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class CloseInputs(RecordInputs):
    """What is said of the year as a whole."""

    class Meta:
        model = AnnualProgramme
        fields = ("closing_note",)

    needed: ClassVar[tuple[str, ...]] = Meta.fields
