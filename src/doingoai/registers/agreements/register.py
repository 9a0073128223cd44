"""International agreements of provinces: begin here."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.agreements import clock, documents, forms, indicators, rules
from doingoai.registers.agreements.actions import conclusion, lifetime, proposal
from doingoai.registers.agreements.codes import State
from doingoai.registers.agreements.models import Agreement

REGISTER = Register(
    key="agreements",
    title=_("Thỏa thuận quốc tế"),
    singular=_("thỏa thuận quốc tế"),
    menu=_("Thỏa thuận, cam kết"),
    why=_("Mỗi thỏa thuận một hồ sơ, từ ý tưởng, xin ý kiến, quyết định, ký, đến khi hết hiệu lực."),
    model=Agreement,
    basis=("Luật Thỏa thuận quốc tế 70/2020/QH14", "Nghị định 64/2021/NĐ-CP", "Nghị định 177/2025/NĐ-CP"),
    actions=(
        # from the idea to the submission
        proposal.Open, proposal.EnterSigned, proposal.Correct, proposal.Screen, proposal.Draft, proposal.Consult,
        proposal.TakeReply, proposal.Reconcile, proposal.Escalate, proposal.TakePmOpinion, proposal.Submit,
        # decision and signature
        conclusion.Approve, conclusion.Return, conclusion.Reject, conclusion.AcceptEdits, conclusion.Sign,
        conclusion.EnterIntoForce,
        # in force, and the end
        lifetime.Discharge, lifetime.Review, lifetime.Rectify, lifetime.Amend, lifetime.Extend, lifetime.Suspend,
        lifetime.Resume, lifetime.Assess, lifetime.Inherit, lifetime.Renew, lifetime.Expire, lifetime.Supersede,
        lifetime.Withdraw, lifetime.Terminate, proposal.Cancel,
    ),
    imports_with=proposal.EnterSigned,
    watch=rules.WATCHED,
    daily=clock.on_day,
    columns=(
        Column("dossier.title", _("Tên thỏa thuận"), sort="dossier__sort_key"),
        Column("partner", _("Bên nước ngoài"), sort="partner", value=lambda row: f"{row.partner} ({row.country})"),
        Column("signing_level", _("Danh nghĩa ký")),
        Column("signed_date", _("Ngày ký"), kind="date", sort="signed_date"),
        Column("expiry_date", _("Hết hiệu lực"), kind="date", sort="expiry_date"),
    ),
    sections=(
        Section(_("Thỏa thuận"), forms.NATURE),
        Section(_("Các bên"), forms.PARTIES),
        Section(_("Kinh phí, trình tự"), forms.MEANS),
        Section(_("Quyết định"), (*forms.DECISION, "cleared_text_hash", "signed_text_hash")),
        Section(_("Ký"), forms.SIGNATURE),
        Section(_("Hiệu lực, kết thúc"), (*forms.EFFECT, *forms.END, "rename_note", "health", "quality")),
        Section(_("Tóm tắt công khai"), ("public_summary",)),
    ),
    parts=(
        Part(
            "consultations", _("Lấy ý kiến"),
            (
                Column("who", _("Cơ quan")), Column("sent_on", _("Gửi"), kind="date"),
                Column("due_on", _("Hạn"), kind="date"), Column("replied_on", _("Trả lời"), kind="date"),
                Column("reply_number", _("Văn bản")), Column("result", _("Kết quả")), Column("handling", _("Xử lý")),
            ),
            select_related=("body",),
        ),
        Part(
            "obligations", _("Nghĩa vụ sau ký"),
            (
                Column("kind", _("Nghĩa vụ")), Column("due_on", _("Hạn"), kind="date"),
                Column("done_on", _("Thực hiện"), kind="date"), Column("document", _("Văn bản")),
            ),
        ),
    ),
    filters=(
        "country", "signing_level", "partner_type", "instrument", "framework", "health", "regime", "occasion",
        "lead_unit",
    ),
    select_related=("country",),
    indicators=indicators.ALL,
    documents=documents.ALL,
    calendar=(
        Occasion(
            "signing", _("Ký thỏa thuận"), first="signed_date", people="vn_signer", country="country",
            partner="partner", place="signed_place",
        ),
        Occasion("effect", _("Thỏa thuận có hiệu lực"), first="effective_date", country="country", partner="partner"),
        Occasion(
            "expiry", _("Thỏa thuận hết hiệu lực"), first="expiry_date", country="country", partner="partner",
            only=Q(dossier__state__in=Agreement.SIGNED),
        ),
        Occasion(
            "review", _("Rà soát thỏa thuận"), first="next_review_date", country="country", partner="partner",
            only=Q(dossier__state__in=Agreement.SIGNED),
        ),
    ),
    duties={
        State.CONSULTING: "AGR_D01", State.RECONCILING: "AGR_S02", State.PM_ESCALATED: "AGR_D02",
        State.SIGNED: "AGR_D03",
    },
    tones={
        State.CONSULTING: "info", State.PM_ESCALATED: "info", State.SUBMITTED: "info", State.RETURNED: "warning",
        State.APPROVED: "info", State.SIGNED: "success", State.IN_FORCE: "success", State.AMENDING: "info",
        State.EXTENDING: "info", State.SUSPENDED: "warning", State.EXPIRED: "danger", State.TERMINATED: "danger",
        State.WITHDRAWN: "danger", State.REJECTED: "danger", State.CANCELLED: "danger",
    },
)  # fmt: skip
