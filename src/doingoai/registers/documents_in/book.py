"""Sổ đăng ký văn bản đến: the arrivals of one body in order of number, in the columns of the decree.

Law: Nghị định 30/2020/NĐ-CP, Điều 22 and Phụ lục IV.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.reference.papers import StatusCode
from doingoai.register_kit.book import Book, BookColumn, Line, Part, not_shown
from doingoai.register_kit.book_page import book_view
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.web.dates import vndate

State = IncomingDocument.State
UNUSUAL = frozenset({State.REFUSED, State.ASKED_BACK, State.GIVEN_BACK})
COLUMNS = (
    BookColumn("arrived_on", _("Ngày đến"), 1.5, "date"),
    BookColumn("arrival_no", _("Số đến"), 0.8, "integer"),
    BookColumn("sender", _("Tác giả"), 2.4),
    BookColumn("document_number", _("Số, ký hiệu văn bản"), 1.8),
    BookColumn("issued_on", _("Ngày tháng văn bản"), 1.5, "date"),
    BookColumn("title", _("Tên loại và trích yếu nội dung văn bản"), 4.4),
    BookColumn("handler", _("Đơn vị hoặc người nhận"), 2.2),
    BookColumn("handed_on", _("Ngày chuyển"), 1.5, "date"),
    BookColumn("receipt", _("Ký nhận"), 1.4),
    BookColumn("note", _("Ghi chú"), 1.7),
)


def filled(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return the book of the officer's body; the numbers of papers that she may not read are told, nothing of them."""
    arrived = {"dossier__body": body, "arrival_no__isnull": False}
    rows = IncomingDocument.objects.visible_to(officer).filter(**arrived, arrived_on__range=(since, until))
    rows = rows.select_related("assigned_to", "assignee").prefetch_related("messages")
    records = list(rows.order_by("arrival_no", "pk"))
    whole_year = IncomingDocument.objects.for_system("numbers of the book").filter(
        **arrived, arrived_on__year=since.year
    )
    given = {number: day for number, day in whole_year.values_list("arrival_no", "arrived_on") if number}
    asked = [number for number, day in given.items() if since <= day <= until]
    missing = not_shown([record.arrival_no for record in records if record.arrival_no], asked, given)
    part = Part(_now("Năm %d") % since.year, tuple(_line(record) for record in records), **missing)
    parts = (part,) if asked else ()
    return Book("documents_in", _("Sổ đăng ký văn bản đến"), body, since, until, COLUMNS, parts)


def _line(record: IncomingDocument) -> Line:
    handed, taken = _day_of(record, StatusCode.ASSIGNED), _day_of(record, StatusCode.WORKING)
    handlers = (str(each) for each in (record.assigned_to, record.assignee) if each)
    cells = (
        record.arrived_on, record.arrival_no, record.sender, record.document_number, record.issued_on,
        f"{record.kind}: {record.dossier.title}", ", ".join(handlers), handed,
        _now("Điện tử, %s") % vndate(taken) if taken else "", _note(record),
    )  # fmt: skip
    return Line(cells, record.get_absolute_url(), is_void=record.dossier.state == State.GIVEN_BACK)


def _day_of(record: IncomingDocument, code: StatusCode) -> dt.date | None:
    """Return the day on which the document last came so far; the state was told to its sender then."""
    moments = [message.at for message in record.messages.all() if message.code == code]
    return timezone.localdate(moments[-1]) if moments else None


def _note(record: IncomingDocument) -> str:
    said = [record.get_urgency_display(), record.state_label if record.dossier.state in UNUSUAL else ""]
    if record.reply_due:
        said.append(_now("hạn trả lời %s") % vndate(record.reply_due))
    return "; ".join(str(each) for each in said if each)


book = book_view(filled)
