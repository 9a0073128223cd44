"""Incoming delegations (đoàn vào): begin here."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.delegations_in import book, clock, documents, forms, indicators, pages, rules
from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.models import IncomingDelegation

State = IncomingDelegation.State
TAKES_PLACE = ~Q(dossier__state__in=(State.REFUSED, State.POSTPONED, State.CANCELLED))

GUESTS = Part(
    "guests", _("Khách"),
    (
        Column("full_name", _("Họ và tên")),
        Column("part", _("Vai trò")),
        Column("sex", _("Giới tính")),
        Column("nationality", _("Quốc tịch")),
        Column("masked_passport", _("Số hộ chiếu")),
        Column("title", _("Chức vụ")),
        Column("entry_status", _("Thị thực, tình trạng")),
        Column("is_overseas_vietnamese", _("Kiều bào")),
    ),
    select_related=("nationality",),
)  # fmt: skip
PROGRAMME = Part(
    "programme", _("Chương trình"),
    (
        Column("day", _("Ngày"), kind="date"),
        Column("hours", _("Giờ"), value=lambda item: f"{item.time_from:%H:%M}–{item.time_to:%H:%M}"),
        Column("activity", _("Nội dung")),
        Column("place", _("Địa điểm")),
        Column("chair", _("Chủ trì")),
        Column("interpreter", _("Phiên dịch")),
        Column("in_charge", _("Phụ trách")),
    ),
)  # fmt: skip
NOTICES = Part(
    "notices", _("Thông báo an ninh"),
    (
        Column("to", _("Nơi nhận")),
        Column("number", _("Số, ký hiệu")),
        Column("sent_on", _("Ngày gửi"), kind="date"),
        Column("replied_on", _("Trả lời"), kind="date"),
        Column("reply", _("Nội dung trả lời")),
    ),
)  # fmt: skip
PERMITS = Part(
    "permits", _("Giấy phép vào khu vực biên giới, khu vực cấm"),
    (
        Column("area", _("Khu vực")),
        Column("places", _("Địa điểm")),
        Column("filed_on", _("Ngày nộp đơn"), kind="date"),
        Column("number", _("Số giấy phép")),
        Column("valid_to", _("Có giá trị đến"), kind="date"),
    ),
)  # fmt: skip
SUPPORTS = Part(
    "supports", _("Hỗ trợ nhập cảnh, giấy phép chuyên ngành"),
    (
        Column("kind", _("Loại")),
        Column("number", _("Số, ký hiệu")),
        Column("issued_on", _("Ngày"), kind="date"),
        Column("valid_to", _("Có giá trị đến"), kind="date"),
    ),
)  # fmt: skip
COSTS = Part(
    "costs", _("Kinh phí"),
    (
        Column("kind", _("Khoản")),
        Column("part", _("Cho")),
        Column("people", _("Số người"), kind="number"),
        Column("days", _("Số ngày, lần"), kind="number"),
        Column("unit_vnd", _("Mức chi (đồng)"), kind="number"),
        Column("amount", _("Thành tiền (đồng)"), kind="number"),
    ),
)  # fmt: skip
PAPERS = Part(
    "papers", _("Chủ trương, ý kiến, văn bản cho phép"),
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
    key="delegations_in",
    title=_("Đoàn vào"),
    singular=_("đoàn vào"),
    menu=_("Hoạt động"),
    why=_("Mỗi đoàn khách nước ngoài một hồ sơ: từ đề xuất, cho phép, chuẩn bị, đón tiếp đến báo cáo và theo dõi."),
    model=IncomingDelegation,
    basis=("272-QĐ/TW", "67/2011/QĐ-TTg", "05/2017/TT-BNG", "47/2014/QH13", "18/2022/NĐ-CP", "71/2018/TT-BTC"),
    actions=(
        proposal.Propose, proposal.Correct, proposal.Submit, proposal.RequestSupplement, decision.Present,
        decision.Appraise, decision.GiveOpinion, decision.Decide, decision.Return, decision.Refuse, preparing.Invite,
        preparing.Prepare, preparing.Ready, preparing.SetGuests, preparing.SetProgramme, preparing.Arrange,
        preparing.Notify, preparing.TakeReply, preparing.SetCosts, preparing.Tick, preparing.Adjust, visit.Arrive,
        visit.End, visit.Report, visit.AcceptReport, visit.SendBackReport, visit.Close, visit.Rectify,
        proposal.Postpone, proposal.Cancel, visit.Mask,
    ),
    watch=rules.WATCHED,
    daily=clock.on_day,
    columns=(
        Column("dossier.title", _("Tên đoàn"), sort="dossier__sort_key"),
        Column("origin", _("Nước")),
        Column("head_name", _("Trưởng đoàn")),
        Column("guest_count", _("Số khách"), kind="number", sort="guest_count"),
        Column("arrive_on", _("Ngày đến"), kind="date", sort="arrive_on"),
        Column("host_rank", _("Người tiếp")),
    ),
    sections=(
        Section(_("Khách"), forms.GUESTS),
        Section(_("Mời, đón, tiếp"), forms.HOSTS),
        Section(_("Thời gian, địa bàn"), forms.DAYS),
        Section(_("Mục đích, nội dung"), forms.AIM),
        Section(_("Kế hoạch"), forms.PLAN),
        Section(_("Kinh phí, truyền thông"), (*forms.MONEY, *forms.PRESS)),
        Section(
            _("Xử lý"),
            (
                "submitted_on", "is_urgent", "office_consent", "ministry_replied_on", "police_replied_on",
                "permitted_on", "invited_on", "invitation_number", "programme_approved_on", "programme_approved_by",
                "stop_reason", "stopped_on", "told_on", "guests_masked_on",
            ),
        ),
        Section(
            _("Thực hiện và báo cáo"),
            ("actual_arrive_on", "actual_leave_on", "actual_guest_count", "residence_declared_on", "report_due_on",
             "reported_on", *forms.REPORT),
        ),
    ),
    parts=(GUESTS, PROGRAMME, NOTICES, PERMITS, SUPPORTS, COSTS, PAPERS),
    filters=("guest_category", "origin", "visit_type", "host_rank", "sensitivity"),
    select_related=("origin", "lead_host"),
    indicators=indicators.ALL,
    documents=documents.ALL,
    urls=(
        path("so-dang-ky/", book.book, name="book"),
        *(
            path(f"<str:number>/van-ban/{each.key}/", pages.document_view(each), name=each.key)
            for each in documents.WITH_GUESTS
        ),
    ),
    duties={
        State.PROPOSED: "DV_REQUEST", State.APPRAISING: "DV_APPRAISE", State.DECIDING: "DV_DECIDE",
        State.PERMITTED: "DV_NOTICE", State.INVITED: "DV_NOTICE", State.PREPARING: "DV_NOTICE",
        State.READY: "DV_READY", State.VISITING: "DV_LEAVE", State.ENDED: "DV_REPORT", State.REPORTED: "DV_REPORT",
    },
    calendar=(
        Occasion(
            "visit", _("Đoàn vào"), first="arrive_on", last="leave_on", people="host_name", country="origin",
            partner="organisation", place="localities", only=TAKES_PLACE,
        ),
        Occasion(
            "reception", _("Tiếp khách"), first="programme__day", people="programme__chair", country="origin",
            partner="organisation", place="programme__place", only=TAKES_PLACE & Q(programme__chair__gt=""),
        ),
    ),
    tones={
        State.APPRAISING: "info", State.DECIDING: "info", State.PERMITTED: "success", State.INVITED: "success",
        State.PREPARING: "info", State.READY: "success", State.VISITING: "info", State.ENDED: "warning",
        State.REPORTED: "info", State.FOLLOWED: "success", State.CLOSED: "success", State.REFUSED: "danger",
        State.POSTPONED: "warning", State.CANCELLED: "danger",
    },
)  # fmt: skip
