"""The annual programme of external activities (B.2): begin here. From the call for registration to the closed year."""

from django.utils.translation import gettext_lazy as _

from doingoai.planning.programmes import documents, forms, reminders, rules
from doingoai.planning.programmes.actions import approving, ending, preparing, supplementing
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.planning.programmes.timetable import DUTIES
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section

State = AnnualProgramme.State
VERSIONS = Part(
    "versions", _("Phiên bản đã duyệt"),
    (
        Column("number", _("Phiên bản"), kind="number"),
        Column("kind", _("Loại")),
        Column("approval_number", _("Văn bản duyệt")),
        Column("approved_on", _("Ngày duyệt"), kind="date"),
        Column("line_count", _("Số dòng"), kind="number"),
        Column("budget_vnd", _("Tổng dự toán (đồng)"), kind="number"),
        Column("sha256", _("SHA-256"), value=lambda version: version.sha256[:12]),
    ),
)  # fmt: skip
OPINIONS = Part(
    "opinions", _("Ý kiến của các cơ quan"),
    (
        Column("body", _("Cơ quan")),
        Column("due_on", _("Hạn"), kind="date"),
        Column("answered_on", _("Trả lời"), kind="date"),
        Column("agrees", _("Thống nhất")),
        Column("text", _("Ý kiến")),
    ),
    select_related=("body",),
)  # fmt: skip

REGISTER = Register(
    key="programmes",
    title=_("Chương trình đối ngoại năm"),
    singular=_("chương trình đối ngoại năm"),
    menu=_("Định hướng và kế hoạch"),
    why=_("Mỗi năm, mỗi kênh một chương trình: mở đăng ký, tổng hợp, trình duyệt, ban hành, bổ sung, đóng năm."),
    model=AnnualProgramme,
    basis=("272-QĐ/TW", "33-KL/TW", "38-CT/TW", "67/2011/QĐ-TTg"),
    actions=(
        preparing.Prepare, preparing.Edit, preparing.Call, preparing.CloseRegistration, preparing.Compile,
        preparing.Consult, preparing.Opine, preparing.ConfirmFunds, preparing.Submit, preparing.Appraise,
        preparing.Pass, preparing.Return, preparing.Withdraw, preparing.Endorse, preparing.SendBack,
        approving.SendCentral, approving.RecordApproval, approving.Issue, supplementing.OpenSupplement,
        supplementing.SubmitSupplement, supplementing.AppraiseSupplement, supplementing.AgreeSupplement,
        supplementing.ApproveSupplement, supplementing.ReturnSupplement, supplementing.DropSupplement,
        ending.RollOver, ending.Close, preparing.Cancel,
    ),
    columns=(
        Column("year", _("Năm"), sort="year"),
        Column("dossier.title", _("Tên chương trình"), sort="dossier__sort_key"),
        Column("channel", _("Kênh")),
        Column("version_no", _("Phiên bản"), kind="number", sort="version_no"),
        Column("issue_number", _("Số, ký hiệu")),
        Column("dossier.due_on", _("Hạn bước này"), kind="date", sort="dossier__due_on"),
    ),
    sections=(
        Section(_("Chương trình"), ("year", "channel", "paper_kind", "register_by", "version_no", "version_kind")),
        Section(
            _("Trình, duyệt, ban hành"),
            ("submission_number", "submission_on", "party_number", "party_on", "central_number", "central_on",
             "approval_number", "approved_on", "approval_authority", "issue_number", "issued_on", "supplement_number",
             "supplement_on"),
        ),
        Section(_("Nội dung văn bản"), (*forms.TEXTS, "closing_note")),
    ),
    parts=(OPINIONS, VERSIONS),
    filters=("year", "channel"),
    documents=documents.ALL,
    watch=(rules.FULL_WAY, rules.OFF_PLAN, rules.IDLE),
    tones={
        State.CALLED: "info", State.REGISTERED: "info", State.COMPILED: "info", State.CONSULTING: "info",
        State.SUBMITTED: "info", State.PARTY: "info", State.PARTY_AGREED: "info", State.CENTRAL: "info",
        State.APPROVED: "success", State.ISSUED: "success", State.SUPPLEMENTING: "warning",
        State.SUPPLEMENT_SUBMITTED: "warning", State.CLOSED: "neutral", State.CANCELLED: "danger",
    },
    duties={state.value: key for state, key in DUTIES.items()},
    calendar=(Occasion("register_by", _("Hạn đăng ký chương trình đối ngoại"), first="register_by"),),
    daily=reminders.remind,
)  # fmt: skip
