"""Passports of officials (sổ hộ chiếu): begin here."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.passports import book, clock, documents, forms, indicators, rules
from doingoai.registers.passports.actions import clockwork, custody, ending, issuing
from doingoai.registers.passports.models import Passport

State = Passport.State

HANDOVERS = Part(
    "handovers", _("Giao nhận theo chuyến đi"),
    (
        Column("trip_number", _("Chuyến đi")), Column("out_on", _("Ngày giao"), kind="date"),
        Column("receiver", _("Người nhận")), Column("giver", _("Người giao")),
        Column("due_on", _("Hạn nộp lại"), kind="date"), Column("in_on", _("Ngày nộp lại"), kind="date"),
        Column("returned_by", _("Người nộp")), Column("late_reason", _("Lý do nộp chậm")),
    ),
)  # fmt: skip

REGISTER = Register(
    key="passports",
    title=_("Hộ chiếu công vụ, ngoại giao"),
    singular=_("hộ chiếu"),
    menu=_("Hoạt động"),
    why=_("Mỗi hộ chiếu của cán bộ một hồ sơ: đề nghị cấp, cơ quan giữ, giao theo từng chuyến, nộp lại, thu hồi."),
    model=Passport,
    basis=("49/2019/QH14", "08/2025/TT-BNG", "58/2012/QĐ-TTg"),
    actions=(
        issuing.Request, issuing.Enter, issuing.Correct, issuing.File, issuing.Issue, custody.TakeIn, custody.HandOver,
        custody.TakeBack, custody.Extend, custody.Rectify, ending.NoteLeft, ending.Withdraw, ending.ReportLost,
        ending.LogLossNotice, ending.ReportDamaged, issuing.Cancel, clockwork.Reckon, clockwork.Expire,
        clockwork.Anonymise,
    ),
    imports_with=issuing.Enter,
    watch=rules.WATCHED,
    daily=clock.on_day,
    columns=(
        Column("holder_name", _("Họ và tên"), sort="dossier__sort_key"),
        Column("kind", _("Loại")),
        Column("number_shown", _("Số hộ chiếu")),
        Column("unit", _("Cơ quan")),
        Column("custodian", _("Cơ quan giữ")),
        Column("valid_until", _("Hạn"), kind="date", sort="valid_until"),
        Column("dossier.due_on", _("Phải làm trước"), kind="date", sort="dossier__due_on"),
    ),
    sections=(
        Section(_("Người giữ"), forms.HOLDER),
        Section(_("Hộ chiếu"), ("passport_no", "issued_on", "expires_on", "extended_until", "custodian", "kept_on")),
        Section(_("Đề nghị cấp"), (*forms.REQUEST, "filed_on", "issuer", "papers")),
        Section(
            _("Thu hồi, mất, hỏng"),
            (
                "left_on", "left_reason", "withdrawal_due", "withdrawn_on", "returned_to", "lost_on", "lost_note",
                "ministry_told_on", "immigration_told_on", "damaged_on", "anonymised_on",
            ),
        ),
    ),
    parts=(HANDOVERS,),
    filters=("kind", "custodian", "rank_group"),
    select_related=("body", "custodian__successor", "dossier__body__successor"),
    indicators=indicators.ALL,
    documents=documents.ALL,
    urls=(path("so-theo-doi/", book.book, name="book"), path("nop-lai-cham/", book.late, name="late")),
    tones={
        State.FILED: "info", State.ISSUED: "info", State.KEPT: "success", State.HANDED_OUT: "info",
        State.OVERDUE: "danger", State.LOST: "danger", State.DAMAGED: "warning", State.CANCELLED: "danger",
    },
    duties={
        State.HANDED_OUT: "HC_RETURN", State.OVERDUE: "HC_RETURN", State.KEPT: "HC_WITHDRAW",
        State.ISSUED: "HC_WITHDRAW", State.DAMAGED: "HC_WITHDRAW", State.LOST: "HC_LOST_NOTICE",
    },
    calendar=(
        Occasion(
            "expiry", _("Hộ chiếu hết hạn"), first="valid_until",
            only=Q(dossier__state__in=[str(state) for state in sorted(Passport.LIVING)]),
        ),
    ),
)  # fmt: skip
