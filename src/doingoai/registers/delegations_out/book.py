"""Sổ theo dõi đoàn ra: the decided delegations that left on the asked days, in the columns of their law."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.book import Book, BookColumn, Line, Part
from doingoai.register_kit.book_page import book_view
from doingoai.registers.delegations_out.codes import DelegationType, PaperKind
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules.looking import GOING
from doingoai.web.dates import vndate

COLUMNS = (
    BookColumn("number", _("Số quyết định"), 1.8),
    BookColumn("title", _("Tên đoàn"), 4),
    BookColumn("head", _("Trưởng đoàn"), 2),
    BookColumn("people", _("Số người"), 0.8, "integer"),
    BookColumn("countries", _("Nước"), 1.8),
    BookColumn("days", _("Thời gian"), 2),
    BookColumn("plan", _("Trong/ngoài KH"), 1.2),
    BookColumn("cost", _("Kinh phí (đồng)"), 1.6, "integer"),
    BookColumn("reported_on", _("Ngày báo cáo"), 1.4, "date"),
)


def filled(officer: Officer, body: Body, since: dt.date, until: dt.date) -> Book:
    """Return the book of the delegations that the officer sees; private trips do not stand in it."""
    rows = OutgoingDelegation.objects.visible_to(officer).filter(
        dossier__state__in=GOING, depart_on__range=(since, until)
    )
    rows = rows.exclude(delegation_type=DelegationType.PRIVATE).prefetch_related("papers").order_by("depart_on", "pk")
    part = Part(_now("Năm %d") % since.year, tuple(_line(record) for record in rows))
    parts = (part,) if part.lines else ()
    return Book("delegations_out", _("Sổ theo dõi đoàn ra"), body, since, until, COLUMNS, parts, counted=_("đoàn"))


def _line(record: OutgoingDelegation) -> Line:
    decided = [paper for paper in record.papers.all() if paper.kind == PaperKind.DECISION]
    left, back = record.actual_depart_on or record.depart_on, record.actual_return_on or record.return_on
    cost = record.actual_cost_vnd if record.actual_cost_vnd is not None else record.budget_vnd
    cells = (
        decided[-1].number if decided else "", record.dossier.title, record.head_name, record.member_count,
        record.countries, f"{vndate(left)} – {vndate(back)}",
        _now("trong") if record.in_plan else _now("ngoài"), int(cost) if cost is not None else None,
        record.reported_on,
    )  # fmt: skip
    return Line(cells, record.get_absolute_url())


book = book_view(filled)
