"""Sổ đăng ký văn bản đi: the numbers that one body gave, each kind in its own row, in the columns of the decree.

Law: Nghị định 30/2020/NĐ-CP, Điều 15, 19 and Phụ lục IV. A voided number stays in the book with its reason.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.book import Book, BookColumn, Line, Part, not_shown
from doingoai.register_kit.book_page import book_view
from doingoai.registers.documents_out.codes import Form
from doingoai.registers.documents_out.models import KIND_CHOICES, GivenNumber, OutgoingDocument
from doingoai.registers.documents_out.numbers import period_of

State = OutgoingDocument.State
UNUSUAL = frozenset({State.RECALLING, State.RECALLED, State.REPLACED})
ORDER = {key: place for place, (key, _name) in enumerate(KIND_CHOICES)}
COLUMNS = (
    BookColumn("document_number", _("Số, ký hiệu văn bản"), 2.0),
    BookColumn("issued_on", _("Ngày tháng văn bản"), 1.5, "date"),
    BookColumn("title", _("Tên loại và trích yếu nội dung văn bản"), 4.6),
    BookColumn("signer", _("Người ký"), 1.9),
    BookColumn("recipients", _("Nơi nhận văn bản"), 3.6),
    BookColumn("archive_note", _("Đơn vị, người nhận bản lưu"), 1.6),
    BookColumn("copies", _("Số lượng bản"), 0.9, "integer"),
    BookColumn("note", _("Ghi chú"), 2.0),
)


def filled(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return the book of the officer's body; the numbers of papers that she may not read are told, nothing of them."""
    numbers = GivenNumber.objects.filter(series__body=body, series__period__in=_periods(since))
    mine = {"pk__in": numbers.values("dossier"), "issued_on__isnull": False}
    days = dict(
        OutgoingDocument.objects.for_system("numbers of the book").filter(**mine).values_list("pk", "issued_on")
    )
    seen = OutgoingDocument.objects.visible_to(officer).filter(**mine, issued_on__range=(since, until))
    records = {record.pk: record for record in seen.prefetch_related("deliveries")}
    rows: dict[tuple[str, str], list[GivenNumber]] = defaultdict(list)
    for number in numbers.select_related("series").order_by("serial"):
        rows[number.series.family, number.series.period].append(number)
    asked = {pk for pk, day in days.items() if day and since <= day <= until}
    parts = (
        _part(f"{dict(KIND_CHOICES)[family]} {period}", rows[family, period], records, asked)
        for family, period in sorted(rows, key=lambda key: (ORDER[key[0]], key[1]))
    )
    kept = tuple(part for part in parts if part.lines or part.hidden)
    return Book("documents_out", _("Sổ đăng ký văn bản đi"), body, since, until, COLUMNS, kept)


def _periods(day: dt.date) -> set[str]:
    return {period_of(Form.STATE, day), period_of(Form.PARTY, day)}


def _part(title: str, numbers: list[GivenNumber], records: dict[int, OutgoingDocument], asked: set[int]) -> Part:
    shown = [number for number in numbers if number.dossier_id in records]
    missing = not_shown(
        (number.serial for number in shown),
        (number.serial for number in numbers if number.dossier_id in asked),
        (number.serial for number in numbers),
    )
    return Part(title, tuple(_line(records[number.dossier_id], number) for number in shown), **missing)


def _line(record: OutgoingDocument, number: GivenNumber) -> Line:
    sent = [each for each in record.deliveries.all() if not each.is_pointer]
    cells = (
        record.document_number, record.issued_on, f"{record.get_kind_display()}: {record.dossier.title}",
        record.signer, "; ".join(each.text for each in sent), record.archive_note, len(sent), _note(record, number),
    )  # fmt: skip
    return Line(cells, record.get_absolute_url(), is_void=number.voided_at is not None)


def _note(record: OutgoingDocument, number: GivenNumber) -> str:
    said = [_now("đã hủy số: %s") % number.reason] if number.voided_at else []
    said += [record.get_urgency_display(), record.state_label if record.dossier.state in UNUSUAL else ""]
    return "; ".join(str(each) for each in said if each)


book = book_view(filled)
