"""The life of a gift: given and closed; or received, declared, valued, decided on, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.organisations.models import Officer
from doingoai.registers.gifts import forms, rules
from doingoai.registers.gifts.codes import Direction
from doingoai.registers.gifts.models import Gift
from doingoai.workflow import rectify
from doingoai.workflow.action import Action

State = Gift.State


class Receive(Action):
    """Take down a gift that was received; the receiver declares it next."""

    name, label, opens = "receive", _("Ghi quà nhận"), True
    target: ClassVar[str | None] = State.RECEIVED
    Inputs: ClassVar[type[forms.GiftInputs]] = forms.ReceiveInputs
    direction: ClassVar[str] = Direction.RECEIVED

    @classmethod
    def apply(cls, record: Gift, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if record.dossier.pk is None:
            record.direction = cls.direction
        record.dossier.title = inputs["title"]
        _set_days(record)

    @classmethod
    def follow(cls, record: Gift, inputs: Mapping[str, Any], actor: Officer) -> None:
        """Link the gift with its visit, and with no former one."""
        mine = record.dossier
        Link.objects.filter(source=mine, kind=Link.Kind.ARISES, target__register__in=forms.VISITS).delete()
        if record.visit_number:
            visit = Dossier.objects.for_system("visit of a gift").get(number=record.visit_number)
            Link.objects.create(source=mine, target=visit, kind=Link.Kind.ARISES)


class Give(Receive):
    """Take down a gift that was given."""

    name, label, target = "give", _("Ghi quà tặng"), State.GIVEN
    Inputs, rules, direction = forms.GiveInputs, rules.AT_GIVING, Direction.GIVEN


class Correct(Receive):
    """Correct what was taken down."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.GIVEN, State.RECEIVED})
    Inputs, rules = forms.CorrectInputs, rules.AT_GIVING


class Declare(Action):
    """Declare the gift to one's own body; late is a warning and is counted (DV-10)."""

    name, label, tone = "declare", _("Kê khai"), "primary"
    source, target = frozenset({State.RECEIVED}), State.DECLARED
    Inputs, rules = forms.DeclareInputs, (rules.DECLARED,)

    @classmethod
    def apply(cls, record: Gift, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = rules.handle_by(record)


class Appraise(Action):
    """Say what the gift is worth."""

    name, label, tone = "appraise", _("Định giá"), "primary"
    source, target, Inputs = frozenset({State.DECLARED}), State.VALUED, forms.AppraiseInputs


class Handle(Action):
    """Decide what becomes of the gift; not by whoever took it down."""

    name, label, tone = "handle", _("Quyết định xử lý"), "primary"
    source, target = frozenset({State.VALUED}), State.HANDLED
    Inputs, rules = forms.HandleInputs, rules.AT_HANDLING

    @classmethod
    def refusal(cls, record: Gift, actor: Officer) -> str:
        own = actor.pk == record.dossier.opened_by_id or actor.full_name == record.receiver
        return _now("Người nhận, người ghi quà không tự quyết định xử lý.") if own else ""


class Complete(Action):
    """Close the dossier: where the gift is now."""

    name, label, tone = "complete", _("Đóng hồ sơ"), "primary"
    source, target, Inputs = frozenset({State.GIVEN, State.HANDLED}), State.CLOSED, forms.CompleteInputs

    @classmethod
    def apply(cls, record: Gift, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None


class Cancel(Action):
    """Strike out a gift that was entered wrongly."""

    name, label, tone, needs_note = "cancel", _("Hủy"), "danger", True
    source, target = frozenset({State.GIVEN, State.RECEIVED}), State.CANCELLED


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a gift that figures count."""

    source = frozenset({State.DECLARED, State.VALUED, State.HANDLED, State.CLOSED})
    Inputs, rules = forms.RectifyInputs, rules.AT_RECTIFICATION


def _set_days(record: Gift) -> None:
    """Set the day of the dossier and, until a received gift is decided on, the day to keep."""
    dossier = record.dossier
    dossier.event_date = record.changed_hands_on
    if record.direction != Direction.RECEIVED:
        return
    record.declare_due_on = rules.declare_by(record)
    if dossier.pk is None or dossier.state == State.RECEIVED:
        dossier.due_on = record.declare_due_on
    elif dossier.state in {State.DECLARED, State.VALUED}:
        dossier.due_on = rules.handle_by(record)
