"""Tasks (E.2, E.5): begin here. What an action plan or a letter gives one body to do, until it is confirmed done."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.units import View
from doingoai.planning.tasks import actions, board_pages, changing, documents, indicators, reminders, rules
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import status_today, tone_of
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.reporting.codes import figure_code
from doingoai.reporting.told import year_of
from doingoai.web.amounts import vnnumber
from doingoai.web.markup import badge, link
from doingoai.workflow import clock

State = Task.State


def status_badge(task: Any) -> str:
    return badge(status_today(task).label, tone_of(task, clock.today()))


def words_told(row: Any) -> SafeString:
    """The result that was told, and on lines of their own what holds the task up, what is asked for, the evidence."""
    more = (
        (_("Nguyên nhân chậm"), row.delay_cause), (_("Kiến nghị"), row.request), (_("Minh chứng"), row.evidence),
    )  # fmt: skip
    lines = ((label, said) for label, said in more if said)
    return format_html("{}{}", row.text, format_html_join("", '<br><span class="small soft">{}: {}</span>', lines))


def value_told(row: Any) -> Any:
    """The figure that was told; where the task names an indicator, a link to the records that the register counts."""
    task = row.task
    if row.value is None or not task.target_indicator:
        return row.value
    unit = task.dossier.province.living().code if task.dossier.province else "VN"
    view = View.TODAY if task.dossier.province else View.AS_WAS
    code = figure_code(task.target_indicator, unit, year_of(row.on), view)
    return link(reverse("reporting:short", args=[code]), vnnumber(row.value))


REGISTER = Register(
    key="tasks",
    title=_("Nhiệm vụ"),
    singular=_("nhiệm vụ"),
    menu=_("Định hướng và kế hoạch"),
    why=_(
        "Nhiệm vụ của kế hoạch hành động và nhiệm vụ giao bằng văn bản: một cơ quan chủ trì, một thời hạn, "
        "một sản phẩm."
    ),
    model=Task,
    basis=("225/VPCP-QHQT ngày 26/01/2022", "Quy chế 272-QĐ/TW"),
    actions=(
        actions.Assign, changing.TakeOver, actions.Report, changing.Mend, actions.AskExtension, actions.Extend,
        actions.RefuseExtension, actions.Claim, actions.Confirm, actions.Return, actions.Rectify, actions.Suspend,
        actions.Resume, changing.Amend, changing.Join, actions.Cancel,
    ),
    columns=(
        Column("dossier.title", _("Nhiệm vụ"), sort="dossier__sort_key"),
        Column("dossier.body", _("Cơ quan chủ trì")),
        Column("dossier.due_on", _("Thời hạn"), kind="date", sort="dossier__due_on"),
        Column("percent", _("Tiến độ (%)"), kind="number", sort="percent"),
        Column("status", _("Tình trạng"), kind="state", value=status_badge),
    ),
    sections=(
        Section(
            _("Nhiệm vụ"),
            (
                "basis", "assigned_by", "group", "kind", "start_on", "first_due", "theme", "leader", "co_units",
                "cycle", "whole", "taken_over_by", "taken_over_on",
            ),
        ),
        Section(
            _("Chỉ tiêu và kinh phí"),
            ("target", "target_value", "target_unit", "target_indicator", "funding_source", "funding_vnd"),
        ),
        Section(
            _("Kết quả"),
            (
                "product_kind", "product", "percent", "product_record", "completed_on", "delay_wd", "quality",
                "verified_by", "verified_on", "asked_late", "blocked_by", "amended_by",
            ),
        ),
    ),
    parts=(
        Part(
            "progress",
            _("Tiến độ"),
            (
                Column("on", _("Ngày"), kind="date"),
                Column("percent", _("%"), kind="number"),
                Column("text", _("Kết quả"), value=words_told),
                Column("value", _("Số đạt được"), value=value_told),
                Column("officer", _("Người cập nhật")),
            ),
            select_related=("officer", "task__dossier__province"),
        ),
        Part(
            "extensions",
            _("Gia hạn"),
            (
                Column("asked_on", _("Ngày xin"), kind="date"),
                Column("old_due", _("Hạn cũ"), kind="date"),
                Column("new_due", _("Hạn xin"), kind="date"),
                Column("reason", _("Lý do")),
                Column("granted", _("Chấp thuận")),
                Column("decided_by", _("Người quyết định")),
            ),
            select_related=("decided_by",),
        ),
    ),
    filters=("theme", "kind", "product_kind"),
    select_related=("dossier__body",),
    indicators=(
        indicators.UNDER_WAY, indicators.LATE, indicators.ON_TIME, indicators.DELAY, indicators.DONE_LATE,
        indicators.EXTENSIONS, indicators.SILENT, indicators.DONE_SHARE,
    ),
    documents=(documents.URGING,),
    watch=(rules.LATE, rules.SILENT, rules.TAKE_OVER),
    duties={
        State.NOT_STARTED: "CT_TASK", State.RUNNING: "CT_TASK", State.CLAIMED: "CT_TASK", State.SUSPENDED: "CT_TASK",
    },
    calendar=(
        Occasion(
            "task", _("Hạn nhiệm vụ"), first="dossier__due_on", people="leader",
            only=Q(dossier__is_open=True, dossier__due_on__isnull=False),
        ),
    ),
    urls=board_pages.urls,
    tones={
        State.RUNNING: "info", State.CLAIMED: "warning", State.DONE: "success", State.SUSPENDED: "neutral",
        State.CANCELLED: "danger",
    },
    daily=reminders.remind,
)  # fmt: skip
