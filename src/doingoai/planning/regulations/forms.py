"""What people fill in: the draft with its comparison, the issue, a text that is in force already, the yearly review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Province
from doingoai.planning.regulations.models import PROVINCIAL, Layer, Regulation, YearReview
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf
from doingoai.web.forms import GuidedForm
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

T = TypeVar("T")
DRAFTED = ("layer", "doc_type", "scope", "territory")
TOUCHED = ("implements", "replaces", "amends")
SIGNED = ("number", "issued_on", "issuer", "signer", "signing_capacity", "effective_from")
CHECKED = ("status_checked_on", "status_source")


class ClauseRow(GuidedForm, forms.Form):
    """One line of the comparison."""

    unit = forms.CharField(label=_("Điều, khoản"), max_length=80)
    old = forms.CharField(label=_("Quy định cũ"), max_length=4000, required=False)
    new = forms.CharField(label=_("Quy định mới"), max_length=4000, required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=1000)


class TextInputs(RecordInputs):
    """The text, what it implements, what it replaces or amends, article by article."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500)
    clauses = RowsField(ClauseRow, label=_("So sánh điều khoản cũ, mới"), most=300)

    class Meta:
        model = Regulation
        fields: ClassVar[tuple[str, ...]] = ("title", *DRAFTED, *TOUCHED)
        help_texts: ClassVar[dict[str, Any]] = {
            "implements": _("Số, ký hiệu, cách nhau bằng dấu chấm phẩy: 272-QĐ/TW; 33-KL/TW."),
            "replaces": _("Số, ký hiệu quy chế trong sổ này, cách nhau bằng dấu chấm phẩy."),
        }

    field_order: tuple[str, ...] = (*Meta.fields, "clauses")

    def prepare(self) -> None:
        """Offer as territory the units that live on in the province; drafts are of the province's own layers."""
        province = self._province()
        field: Any = self.fields["territory"]
        field.queryset = Province.objects.filter(successor=province) if province else Province.objects.none()
        layers: Any = self.fields["layer"]
        if not isinstance(self, EnterInputs):
            layers.choices = [("", ""), *((layer.value, layer.label) for layer in Layer if layer in PROVINCIAL)]

    def _province(self) -> Province | None:
        home = self.record.dossier.province if self.record is not None else self.actor.seat.province
        return home.living() if home else None

    def clean_implements(self) -> list[Instrument]:
        said = self.cleaned_data["implements"]
        shelf = Shelf.for_texts([said]) if said else None
        return _each(said, lambda number: shelf.one(number) if shelf else None, _("danh mục văn bản"))

    def clean_replaces(self) -> list[Regulation]:
        return _each(self.cleaned_data["replaces"], self._earlier, _("sổ quy chế"))

    def clean_amends(self) -> list[Regulation]:
        return _each(self.cleaned_data["amends"], self._earlier, _("sổ quy chế"))

    def _earlier(self, number: str) -> Regulation | None:
        rows = Regulation.objects.visible_to(self.actor).filter(Q(number=number) | Q(dossier__number=number))
        own = Q(pk=self.record.pk) if self.record is not None else Q(pk=None)
        found = list(rows.exclude(own).select_related("dossier")[:2])
        return found[0] if len(found) == 1 else None


def _each(said: str, find: Callable[[str], T | None], where: Any) -> list[T]:
    """Return what each number of a line means. Raises ValidationError that names the unknown ones."""
    numbers = [number.strip() for number in said.split(";") if number.strip()]
    found = {number: find(number) for number in numbers}
    unknown = [number for number, each in found.items() if each is None]
    if unknown:
        raise ValidationError(
            _now("Không tìm thấy trong %(where)s: %(numbers)s. Kiểm tra số, ký hiệu.")
            % {"where": where, "numbers": ", ".join(unknown)}
        )
    return [each for each in found.values() if each is not None]


class IssueInputs(RecordInputs):
    """Number, day, signer, first day in force, as they stand on the signed paper."""

    needed = ("number", "issued_on", "issuer", "signer", "signing_capacity", "effective_from")
    past = ("issued_on",)
    near = ("issuer",)

    class Meta:
        model = Regulation
        fields = SIGNED


class EnterInputs(TextInputs):
    """A text that is in force already: of the centre, or inherited from a unit that was merged."""

    needed = ("number", "issued_on", "signing_capacity", "effective_from", *CHECKED)
    needed_when: ClassVar = {"issuer_name": lambda said: not said.get("issuer")}
    past = ("issued_on", "status_checked_on")

    class Meta(TextInputs.Meta):
        fields: ClassVar[tuple[str, ...]] = (
            "title", *DRAFTED, *SIGNED, "issuer_name", "effective_to", *CHECKED, *TOUCHED,
        )  # fmt: skip

    field_order: tuple[str, ...] = (*Meta.fields, "clauses")

    def prepare(self) -> None:
        """Offer also the bodies of the units that live on in the province: they issued what was inherited."""
        super().prepare()
        field: Any = self.fields["issuer"]
        province = self._province()
        here = Q(province=province) | Q(province__successor=province) if province else Q(province=None)
        kinds = [Body.Kind.PROVINCIAL_PARTY, Body.Kind.PEOPLES_COMMITTEE]
        field.queryset = Body.objects.filter(here, kind__in=kinds)


class CheckInputs(RecordInputs):
    """When and where it was looked up whether the text is in force."""

    needed = CHECKED
    past = ("status_checked_on",)

    class Meta:
        model = Regulation
        fields = CHECKED


class YearInputs(Inputs):
    """One year's review."""

    year = forms.IntegerField(label=_("Năm"), min_value=2015)
    done = forms.CharField(label=_("Kết quả thực hiện"), max_length=6000, widget=forms.Textarea)
    difficulties = forms.CharField(
        label=_("Khó khăn, vướng mắc"), max_length=4000, required=False, widget=forms.Textarea
    )
    proposals = forms.CharField(label=_("Kiến nghị"), max_length=4000, required=False, widget=forms.Textarea)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > clock.today().year:
            raise ValidationError(_now("Năm này chưa tới."))
        if YearReview.objects.filter(regulation=self.record, year=year).exists():
            raise ValidationError(_now("Đã có báo cáo rà soát của năm này."))
        return year
