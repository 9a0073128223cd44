"""Outgoing delegations (đoàn ra): begin here."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.offers import Journey
from doingoai.register_kit.register import Register, Section
from doingoai.registers.delegations_out import book, clock, documents, forms, indicators, offering, pages, tables
from doingoai.registers.delegations_out.actions import beside, decision, journey, proposal
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules import WATCHED

State = OutgoingDelegation.State

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
        beside.RecordConsults, beside.GrantException, beside.ReplyOfMission,
        journey.Prepare, decision.Change, decision.Amend, journey.Depart, journey.ComeBack, journey.Report,
        journey.AcceptReport, journey.SendBackReport, journey.Close, journey.Rectify, proposal.Postpone,
        proposal.Cancel, decision.Revoke,
    ),
    columns=tables.COLUMNS,
    sections=(
        Section(_("Chuyến đi"), (*forms.TRIP, "day_count", "co_units")),
        Section(_("Kế hoạch"), forms.PLAN),
        Section(_("Lời mời, kinh phí"), (*forms.INVITATION, *forms.MONEY)),
        Section(
            _("Xử lý"),
            (
                "submitted_on", "is_urgent", "mission_consulted_on", "mission_reply", "mission_support",
                "ministry_replied_on", "passports_ready_on", "visas_ready_on", "note_verbale", "briefed_on", "briefing",
            ),
        ),
        Section(
            _("Thực hiện và báo cáo"),
            ("actual_depart_on", "actual_return_on", "counted_in_year", "unplanned_places", "deviations",
             "report_due_on", "reported_on",
             *journey.REPORT, "party_reported_on", "passports_back_on", "gifts_declared"),
        ),
    ),
    parts=tables.PARTS,
    filters=("delegation_type", "channel", "topic", "funding", "sensitivity"),
    indicators=indicators.ALL,
    documents=documents.ALL,
    watch=WATCHED,
    duties={
        State.DRAFT: "DR_FILE", State.SUPPLEMENT: "DR_FILE", State.SUBMITTED: "DR_RECEIVE",
        State.RECEIVED: "DR_APPRAISE", State.DECIDING: "DR_DEPART", State.APPROVED: "DR_DEPART",
        State.PREPARING: "DR_DEPART", State.ABROAD: "DR_CAME_BACK", State.RETURNED: "DR_REPORT",
        State.REPORTED: "DR_REPORT", State.FOLLOWED: "PARTY_REPORT_AFTER_TRIP",
    },
    calendar=(offering.TRIP,),
    offers={Journey: offering.journey},
    urls=(
        path("nguoi/<path:key>/", pages.person, name="person"),
        path("den-nuoc-toi/", pages.coming, name="coming"),
        path("so-theo-doi/", book.book, name="book"),
    ),
    daily=clock.on_day,
    tones={
        State.SUBMITTED: "info", State.RECEIVED: "info", State.DECIDING: "info", State.SUPPLEMENT: "warning",
        State.APPROVED: "success", State.PREPARING: "success", State.ABROAD: "info", State.RETURNED: "warning",
        State.REPORTED: "info", State.FOLLOWED: "success", State.CLOSED: "success", State.REFUSED: "danger",
        State.POSTPONED: "warning", State.CANCELLED: "danger",
    },
)  # fmt: skip
