"""The proposal: drafted, corrected, submitted in time, sent back for what is missing, put off, given up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.lib.text import fold
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import PlannedLine
from doingoai.registers.delegations_in import codes, rules
from doingoai.registers.delegations_in.forms import ProposalInputs
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.rules.dossier import filing_key, is_urgent
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs

State = IncomingDelegation.State
UNDECIDED = frozenset({State.PROPOSED, State.APPRAISING, State.DECIDING})
PERMITTED = frozenset({State.PERMITTED, State.INVITED, State.PREPARING, State.READY})
BEFORE = UNDECIDED | PERMITTED


class Propose(Action):
    """Open the dossier of a visit."""

    name, label, opens = "propose", _("Lập hồ sơ đoàn vào"), True
    target: ClassVar[str | None] = State.PROPOSED
    Inputs = ProposalInputs

    @classmethod
    def initial(cls, record: IncomingDelegation) -> dict[str, Any]:
        if record.pk is None:
            return {}
        return {"title": record.dossier.title, "co_hosts": [body.pk for body in record.co_hosts.all()]}

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.organisation_key = fold(record.organisation)[:200]
        record.dossier.title = inputs["title"]
        record.__dict__.pop("particular", None)
        cls.set_days(record)

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.co_hosts.set(inputs["co_hosts"])
        _link(record)

    @classmethod
    def set_days(cls, record: IncomingDelegation) -> None:
        """Set the day of the dossier and the day to keep: the planned end, the filing before the arrival."""
        record.dossier.event_date = record.leave_on
        record.dossier.due_on = due(filing_key(record), record.arrive_on, province=record.dossier.province)


class Correct(Propose):
    """Correct the dossier until it is submitted, or with new days after it was put off."""

    name, label, opens, target = "correct", _("Sửa hồ sơ"), False, None
    source = frozenset({State.PROPOSED, State.POSTPONED})


class Submit(Action):
    """Hand the dossier in; late filing is a warning and is counted."""

    name, label, tone = "submit", _("Nộp hồ sơ"), "primary"
    source, target = frozenset({State.PROPOSED, State.POSTPONED}), State.APPRAISING
    rules = rules.AT_SUBMISSION

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = ("office_consent",)

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        today = clock.today()
        record.submitted_on, record.is_urgent = today, is_urgent(record, today)
        record.stop_reason, record.stopped_on, record.told_on = "", None, None
        record.dossier.due_on = due("DV_APPRAISE", today, province=record.dossier.province)


class RequestSupplement(Action):
    """Send the dossier back to the host unit for what is missing, with the reason."""

    name, label, needs_note = "request_supplement", _("Yêu cầu bổ sung"), True
    source, target = frozenset({State.APPRAISING}), State.PROPOSED


class StopInputs(RecordInputs):
    """Why the visit does not take place, and when those who had a notice were told."""

    stop_reason = forms.ChoiceField(label=_("Lý do"), choices=codes.StopReason.choices)

    class Meta:
        model = IncomingDelegation
        fields = ("stop_reason", "told_on")

    past = ("told_on",)

    def prepare(self) -> None:
        """Whoever had a notice is told (D.4): the day is needed then."""
        if self.record.notices.exists():
            self.fields["told_on"].required = True
        else:
            del self.fields["told_on"]


class Postpone(Action):
    """Put the visit off; with new days it is submitted and decided again."""

    name, label, needs_note = "postpone", _("Hoãn, đổi lịch"), True
    source, target, ends = BEFORE - {State.PROPOSED}, State.POSTPONED, "decide"
    Inputs, rules = StopInputs, rules.AT_STOP

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.stopped_on, record.dossier.due_on = clock.today(), None
        record.permitted_on = record.invited_on = record.programme_approved_on = None
        record.programme_version += 1  # notices of the former days tell nothing of the new ones


class Cancel(Action):
    """Give the visit up."""

    name, label, tone, needs_note = "cancel", _("Hủy chuyến thăm"), "danger", True
    source, target, ends = BEFORE | {State.POSTPONED}, State.CANCELLED, "decide"
    Inputs, rules = StopInputs, rules.AT_STOP

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        today: dt.date = clock.today()
        record.stopped_on, record.dossier.event_date, record.dossier.due_on = today, today, None


def _link(record: IncomingDelegation) -> None:
    """Link the dossier with the line of the plan and with the visit of which it is a part, and with no former ones."""
    mine = record.dossier
    Link.objects.filter(source=mine, kind=Link.Kind.PLANNED).delete()
    Link.objects.filter(source=mine, kind=Link.Kind.ARISES, target__register=record.register).delete()
    line = offered_as(PlannedLine, record.plan_line, mine.province) if record.plan_line else None
    if line is not None:
        Link.objects.create(source=mine, target=line.dossier, kind=Link.Kind.PLANNED)
    if record.master_number:
        master = Dossier.objects.for_system("master visit").get(number=record.master_number)
        Link.objects.create(source=mine, target=master, kind=Link.Kind.ARISES)
