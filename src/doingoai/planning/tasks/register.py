"""Tasks (E.2, E.5): begin here. What an action plan or a letter gives one body to do, until it is confirmed done."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.planning.tasks import actions, documents, indicators, reminders, rules
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import status_today, tone_of
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.web.markup import badge
from doingoai.workflow import clock

State = Task.State


def status_badge(task: Any) -> str:
    return badge(status_today(task).label, tone_of(task, clock.today()))


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
        actions.Assign, actions.Report, actions.AskExtension, actions.Extend, actions.RefuseExtension, actions.Claim,
        actions.Confirm, actions.Return, actions.Rectify, actions.Suspend, actions.Resume, actions.Cancel,
    ),
    columns=(
        Column("dossier.title", _("Nhiệm vụ"), sort="dossier__sort_key"),
        Column("dossier.body", _("Cơ quan chủ trì")),
        Column("dossier.due_on", _("Thời hạn"), kind="date", sort="dossier__due_on"),
        Column("percent", _("Tiến độ (%)"), kind="number", sort="percent"),
        Column("status", _("Tình trạng"), kind="state", value=status_badge),
    ),
    sections=(
        Section(_("Nhiệm vụ"), ("basis", "kind", "start_on", "first_due", "theme", "leader", "co_units", "cycle")),
        Section(
            _("Kết quả"),
            (
                "product_kind", "product", "percent", "product_record", "completed_on", "quality", "asked_late",
                "blocked_by", "amended_by",
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
                Column("text", _("Kết quả")),
                Column("evidence", _("Minh chứng")),
                Column("officer", _("Người cập nhật")),
            ),
            select_related=("officer",),
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
        indicators.UNDER_WAY, indicators.LATE, indicators.ON_TIME, indicators.EXTENSIONS, indicators.SILENT,
        indicators.DONE_SHARE,
    ),
    documents=(documents.URGING,),
    watch=(rules.LATE, rules.SILENT),
    tones={
        State.RUNNING: "info", State.CLAIMED: "warning", State.DONE: "success", State.SUSPENDED: "neutral",
        State.CANCELLED: "danger",
    },
    daily=reminders.remind,
)  # fmt: skip
