"""The rows of the tables about a guidance document: points, citations, conveying letters, instruments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.planning.guidance.marked import mark_id
from doingoai.planning.guidance.models import Obligation
from doingoai.reference.work import Theme
from doingoai.register_kit.catalogue import indicators
from doingoai.reporting.catalogue import published


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


class IndicatorField(forms.CharField):
    """The code of a figure of the national catalogue, whether a register counts it yet or not."""

    def clean(self, value: Any) -> str:
        code = str(super().clean(value)).strip().upper()
        if code and code not in published() and code not in indicators():
            raise ValidationError(_("“%s” không có trong danh mục chỉ tiêu.") % code)
        return code


class ConveyanceRow(forms.Form):
    """One letter that conveyed the document."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80)
    issued_on = forms.DateField(label=_("Ngày"), required=False)
    issuer = forms.CharField(label=_("Cơ quan chuyển"), max_length=200, required=False)
    received_on = forms.DateField(label=_("Ngày nhận"), required=False)


class ClauseRow(forms.Form):
    """One point."""

    start = _place("point")
    number_path = forms.CharField(label=_("Mục"), max_length=60, help_text=_("Ví dụ 2.iii"))
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    theme = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", "–"), *Theme.choices], required=False)
    obligation = forms.ChoiceField(label=_("Mức"), choices=Obligation.choices)
    national_indicator = IndicatorField(label=_("Chỉ tiêu quốc gia"), max_length=20, required=False)
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


class TypedClauseRow(forms.Form):
    """One point of a document that came on paper."""

    number_path = forms.CharField(label=_("Mục"), max_length=60)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    theme = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", "–"), *Theme.choices], required=False)
    obligation = forms.ChoiceField(label=_("Mức"), choices=Obligation.choices)
    national_indicator = IndicatorField(label=_("Chỉ tiêu quốc gia"), max_length=20, required=False)
