"""Incoming documents (sổ văn bản đến): begin here."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Register, Section
from doingoai.registers.documents_in import book, pages, rules
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.relations.actions import Relate, Unrelate

State = IncomingDocument.State


def _whose(record: IncomingDocument) -> str:
    body = record.dossier.body
    return body.short_name or body.name


REGISTER = Register(
    key="documents_in",
    title=_("Văn bản đến"),
    singular=_("văn bản đến"),
    menu=_("Văn thư"),
    why=_("Mỗi văn bản đến được vào sổ một lần, có người xử lý và hạn trả lời; nơi gửi được báo từng bước."),
    model=IncomingDocument,
    basis=("Nghị định 30/2020/NĐ-CP ngày 05/3/2020", "Quyết định 28/2018/QĐ-TTg ngày 12/7/2018"),
    actions=(
        arriving.Receive, arriving.Enter, arriving.Arrive, arriving.Accept, arriving.Refuse, arriving.Correct,
        handling.Assign, handling.Work, handling.Finish, handling.BeAnswered, handling.Reopen, handling.BeAskedBack,
        handling.GiveBack, handling.KeepIt, Relate, Unrelate,
    ),
    imports_with=arriving.Enter,
    columns=(
        Column("arrival_no", _("Số đến"), kind="number", sort="arrival_no"),
        Column("arrived_on", _("Ngày đến"), kind="date", sort="arrived_on"),
        Column("dossier.title", _("Trích yếu"), sort="dossier__sort_key"),
        Column("document_number", _("Số, ký hiệu"), sort="document_number"),
        Column("sender", _("Tác giả"), sort="sender"),
        Column("dossier.body.short_name", _("Sổ của"), value=_whose),
        Column("reply_due", _("Hạn trả lời"), kind="date", sort="reply_due"),
    ),
    sections=(
        Section(
            _("Văn bản"),
            (
                "arrival_no", "arrived_on", "way", "sender", "document_number", "issued_on", "kind", "signer",
                "urgency", "reply_due",
            ),
        ),
        Section(_("Xử lý"), ("assigned_to", "assignee", "instruction", "result")),
    ),
    filters=("kind", "urgency", "way"),
    select_related=("dossier__body", "assigned_to", "assignee"),
    watch=(rules.BOOK, rules.LATE),
    urls=(path("so-dang-ky/", book.book, name="book"), path("goi/", pages.package, name="package")),
    calendar=(
        Occasion(
            "reply", _("Hạn trả lời văn bản đến"), first="reply_due",
            only=~Q(dossier__state__in=IncomingDocument.FINAL),
        ),
    ),
    duties={
        State.ARRIVED: "VBDEN_REGISTER", State.RECEIVED: "VBDEN_HANDLE", State.ASSIGNED: "VBDEN_HANDLE",
        State.WORKING: "VBDEN_HANDLE",
    },
    tones={
        State.ARRIVED: "warning", State.RECEIVED: "info", State.ASSIGNED: "info", State.WORKING: "info",
        State.DONE: "success", State.REFUSED: "danger", State.ASKED_BACK: "warning",
    },
)  # fmt: skip
