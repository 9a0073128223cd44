"""The life of a card: received, checked, other bodies asked in parallel, decided by the Chair, issued, used, ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Access
from doingoai.registers.apec_cards import forms, rules
from doingoai.registers.apec_cards.codes import OutcomeKind
from doingoai.registers.apec_cards.models import ApecCard, Check, Outcome, UseReport
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action

State = ApecCard.State


class Receive(Action):
    """Enter the request of an enterprise or of a body whose official has APEC duties."""

    name, label, opens = "receive", _("Nhận đề nghị"), True
    target: ClassVar[str | None] = State.RECEIVED
    Inputs: ClassVar[type[Any]] = forms.ReceiveInputs
    rules: ClassVar[tuple[Rule, ...]] = rules.AT_RECEIPT

    @classmethod
    def initial(cls, record: ApecCard) -> dict[str, Any]:
        return {}

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.settle()
        if record.dossier.pk is None:
            record.dossier.due_on = due("AB_CHECK", record.received_on, province=record.dossier.province)


class Correct(Receive):
    """Correct the request while nobody was asked about it."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.RECEIVED, State.CHECKED})


class CheckDossier(Action):
    """Confirm that the dossier is complete and the person fit."""

    name, label, tone = "check", _("Kiểm tra hồ sơ"), "primary"
    source, target, Inputs = frozenset({State.RECEIVED}), State.CHECKED, forms.CheckInputs


class Consult(Action):
    """Ask tax, customs, insurance, police and others, all at once."""

    name, label, tone = "consult", _("Lấy ý kiến kiểm tra"), "primary"
    source, target, Inputs = frozenset({State.CHECKED}), State.CONSULTING, forms.ConsultInputs

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("AB_ANSWER", clock.today(), province=record.dossier.province)

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        days = {"asked_on": clock.today(), "due_on": record.dossier.due_on}
        Check.objects.bulk_create(Check(card=record, **row, **days) for row in inputs["asked"])


class Answer(Action):
    """Answer for one's own body. Beside the case: many bodies answer at once, none of them moves its version."""

    name, label, tone, aside = "answer", _("Trả lời kiểm tra"), "primary", True
    Inputs: ClassVar[type[Any]] = forms.AnswerInputs

    @classmethod
    def refusal(cls, record: ApecCard, actor: Officer) -> str:
        if record.dossier.state != State.CONSULTING:
            return _now("Hồ sơ không ở bước lấy ý kiến.")
        return "" if record.own_checks(actor) else _now("Cơ quan của bạn không được hỏi trong hồ sơ này.")

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = {name: inputs[name] for name in ("result", "document", "text")}
        day = inputs.get("answered_on") or clock.today()
        record.checks.filter(pk=inputs["check_row"].pk).update(answered_on=day, **said)


class RecordAnswer(Answer):
    """Type in an answer that came on paper."""

    name, label, tone = "record_answer", _("Ghi văn bản trả lời"), "neutral"
    Inputs = forms.RecordAnswerInputs

    @classmethod
    def refusal(cls, record: ApecCard, actor: Officer) -> str:
        return "" if record.dossier.state == State.CONSULTING else _now("Hồ sơ không ở bước lấy ý kiến.")


class Present(Action):
    """Propose a permission, or a refusal with its reason, to the Chair."""

    name, label, tone = "present", _("Trình quyết định"), "primary"
    source, target, asks = frozenset({State.CONSULTING}), State.DECIDING, "decide"
    Inputs, rules = forms.PresentInputs, rules.AT_PRESENTATION

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None


class Appraise(Action):
    """Say, as the foreign-affairs body, that the proposal stands."""

    name, label, tone = "appraise", _("Thẩm định: đồng ý kiến nghị"), "primary"
    source, target = frozenset({State.DECIDING}), State.DECIDING
    decision, kinds = "decide", frozenset({Kind.APPRAISE})


class Permit(Action):
    """Permit the use of a card."""

    name, label, tone = "permit", _("Cho phép"), "primary"
    source, target = frozenset({State.DECIDING}), State.PERMITTED
    decision, kinds = "decide", frozenset({Kind.DECIDE})
    Inputs, rules = forms.PermitInputs, rules.AT_PERMISSION

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep_outcomes(record)


