"""What the verbs of passports ask for. A number that stands is never shown in a form: left empty, it is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.registers.passports import codes, numbers
from doingoai.registers.passports.models import Passport
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs

HOLDER = ("kind", "holder_name", "position", "rank_group", "body", "unit_name", "person_code")
REQUEST = ("trip_number", "decision_no")
BOOK = ("issued_on", "expires_on", "custodian")
NUMBER_HELP = _(
    "Một hoặc hai chữ cái và 6 đến 8 chữ số, ví dụ C1234567. Số được mã hóa; chỉ cơ quan giữ đọc được cả số."
)


def number_field(*, required: bool = True, help_text: Any = NUMBER_HELP) -> forms.CharField:
    return forms.CharField(
        label=_("Số hộ chiếu"), max_length=20, required=required, help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class NumberInputs(RecordInputs):
    """Inputs with a number: read as it is printed."""

    def clean_passport_no(self) -> str:
        number = numbers.tidied(self.cleaned_data["passport_no"])
        if number and not numbers.is_well_formed(number):
            raise ValidationError(
                _now("Số hộ chiếu gồm một hoặc hai chữ cái và 6 đến 8 chữ số; hãy ghi đủ số, không che.")
            )
        return number


class RequestInputs(RecordInputs):
    """Who asks for which passport."""

    class Meta:
        model = Passport
        fields: ClassVar[tuple[str, ...]] = (*HOLDER, *REQUEST)
        help_texts: ClassVar[dict[str, Any]] = {
            "rank_group": _("Nhóm cao nhất mà người giữ có trong ngày; quyết định loại hộ chiếu được cấp."),
            "body": _("Để trống nếu là cơ quan của bạn."),
            "person_code": _("Ghi khi trong cơ quan có người trùng tên; phải giống mã ghi ở đoàn ra."),
            "trip_number": _("Ví dụ DR-24-2027-0003, nếu đã có hồ sơ đoàn ra."),
            "decision_no": _("Số, ngày, cơ quan ký; ví dụ 488/QĐ-UBND ngày 01/3/2027."),
        }

    groups: Any = (
        (_("Người được cấp"), "", HOLDER),
        (_("Căn cứ cử đi"), _("Chỉ cấp cho người được cử đi công tác nước ngoài."), REQUEST),
    )
    near: ClassVar[tuple[str, ...]] = ("body",)


class EnterInputs(NumberInputs, RequestInputs):
    """A passport that exists already; without a number the row is a request."""

    passport_no = number_field(required=False)

    class Meta(RequestInputs.Meta):
        fields = (*RequestInputs.Meta.fields, *BOOK)
        help_texts: ClassVar[dict[str, Any]] = RequestInputs.Meta.help_texts | {
            "custodian": _("Để trống nếu là cơ quan của bạn.")
        }

    field_order = (*HOLDER, "passport_no", *BOOK, *REQUEST)
    groups = (
        (_("Người giữ"), "", HOLDER),
        (_("Hộ chiếu"), _("Chưa có số thì được ghi như một đề nghị cấp."), ("passport_no", *BOOK)),
        (_("Căn cứ cử đi"), "", REQUEST),
    )
    near = ("body", "custodian")
    needed_when = {
        "issued_on": lambda said: said.get("passport_no"),
        "expires_on": lambda said: said.get("passport_no"),
    }


class FileInputs(RecordInputs):
    """When, where and with which papers the request was handed in."""

    papers = forms.MultipleChoiceField(
        label=_("Giấy tờ đã có"), choices=codes.RequestPaper.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Passport
        fields = ("decision_no", "papers", "filed_on", "issuer")
        help_texts = {"issuer": _("Ví dụ Cục Lãnh sự, Bộ Ngoại giao.")}

    needed, past = ("decision_no", "filed_on", "issuer"), ("filed_on",)


class IssueInputs(NumberInputs):
    """The passport as it was issued."""

    passport_no = number_field()

    class Meta:
        model = Passport
        fields = BOOK
        help_texts = {"custodian": _("Cơ quan sẽ giữ và giao hộ chiếu theo từng chuyến đi.")}

    field_order = ("passport_no", *BOOK)
    needed, past, near = BOOK, ("issued_on",), ("custodian",)


class TakeInInputs(RecordInputs):
    class Meta:
        model = Passport
        fields = ("kept_on",)

    needed, past = ("kept_on",), ("kept_on",)


class HandOverInputs(Inputs):
    """For which trip the passport goes out."""

    trip_number = forms.CharField(
        label=_("Mã đoàn ra"), max_length=40, help_text=_("Ví dụ DR-24-2027-0003; đoàn phải có quyết định cử.")
    )
    out_on = forms.DateField(label=_("Ngày giao"))
    receiver = forms.CharField(label=_("Người nhận"), max_length=100)
    past = ("out_on",)

    def clean_out_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["out_on"]
        if self.record and self.record.issued_on and day < self.record.issued_on:
            raise ValidationError(_now("Ngày giao trước ngày cấp hộ chiếu."))
        return day


class TakeBackInputs(Inputs):
    """The passport comes back."""

    in_on = forms.DateField(label=_("Ngày nộp lại"))
    returned_by = forms.CharField(label=_("Người nộp"), max_length=100)
    late_reason = forms.CharField(
        label=_("Lý do nộp chậm"), max_length=300, required=False, help_text=_("Bắt buộc khi nộp sau hạn.")
    )
    past = ("in_on",)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        row, day = self.record.out_now(), said.get("in_on")
        if row is not None and day and day < row.out_on:
            self.add_error("in_on", _now("Ngày nộp lại trước ngày giao %s.") % f"{row.out_on:%d/%m/%Y}")
        if row is not None and day and day > row.due_on and not said.get("late_reason"):
            self.add_error("late_reason", _now("Hạn nộp lại là %s; hãy ghi lý do nộp chậm.") % f"{row.due_on:%d/%m/%Y}")
        return said


class ExtendInputs(RecordInputs):
    class Meta:
        model = Passport
        fields = ("extended_until",)

    needed = ("extended_until",)


class LeftInputs(RecordInputs):
    """The holder left the post or the listed group."""

    class Meta:
        model = Passport
        fields = ("left_on", "left_reason")

    needed, past = ("left_on", "left_reason"), ("left_on",)


class WithdrawInputs(RecordInputs):
    class Meta:
        model = Passport
        fields = ("withdrawn_on", "returned_to")
        help_texts = {"returned_to": _("Cơ quan nhận lại hộ chiếu, ví dụ Cục Lãnh sự.")}

    needed, past = ("withdrawn_on", "returned_to"), ("withdrawn_on",)


class LostInputs(RecordInputs):
    """The passport is gone; both authorities are told on the same day."""

    class Meta:
        model = Passport
        fields: ClassVar[tuple[str, ...]] = ("lost_on", "lost_note", "ministry_told_on", "immigration_told_on")

    needed: ClassVar[tuple[str, ...]] = ("lost_on", "lost_note")
    past = ("lost_on", "ministry_told_on", "immigration_told_on")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        lost = said.get("lost_on") or self.record.lost_on
        for name in ("ministry_told_on", "immigration_told_on"):
            if lost and said.get(name) and said[name] < lost:
                self.add_error(name, _now("Ngày thông báo trước ngày phát hiện mất."))
        return said


class LossNoticeInputs(LostInputs):
    """The notices of a loss."""

    class Meta(LostInputs.Meta):
        fields = ("ministry_told_on", "immigration_told_on")

    needed = ()


class DamagedInputs(RecordInputs):
    class Meta:
        model = Passport
        fields = ("damaged_on",)

    needed, past = ("damaged_on",), ("damaged_on",)


class RectifyInputs(rectify.RectifyInputs, NumberInputs, RequestInputs):
    """The passport as it is: what was typed wrongly of the holder or of the book."""

    passport_no = number_field(required=False, help_text=_("Để trống thì giữ số đang ghi."))

    class Meta(RequestInputs.Meta):
        fields = (*RequestInputs.Meta.fields, *BOOK, "kept_on", "withdrawn_on", "lost_on")

    field_order = (*HOLDER, "passport_no", *BOOK, "kept_on", "withdrawn_on", "lost_on", *REQUEST)
    groups = (
        (_("Người giữ"), "", HOLDER),
        (_("Hộ chiếu"), "", ("passport_no", *BOOK)),
        (_("Quản lý"), "", ("kept_on", "withdrawn_on", "lost_on")),
        (_("Căn cứ cử đi"), "", REQUEST),
    )
    near = ("body", "custodian")
    needed, past = BOOK, ("issued_on", "kept_on", "withdrawn_on", "lost_on")

    def prepare(self) -> None:
        super().prepare()
        self.keep("kept_on", "withdrawn_on", "lost_on")
