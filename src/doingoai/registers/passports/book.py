"""Sổ theo dõi hộ chiếu and the list of late returns: one body's handovers, as a page, on paper, in a workbook.

Whoever keeps the passport reads its number whole; to others who see the dossier the mask is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.book import Book, BookColumn, Line, Part
from doingoai.register_kit.book_page import book_view
from doingoai.registers.passports.models import Handover, Passport

HANDOVERS = _("lượt giao nhận")
COLUMNS = (
    BookColumn("number", _("TT"), 0.5, "integer"),
    BookColumn("title", _("Họ tên"), 2.4),
    BookColumn("kind", _("Loại"), 1.6),
    BookColumn("passport_no", _("Số"), 1.4),
    BookColumn("valid_until", _("Hạn"), 1.3, "date"),
    BookColumn("out_on", _("Ngày giao"), 1.3, "date"),
    BookColumn("trip_number", _("Chuyến đi"), 1.8),
    BookColumn("in_on", _("Ngày nộp lại"), 1.3, "date"),
)
LATE_COLUMNS = (
    *COLUMNS[:4],
    BookColumn("trip_number", _("Chuyến đi"), 1.8),
    BookColumn("due_on", _("Hạn nộp lại"), 1.3, "date"),
    BookColumn("in_on", _("Ngày nộp lại"), 1.3, "date"),
    BookColumn("late_reason", _("Lý do"), 2.4),
)


def filled(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return the handovers of a body's passports on the asked days, in order of their day."""
    rows = _handovers(officer, body).filter(out_on__range=(since, until)).order_by("out_on", "pk")
    title, name = _("Sổ theo dõi giao nhận hộ chiếu"), _now("Giao nhận trong kỳ")
    return _book(
        title, name, body, since, until, COLUMNS, [_line(number, row, officer) for number, row in _counted(rows)]
    )


def filled_late(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return what was due in the asked days (a quarter) and came late or has not come."""
    rows = _handovers(officer, body).filter(due_on__range=(since, until)).exclude(late_on=None)
    lines = [_late_line(number, row, officer) for number, row in _counted(rows.order_by("due_on", "pk"))]
    title, name = _("Danh sách nộp lại hộ chiếu chậm"), _now("Quá hạn trong kỳ")
    return _book(title, name, body, since, until, LATE_COLUMNS, lines)


def _handovers(officer: Officer, body: Body) -> QuerySet[Handover]:
    """Return the handovers of the passports that a body keeps, as far as the officer sees their dossiers."""
    kept = Q(custodian=body) | Q(custodian__successor=body)
    seen = Passport.objects.visible_to(officer).filter(kept)
    rows = Handover.objects.filter(passport__in=seen.values("pk"))
    return rows.select_related("passport__dossier__body", "passport__custodian__successor")


def _book(
    title: object, name: str, body: Body, since: dt.date, until: dt.date, columns: tuple[BookColumn, ...],
    lines: list[Line],
) -> Book:  # fmt: skip
    parts = (Part(name, tuple(lines)),) if lines else ()
    return Book("passports", str(title), body, since, until, columns, parts, counted=HANDOVERS)


def _counted(rows: Iterable[Handover]) -> enumerate[Handover]:
    return enumerate(rows, start=1)


def _line(number: int, row: Handover, officer: Officer) -> Line:
    record = row.passport
    return Line((*_passport(number, record, officer), record.valid_until, row.out_on, row.trip_number, row.in_on),
                record.get_absolute_url())  # fmt: skip


def _late_line(number: int, row: Handover, officer: Officer) -> Line:
    cells = (row.trip_number, row.due_on, row.in_on, row.late_reason)
    return Line((*_passport(number, row.passport, officer), *cells), row.passport.get_absolute_url())


def _passport(number: int, record: Passport, officer: Officer) -> tuple[object, ...]:
    shown = record.masked_for(officer).get("passport_no") or record.passport_no
    return number, record.holder_name, record.get_kind_display(), shown


book, late = book_view(filled), book_view(filled_late)
