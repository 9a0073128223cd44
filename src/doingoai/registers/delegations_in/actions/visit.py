"""The visit and what it leaves: arrived, ended, reported, accepted, closed, put right, personal data masked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_in import forms, rules
from doingoai.registers.delegations_in.actions.proposal import Correct, State
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.models.rows import MASK
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs

OVER = frozenset({State.ENDED, State.REPORTED, State.FOLLOWED, State.CLOSED})


class Arrive(Action):
    """Record that the guests came."""

    name, label, tone = "arrive", _("Khách đã đến"), "primary"
    source, target, rules = frozenset({State.READY}), State.VISITING, rules.AT_ARRIVAL

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = ("actual_arrive_on", "residence_declared_on")

        needed, past = ("actual_arrive_on",), ("actual_arrive_on", "residence_declared_on")

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.leave_on


class EndInputs(RecordInputs):
    actual_guest_count = forms.how_many(_("Số khách thực tế"))

    class Meta:
        model = IncomingDelegation
        fields = ("actual_leave_on", "actual_guest_count", "residence_declared_on")

    needed, past = ("actual_leave_on",), ("actual_leave_on", "residence_declared_on")

    def clean_actual_leave_on(self) -> Any:
        left = self.cleaned_data["actual_leave_on"]
        if left and left < self.record.actual_arrive_on:
            raise ValidationError(_now("Ngày đi trước ngày đến."))
        return left


class End(Action):
    """Record that the guests left and how many came; figures count them from this day, the report falls due."""

    name, label, tone = "end", _("Kết thúc chuyến thăm"), "primary"
    source, target = frozenset({State.VISITING}), State.ENDED
    Inputs, rules = EndInputs, rules.AT_END

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _count_from_end(record)


class Report(Action):
    """Report what came of the visit: results, what was promised, what it cost."""

    name, label, tone = "report", _("Báo cáo kết quả"), "primary"
    source, target = frozenset({State.ENDED}), State.REPORTED
    requires, rules = ("results",), rules.AT_REPORT

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = forms.REPORT

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.reported_on = clock.today()


class AcceptReport(Action):
    """Accept the report; until then it stays owed."""

    name, label, tone = "accept_report", _("Chấp nhận báo cáo"), "primary"
    source, target = frozenset({State.REPORTED}), State.FOLLOWED

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = None


class SendBackReport(Action):
    """Ask for a better report, with the reason."""

    name, label, needs_note = "send_back_report", _("Yêu cầu báo cáo lại"), True
    source, target = frozenset({State.REPORTED}), State.ENDED

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        record.reported_on = None


class Close(Action):
    """Close the dossier: every promise is a commitment with its owner and day, gifts are declared."""

    name, label, tone = "close", _("Đóng hồ sơ"), "primary"
    source, target = frozenset({State.FOLLOWED}), State.CLOSED
    rules = rules.AT_CLOSING

    class Inputs(RecordInputs):
        class Meta:
            model = IncomingDelegation
            fields = ("promises", "no_commitment", "gifts_declared")


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a visit that has ended."""

    source = OVER
    Inputs, rules = forms.RectifyInputs, rules.AT_RECTIFICATION

    @classmethod
    def set_days(cls, record: IncomingDelegation) -> None:
        _count_from_end(record)


class Mask(Action):
    """Mask passport numbers and days of birth when their time is over (R-DV-18); the calendar does it."""

    name, label = "mask", _("Che dữ liệu cá nhân của khách")
    source = frozenset(State.values)

    @classmethod
    def apply(cls, record: IncomingDelegation, inputs: Mapping[str, Any]) -> None:
        record.guests_masked_on = clock.today()

    @classmethod
    def follow(cls, record: IncomingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        guests = list(record.guests.all())
        for guest in guests:
            guest.passport_no, guest.birth_date = MASK if guest.passport_no else "", None
        record.guests.bulk_update(guests, ["passport_no", "birth_date"])


def _count_from_end(record: IncomingDelegation) -> None:
    """Figures count the visit on the day on which the guests left; its report is owed from then until accepted."""
    dossier, left = record.dossier, record.actual_leave_on
    assert left is not None  # the form asks for it
    record.report_due_on = due("DV_REPORT", left, province=dossier.province)
    accepted = dossier.state in {State.FOLLOWED, State.CLOSED}
    dossier.event_date, dossier.due_on = left, None if accepted else record.report_due_on