class Refuse(Action):
    """Refuse, with the reason that the applicant is told."""

    name, label, tone = "refuse", _("Từ chối"), "danger"
    source, target = frozenset({State.DECIDING}), State.REFUSED
    decision, kinds, agrees = "decide", frozenset({Kind.DECIDE}), False
    Inputs = forms.RefuseInputs

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep_outcomes(record)


class Return(Action):
    """Send the case back to be looked into again."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.CONSULTING, "decide", False


class EnterCard(Action):
    """Record the card that the Ministry of Public Security issued; from now on few may read the dossier."""

    name, label, tone = "enter_card", _("Ghi thẻ đã cấp"), "primary"
    source, target = frozenset({State.PERMITTED}), State.ISSUED
    Inputs, rules = forms.CardInputs, (rules.TERM,)

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.access_level = Access.RESTRICTED
        record.dossier.due_on = record.next_report()


class TakeUseReport(Action):
    """Record the enterprise's yearly report of how the card was used."""

    name, label = "take_use_report", _("Ghi báo cáo sử dụng thẻ")
    source, target, Inputs = frozenset({State.ISSUED}), State.ISSUED, forms.UseReportInputs

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        owed = [day for day in record.reports_owed(_last_year(record)) if day.year != inputs["year"]]
        record.dossier.due_on = next(iter(owed), None)

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        UseReport.objects.create(card=record, **inputs)


class FindGround(Action):
    """Record a ground for revocation (enterprise dissolved, person gone, tax owed); the revocation falls due."""

    name, label = "find_ground", _("Ghi nhận căn cứ thu hồi")
    source, target, Inputs = ApecCard.IN_USE, State.REVOKING, forms.GroundInputs

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.revoke_due = due("AB_REVOKE", clock.today(), province=record.dossier.province)
        record.dossier.due_on = record.revoke_due


class KeepCard(Action):
    """Find that the ground does not hold or is gone (the tax was paid); the reason is kept."""

    name, label, needs_note = "keep_card", _("Không thu hồi"), True
    source = frozenset({State.REVOKING})
    outcomes = ApecCard.IN_USE

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        record.ground, record.ground_on, record.revoke_due = "", None, None
        record.dossier.due_on = record.next_report()

    @classmethod
    def target_of(cls, record: ApecCard, inputs: Mapping[str, Any]) -> str:
        return State.ISSUED if record.card_no else State.PERMITTED


class Revoke(Action):
    """Revoke the permission; the Ministry of Public Security cancels the card."""

    name, label, tone = "revoke", _("Thu hồi"), "danger"
    source, target, Inputs = frozenset({State.REVOKING}), State.REVOKED, forms.RevokeInputs

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep_outcomes(record)


class Expire(Action):
    """The permission or the card is over; it is not extended, a new one is asked for."""

    name, label = "expire", _("Hết hạn")
    source, target = ApecCard.IN_USE, State.EXPIRED

    @classmethod
    def apply(cls, record: ApecCard, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = None


class Withdraw(Action):
    """The enterprise takes its request back."""

    name, label, needs_note = "withdraw", _("Rút hồ sơ"), True
    source = frozenset({State.RECEIVED, State.CHECKED, State.CONSULTING, State.DECIDING})
    target, ends = State.WITHDRAWN, "decide"


class Rectify(rectify.Rectify, Receive):
    """Put right what was typed of a case that figures count already."""

    opens, target = False, None
    source = frozenset({State.PERMITTED, State.ISSUED, State.REFUSED, State.REVOKED, State.EXPIRED})
    Inputs, rules = forms.RectifyInputs, (rules.ENTERPRISE, rules.TERM)

    @classmethod
    def follow(cls, record: ApecCard, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep_outcomes(record)


def keep_outcomes(record: ApecCard) -> None:
    """Let the rows that figures count say what the papers of the record say."""
    papers = (
        (OutcomeKind.GRANTED, record.permitted_on, record.permission_no),
        (OutcomeKind.REFUSED, record.refused_on, record.refusal_no),
        (OutcomeKind.REVOKED, record.revoked_on, record.revocation_no),
    )
    for kind, day, number in papers:
        if day is not None:
            Outcome.objects.update_or_create(card=record, kind=kind, defaults={"on": day, "number": number})


def _last_year(record: ApecCard) -> int:
    assert record.card_expires_on is not None  # a card that is issued has its day
    return record.card_expires_on.year
