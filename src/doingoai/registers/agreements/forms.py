"""What the verbs of agreements ask for. Groups of fields are those of the page; the law itself is in `rules`."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.organisations.models import Body
from doingoai.registers.agreements import codes
from doingoai.registers.agreements.models import Agreement, Consultation, Obligation
from doingoai.workflow import clock, rectify
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier
from doingoai.workflow.rows import RowsField

NATURE = (
    "regime", "instrument", "kind", "parent_number", "framework", "title_foreign", "title_en", "languages",
    "prevailing_language", "sectors", "tags", "necessity", "shared_code",
)  # fmt: skip
PARTIES = (
    "signing_level", "signing_body", "other_signatories", "commune", "proposer", "partner", "partner_foreign",
    "partner_type", "country",
)  # fmt: skip
MEANS = (
    "cost_obligation", "budget_source", "budget_vnd", "procedure", "reduced_ground", "reduced_permission",
    "high_level_visit", "party_policy_doc",
)  # fmt: skip
DECISION = ("lead_unit", "decision_doc", "decided_by", "decided_date", "pm_opinion", "pm_opinion_doc")
SIGNATURE = (
    "signed_date", "signed_place", "occasion", "vn_signer", "signer_title", "signer_capacity", "authorisation_doc",
    "authorisation_date", "foreign_signer", "foreign_signer_title", "vn_rank", "foreign_rank", "originals_count",
    "original_holder", "archive_ref",
)  # fmt: skip
EFFECT = (
    "effect_mode", "effective_date", "term_mode", "term_months", "expiry_date", "renewal_notice_days",
    "next_review_date",
)  # fmt: skip
END = ("end_ground", "end_doc", "end_date")

Groups = tuple[tuple[Any, Any, tuple[str, ...]], ...]


def _several(label: Any, choices: Any, *, required: bool = True) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices.choices, widget=widget, required=required)


def _one(label: Any, choices: Any) -> forms.ChoiceField:
    """A choice that nothing preselects: what is recorded was chosen."""
    return forms.ChoiceField(label=label, choices=[("", "—"), *choices.choices])


def _child(model: Any, label: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(model.objects.all(), label=label)


class AgreementInputs(RecordInputs):
    """The agreement itself: what is asked when it is opened or corrected."""

    title = forms.CharField(
        label=_("Tên thỏa thuận"), max_length=500, help_text=_("Ví dụ: Bản ghi nhớ về hợp tác … giữa … và …")
    )
    languages = _several(_("Ngôn ngữ văn bản"), codes.Language)
    sectors = _several(_("Lĩnh vực"), codes.Sector)
    tags = _several(_("Nhãn nội dung"), codes.Tag, required=False)

    class Meta:
        model = Agreement
        fields: ClassVar[tuple[str, ...]] = ("title", *NATURE, *PARTIES, *MEANS)
        help_texts = {
            "regime": _("Văn kiện của trường, bệnh viện, doanh nghiệp là văn kiện hợp tác khác, được đếm riêng."),
            "parent_number": _("Khi sửa đổi, gia hạn, thay thế hoặc triển khai một thỏa thuận đã có."),
            "shared_code": _("Các tỉnh cùng ký ghi cùng một mã để cả nước chỉ đếm một lần."),
            "signing_body": _("Cơ quan đứng tên ký; phải đang hoạt động vào ngày ký."),
            "cost_obligation": _("Có nghĩa vụ chi thì phải nêu nguồn trước khi trình."),
            "reduced_permission": _("Cần khi rút gọn để phục vụ chuyến thăm cấp cao."),
        }

    field_order: tuple[str, ...] = Meta.fields
    groups: Groups = (
        (_("Thỏa thuận"), _("Nhãn nội dung cho biết phải hỏi ý kiến những ai."), ("title", *NATURE)),
        (_("Các bên"), _("Danh nghĩa ký cho biết ai quyết định."), PARTIES),
        (_("Kinh phí, trình tự"), "", MEANS),
    )
    near: ClassVar[tuple[str, ...]] = ("signing_body", "proposer", "commune")
    needed_when = {
        "parent_number": lambda said: said.get("kind") != codes.Kind.NEW,
        "commune": lambda said: said.get("signing_level") == codes.SigningLevel.COMMUNE_BORDER,
        "prevailing_language": lambda said: len(said.get("languages", ())) > 1,
        "title_foreign": lambda said: set(said.get("languages", ())) - {codes.Language.VI},
        "other_signatories": lambda said: said.get("signing_level") == codes.SigningLevel.MULTI,
    }

    def prepare(self) -> None:
        self.fields["proposer"].initial = self.actor.seat.body

    def clean_parent_number(self) -> str:
        number = self.cleaned_data["parent_number"].strip()
        return visible_dossier(number, self.actor, register="agreements").number if number else ""


class SignedAgreementInputs(AgreementInputs):
    """An agreement signed before the system was used: what the old file tells."""

    class Meta(AgreementInputs.Meta):
        fields = (*AgreementInputs.Meta.fields, *DECISION, *SIGNATURE, *EFFECT, "quality")

    field_order = Meta.fields
    groups = (*AgreementInputs.groups, (_("Ký kết, hiệu lực"), "", (*DECISION, *SIGNATURE, *EFFECT, "quality")))
    near = ()  # the signing body of an old agreement may live on in another
    needed = ("signed_date", "vn_signer", "effect_mode", "term_mode", "quality")
    past = ("signed_date",)


class RectifyInputs(rectify.RectifyInputs, AgreementInputs):
    """A signed agreement as it is: what it is, between whom, when it was signed, has effect and ended."""

    class Meta(AgreementInputs.Meta):
        fields = ("title", *NATURE, *PARTIES, *SIGNATURE, *EFFECT, *END)
        help_texts = {
            **AgreementInputs.Meta.help_texts,
            "expiry_date": _("Để trống thì tính lại từ ngày có hiệu lực và số tháng hiệu lực."),
        }

    field_order = Meta.fields
    groups = (
        *AgreementInputs.groups[:2],
        (_("Ký"), "", SIGNATURE),
        (_("Hiệu lực, kết thúc"), "", (*EFFECT, *END)),
    )
    needed = ("signed_date", "vn_signer", "effect_mode", "term_mode")
    past = ("signed_date",)

    def prepare(self) -> None:
        """An end is recorded by its own act; here its papers and days are only put right."""
        self.keep(*END)


class ConsultationRow(forms.Form):
    """One body to be asked."""

    addressee = _one(_("Hỏi ai"), codes.Addressee)
    body = forms.ModelChoiceField(Body.objects.all(), label=_("Cơ quan trong tỉnh"), required=False)
    name = forms.CharField(label=_("Tên cơ quan khác"), max_length=200, required=False)
    sent_on = forms.DateField(label=_("Ngày gửi"))
    complete_on = forms.DateField(label=_("Ngày đủ hồ sơ"), required=False)
    near = ("body",)


class ConsultInputs(Inputs):
    consultations = RowsField(ConsultationRow, label=_("Cơ quan được lấy ý kiến"), least=1, most=40)


class ReplyInputs(Inputs):
    """One answer. An officer of a body that was asked answers for that body only."""

    consultation = _child(Consultation, _("Cơ quan trả lời"))
    replied_on = forms.DateField(label=_("Ngày trả lời"))
    reply_number = forms.CharField(label=_("Số văn bản"), max_length=80, required=False)
    result = _one(_("Kết quả"), codes.Opinion)
    opinion = forms.CharField(label=_("Nội dung ý kiến"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    near, past = ("consultation",), ("replied_on",)

    def prepare(self) -> None:
        field, body = self.fields["consultation"], self.actor.seat.body
        assert isinstance(field, forms.ModelChoiceField) and field.queryset is not None
        field.queryset = field.queryset.filter(result="")
        if body not in (None, self.record.dossier.body) and not body.is_focal:
            field.queryset = field.queryset.filter(body=body)


class HandlingRow(forms.Form):
    """How one opinion was taken up."""

    consultation = _child(Consultation, _("Cơ quan"))
    handling = _one(_("Xử lý"), codes.Handling)
    explanation = forms.CharField(label=_("Nội dung tiếp thu, giải trình"), max_length=2000, required=False)
    near = ("consultation",)


class ReconcileInputs(Inputs):
    handling = RowsField(HandlingRow, label=_("Tiếp thu, giải trình"))


class SubmitInputs(RecordInputs):
    cleared_text = _child(Attachment, _("Dự thảo trình ký (tệp đã đính kèm)"))

    class Meta:
        model = Agreement
        fields = ("lead_unit", "party_policy_doc")

    near, needed = ("lead_unit", "cleared_text"), ("lead_unit",)


class ApproveInputs(RecordInputs):
    class Meta:
        model = Agreement
        fields = ("decision_doc",)

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "decided_by": self.actor.full_name, "decided_date": clock.today()}


class TextInputs(Inputs):
    cleared_text = _child(Attachment, _("Văn bản sau khi sửa câu chữ"))
    near = ("cleared_text",)


class SignInputs(RecordInputs):
    signed_text = _child(Attachment, _("Văn bản ký (bản chụp hoặc tệp ký số đã đính kèm)"))

    class Meta:
        model = Agreement
        fields = ("decision_doc", *SIGNATURE, *EFFECT)

    field_order = ("signed_text", *Meta.fields)
    groups = ((_("Ký"), "", ("signed_text", "decision_doc", *SIGNATURE)), (_("Hiệu lực"), "", EFFECT))
    near = ("signed_text",)
    needed = (
        "decision_doc", "signed_date", "vn_signer", "signer_title", "signer_capacity", "foreign_signer",
        "originals_count", "original_holder", "effect_mode", "term_mode",
    )  # fmt: skip


class DischargeInputs(Inputs):
    obligation = _child(Obligation, _("Nghĩa vụ"))
    done_on = forms.DateField(label=_("Ngày thực hiện"))
    document = forms.CharField(label=_("Số văn bản"), max_length=120)
    near, past = ("obligation",), ("done_on",)

    def prepare(self) -> None:
        field = self.fields["obligation"]
        assert isinstance(field, forms.ModelChoiceField) and field.queryset is not None
        field.queryset = field.queryset.filter(done_on=None)


class SupersedeInputs(RecordInputs):
    """By which agreement, and from when."""

    end_doc = forms.CharField(label=_("Mã thỏa thuận thay thế"), max_length=40)

    class Meta:
        model = Agreement
        fields = ("end_date",)

    needed = ("end_date",)

    def clean_end_doc(self) -> str:
        return visible_dossier(self.cleaned_data["end_doc"], self.actor, register="agreements").number


def of_record(*names: str, needed: tuple[str, ...] = (), past: tuple[str, ...] = ()) -> type[RecordInputs]:
    """Return inputs that are just these fields of the agreement."""
    meta = type("Meta", (), {"model": Agreement, "fields": names})
    return type("AgreementFields", (RecordInputs,), {"Meta": meta, "needed": needed, "past": past})
