"""Sổ đoàn vào: the visits of the province by the day of arrival, as far as the officer sees them (D.7)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.book import Book, BookColumn, Line, Part
from doingoai.register_kit.book_page import book_view
from doingoai.registers.delegations_in.models import IncomingDelegation

State = IncomingDelegation.State
NOT_HELD = (State.REFUSED, State.CANCELLED)
COLUMNS = (
    BookColumn("number", _("TT"), 0.6, "integer"),
    BookColumn("days", _("Ngày"), 1.6),
    BookColumn("title", _("Tên đoàn"), 3),
    BookColumn("origin", _("Nước"), 1.3),
    BookColumn("head", _("Trưởng đoàn"), 2),
    BookColumn("count", _("Số khách"), 0.9, "integer"),
    BookColumn("host", _("Người tiếp"), 1.6),
    BookColumn("content", _("Nội dung"), 3),
    BookColumn("results", _("Kết quả"), 3),
)
LONGEST = 300  # letters of a cell; the whole text stands in the dossier


def filled(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return the book of the visits that the officer sees; a sub-meeting stands with its own line."""
    rows = IncomingDelegation.objects.visible_to(officer).filter(arrive_on__range=(since, until))
    rows = rows.exclude(dossier__state=State.PROPOSED).select_related("origin").order_by("arrive_on", "pk")
    lines = tuple(_line(number, record) for number, record in enumerate(rows, start=1))
    parts = (Part(_now("Năm %d") % since.year, lines),) if lines else ()
    return Book("delegations_in", _("Sổ đoàn vào"), body, since, until, COLUMNS, parts)


def _line(number: int, record: IncomingDelegation) -> Line:
    came, left = record.actual_arrive_on or record.arrive_on, record.actual_leave_on or record.leave_on
    results = record.results or f"({record.state_label})"
    cells = (
        number, f"{came:%d/%m}–{left:%d/%m/%Y}", record.dossier.title, record.origin_name,
        f"{record.head_name}, {record.head_title}", record.actual_guest_count or record.guest_count,
        record.host_name or record.get_host_rank_display(), record.content[:LONGEST], results[:LONGEST],
    )  # fmt: skip
    return Line(cells, record.get_absolute_url(), is_void=record.dossier.state in NOT_HELD)


book = book_view(filled)
