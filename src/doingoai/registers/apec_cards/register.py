"""APEC business travel cards (thẻ ABTC): begin here."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.apec_cards import actions, clock, documents, forms, indicators, rules
from doingoai.registers.apec_cards.models import ApecCard

State = ApecCard.State

PARTS = (
    Part(
        "checks", _("Kết quả kiểm tra"),
        (
            Column("kind", _("Nội dung")), Column("who", _("Cơ quan")), Column("due_on", _("Hạn trả lời"), kind="date"),
            Column("answered_on", _("Ngày trả lời"), kind="date"), Column("result", _("Kết quả")),
            Column("document", _("Văn bản")), Column("text", _("Nội dung")),
        ),
        select_related=("body",),
    ),
    Part(
        "use_reports", _("Báo cáo sử dụng thẻ"),
        (
            Column("year", _("Năm"), value=lambda row: str(row.year)),
            Column("received_on", _("Ngày nhận"), kind="date"), Column("trips", _("Số chuyến đi"), kind="number"),
            Column("text", _("Kết quả sử dụng")),
        ),
    ),
    Part(
        "outcomes", _("Kết quả"),
        (Column("kind", _("Kết quả")), Column("on", _("Ngày"), kind="date"), Column("number", _("Văn bản"))),
    ),
)  # fmt: skip

REGISTER = Register(
    key="apec_cards",
    title=_("Thẻ ABTC"),
    singular=_("thẻ ABTC"),
    menu=_("Hoạt động"),
    why=_("Mỗi người đề nghị thẻ doanh nhân APEC một hồ sơ: kiểm tra, lấy ý kiến, cho phép, sử dụng, thu hồi."),
    model=ApecCard,
    basis=("09/2023/QĐ-TTg",),
    actions=(
        actions.Receive, actions.Correct, actions.CheckDossier, actions.Consult, actions.Answer, actions.RecordAnswer,
        actions.Present, actions.Appraise, actions.Permit, actions.Refuse, actions.Return, actions.EnterCard,
        actions.TakeUseReport, actions.FindGround, actions.KeepCard, actions.Revoke, actions.Rectify, actions.Withdraw,
        actions.Expire,
    ),
    watch=rules.WATCHED,
    daily=clock.on_day,
    columns=(
        Column("applicant_name", _("Người đề nghị"), sort="dossier__sort_key"),
        Column("enterprise", _("Doanh nghiệp, cơ quan")),
        Column("received_on", _("Ngày nhận"), kind="date", sort="received_on"),
        Column("permission_no", _("Văn bản cho phép")),
        Column("card_expires_on", _("Thẻ hết hạn"), kind="date", sort="card_expires_on"),
        Column("dossier.due_on", _("Phải làm trước"), kind="date", sort="dossier__due_on"),
    ),
    sections=(
        Section(_("Người đề nghị"), ("received_on", *forms.APPLICANT, *forms.PERSON)),
        Section(_("Doanh nghiệp, cơ quan"), forms.ENTERPRISE),
        Section(_("Kiến nghị, quyết định"), ("proposal", "proposal_note", *forms.PERMISSION, *forms.REFUSAL)),
        Section(_("Thẻ"), forms.CARD),
        Section(_("Thu hồi"), (*forms.GROUND, "revoke_due", *forms.REVOCATION)),
    ),
    parts=PARTS,
    filters=("applicant_kind", "proposal", "ground"),
    indicators=indicators.ALL,
    documents=documents.ALL,
    tones={
        State.CHECKED: "info", State.CONSULTING: "info", State.DECIDING: "info", State.PERMITTED: "success",
        State.ISSUED: "success", State.REFUSED: "danger", State.REVOKING: "warning", State.REVOKED: "danger",
    },
    duties={
        State.RECEIVED: "AB_CHECK", State.CHECKED: "AB_CHECK", State.CONSULTING: "AB_ANSWER",
        State.ISSUED: "AB_USE_REPORT", State.REVOKING: "AB_REVOKE",
    },
    calendar=(
        Occasion(
            "expiry", _("Thẻ ABTC hết hạn"), first="card_expires_on",
            only=Q(dossier__state__in=[State.ISSUED, State.REVOKING]),
        ),
    ),
)  # fmt: skip
