"""A report is opened: by hand, or by the clock on its cut-off; one that nobody needs is given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.norms.rule import Rule
from doingoai.reference.calendar import work_calendar
from doingoai.registers.reports import forms, rules
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.models import PeriodicReport
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = PeriodicReport.State


class Open(Action):
    """Open the report of a period before the clock does, or one with dates of its own."""

    name, label, opens = "open", _("Lập báo cáo"), True
    target: ClassVar[str | None] = State.COLLECTING
    Inputs: ClassVar[type[Any]] = forms.OpenInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.BOUNDARIES, rules.WORKING_DAY, rules.ENDED, rules.ONCE)

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        definition, dossier = definition_of(inputs["definition"]), record.dossier
        record.regime, record.level = definition.regime, definition.level
        record.frequency, record.signer = definition.frequency, definition.signer
        record.recipient, record.boundaries = definition.recipient, definition.boundaries
        record.place = dossier.unit
        vars(record).pop("period", None)  # the period is read anew from what was typed
        if record.period is not None:
            record.report_due = definition.due(record.period, work_calendar())
            dossier.title = definition.title(record.period)
        else:
            dossier.title = inputs["title"]
        dossier.event_date, dossier.due_on = record.period_to, record.report_due


class OpenDue(Open):
    """Open the report that is owed for a period whose cut-off has come; the clock does it."""

    name, label = "open_due", _("Mở báo cáo đến kỳ (theo lịch)")


class Cancel(Action):
    """Give up a report; one that is owed by the calendar only the Ministry may release."""

    name, label, tone, needs_note = "cancel", _("Thôi lập báo cáo"), "danger", True
    source, target = frozenset({State.COLLECTING, State.DRAFT}), State.CANCELLED

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.cancelled_on = clock.today()
