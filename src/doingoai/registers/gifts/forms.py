"""What people fill in of a gift."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.registers.gifts.models import Gift
from doingoai.workflow import rectify
from doingoai.workflow.inputs import RecordInputs, visible_dossier

VISITS = frozenset({"delegations_in", "delegations_out"})  # registers whose dossiers a gift may belong to
THING = ("category", "quantity", "est_value_vnd")
SIDES = ("giver", "receiver", "occasion", "changed_hands_on", "visit_number")
MONEY = ("purpose", "recipient", "funding", "budget_line")
DONE = ("declared_on", "appraised_value_vnd", "appraised_by", "handling", "decision_doc", "handled_on", "keeper")


class GiftInputs(RecordInputs):
    """What was given: never “hoa và quà lưu niệm” without a value."""

    title = forms.CharField(label=_("Tên quà"), max_length=300, help_text=_("Ví dụ: tranh sơn mài “Mùa gặt”."))
    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=10_000, initial=1)

    past: ClassVar[tuple[str, ...]] = ("changed_hands_on",)

    class Meta:
        model = Gift
        fields: ClassVar[tuple[str, ...]] = ("title", *THING, *SIDES)
        help_texts = {
            "visit_number": _("Mã hồ sơ đoàn vào hoặc đoàn ra, ví dụ DV-24-2026-0003."),
            "est_value_vnd": _("Trị giá của một món, đồng Việt Nam."),
        }

    def clean_visit_number(self) -> str:
        number = self.cleaned_data["visit_number"].strip()
        if not number or (self.record and number == self.record.visit_number):
            return number  # it stands already; whoever corrects the gift need not see the visit
        dossier = visible_dossier(number, self.actor)
        if dossier.register not in VISITS:
            raise ValidationError(_now("Hồ sơ “%s” không phải là đoàn vào hay đoàn ra.") % number)
        return dossier.number

    def clean_est_value_vnd(self) -> Any:
        value = self.cleaned_data["est_value_vnd"]
        if value is not None and value <= 0:
            raise ValidationError(_now("Hãy ghi trị giá ước tính, kể cả với quà lưu niệm."))
        return value


class GiveInputs(GiftInputs):
    class Meta(GiftInputs.Meta):
        fields = (*GiftInputs.Meta.fields, *MONEY)

    needed = ("purpose", "recipient", "funding")


class ReceiveInputs(GiftInputs):
    class Meta(GiftInputs.Meta):
        fields = (*GiftInputs.Meta.fields, "from_interested")


class CorrectInputs(GiftInputs):
    """The fields of the direction in which the gift went."""

    class Meta(GiftInputs.Meta):
        fields = (*GiftInputs.Meta.fields, *MONEY, "from_interested")

    def prepare(self) -> None:
        given = self.record.direction == "TANG"
        for name in ("from_interested",) if given else MONEY:
            del self.fields[name]


class DeclareInputs(RecordInputs):
    class Meta:
        model = Gift
        fields = ("declared_on",)

    needed, past = ("declared_on",), ("declared_on",)

    def clean_declared_on(self) -> Any:
        day = self.cleaned_data["declared_on"]
        if day and day < self.record.changed_hands_on:
            raise ValidationError(_now("Ngày kê khai trước ngày nhận."))
        return day


class AppraiseInputs(RecordInputs):
    class Meta:
        model = Gift
        fields = ("appraised_value_vnd", "appraised_by")

    needed = ("appraised_value_vnd", "appraised_by")


class HandleInputs(RecordInputs):
    class Meta:
        model = Gift
        fields = ("handling", "decision_doc", "handled_on")

    needed, past = ("handling", "decision_doc", "handled_on"), ("handled_on",)

    def clean_handled_on(self) -> Any:
        day = self.cleaned_data["handled_on"]
        if day and day < self.record.declared_on:
            raise ValidationError(_now("Ngày quyết định xử lý trước ngày kê khai."))
        return day


class CompleteInputs(RecordInputs):
    class Meta:
        model = Gift
        fields = ("keeper",)

    needed = ("keeper",)


class RectifyInputs(rectify.RectifyInputs, CorrectInputs):
    class Meta(CorrectInputs.Meta):
        fields = (*CorrectInputs.Meta.fields, *DONE)

    past = ("changed_hands_on", "declared_on", "handled_on")

    def prepare(self) -> None:
        super().prepare()
        self.keep(*DONE)
