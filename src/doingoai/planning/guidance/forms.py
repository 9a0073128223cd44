"""What is typed about a guidance document: metadata, the grids of points and of cited documents, recipients."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Province
from doingoai.planning.guidance.extract import Extract, extract
from doingoai.planning.guidance.marked import mark_id
from doingoai.planning.guidance.models import Guidance, Obligation
from doingoai.reading import Unreadable
from doingoai.reference.work import Theme
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

DOCUMENT_FIELDS = (
    "document_number", "kind", "issuer", "issued_on", "place", "signing_capacity", "signer", "signed_at",
)  # fmt: skip
REPLY_FIELDS = (
    "received_on", "conveyed_by", "response_required", "response_due", "period_from", "period_to", "addressees",
    "recipients",
)  # fmt: skip


class PlaceLink(forms.Widget):
    """An offset in the text, drawn as a link to the mark there."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if value in (None, ""):
            return format_html('<input type="hidden" name="{}" value="">', name)
        return format_html(
            '<a class="place" href="#{}">{}</a><input type="hidden" name="{}" value="{}">',
            mark_id(self.kind, int(value)), _now("xem"), name, int(value),
        )  # fmt: skip


def _place(kind: str) -> forms.IntegerField:
    return forms.IntegerField(label=_("Chỗ"), required=False, min_value=0, widget=PlaceLink(kind))


def _kept(field: type[forms.Field] = forms.IntegerField) -> forms.Field:
    return field(required=False, widget=forms.HiddenInput)


class ClauseRow(forms.Form):
    """One point."""

    start = _place("point")
    number_path = forms.CharField(label=_("Mục"), max_length=60, help_text=_("Ví dụ 2.iii"))
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    theme = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", "–"), *Theme.choices], required=False)
    obligation = forms.ChoiceField(label=_("Mức"), choices=Obligation.choices)
    id, label, end = _kept(), _kept(forms.CharField), _kept()

    def clean_number_path(self) -> str:
        return self.cleaned_data["number_path"].strip().strip(".")


class CitationRow(forms.Form):
    """One cited document."""

    start = _place("citation")
    type = forms.CharField(label=_("Loại"), max_length=60, required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    name = forms.CharField(label=_("Tên"), max_length=300, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    issued_on = forms.DateField(label=_("Ngày"), required=False)
    id, surface, end = _kept(), _kept(forms.CharField), _kept()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not (said.get("number") or said.get("name")):
            self.add_error("number", _("Ghi số, ký hiệu hoặc tên văn bản."))
        return said


class InstrumentRow(forms.Form):
    """A cited document that the reference does not know yet."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80)
    kind = forms.CharField(label=_("Loại"), max_length=60)
    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False)


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


class TypedClauseRow(forms.Form):
    """One point of a document that came on paper."""

    number_path = forms.CharField(label=_("Mục"), max_length=60)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    theme = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", "–"), *Theme.choices], required=False)
    obligation = forms.ChoiceField(label=_("Mức"), choices=Obligation.choices)


class GuidanceInputs(RecordInputs):
    """The document's metadata and its points, each with a path of its own."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Guidance
        fields = (*DOCUMENT_FIELDS, *REPLY_FIELDS)
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("conveyed_by", "addressees", "recipients")}

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
        (_("Yêu cầu và thời hạn"), "", REPLY_FIELDS),
        (_("Nội dung"), _("Mỗi mục “bắt buộc” phải có nhiệm vụ trong kế hoạch của tỉnh."), ("clauses",)),
    )


class ReviewInputs(GuidanceInputs):
    """Everything that was read, to be corrected by hand."""

    clauses = RowsField(ClauseRow, label=_("Nội dung được đánh số"), required=False)
    citations = RowsField(CitationRow, label=_("Văn bản được dẫn"), required=False)
    groups = (
        (_("Văn bản"), "", ("title", *DOCUMENT_FIELDS)),
        (_("Yêu cầu và thời hạn"), _("Thư không ghi hạn thì lấy 30 ngày kể từ ngày nhận."), REPLY_FIELDS),
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
        return {**said, "bodies": list(focal.values())}


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
