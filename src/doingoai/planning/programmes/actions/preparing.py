"""From the call for registration to the Standing Committee's consent (B.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.organisations.seat import body_place
from doingoai.planning.programmes import forms, rules
from doingoai.planning.programmes.models import AnnualProgramme, ConfirmedFund, ProgrammeOpinion
from doingoai.planning.programmes.timetable import due_in
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = AnnualProgramme.State
BEFORE_SUBMISSION = frozenset({State.PREPARED, State.CALLED, State.REGISTERED, State.COMPILED, State.CONSULTING})


class Step(Action):
    """An act that sets the date to keep of the state that it reaches."""

    @classmethod
    def apply(cls, record: AnnualProgramme, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if "title" in inputs:
            settle(record, inputs["title"])
        if cls.target:
            record.dossier.due_on = due_in(record, cls.target)


class Prepare(Step):
    """Prepare the programme of a year and channel."""

    name, label, opens = "prepare", _("Lập chương trình năm"), True
    target: ClassVar[str | None] = State.PREPARED
    Inputs = forms.PrepareInputs

    @classmethod
    def initial(cls, record: AnnualProgramme) -> dict[str, Any]:
        return {"title": record.dossier.title}


class Edit(Step):
    """Write the text of the programme."""

    name, label = "edit", _("Sửa văn bản")
    source = BEFORE_SUBMISSION | {State.APPROVED, State.SUPPLEMENTING}
    Inputs = forms.EditInputs


class Call(Step):
    """Call the bodies of the province for registration."""

    name, label, tone = "call", _("Mở đăng ký"), "primary"
    source, target, rules = frozenset({State.PREPARED}), State.CALLED, (rules.ONCE,)


class CloseRegistration(Step):
    """End the registration: what came in is checked and compiled."""

    name, label, tone = "close_registration", _("Khóa đăng ký"), "primary"
    source, target, rules = frozenset({State.CALLED}), State.REGISTERED, (rules.EMPTY,)


class Compile(Step):
    """Say that the lines were checked, merged, freed of duplicates."""

    name, label, tone = "compile", _("Tổng hợp xong"), "primary"
    source, target, rules = frozenset({State.REGISTERED}), State.COMPILED, (rules.EMPTY, rules.ALIKE)


class Consult(Step):
    """Ask finance, police, missions and others for their opinion."""

    name, label, tone = "consult", _("Lấy ý kiến"), "primary"
    source, target = frozenset({State.COMPILED, State.CONSULTING}), State.CONSULTING
    Inputs = forms.ConsultInputs

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        asked = set(record.opinions.values_list("body_id", flat=True))
        answer_by = due("KH_OPINION", clock.today(), province=record.dossier.province)
        ProgrammeOpinion.objects.bulk_create(
            ProgrammeOpinion(programme=record, body=body, asked_on=clock.today(), due_on=answer_by)
            for body in inputs["bodies"]
            if body.pk not in asked
        )


class Opine(Action):
    """Give the opinion of one's own body."""

    name, label, tone = "opine", _("Cho ý kiến"), "primary"
    source, Inputs = frozenset({State.CONSULTING}), forms.OpineInputs

    @classmethod
    def refusal(cls, record: AnnualProgramme, actor: Officer) -> str:
        return "" if _asked_of(record, actor) else _now("Không có câu hỏi nào đang chờ cơ quan của bạn.")

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        for row in _asked_of(record, actor):
            row.agrees, row.text, row.answered_on, row.officer = inputs["agrees"], inputs["text"], clock.today(), actor
            row.save()


class ConfirmFunds(Action):
    """Confirm how much of the State budget there is for the programme (R-KH-04)."""

    name, label = "confirm_funds", _("Xác nhận kinh phí")
    source = frozenset({State.COMPILED, State.CONSULTING, State.SUPPLEMENTING})
    Inputs = forms.FundsInputs

    @classmethod
    def initial(cls, record: AnnualProgramme) -> dict[str, Any]:
        return {"funds": list(record.funds.values("funding", "amount_vnd", "document"))}

    @classmethod
    def follow(cls, record: AnnualProgramme, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.funds.all().delete()
        ConfirmedFund.objects.bulk_create(
            ConfirmedFund(programme=record, confirmed_on=clock.today(), officer=actor, **row) for row in inputs["funds"]
        )


class Submit(Step):
    """Submit the programme to the People's Committee along matrix row A02."""

    name, label, tone = "submit", _("Trình UBND"), "primary"
    source, target, asks = frozenset({State.COMPILED, State.CONSULTING}), State.SUBMITTED, "pass"
    Inputs, rules = forms.SubmitInputs, (rules.EMPTY, rules.MONEY, rules.OPINIONS, rules.IDLE)


class Appraise(Action):
    """The foreign-affairs body finds the programme in order."""

    name, label, tone = "appraise", _("Thẩm định đạt"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.PARTY, "pass"
    kinds = frozenset({Kind.APPRAISE})


class Pass(Step):
    """The People's Committee passes the programme; the Standing Committee is asked."""

    name, label, tone = "pass", _("UBND thông qua, trình Ban Thường vụ"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.PARTY, "pass"
    kinds, asks, rules = frozenset({Kind.DECIDE}), "endorse", (rules.SIZE,)


class Return(Step):
    """Send the programme back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.COMPILED, "pass", False


class Endorse(Step):
    """The Standing Committee of the Party Committee consents."""

    name, label, tone = "endorse", _("Ban Thường vụ thông qua"), "primary"
    source, target, decision, Inputs = frozenset({State.PARTY}), State.PARTY_AGREED, "endorse", forms.PartyInputs


class SendBack(Step):
    """The Standing Committee wants changes, with the reason."""

    name, label, needs_note = "send_back", _("Ban Thường vụ trả lại"), True
    source, target, decision, agrees = frozenset({State.PARTY}), State.COMPILED, "endorse", False


class Withdraw(Step):
    """Take a submitted programme back to mend it."""

    name, label = "withdraw", _("Rút lại để sửa")
    source, target, ends = frozenset({State.SUBMITTED}), State.COMPILED, "pass"


class Cancel(Action):
    """Give the programme up before it is approved, with the reason."""

    name, label, tone, needs_note = "cancel", _("Thôi không lập"), "danger", True
    source, target = BEFORE_SUBMISSION, State.CANCELLED


def settle(record: AnnualProgramme, title: str) -> None:
    """Name the dossier, put it into its year, fill in the last day for registering."""
    dossier = record.dossier
    dossier.title = title
    dossier.event_date = dt.date(record.year, 1, 1)
    if not record.register_by:
        record.register_by = due("KH_REGISTER", dossier.event_date, province=dossier.province)


def _asked_of(record: AnnualProgramme, actor: Officer) -> list[ProgrammeOpinion]:
    rows = record.opinions.filter(answered_on=None).select_related("body__successor") if record.pk else []
    return [row for row in rows if body_place(row.body.living().pk) in actor.seat.places]
