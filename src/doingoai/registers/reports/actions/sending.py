"""A report is submitted and frozen, approved, sent; accepted or returned; revised as a new version; published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.reports import forms, rules
from doingoai.registers.reports.actions.writing import fill
from doingoai.registers.reports.freeze import current, freeze, quality_on, thaw
from doingoai.registers.reports.models import PeriodicReport, ReportVersion
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = PeriodicReport.State


class Submit(Action):
    """Freeze figures and narrative as a version and ask for the signature; what the head reads is what is sent."""

    name, label, tone = "submit", _("Trình duyệt"), "primary"
    source, target, asks = frozenset({State.DRAFT}), State.REVIEW, "approve"
    help = _("Số liệu được chốt. Từ đây, hồ sơ nào sửa làm số của kỳ thay đổi đều phải nêu lý do.")
    Inputs, rules = forms.SubmitInputs, (rules.CUMULATED, rules.WITHIN_WHOLE, rules.EXPLAINED, rules.DECIDED)

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.quality = quality_on(record, clock.today(), preliminary=inputs["preliminary"])

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        freeze(record, actor)


class Approve(Action):
    """Agree that the report is sent as it stands."""

    name, label, tone = "approve", _("Duyệt"), "primary"
    source, target, decision = frozenset({State.REVIEW}), State.APPROVED, "approve"


class HandBack(Action):
    """Give the draft back to its writer with the reason; its figures move again."""

    name, label, needs_note = "return", _("Trả lại để sửa"), True
    source, target, decision, agrees = frozenset({State.REVIEW}), State.DRAFT, "approve", False

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        thaw(record)


class Withdraw(Action):
    """Take the report back before it is sent."""

    name, label, ends = "withdraw", _("Rút lại để sửa"), "approve"
    source, target = frozenset({State.REVIEW, State.APPROVED}), State.DRAFT

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        thaw(record)


class Send(Action):
    """Send the approved version; from now on it is locked."""

    name, label, tone = "send", _("Gửi báo cáo"), "primary"
    source, target = frozenset({State.APPROVED}), State.SENT
    Inputs, rules = forms.SendInputs, (rules.IN_TIME,)

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.sent_on = record.sent_on or clock.today()
        record.dossier.due_on = None  # nothing is owed any more: reminders stop

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        ReportVersion.objects.filter(pk=current(record).pk).update(sent_at=clock.now(), sent_by=actor)


class Accept(Action):
    """Take the report over."""

    name, label, tone = "accept", _("Tiếp nhận"), "primary"
    source, target = frozenset({State.SENT}), State.ACCEPTED

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.closed_on = clock.today()


class SendBack(Action):
    """Return a sent report with what is to be mended; its figures are open again."""

    name, label, tone = "send_back", _("Trả lại báo cáo"), "danger"
    source, target, Inputs = frozenset({State.SENT}), State.RETURNED, forms.SendBackInputs

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("BC_RESEND", clock.today(), province=record.dossier.province)

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        ReportVersion.objects.filter(pk=current(record).pk).update(return_note=inputs["reason"])
        thaw(record)


class Revise(Action):
    """Begin a new version: after a return, or when an estimate or an accepted report is to be given out anew."""

    name, label, tone, needs_note = "revise", _("Lập phiên bản mới"), "primary", True
    source, target = frozenset({State.RETURNED, State.SENT, State.ACCEPTED, State.PUBLISHED}), State.DRAFT
    help = _("Phiên bản đã gửi được giữ nguyên; số liệu được tính lại cho phiên bản mới.")

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.version_no += 1
        record.compiled_at, record.closed_on = clock.now(), None
        record.quality = quality_on(record, clock.today(), preliminary=False)

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        thaw(record)
        fill(record)


class Publish(Action):
    """Publish the national report: it stands as it was sent."""

    name, label, tone = "publish", _("Công bố"), "primary"
    source, target = frozenset({State.SENT}), State.PUBLISHED

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.closed_on = clock.today()
