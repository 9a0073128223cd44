"""Training of officials (R9, R10): begin here."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.training import actions, documents, indicators
from doingoai.registers.training.actions import COUNT_FIELDS, PLAN_FIELDS
from doingoai.registers.training.models import TrainingClass

State = TrainingClass.State

REGISTER = Register(
    key="training",
    title=_("Đào tạo, bồi dưỡng"),
    singular=_("lớp bồi dưỡng"),
    menu=_("Hoạt động"),
    why=_(
        "Mỗi lớp bồi dưỡng cán bộ đối ngoại được ghi một lần, kèm danh sách học viên để tính lượt người và tỷ lệ nữ."
    ),
    model=TrainingClass,
    basis=("Quyết định 1275/QĐ-TTg ngày 19/8/2020",),
    actions=(
        actions.Plan, actions.Correct, actions.Submit, actions.Approve, actions.Return, actions.Hold, actions.Report,
        actions.Rectify, actions.Cancel,
    ),
    columns=(
        Column("dossier.title", _("Tên lớp"), sort="dossier__sort_key"),
        Column("topic", _("Chuyên đề")),
        Column("organiser", _("Đơn vị tổ chức")),
        Column("date_from", _("Từ ngày"), kind="date", sort="date_from"),
        Column("participants_total", _("Lượt người"), kind="number", sort="participants_total"),
    ),
    sections=(
        Section(_("Lớp học"), PLAN_FIELDS),
        Section(_("Kết quả"), (*COUNT_FIELDS, "evaluation")),
    ),
    parts=(
        Part(
            "attendances",
            _("Học viên"),
            (
                Column("full_name", _("Họ và tên")),
                Column("sex", _("Giới tính")),
                Column("position_group", _("Nhóm")),
                Column("position", _("Chức vụ")),
                Column("body", _("Cơ quan")),
                Column("province", _("Địa phương")),
            ),
            select_related=("body", "province"),
        ),
    ),
    filters=("topic", "organiser", "level", "mode"),
    indicators=(
        indicators.CLASSES, indicators.ATTENDANCES, indicators.WOMEN_LEADERS, indicators.WOMEN_OFFICIALS,
        indicators.LEADERS,
    ),
    documents=(documents.CLASS_REPORT,),
    calendar=(
        Occasion(
            "class", _("Lớp bồi dưỡng"), first="date_from", last="date_to", place="place",
            only=~Q(dossier__state=State.CANCELLED),
        ),
    ),
    duties={State.HELD: "DT_REPORT"},
    tones={
        State.SUBMITTED: "info", State.APPROVED: "info", State.HELD: "warning", State.REPORTED: "success",
        State.CANCELLED: "danger",
    },
)  # fmt: skip
