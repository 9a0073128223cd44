"""Provincial action plans for central guidance (E.2): begin here. From guidance to tasks that each have one owner."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.planning.plans import actions, board, documents, indicators, pages, rules
from doingoai.planning.plans.models import ActionPlan
from doingoai.register_kit.register import Column, Part, Register, Section

State = ActionPlan.State

REGISTER = Register(
    key="plans",
    title=_("Kế hoạch hành động"),
    singular=_("kế hoạch hành động"),
    menu=_("Định hướng và kế hoạch"),
    why=_("Mỗi nội dung của văn bản chỉ đạo có nhiệm vụ, một cơ quan chủ trì, thời hạn và sản phẩm."),
    model=ActionPlan,
    basis=("8791/VPCP-QHQT ngày 13/9/2018", "225/VPCP-QHQT ngày 26/01/2022", "Quy chế 272-QĐ/TW"),
    actions=(
        actions.Draft, actions.RollForward, actions.Edit, actions.AddGuidance, actions.Consult, actions.Opine,
        actions.Submit, actions.Appraise, actions.Agree, actions.Approve, actions.Return, actions.Withdraw,
        actions.Issue, actions.Close, actions.Cancel,
    ),
    columns=(
        Column("dossier.title", _("Tên kế hoạch"), sort="dossier__sort_key"),
        Column("document_number", _("Số, ký hiệu"), sort="document_number"),
        Column("issuer_level", _("Cấp ban hành")),
        Column("issued_on", _("Ngày ban hành"), kind="date", sort="issued_on"),
        Column("period_to", _("Đến ngày"), kind="date", sort="period_to"),
    ),
    sections=(
        Section(
            _("Kế hoạch"),
            (
                "issuer_level", "document_number", "issued_on", "period_from", "period_to", "progress_cycle", "funding",
                "objectives",
            ),
        ),
    ),
    parts=(
        Part(
            "opinions",
            _("Ý kiến của các cơ quan"),
            (
                Column("body", _("Cơ quan")),
                Column("asked_on", _("Ngày hỏi"), kind="date"),
                Column("due_on", _("Hạn"), kind="date"),
                Column("answered_on", _("Trả lời"), kind="date"),
                Column("agrees", _("Thống nhất")),
                Column("text", _("Ý kiến")),
            ),
            select_related=("body",),
        ),
    ),
    filters=("issuer_level", "document_number"),
    indicators=(indicators.COVERAGE, indicators.MEASURABLE),
    documents=(documents.PLAN, documents.PROGRESS),
    watch=(rules.RESPONSE, rules.COVER_LATE),
    tones={
        State.CONSULTING: "info", State.SUBMITTED: "info", State.APPROVED: "info", State.ISSUED: "success",
        State.CANCELLED: "danger",
    },
    urls=(
        path("dau-vao/", pages.next_input, name="next_input"),
        path("trien-khai/<str:guidance>/", pages.board, name="board"),
        path("<str:number>/do-phu/", pages.live, name="live"),
    ),
    daily=board.remind,
)  # fmt: skip
