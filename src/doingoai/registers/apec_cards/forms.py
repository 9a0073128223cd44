"""What the verbs of APEC cards ask for."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.registers.apec_cards import codes
from doingoai.registers.apec_cards.models import ApecCard, Check
from doingoai.web.forms import GuidedForm
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

APPLICANT = ("applicant_kind", "applicant_name", "position", "position_since")
ENTERPRISE = ("enterprise", "tax_code", "started_on", "partners")
PERSON = ("is_adult", "may_leave")
PERMISSION = ("permission_no", "permitted_on", "permitted_until")
REFUSAL = ("refusal_no", "refused_on", "refusal_reason")
CARD = ("card_no", "card_issued_on", "card_expires_on")
GROUND = ("ground", "ground_on")
REVOCATION = ("revocation_no", "revoked_on")


class ReceiveInputs(RecordInputs):
    """The enterprise's request as it came in."""

    class Meta:
        model = ApecCard
        fields: ClassVar[tuple[str, ...]] = ("received_on", *APPLICANT, *ENTERPRISE)
        help_texts = {
            "position_since": _("Phải đủ 12 tháng khi xét cho phép."),
            "tax_code": _("10 chữ số; chi nhánh thêm “-001”. Bắt buộc với doanh nghiệp."),
            "started_on": _("Ngày bắt đầu hoạt động liên tục; phải đủ 12 tháng khi xét cho phép."),
            "partners": _("Ký kết, hợp tác với ai, ở nền kinh tế nào, hợp đồng nào."),
        }

    groups: Any = (
        (_("Đề nghị"), "", ("received_on",)),
        (_("Người đề nghị"), "", APPLICANT),
        (_("Doanh nghiệp, cơ quan"), "", ENTERPRISE),
    )
    past: ClassVar[tuple[str, ...]] = ("received_on", "position_since", "started_on")


class CheckInputs(RecordInputs):
    """What the foreign-affairs body finds in the dossier itself."""

    class Meta:
        model = ApecCard
        fields = PERSON


class AskedRow(GuidedForm, forms.Form):
    """One body and what it is asked about."""

    kind = forms.ChoiceField(label=_("Nội dung"), choices=[("", ""), *codes.CheckKind.choices])
    body = forms.ModelChoiceField(Body.objects.all(), label=_("Cơ quan trong hệ thống"), required=False)
    body_name = forms.CharField(label=_("Cơ quan khác"), max_length=150, required=False)
    near = ("body",)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("body") and not said.get("body_name"):
            self.add_error("body_name", _now("Ghi cơ quan được hỏi."))
        return said


class ConsultInputs(Inputs):
    """Who is asked; all are asked at once and answer in parallel."""

    asked = RowsField(AskedRow, label=_("Cơ quan được hỏi"), least=1, most=len(codes.CheckKind.choices))

    def clean_asked(self) -> list[dict[str, Any]]:
        rows = self.cleaned_data["asked"]
        kinds = [row["kind"] for row in rows]
        if len(set(kinds)) < len(kinds):
            raise forms.ValidationError(_now("Mỗi nội dung chỉ hỏi một cơ quan."))
        return rows


class AnswerInputs(Inputs):
    """The answer of one body; it may be given anew until the case is presented."""

    check_row = forms.ModelChoiceField(Check.objects.all(), label=_("Nội dung được hỏi"))
    result = forms.ChoiceField(label=_("Kết quả"), choices=[("", "—"), *codes.Result.choices])
    document = forms.CharField(label=_("Văn bản trả lời (số, ngày)"), max_length=100)
    text = forms.CharField(label=_("Nội dung trả lời"), max_length=2000, required=False, widget=forms.Textarea)

    def prepare(self) -> None:
        """Offer the rows of the officer's own bodies."""
        rows = self.record.own_checks(self.actor) if self.record else []
        self.offer(Check.objects.filter(pk__in=[row.pk for row in rows]))

    def offer(self, rows: Any) -> None:
        field = self.fields["check_row"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows.select_related("body")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("result") == codes.Result.BAD and not said.get("text"):
            self.add_error("text", _now("Hãy ghi vi phạm hoặc lý do không đồng ý."))
        return said


class RecordAnswerInputs(AnswerInputs):
    """An answer that came on paper."""

    answered_on = forms.DateField(label=_("Ngày trả lời"))
    past = ("answered_on",)

    def prepare(self) -> None:
        self.offer(self.record.checks.all() if self.record else Check.objects.none())


class PresentInputs(RecordInputs):
    """What the foreign-affairs body proposes."""

    class Meta:
        model = ApecCard
        fields = ("proposal", "proposal_note")

    needed = ("proposal",)
    needed_when = {"proposal_note": lambda said: said.get("proposal") == codes.Proposal.REFUSE}


class PermitInputs(RecordInputs):
    """The Chair's paper of permission."""

    class Meta:
        model = ApecCard
        fields = PERMISSION
        help_texts = {"permission_no": _("Ví dụ 77/UBND-NV.")}

    needed, past = PERMISSION, ("permitted_on",)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        start, end = said.get("permitted_on"), said.get("permitted_until")
        if start and end and end <= start:
            self.add_error("permitted_until", _now("Ngày hết giá trị phải sau ngày cho phép."))
        return said


class RefuseInputs(RecordInputs):
    class Meta:
        model = ApecCard
        fields = REFUSAL

    needed, past = REFUSAL, ("refused_on",)


class CardInputs(RecordInputs):
    class Meta:
        model = ApecCard
        fields = CARD

    needed, past = CARD, ("card_issued_on",)


class GroundInputs(RecordInputs):
    class Meta:
        model = ApecCard
        fields = GROUND

    needed, past = GROUND, ("ground_on",)


class RevokeInputs(RecordInputs):
    class Meta:
        model = ApecCard
        fields = REVOCATION

    needed, past = REVOCATION, ("revoked_on",)


class UseReportInputs(Inputs):
    """The enterprise's yearly report."""

    year = forms.IntegerField(label=_("Năm báo cáo"), min_value=2006, max_value=2100)
    received_on = forms.DateField(label=_("Ngày nhận"))
    trips = forms.IntegerField(label=_("Số chuyến đi bằng thẻ"), min_value=0, max_value=999)
    text = forms.CharField(label=_("Kết quả sử dụng"), max_length=2000, required=False, widget=forms.Textarea)
    past = ("received_on",)

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        if self.record and self.record.use_reports.filter(year=year).exists():
            raise forms.ValidationError(_now("Báo cáo năm %d đã được ghi.") % year)
        return year


class RectifyInputs(rectify.RectifyInputs, ReceiveInputs):
    """The case as it was, with the papers on which figures rest."""

    class Meta(ReceiveInputs.Meta):
        fields = (*ReceiveInputs.Meta.fields, *PERMISSION, *REFUSAL, *CARD, *REVOCATION)

    groups = (*ReceiveInputs.groups, (_("Kết quả"), "", (*PERMISSION, *REFUSAL, *CARD, *REVOCATION)))
    past = (*ReceiveInputs.past, "permitted_on", "refused_on", "card_issued_on", "revoked_on")

    def prepare(self) -> None:
        super().prepare()
        self.keep(*PERMISSION, *REFUSAL, *CARD, *REVOCATION)
