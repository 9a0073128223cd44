"""Outgoing delegations (đoàn ra): begin here."""

from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.delegations_out import documents, forms, indicators
from doingoai.registers.delegations_out.actions import decision, journey, proposal
from doingoai.registers.delegations_out.models import OutgoingDelegation

State = OutgoingDelegation.State

MEMBERS = Part(
    "members", _("Thành viên"),
    (
        Column("full_name", _("Họ và tên")),
        Column("role", _("Vai trò")),
        Column("position", _("Chức vụ")),
        Column("unit", _("Đơn vị")),
        Column("rank_group", _("Nhóm chức danh")),
        Column("cadre_tier", _("Diện quản lý")),
        Column("task", _("Nhiệm vụ")),
        Column("exit_check", _("Đủ điều kiện xuất cảnh")),
    ),
    select_related=("body",),
)  # fmt: skip
STOPS = Part(
    "stops", _("Lịch trình"),
    (
        Column("date_from", _("Từ ngày"), kind="date"),
        Column("date_to", _("Đến ngày"), kind="date"),
        Column("country", _("Nước")),
        Column("city", _("Thành phố")),
        Column("partner", _("Đối tác làm việc")),
        Column("is_transit", _("Quá cảnh")),
    ),
    select_related=("country",),
)  # fmt: skip
PAPERS = Part(
    "papers", _("Chủ trương, ý kiến, quyết định"),
    (
        Column("kind", _("Loại")),
        Column("role", _("Cấp")),
        Column("number", _("Số, ký hiệu")),
        Column("issued_on", _("Ngày"), kind="date"),
        Column("signer", _("Người ký")),
        Column("capacity", _("Thẩm quyền ký")),
    ),
)  # fmt: skip

REGISTER = Register(
    key="delegations_out",
    title=_("Đoàn ra"),
    singular=_("đoàn ra"),
    menu=_("Hoạt động"),
    why=_("Mỗi đoàn đi nước ngoài được ghi một lần: từ đề nghị, thẩm định, quyết định đến báo cáo kết quả."),
    model=OutgoingDelegation,
    basis=("38-CT/TW", "272-QĐ/TW", "67/2011/QĐ-TTg", "49/2019/QH14"),
    actions=(
        proposal.Propose, proposal.Correct, proposal.Submit, proposal.Receive, proposal.RequestSupplement,
        decision.Present, decision.Appraise, decision.GiveOpinion, decision.Decide, decision.Return, decision.Refuse,
        journey.Prepare, decision.Change, decision.Amend, journey.Depart, journey.ComeBack, journey.Report,
        journey.AcceptReport, journey.SendBackReport, journey.Close, journey.Rectify, proposal.Postpone,
        proposal.Cancel, decision.Revoke,
    ),
    columns=(
        Column("dossier.title", _("Tên đoàn"), sort="dossier__sort_key"),
        Column("head_name", _("Trưởng đoàn")),
        Column("countries", _("Nước đến")),
        Column("depart_on", _("Ngày đi"), kind="date", sort="depart_on"),
        Column("day_count", _("Số ngày"), kind="number", sort="day_count"),
        Column("member_count", _("Số người"), kind="number", sort="member_count"),
        Column("in_plan", _("Kế hoạch"), kind="state", value=lambda each: _("trong") if each.in_plan else _("ngoài")),
    ),
    sections=(
        Section(_("Chuyến đi"), (*forms.TRIP, "day_count")),
        Section(_("Kế hoạch"), forms.PLAN),
        Section(_("Lời mời, kinh phí"), (*forms.INVITATION, *forms.MONEY)),
        Section(
            _("Xử lý"),
            (
                "submitted_on", "is_urgent", "mission_consulted_on", "mission_support", "ministry_replied_on",
                "briefed_on",
            ),
        ),
        Section(
            _("Thực hiện và báo cáo"),
            ("actual_depart_on", "actual_return_on", "unplanned_places", "deviations", "report_due_on", "reported_on",
             *journey.REPORT, "party_reported_on", "passports_back_on", "gifts_declared"),
        ),
    ),
    parts=(MEMBERS, STOPS, PAPERS),
    filters=("delegation_type", "channel", "topic", "funding", "sensitivity"),
    indicators=indicators.ALL,
    documents=(documents.DECISION, documents.REPORT),
    tones={
        State.SUBMITTED: "info", State.RECEIVED: "info", State.DECIDING: "info", State.SUPPLEMENT: "warning",
        State.APPROVED: "success", State.PREPARING: "success", State.ABROAD: "info", State.RETURNED: "warning",
        State.REPORTED: "info", State.FOLLOWED: "success", State.CLOSED: "success", State.REFUSED: "danger",
        State.POSTPONED: "warning", State.CANCELLED: "danger",
    },
)  # fmt: skip
