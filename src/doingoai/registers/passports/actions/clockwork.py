"""What the clock does: a passport not back falls overdue, one that is over expires, an old number is deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.registers.passports.actions.custody import ONE_DAY
from doingoai.registers.passports.models import Handover, Passport
from doingoai.workflow import clock, inputs
from doingoai.workflow.action import Action

State = Passport.State


class Reckon(Action):
    """Follow the trip: its last day moves the day of return; after that the passport is overdue."""

    name, label = "reckon", _("Tính lại hạn nộp")
    source = Passport.OUT
    outcomes = frozenset({State.HANDED_OUT, State.OVERDUE})

    class Inputs(inputs.Inputs):
        trip_last = forms.DateField()
        due_on = forms.DateField()

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = inputs["due_on"]

    @classmethod
    def target_of(cls, record: Passport, inputs: Mapping[str, Any]) -> str:
        return State.OVERDUE if inputs["due_on"] < clock.today() else State.HANDED_OUT

    @classmethod
    def follow(cls, record: Passport, inputs: Mapping[str, Any], actor: Officer) -> None:
        day: dt.date = inputs["due_on"]
        late = day + ONE_DAY if day < clock.today() else None
        rows = Handover.objects.filter(passport=record, in_on=None)
        rows.update(due_on=day, trip_last=inputs["trip_last"], late_on=late)


class Expire(Action):
    """The passport is over."""

    name, label = "expire", _("Hết hạn")
    source, target = frozenset({State.ISSUED, State.KEPT}), State.EXPIRED

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        assert record.valid_until is not None  # the clock asks for those whose day has passed
        record.ended_on = record.valid_until + ONE_DAY
        record.dossier.due_on = None


class Anonymise(Action):
    """Delete the number for good: the passport has ended and the time of keeping is over; figures stay."""

    name, label = "anonymise", _("Xóa số hộ chiếu")
    source = frozenset({State.WITHDRAWN, State.EXPIRED, State.LOST, State.DAMAGED})

    @classmethod
    def apply(cls, record: Passport, inputs: Mapping[str, Any]) -> None:
        record.drop_number()
        record.anonymised_on = clock.today()
