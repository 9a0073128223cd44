"""What is typed about an outgoing document: its text, its signer, its recipients, the certificate to sign with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.documents import ContentError, layout_of
from doingoai.documents.capacity import authority_lines
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_out.codes import Channel, Form
from doingoai.registers.documents_out.issue import issued_bytes
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.registers.documents_out.signing import sign
from doingoai.registers.documents_out.start import proposed
from doingoai.signing import SigningRefused, SigningUnavailable
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier
from doingoai.workflow.rows import RowsField

TEXT_FIELDS = ("form", "kind", "issuer", "addressees", "bases", "content", "urgency", "circulation", "reply_due")
SIGNER_FIELDS = (
    "capacity", "organisation", "head_post", "own_post", "signer", "unit_symbol", "archive_note",
)  # fmt: skip
ISSUERS = (Body.Kind.PEOPLES_COMMITTEE, Body.Kind.PROVINCIAL_PARTY)


class RecipientRow(forms.Form):
    """One line of Nơi nhận."""

    text = forms.CharField(label=_("Nơi nhận"), max_length=300)
    purpose = forms.CharField(label=_("Để"), max_length=40, required=False)
    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Cơ quan trong hệ thống"), required=False, empty_label=_("theo tên")
    )
    channel = forms.ChoiceField(label=_("Hình thức"), choices=Channel.choices, required=False)
    near = ("body",)


class DraftInputs(RecordInputs):
    """The draft, started from a template, from a document of another dossier, or from nothing."""

    title = forms.CharField(
        label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Với công văn, không cần ghi “V/v”: hệ thống tự thêm."),
    )  # fmt: skip
    deliveries = RowsField(RecipientRow, label=_("Nơi nhận"), help_text=_("“Như trên” là mọi nơi ở Kính gửi."))
    source_number = forms.CharField(label=_("Soạn cho hồ sơ"), max_length=40, required=False)
    answers_number = forms.CharField(label=_("Trả lời văn bản đến"), max_length=40, required=False)
    replaces_number = forms.CharField(label=_("Thay thế văn bản đi"), max_length=40, required=False)

    class Meta:
        model = OutgoingDocument
        fields = ("title", *TEXT_FIELDS, *SIGNER_FIELDS)
        widgets = {
            "addressees": forms.Textarea(attrs={"rows": 2}),
            "bases": forms.Textarea(attrs={"rows": 3}),
            "content": forms.Textarea(attrs={"rows": 18, "class": "long"}),
        }
        help_texts = {
            "addressees": _("Mỗi nơi một dòng."),
            "bases": _("Mỗi căn cứ một dòng."),
            "content": _(
                "Viết như trong Word: “I. …”, “1. …”, “a) …”, “- …”, “Điều 1. …”; bảng viết “| cột | cột |”; "
                "“Phụ lục: …” mở một phụ lục. Hệ thống tự trình bày đúng thể thức."
            ),
            "organisation": _("Ví dụ Ủy ban nhân dân, Ban Thường vụ; để trống nếu ký với chức vụ của mình."),
            "own_post": _("Chỉ khi không phải người đứng đầu, ví dụ Phó Giám đốc."),
            "unit_symbol": _("Chỉ in trong số của công văn, ví dụ HTQT."),
        }

    groups = (
        ("", "", ("title", "form", "kind", "issuer", "addressees", "bases", "content", "deliveries")),
        (_("Người ký"), "", SIGNER_FIELDS),
        (_("Yêu cầu"), "", ("urgency", "circulation", "reply_due")),
        (
            _("Liên quan"), _("Mã hồ sơ mà văn bản này phục vụ, trả lời hoặc thay thế; để trống nếu không có."),
            ("source_number", "answers_number", "replaces_number"),
        ),
    )  # fmt: skip

    def prepare(self) -> None:
        issuer = self.fields["issuer"]
        assert isinstance(issuer, forms.ModelChoiceField)
        own = self.record.dossier.body if self.record is not None else self.actor.seat.body
        issuer.queryset = Body.objects.filter(pk__in=_may_issue(own))
        issuer.required = False
        if self.record is None and not self.is_bound:
            self.initial = {**proposed(self.actor, self.initial), **self.initial}

    def clean_issuer(self) -> Body | None:
        own = self.record.dossier.body if self.record is not None else self.actor.seat.body
        return self.cleaned_data["issuer"] or own

    def clean_source_number(self) -> Dossier | None:
        return self._dossier("source_number")

    def clean_answers_number(self) -> Dossier | None:
        return self._dossier("answers_number", register="documents_in")

    def clean_replaces_number(self) -> Dossier | None:
        return self._dossier("replaces_number", register="documents_out")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        layout = layout_of(said.get("form") or Form.STATE)
        if said.get("kind") and said["kind"] not in layout.kinds:
            self.add_error("kind", _now("Thể thức đã chọn không có loại văn bản này."))
        try:
            authority_lines(
                said.get("capacity", ""), organisation=said.get("organisation", ""), head=said.get("head_post", ""),
                own=said.get("own_post") or said.get("head_post", ""), party=said.get("form") == Form.PARTY,
            )  # fmt: skip
        except ContentError as wrong:
            self.add_error("capacity", str(wrong))
        return said

    def _dossier(self, name: str, *, register: str = "") -> Dossier | None:
        number = self.cleaned_data[name]
        return visible_dossier(number, self.actor, register=register) if number else None


def _may_issue(own: Body | None) -> list[int]:
    """A body issues in its own name, or drafts what its committee or Party committee issues."""
    if own is None:
        return []
    above = Body.objects.filter(province=own.province, kind__in=ISSUERS, valid_to=None) if own.province_id else []
    return [own.pk, *(each.pk for each in above)]


class IssueInputs(Inputs):
    """The day of issue."""

    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False, help_text=_("Để trống: hôm nay."))
    past = ("issued_on",)


class SignInputs(Inputs):
    """A certificate file and its passphrase, used for this signature and kept nowhere."""

    certificate = forms.FileField(label=_("Tệp chứng thư số (.p12, .pfx)"))
    passphrase = forms.CharField(label=_("Mật khẩu chứng thư"), widget=forms.PasswordInput, strip=False, required=False)
    signs_as = forms.ChoiceField(
        label=_("Chữ ký của"), choices=[("person", _("Người có thẩm quyền")), ("organisation", _("Cơ quan, tổ chức"))]
    )
    image = forms.FileField(
        label=_("Ảnh chữ ký hoặc con dấu (.png)"), required=False, help_text=_("Nền trong suốt; có thể để trống.")
    )

    def prepare(self) -> None:
        if settings.TOKEN_DRIVER:
            self.fields["certificate"].required = False
            self.fields["certificate"].help_text = _("Để trống: ký bằng thiết bị ký của máy chủ, mật khẩu là mã PIN.")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.errors:
            return said
        try:
            said["signed"] = sign(
                self.record, _small(said["certificate"]), said["passphrase"], kind=said["signs_as"],
                image=_small(said["image"]),
            )  # fmt: skip
        except (SigningRefused, SigningUnavailable) as refusal:
            self.add_error("certificate", str(refusal))
        return {name: said[name] for name in ("signs_as", "signed") if name in said}


class SignedFileInputs(Inputs):
    """The issued PDF, signed with a tool outside."""

    file = forms.FileField(
        label=_("Tệp PDF đã ký"),
        help_text=_("Phải là chính tệp PDF đã phát hành ở đây, được ký thêm bằng phần mềm ký số."),
    )

    def clean_file(self) -> bytes:
        data, _media_type = checked_bytes(self.cleaned_data["file"])
        issued = issued_bytes(self.record)
        if not data.startswith(issued) or data == issued:
            raise ValidationError(
                _now("Tệp này không phải bản PDF đã phát hành ở đây kèm chữ ký. Hãy tải bản PDF về và ký lại.")
            )
        return data

    def clean(self) -> dict[str, Any]:
        return {"signed": self.cleaned_data.get("file")}


def _small(upload: Any, most: int = 2_000_000) -> bytes:
    """Return the bytes of a certificate or a picture, none for no file; nothing larger is one."""
    if not upload:
        return b""
    if upload.size > most:
        raise SigningRefused(_now("Tệp “%s” quá lớn để là chứng thư hay ảnh chữ ký.") % upload.name)
    return bytes(upload.read())


class ReceiptInputs(Inputs):
    """What is known of one recipient: a paper that was handed over, an answer by telephone."""

    delivery = forms.ModelChoiceField(Delivery.objects.all(), label=_("Nơi nhận"))
    code = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[(each.value, each.label) for each in StatusCode if each.value in {"02", "03", "05", "06"}],
    )
    note_text = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    near = ("delivery",)

    def prepare(self) -> None:
        lines = self.fields["delivery"]
        assert isinstance(lines, forms.ModelChoiceField)
        assert lines.queryset is not None
        lines.queryset = lines.queryset.exclude(code="").filter(is_pointer=False)


class StatusInputs(Inputs):
    """A state that the exchange reports; `key` names the message."""

    delivery = forms.IntegerField()
    code = forms.ChoiceField(choices=StatusCode.choices)
    at = forms.DateTimeField()
    by = forms.CharField(max_length=200, required=False)
    note_text = forms.CharField(max_length=300, required=False)
    key = forms.CharField(max_length=200)
