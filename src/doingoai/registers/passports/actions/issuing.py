"""Until the passport is there: asked for, handed in, issued; or entered, where it exists already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.norms.rule import Rule
from doingoai.registers.passports import forms, rules
from doingoai.registers.passports.models import Passport
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = Passport.State


class Request(Action):
    """Ask for a passport for somebody who is sent abroad."""

    name, label, opens = "request", _("Đề nghị cấp hộ chiếu"), True
    target: ClassVar[str | None] = State.REQUESTED
    Inputs: ClassVar[type[Any]] = forms.RequestInputs
    rules: ClassVar[tuple[Rule, ...]] = rules.AT_REQUEST

    @classmethod
    def initial(cls, record: Passport) -> dict[str, Any]:
        return {}

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if number := inputs.get("passport_no"):
            record.put_number(number)
        record.settle()


class Enter(Request):
    """Put a passport that exists already into the book; a row of a spreadsheet without a number is a request."""

    name, label = "enter", _("Ghi hộ chiếu đang giữ")
    target, outcomes = None, frozenset({State.REQUESTED, State.KEPT})
    Inputs, rules = forms.EnterInputs, rules.AT_ENTRY

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if inputs["passport_no"]:
            record.custodian = record.keeper
            record.kept_on = clock.today()

    @classmethod
    def target_of(cls, record: Passport, inputs: Mapping[str, Any]) -> str:
        return State.KEPT if inputs["passport_no"] else State.REQUESTED


class Correct(Request):
    """Correct the request before the passport is issued."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.REQUESTED, State.FILED})


class File(Action):
    """Record that the request was handed in to the issuing body."""

    name, label, tone = "file", _("Ghi nhận đã nộp hồ sơ"), "primary"
    source, target = frozenset({State.REQUESTED}), State.FILED
    Inputs, rules = forms.FileInputs, rules.AT_FILING


class Issue(Action):
    """Record the passport that was issued, and who will keep it; from now on its number is sealed."""

    name, label, tone = "issue", _("Ghi nhận đã cấp"), "primary"
    source, target = frozenset({State.FILED}), State.ISSUED
    Inputs, rules = forms.IssueInputs, rules.AT_ENTRY

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.put_number(inputs["passport_no"])
        record.settle()


class Cancel(Action):
    """Give the request up, or record that it was refused, with the reason."""

    name, label, tone, needs_note = "cancel", _("Không cấp"), "danger", True
    source, target = frozenset({State.REQUESTED, State.FILED}), State.CANCELLED
