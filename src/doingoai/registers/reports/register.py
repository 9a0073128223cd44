"""Periodic reports (báo cáo định kỳ): begin here."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Register, Section
from doingoai.registers.reports import board, clock, indicators, pages, rules
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.models import PeriodicReport

State = PeriodicReport.State

REGISTER = Register(
    key="reports",
    title=_("Báo cáo định kỳ"),
    singular=_("báo cáo"),
    menu=_("Báo cáo"),
    why=_("Mỗi báo cáo phải gửi là một hồ sơ: đến kỳ tự mở, số liệu lấy từ hồ sơ, chốt khi trình, gửi rồi thì khóa."),
    model=PeriodicReport,
    basis=("Nghị định 09/2019/NĐ-CP", "Thông tư 01/2019/TT-BNG", "Thông tư 02/2021/TT-BNG"),
    actions=(
        opening.Open, opening.OpenDue, writing.Compile, writing.Write, writing.StateFigure, writing.Decide,
        writing.Refresh, sending.Submit, sending.Approve, sending.HandBack, sending.Withdraw, sending.Send,
        sending.Accept, sending.SendBack, sending.Revise, sending.Publish, opening.Cancel,
    ),
    watch=(rules.IN_TIME, rules.SILENT_UNITS),
    daily=clock.on_day,
    select_related=("dossier__body",),
    columns=(
        Column("dossier.title", _("Báo cáo"), sort="dossier__sort_key"),
        Column("dossier.body", _("Cơ quan báo cáo")),
        Column("period_to", _("Ngày chốt"), kind="date", sort="period_to"),
        Column("report_due", _("Hạn gửi"), kind="date", sort="report_due"),
        Column("sent_on", _("Ngày gửi"), kind="date", sort="sent_on"),
        Column("version_no", _("Phiên bản"), kind="number"),
    ),
    sections=(
        Section(_("Kỳ báo cáo"), ("regime", "frequency", "period_from", "period_to", "report_due", "recipient")),
        Section(_("Gửi"), ("signer", "version_no", "quality", "document_number", "sent_on", "closed_on")),
    ),
    filters=("frequency", "level", "regime", "quality"),
    indicators=indicators.ALL,
    urls=(
        *board.urls,
        path("<str:number>/versions/<int:version>/data.json", pages.version, name="version"),
        path("<str:number>/ban-in/<slug:form>/", pages.on_paper, name="paper"),
    ),
    calendar=(
        Occasion("cut-off", _("Chốt số liệu"), first="period_to", only=Q(dossier__state__in=PeriodicReport.OWED)),
        Occasion("due", _("Hạn gửi báo cáo"), first="report_due", only=Q(dossier__state__in=PeriodicReport.OWED)),
    ),
    duties={State.RETURNED: "BC_RESEND"},  # before the first sending the day is that of the report's definition
    tones={
        State.DRAFT: "info", State.REVIEW: "info", State.APPROVED: "info", State.SENT: "warning",
        State.RETURNED: "danger", State.ACCEPTED: "success", State.PUBLISHED: "success", State.CANCELLED: "neutral",
    },
)  # fmt: skip
