"""Outgoing documents (sổ văn bản đi): begin here. From a draft to what each recipient did with it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.register import Column, Register, Section
from doingoai.registers.documents_out import book, pages, rules
from doingoai.registers.documents_out.actions import drafting, issuing, sending
from doingoai.registers.documents_out.clock import remind_recipients
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.paper import PAPER
from doingoai.relations.actions import Relate, Unrelate

State = OutgoingDocument.State

REGISTER = Register(
    key="documents_out",
    title=_("Văn bản đi"),
    singular=_("văn bản đi"),
    menu=_("Văn thư"),
    why=_("Soạn, trình ký, lấy số, ký số và gửi tại một nơi; thể thức do hệ thống trình bày."),
    model=OutgoingDocument,
    basis=("Nghị định 30/2020/NĐ-CP ngày 05/3/2020", "Hướng dẫn 36-HD/VPTW ngày 03/4/2018"),
    actions=(
        drafting.Draft, drafting.Correct, drafting.Submit, drafting.Withdraw, drafting.Approve, drafting.Return,
        drafting.Cancel, issuing.Issue, issuing.Sign, issuing.AttachSigned, issuing.Void, sending.Send,
        sending.RecordReceipt, sending.TakeStatus, sending.Recall, sending.EndRecall, sending.BeReplaced, Relate,
        Unrelate,
    ),
    columns=(
        Column("document_number", _("Số, ký hiệu"), sort="document_number"),
        Column("issued_on", _("Ngày ban hành"), kind="date", sort="issued_on"),
        Column("dossier.title", _("Trích yếu"), sort="dossier__sort_key"),
        Column("kind", _("Loại")),
        Column("issuer", _("Cơ quan ban hành")),
        Column("signer", _("Người ký"), sort="signer"),
    ),
    sections=(
        Section(
            _("Văn bản"),
            ("document_number", "issued_on", "kind", "issuer", "addressees", "signer", "urgency", "circulation"),
        ),
        Section(_("Theo dõi"), ("sent_at", "reply_due", "answers", "replaces", "archive_note")),
    ),
    filters=("kind", "form", "signer"),
    select_related=("issuer__parent", "answers", "replaces", "file__file"),
    documents=(PAPER,),
    watch=(rules.DISPATCH, rules.LATE),
    daily=remind_recipients,
    urls=(
        path("so-dang-ky/", book.book, name="book"),
        path("doi-chieu/", pages.reconciliation, name="reconciliation"),
        path("<str:number>/xem.png", pages.picture, name="picture"),
        path("<str:number>/goi/<int:delivery>/", pages.package, name="package"),
    ),
    tones={
        State.SUBMITTED: "info", State.APPROVED: "info", State.ISSUED: "warning", State.SENT: "success",
        State.RECALLING: "warning", State.RECALLED: "neutral", State.REPLACED: "neutral", State.VOIDED: "danger",
        State.CANCELLED: "danger",
    },
)  # fmt: skip
