"""While the passport is kept: taken in, handed over for a trip, taken back, extended, put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import Journey
from doingoai.registers.passports import forms, rules
from doingoai.registers.passports.actions.issuing import Request
from doingoai.registers.passports.models import Handover, Passport
from doingoai.workflow import rectify
from doingoai.workflow.action import Action

State = Passport.State
ONE_DAY = dt.timedelta(days=1)


class OfKeeper(Action):
    """An act of the body that keeps the passport; the matrix says which roles, here is which body."""

    @classmethod
    def refusal(cls, record: Passport, actor: Officer) -> str:
        return "" if record.kept_by(actor) else _now("Việc này của cơ quan giữ hộ chiếu: %s.") % record.keeper


class TakeIn(OfKeeper):
    """Take the new passport into custody."""

    name, label, tone = "take_in", _("Nhận quản lý"), "primary"
    source, target, Inputs = frozenset({State.ISSUED}), State.KEPT, forms.TakeInInputs


class HandOver(OfKeeper):
    """Hand the passport to its holder for one decided trip; it comes back within the days of the law."""

    name, label, tone = "hand_over", _("Giao hộ chiếu"), "primary"
    source, target = frozenset({State.KEPT}), State.HANDED_OUT
    Inputs, rules = forms.HandOverInputs, rules.AT_HANDOVER

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        journey = journey_of(record, inputs["trip_number"])
        assert journey is not None  # R-HC-02 asks for it
        Handover.objects.create(
            passport=record, trip_number=journey.dossier.number, trip_last=journey.last, out_on=inputs["out_on"],
            receiver=inputs["receiver"], giver=actor.full_name, due_on=return_due(record, journey),
        )  # fmt: skip
        for trip in Dossier.objects.visible_to(actor).filter(pk=journey.dossier.pk):
            Link.objects.get_or_create(source=record.dossier, target=trip, kind=Link.Kind.RELATES)

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        journey = journey_of(record, inputs["trip_number"])
        record.dossier.due_on = return_due(record, journey) if journey is not None else None


class TakeBack(OfKeeper):
    """Take the passport back; one that comes after its day is a late return."""

    name, label, tone = "take_back", _("Nhận lại hộ chiếu"), "primary"
    source, target, Inputs = Passport.OUT, State.KEPT, forms.TakeBackInputs

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = record.withdrawal_due

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        close_handover(record, inputs["in_on"], returned_by=inputs["returned_by"], late_reason=inputs["late_reason"])


class Extend(OfKeeper):
    """Record the one extension."""

    name, label = "extend", _("Gia hạn")
    source, target, Inputs, rules = frozenset({State.KEPT}), State.KEPT, forms.ExtendInputs, rules.AT_EXTENSION

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.settle()


class Rectify(rectify.Rectify, Request):
    """Put right what was typed of a passport in custody; the number stays where none is typed."""

    opens, target = False, None
    source = Passport.LIVING | {State.LOST, State.DAMAGED, State.WITHDRAWN, State.EXPIRED}
    Inputs, rules = forms.RectifyInputs, rules.AT_ENTRY

    @classmethod
    def refusal(cls, record: Passport, actor: Officer) -> str:
        if record.anonymised_on:
            return _now("Số hộ chiếu đã được xóa khi hết thời hạn lưu; hồ sơ không còn sửa được.")
        return OfKeeper.refusal(record, actor)

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if record.dossier.state in {State.LOST, State.WITHDRAWN}:
            record.ended_on = min(day for day in (record.lost_on, record.withdrawn_on) if day is not None)


def journey_of(record: Passport, number: str) -> Journey | None:
    """Return the trip of the record's province that is called so."""
    return offered_as(Journey, number, record.dossier.province)


def return_due(record: Passport, journey: Journey) -> dt.date:
    """Return the last day for bringing the passport back: some working days after the trip (HC_RETURN)."""
    return due("HC_RETURN", journey.last, province=record.dossier.province)


def close_handover(record: Passport, day: dt.date, **said: str) -> None:
    """Close the open handover; what comes after its day is late from the day after it on."""
    row = record.out_now()
    if row is None:
        return
    late = day > row.due_on
    Handover.objects.filter(pk=row.pk).update(in_on=day, late_on=late_from(row) if late else None, **said)


def late_from(row: Handover) -> dt.date:
    """Return the first day on which a passport that is not back is late."""
    return row.due_on + ONE_DAY
