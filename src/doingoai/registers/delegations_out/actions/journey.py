"""The trip and what it leaves: prepared, gone, back, reported, accepted, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_out import codes, rules
from doingoai.registers.delegations_out.actions.proposal import Correct
from doingoai.registers.delegations_out.forms import RectifyInputs
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs

State = OutgoingDelegation.State
REPORT = (
    "results", "assessment", "contacts", "commitments", "no_commitment", "agreements_signed", "proposals",
    "actual_cost_vnd",
)  # fmt: skip


class PrepareInputs(RecordInputs):
    all_checked = forms.BooleanField(
        label=_("Đơn vị xác nhận mọi thành viên đủ điều kiện xuất cảnh"), required=False,
        help_text=_("Không bị tạm hoãn xuất cảnh, không đang bị xem xét kỷ luật."),
    )  # fmt: skip

    class Meta:
        model = OutgoingDelegation
        fields = (
            "mission_consulted_on", "mission_reply", "mission_support", "passports_ready_on", "visas_ready_on",
            "note_verbale", "briefed_on", "briefing",
        )  # fmt: skip

    def prepare(self) -> None:
        """The briefing is required for leaders from R03 to R11."""
        self.fields["briefed_on"].required = self.record.members.filter(senior_rank__in=codes.LEADERS).exists()


class Prepare(Action):
    """Prepare the departure: visas, mission, briefing, conditions for leaving the country."""

    name, label, tone = "prepare", _("Chuẩn bị chuyến đi"), "primary"
    source, target = frozenset({State.APPROVED, State.PREPARING}), State.PREPARING
    Inputs, rules = PrepareInputs, rules.AT_PREPARATION

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        if inputs["all_checked"]:
            record.members.update(exit_check=True)


class DepartInputs(RecordInputs):
    actual_depart_on = forms.DateField(label=_("Ngày đi thực tế"))

    class Meta:
        model = OutgoingDelegation
        fields = ("actual_depart_on",)

    def clean_actual_depart_on(self) -> Any:
        return _not_in_future(self.cleaned_data["actual_depart_on"])


class Depart(Action):
    """Record that the delegation left as it was decided."""

    name, label, tone = "depart", _("Ghi nhận đã đi"), "primary"
    source, target = frozenset({State.PREPARING}), State.ABROAD
    Inputs, rules = DepartInputs, rules.AT_DEPARTURE

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.counted_in_year = inputs["actual_depart_on"].year
        record.dossier.due_on = due("DR_CAME_BACK", record.return_on, province=record.dossier.province)


class ComeBackInputs(RecordInputs):
    actual_return_on = forms.DateField(label=_("Ngày về thực tế"))

    class Meta:
        model = OutgoingDelegation
        fields = ("actual_return_on", "unplanned_places", "deviations")

    def clean_actual_return_on(self) -> Any:
        back = _not_in_future(self.cleaned_data["actual_return_on"])
        if back < self.record.actual_depart_on:
            raise ValidationError(_now("Ngày về trước ngày đi."))
        return back


class ComeBack(Action):
    """Record the return; figures count the delegation from this day, and the report falls due."""

    name, label, tone = "come_back", _("Ghi nhận đã về"), "primary"
    source, target = frozenset({State.ABROAD}), State.RETURNED
    Inputs, rules = ComeBackInputs, rules.AT_RETURN

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        _count_from_return(record)


class Report(Action):
    """Report the results: with whom, what was reached, what was promised, what it cost."""

    name, label, tone = "report", _("Báo cáo kết quả"), "primary"
    source, target = frozenset({State.RETURNED}), State.REPORTED
    requires, rules = ("results",), rules.AT_REPORT

    class Inputs(RecordInputs):
        class Meta:
            model = OutgoingDelegation
            fields = REPORT

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.reported_on = clock.today()


class AcceptReport(Action):
    """Accept the report; until then it stays owed. What may still be owed is the word to the Party cells."""

    name, label, tone = "accept_report", _("Chấp nhận báo cáo"), "primary"
    source, target = frozenset({State.REPORTED}), State.FOLLOWED

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = _party_day(record)


class SendBackReport(Action):
    """Ask for a better report, with the reason; the day of the report is the day of the next one."""

    name, label, needs_note = "send_back_report", _("Yêu cầu báo cáo lại"), True
    source, target = frozenset({State.REPORTED}), State.RETURNED

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.reported_on = None


class Close(Action):
    """Close the dossier: passports back, gifts declared, Party cells told."""

    name, label, tone = "close", _("Đóng hồ sơ"), "primary"
    source, target = frozenset({State.FOLLOWED}), State.CLOSED
    rules = rules.AT_CLOSING

    class Inputs(RecordInputs):
        class Meta:
            model = OutgoingDelegation
            fields = ("passports_back_on", "gifts_declared", "party_reported_on")

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a trip that has ended, its members and stops included."""

    source = frozenset({State.RETURNED, State.REPORTED, State.FOLLOWED, State.CLOSED})
    Inputs, rules = RectifyInputs, rules.AT_RECTIFICATION

    @classmethod
    def set_days(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        _count_from_return(record)


def _count_from_return(record: OutgoingDelegation) -> None:
    """Figures count the delegation on the day it came back; its report is owed from then until it is accepted."""
    dossier, back = record.dossier, record.actual_return_on
    assert back is not None  # the form asks for it
    record.report_due_on = due("DR_REPORT", back, province=dossier.province)
    dossier.event_date, dossier.due_on = back, record.report_due_on
    if dossier.state in {State.FOLLOWED, State.CLOSED}:
        dossier.due_on = _party_day(record) if dossier.state == State.FOLLOWED else None


def _party_day(record: OutgoingDelegation) -> dt.date | None:
    """Return the day by which the Party cells are told, while a member of the Party has not done so (R-DR-20)."""
    if record.party_reported_on or not record.members.filter(party_member=True).exists():
        return None
    assert record.actual_return_on is not None  # it came back
    return due("PARTY_REPORT_AFTER_TRIP", record.actual_return_on, province=record.dossier.province)


def _not_in_future(day: Any) -> Any:
    if day > clock.today():
        raise ValidationError(_now("Ngày này chưa tới."))
    return day
