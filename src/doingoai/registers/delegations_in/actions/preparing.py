"""From the permission to the day before: invitation, guests, programme, permits, costs, notices, readiness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.registers.delegations_in import forms as filled
from doingoai.registers.delegations_in import rules
from doingoai.registers.delegations_in.actions.proposal import BEFORE, PERMITTED, State
from doingoai.registers.delegations_in.models import Cost, Guest, IncomingDelegation, Item, Notice, Permit, Support
from doingoai.registers.delegations_in.protocol import checklist
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs

UNDER_WAY = PERMITTED | {State.VISITING}
ROWS: dict[str, tuple[type[Any], type[forms.Form]]] = {
    "guests": (Guest, filled.GuestRow),
    "programme": (Item, filled.ItemRow),
    "supports": (Support, filled.SupportRow),
    "permits": (Permit, filled.PermitRow),
    "costs": (Cost, filled.CostRow),
}


class Table(Action):
    """An act that writes tables of the visit anew: their names stand in `tables`."""

    tables: tuple[str, ...] = ()

    @classmethod
    def initial(cls, record: IncomingDelegation) -> dict[str, Any]:
        return {
            name: [model_to_dict(row, list(ROWS[name][1].base_fields)) for row in getattr(record, name).all()]
            for name in cls.tables
        }

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        for name in cls.tables:
            getattr(record, name).all().delete()
            model = ROWS[name][0]
            model.objects.bulk_create(model(delegation=record, **row) for row in inputs[name])


class Invite(Action):
    """Send the invitation letter; never before the permission."""

    name, label, tone = "invite", _("Gửi thư mời"), "primary"
    source, target = frozenset({State.PERMITTED}), State.INVITED
    rules = (rules.PERMISSION_FIRST,)

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = ("invited_on", "invitation_number")

        needed, past = ("invited_on",), ("invited_on",)


class Prepare(Action):
    """Begin to prepare; a guest who asked to come needs no invitation letter."""

    name, label, tone = "prepare", _("Chuẩn bị đón"), "primary"
    source, target = frozenset({State.PERMITTED, State.INVITED}), State.PREPARING


class Adjust(Action):
    """Put down what changed without touching what was permitted; new places and hosts are told like a programme."""

    name, label, source, Inputs = "adjust", _("Cập nhật thông tin"), PERMITTED, filled.AdjustInputs

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        if record.dossier.state == State.READY and _differs(record, inputs):
            record.programme_version += 1
        super().apply(record, inputs)


class SetGuests(Table):
    """Write the list of guests; it may still grow when they arrive."""

    name, label, source = "guests", _("Cập nhật danh sách khách"), BEFORE | {State.VISITING}
    Inputs, tables = filled.GuestsInputs, ("guests",)


class SetProgramme(Table):
    """Write the programme; what changes after the visit was ready is told again to all who had a notice (R-DV-14)."""

    name, label, source = "programme", _("Cập nhật chương trình"), UNDER_WAY | BEFORE
    Inputs, tables, rules = filled.ProgrammeInputs, ("programme",), rules.AT_PROGRAMME

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        before = {_told(model_to_dict(row)) for row in record.programme.all()}
        ready = record.dossier.state in {State.READY, State.VISITING}
        if ready and before != {_told(row) for row in inputs["programme"]}:
            record.programme_version += 1


class SetCosts(Table):
    """Write the lines of cost, each within the norm of the guest's class."""

    name, label, source = "costs", _("Cập nhật kinh phí"), UNDER_WAY | BEFORE | {State.ENDED}
    Inputs, tables, rules = filled.CostsInputs, ("costs",), rules.AT_COSTS


class Arrange(Table):
    """Enter visa letters and permits, those of the sector law and those for border and restricted areas."""

    name, label, source = "arrange", _("Cập nhật thị thực, giấy phép"), BEFORE
    Inputs, tables, rules = filled.ArrangeInputs, ("supports", "permits"), rules.AT_ARRANGING


class Notify(Action):
    """Record a notice that was sent, of the programme as it stands now."""

    name, label, source, Inputs = "notify", _("Ghi thông báo đã gửi"), UNDER_WAY, filled.NotifyInputs

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        Notice.objects.create(delegation=record, programme_version=record.programme_version, **inputs)


class TakeReply(Action):
    """Record what a body answered to a notice."""

    name, label, source, Inputs = "reply", _("Ghi trả lời thông báo"), UNDER_WAY, filled.ReplyInputs

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = {name: inputs[name] for name in ("replied_on", "reply")}
        record.notices.filter(pk=inputs["notice"].pk).update(**said)


class TickInputs(RecordInputs):
    protocol_done = forms.MultipleChoiceField(label=_("Đã xong"), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = IncomingDelegation
        fields = ("protocol_done",)

    def prepare(self) -> None:
        field: Any = self.fields["protocol_done"]
        field.choices = [(item.code, item.name) for item in checklist(self.record)]


class Tick(Action):
    """Say which points of protocol are settled."""

    name, label, source, Inputs = "tick", _("Cập nhật việc lễ tân"), UNDER_WAY, TickInputs


class Ready(Action):
    """Say that everything stands: programme approved, list complete, notices sent, permits in hand."""

    name, label, tone = "ready", _("Sẵn sàng đón"), "primary"
    source, target, rules = frozenset({State.PREPARING}), State.READY, rules.AT_READINESS

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = ("programme_approved_on", "programme_approved_by")

        needed, past = ("programme_approved_on", "programme_approved_by"), ("programme_approved_on",)

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.arrive_on


def _differs(record: IncomingDelegation, inputs: Mapping[str, Any]) -> bool:
    """Tell whether areas, places or the host are no longer what a notice has told (R-DV-14)."""
    places = any(inputs[name] != getattr(record, name) for name in ("localities", "host_name"))
    return places or sorted(inputs["areas"]) != sorted(record.areas)


def _told(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what a notice tells of a line: when, where, who leads."""
    return tuple(row[name] for name in ("day", "time_from", "time_to", "place", "chair"))
