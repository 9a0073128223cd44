"""How it ends: the holder leaves the post, the passport is withdrawn, lost or damaged; and what the clock does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.passports import forms
from doingoai.registers.passports.actions.custody import OfKeeper, close_handover
from doingoai.registers.passports.models import Passport
from doingoai.registers.passports.rules.book import loss_notice_due
from doingoai.workflow.action import Action

State = Passport.State


class NoteLeft(Action):
    """Record that the holder left the post or the listed group; the withdrawal falls due."""

    name, label = "note_left", _("Ghi nhận người giữ thôi giữ chức")
    source, Inputs = Passport.LIVING, forms.LeftInputs
    help = _("Mở việc thu hồi: hộ chiếu phải được thu hồi trong thời hạn luật định.")

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.withdrawal_due = due("HC_WITHDRAW", inputs["left_on"], province=record.dossier.province)
        if record.dossier.state not in Passport.OUT:  # one that is out has its day of return to keep
            record.dossier.due_on = record.withdrawal_due


class Withdraw(OfKeeper):
    """Record that the passport was withdrawn and given back to the issuing body."""

    name, label = "withdraw", _("Thu hồi")
    source, target = Passport.LIVING | {State.LOST, State.DAMAGED}, State.WITHDRAWN
    Inputs = forms.WithdrawInputs
    needs_note = True

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _end(record, inputs["withdrawn_on"])

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        close_handover(record, inputs["withdrawn_on"])


class ReportLost(Action):
    """Record a loss; both authorities are told on the same day."""

    name, label, tone = "report_lost", _("Báo mất"), "danger"
    source, target, Inputs = Passport.LIVING, State.LOST, forms.LostInputs

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _end(record, inputs["lost_on"])
        _owe_notices(record)

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        close_handover(record, inputs["lost_on"])


class LogLossNotice(Action):
    """Log the day on which the Ministry and the immigration authority were told."""

    name, label, tone = "log_loss_notice", _("Ghi thông báo mất"), "primary"
    source, target, Inputs = frozenset({State.LOST}), State.LOST, forms.LossNoticeInputs

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _owe_notices(record)


class ReportDamaged(OfKeeper):
    """Record that the passport can no longer be used; it is to be withdrawn."""

    name, label = "report_damaged", _("Ghi nhận hỏng")
    source, target, Inputs = Passport.LIVING, State.DAMAGED, forms.DamagedInputs

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _end(record, inputs["damaged_on"])
        record.withdrawal_due = due("HC_WITHDRAW", inputs["damaged_on"], province=record.dossier.province)
        record.dossier.due_on = record.withdrawal_due

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        close_handover(record, inputs["damaged_on"])


def _end(record: Passport, day: dt.date) -> None:
    """The passport leaves custody on the first of such days; what is lost stays lost when it is found and withdrawn."""
    record.ended_on = record.ended_on or day
    record.dossier.due_on = None


def _owe_notices(record: Passport) -> None:
    told = record.ministry_told_on and record.immigration_told_on
    record.dossier.due_on = None if told else loss_notice_due(record)
