"""What the approval of a programme or of a supplement does to its lines: acts of the program, asked for by it.

Nobody carries them out by hand: an approved line follows from an approved version (R-KH-01).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.planning.programme_lines import forms
from doingoai.planning.programme_lines.codes import ChangeKind
from doingoai.planning.programme_lines.models import CHANGEABLE, ProgrammeLine
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = ProgrammeLine.State


class Adopt(Action):
    """The line is part of an approved version."""

    name, label = "adopt", _("Được duyệt theo chương trình")
    source, target, Inputs = frozenset({State.PROPOSED}), State.APPROVED, forms.VersionInputs

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        record.version_no, record.approved_on = inputs["version_no"], clock.today()


class Refuse(Action):
    """The approver left the line out."""

    name, label, needs_note = "refuse", _("Không được duyệt"), True
    source, target = frozenset({State.PROPOSED}), State.REJECTED


class Amend(Action):
    """Carry an approved change into the line; one that strikes it out ends it."""

    name, label = "amend", _("Điều chỉnh theo bổ sung được duyệt")
    source, Inputs = frozenset({State.APPROVED, State.RUNNING}), forms.AmendInputs
    outcomes = frozenset({State.APPROVED, State.RUNNING, State.CANCELLED})

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        change = inputs["change"]
        record.version_no = inputs["version_no"]
        if change.change_kind == ChangeKind.STRIKE:
            record.outcome_reason = change.change_reason
            return
        for name in CHANGEABLE:
            setattr(record, name, getattr(change, name))
        record.dossier.title = change.dossier.title
        record.set_window()
        record.dossier.event_date = record.first_on

    @classmethod
    def follow(cls, record: ProgrammeLine, inputs: Mapping[str, Any], actor: Officer) -> None:
        change = inputs["change"]
        if change.change_kind != ChangeKind.STRIKE:
            record.countries.set(change.countries.all())
            record.co_units.set(change.co_units.all())

    @classmethod
    def target_of(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> str | None:
        return State.CANCELLED if inputs["change"].change_kind == ChangeKind.STRIKE else None
