"""What is typed about a guidance document: metadata, the grids of points and of cited documents, recipients."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Province
from doingoai.planning.guidance.extract import Extract, extract
from doingoai.planning.guidance.models import Delivery, Guidance
from doingoai.planning.guidance.row_forms import CitationRow, ClauseRow, ConveyanceRow, InstrumentRow, TypedClauseRow
from doingoai.reading import Unreadable
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

DOCUMENT_FIELDS = (
    "document_number", "kind", "issuer", "issued_on", "place", "signing_capacity", "signer", "signed_at",
    "signature_by",
)  # fmt: skip
REPLY_FIELDS = (
    "received_on", "delivery", "response_required", "response_due", "period_from", "period_to", "addressees",
    "recipients",
)  # fmt: skip


class ReceiveInputs(Inputs):
    """A file; everything else is read from it."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_(
            "Word (.docx, .doc), PDF có chữ, .odt, .html, .txt hoặc .md. Hệ thống đọc số, ngày, nội dung và văn bản "
            "được dẫn để bạn đối chiếu; tệp gốc được giữ nguyên. Không đưa tài liệu có dấu chỉ độ mật."
        ),
    )
    received_on = forms.DateField(label=_("Ngày nhận"), required=False, help_text=_("Để trống nếu nhận hôm nay."))

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        self.content = checked_bytes(upload)
        try:
            self.found = extract(self.content[0], upload.name)
        except Unreadable as unreadable:
            raise ValidationError(unreadable.message_vi, code=unreadable.code) from unreadable
        return upload

    def clean(self) -> dict[str, Any]:
        found: Extract | None = getattr(self, "found", None)
        return {**self.cleaned_data, "content": getattr(self, "content", None), "found": found}


class GuidanceInputs(RecordInputs):
    """The document's metadata, the letters that conveyed it, and its points, each with a path of its own."""

    conveyances = RowsField(
        ConveyanceRow, label=_("Văn bản chuyển"), required=False,
        help_text=_("Văn bản đến hai lần (Văn phòng Chính phủ và Bộ Ngoại giao) vẫn là một hồ sơ, hai văn bản chuyển."),
    )  # fmt: skip
    title = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Guidance
        fields = (*DOCUMENT_FIELDS, *REPLY_FIELDS)
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("addressees", "recipients")}

    def clean_clauses(self) -> list[dict[str, Any]]:
        rows = self.cleaned_data["clauses"]
        times = Counter(row["number_path"].casefold() for row in rows)
        twice = [row["number_path"] for row in rows if times[row["number_path"].casefold()] > 1]
        if twice:
            raise ValidationError(
                _("Mục “%(path)s” có ở hơn một dòng; mỗi nội dung cần một mục riêng.") % {"path": twice[0]}
            )
        return rows


class EnterInputs(GuidanceInputs):
    """A document that came on paper, or of which only a scan is there."""

    clauses = RowsField(TypedClauseRow, label=_("Nội dung được đánh số"), required=False)
    groups = (
        (_("Văn bản"), "", ("title", *DOCUMENT_FIELDS)),
        (_("Yêu cầu và thời hạn"), "", (*REPLY_FIELDS, "conveyances")),
        (_("Nội dung"), _("Mỗi mục “bắt buộc” phải có nhiệm vụ trong kế hoạch của tỉnh."), ("clauses",)),
    )


class ReviewInputs(GuidanceInputs):
    """Everything that was read, to be corrected by hand."""

    clauses = RowsField(ClauseRow, label=_("Nội dung được đánh số"), required=False)
    citations = RowsField(CitationRow, label=_("Văn bản được dẫn"), required=False)
    groups = (
        (_("Văn bản"), "", ("title", *DOCUMENT_FIELDS)),
        (
            _("Yêu cầu và thời hạn"),
            _("Thư không ghi hạn thì lấy 30 ngày kể từ ngày nhận."),
            (*REPLY_FIELDS, "conveyances"),
        ),
        (_("Nội dung"), _("Mỗi mục “bắt buộc” phải có nhiệm vụ trong kế hoạch của tỉnh."), ("clauses",)),
        (_("Dẫn chiếu"), "", ("citations",)),
    )


class SendInputs(Inputs):
    """To whom the document goes."""

    everyone = forms.BooleanField(label=_("Gửi tất cả tỉnh, thành phố"), required=False)
    provinces = forms.ModelMultipleChoiceField(
        Province.objects.none(), label=_("Hoặc chọn từng nơi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    response_due = forms.DateField(
        label=_("Hạn trả lời"), required=False, help_text=_("Để trống: theo văn bản, hoặc 30 ngày kể từ ngày gửi.")
    )

    delivery = forms.ChoiceField(
        label=_("Hình thức gửi"), choices=Delivery.choices, initial=Delivery.ELECTRONIC, required=False
    )

    def prepare(self) -> None:
        today = timezone.localdate()
        provinces = self.fields["provinces"]
        assert isinstance(provinces, forms.ModelMultipleChoiceField)
        provinces.queryset = Province.objects.valid_on(today)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        today = timezone.localdate()
        chosen = Province.objects.valid_on(today) if said.get("everyone") else said.get("provinces") or []
        wanted = [province.pk for province in chosen]
        if not wanted:
            self.add_error("provinces", _("Chọn ít nhất một tỉnh, thành phố."))
        focal = {
            body.province_id: body for body in Body.objects.filter(is_focal=True, province__in=wanted).valid_on(today)
        }
        without = [str(province) for province in chosen if province.pk not in focal]
        if without:
            self.add_error("provinces", _("Chưa có cơ quan ngoại vụ đầu mối: %s.") % ", ".join(without))
        return {**said, "bodies": list(focal.values()), "delivery": said.get("delivery") or Delivery.ELECTRONIC}


class ConveyInputs(Inputs):
    """One more letter with which the document came."""

    letter_number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, help_text=_("Ví dụ 8791/VPCP-QHQT."))
    letter_date = forms.DateField(label=_("Ngày văn bản"), required=False)
    letter_issuer = forms.CharField(label=_("Cơ quan chuyển"), max_length=200, required=False)
    arrived_on = forms.DateField(label=_("Ngày nhận"), required=False, help_text=_("Để trống nếu là hôm nay."))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        row = {"number": said.get("letter_number", ""), "issued_on": said.get("letter_date")}
        if self.record.conveyances.filter(**row).exists():
            self.add_error("letter_number", _("Văn bản chuyển này đã được ghi."))
        return said


class AcknowledgeInputs(Inputs):
    received_on = forms.DateField(label=_("Ngày tiếp nhận"), required=False, help_text=_("Để trống nếu là hôm nay."))


class ReplaceInputs(Inputs):
    """By which document of the register this one is replaced."""

    number = forms.CharField(label=_("Mã hồ sơ văn bản mới"), max_length=40, help_text=_("Ví dụ VBCD-00-2026-0002."))

    def clean_number(self) -> Dossier:
        number = self.cleaned_data["number"].strip()
        found = Dossier.objects.visible_to(self.actor).filter(register="guidance", number=number).first()
        if found is None or found.pk == self.record.dossier.pk:
            raise ValidationError(_("Không tìm thấy văn bản chỉ đạo “%s” trong phạm vi bạn được xem.") % number)
        return found


class InstrumentsInputs(Inputs):
    instruments = RowsField(
        InstrumentRow, label=_("Văn bản chưa có trong danh mục"), least=1,
        help_text=_("Đánh dấu “Bỏ” ở dòng không đưa vào danh mục."),
    )  # fmt: skip
