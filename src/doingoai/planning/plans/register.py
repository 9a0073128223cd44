"""Provincial action plans for central guidance (E.2): begin here. From guidance to tasks that each have one owner."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.planning.plans import actions, amending, board, documents, indicators, pages, reviewing, rules
from doingoai.planning.plans.models import ActionPlan
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section

State = ActionPlan.State
UNISSUED = (State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED)

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
        actions.Issue, amending.Propose, amending.Appraise, amending.Agree, amending.Approve, amending.Return,
        amending.Withdraw, amending.Issue, reviewing.MidTerm, reviewing.SumUp, actions.Close, actions.Cancel,
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
                "issuer_level", "document_number", "issued_on", "approval_doc", "version", "period_from", "period_to",
                "progress_cycle", "funding", "objectives",
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
                Column("passed_on", _("Không chờ nữa từ"), kind="date"),
            ),
            select_related=("body",),
        ),
        Part(
            "amendments",
            _("Điều chỉnh kế hoạch"),
            (
                Column("version", _("Phiên bản"), kind="number"),
                Column("standing", _("Tình trạng")),
                Column("asked_on", _("Ngày trình"), kind="date"),
                Column("document_number", _("Số, ký hiệu")),
                Column("issued_on", _("Ban hành"), kind="date"),
                Column("reason", _("Lý do")),
            ),
        ),
        Part(
            "changes",
            _("Nội dung điều chỉnh"),
            (
                Column("amendment.version", _("Phiên bản"), kind="number"),
                Column("what", _("Việc")),
                Column("row", _("Mã")),
                Column("title", _("Nhiệm vụ")),
                Column("lead", _("Chủ trì")),
                Column("due_on", _("Thời hạn"), kind="date"),
                Column("reason", _("Lý do")),
                Column("skipped", _("Đã xong trước đó")),
            ),
            select_related=("amendment", "row", "lead"),
        ),
        Part(
            "reviews",
            _("Sơ kết, tổng kết"),
            (
                Column("kind", _("Loại")),
                Column("on", _("Ngày"), kind="date"),
                Column("tasks", _("Nhiệm vụ"), kind="number"),
                Column("done", _("Hoàn thành"), kind="number"),
                Column("late", _("Quá hạn"), kind="number"),
                Column("results", _("Kết quả")),
                Column("limits", _("Hạn chế, nguyên nhân")),
                Column("ahead", _("Phương hướng")),
                Column("request", _("Kiến nghị")),
            ),
        ),
    ),
    filters=("issuer_level", "document_number"),
    indicators=(indicators.COVERAGE, indicators.MEASURABLE),
    documents=(documents.PLAN, documents.PROGRESS, documents.COVERAGE, documents.AMENDMENT),
    watch=(rules.RESPONSE, rules.COVER_LATE),
    duties={
        **dict.fromkeys(map(str, UNISSUED), "CT_RESPONSE"),
        **dict.fromkeys(("ISSUED", "AMENDING", "AMENDED"), "CT_PLAN_END"),
    },
    calendar=(
        Occasion("answer", _("Hạn ban hành kế hoạch"), first="dossier__due_on", only=Q(dossier__state__in=UNISSUED)),
        Occasion("end", _("Kết thúc kế hoạch"), first="period_to", only=Q(dossier__state=State.ISSUED)),
    ),
    tones={
        State.CONSULTING: "info", State.SUBMITTED: "info", State.APPROVED: "info", State.ISSUED: "success",
        State.AMENDING: "info", State.AMENDED: "info",
        State.CANCELLED: "danger",
    },
    urls=(
        path("dau-vao/", pages.next_input, name="next_input"),
        path("trien-khai/<str:guidance>/", pages.board, name="board"),
        path("<str:number>/do-phu/", pages.live, name="live"),
    ),
    daily=board.remind,
)  # fmt: skip
