"""Pages beside the kit's: what one person travelled, which delegations come to a mission's country."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.norms.lookup import limit
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.registers.delegations_out.codes import DelegationType
from doingoai.registers.delegations_out.models import Member, MissionReply, OutgoingDelegation
from doingoai.registers.delegations_out.rules.looking import GOING, State
from doingoai.web.markup import link
from doingoai.web.tables import Heading, Row, Table

UNDER_WAY = (State.APPROVED, State.PREPARING, State.ABROAD)


def person_link(member: Member) -> SafeString:
    """Name a member and lead to what he or she travelled."""
    return link(reverse("delegations_out:person", args=[member.person_key]), member.full_name)


@require_GET
def person(request: OfficerRequest, key: str) -> HttpResponse:
    """Show the trips of one person by year, as far as the officer may see their dossiers."""
    trips = _trips(request.user, key)
    if not trips:
        raise Http404(key)
    latest = trips[0]
    today = timezone.localdate()
    most = int(limit("LIM_TRIPS_PER_YEAR", province=latest.delegation.dossier.province, on=today))
    years = sorted({each.delegation.depart_on.year for each in trips}, reverse=True)
    used = _used(trips)
    context = {
        "title": _("Các chuyến đi của %s") % latest.full_name,
        "person": latest,
        "stats": [(_("Năm %d") % year, _("%(used)d / %(most)d chuyến") % {"used": used[year], "most": most})
                  for year in years],
        "tables": [_year(year, [each for each in trips if each.delegation.depart_on.year == year], today)
                   for year in years],
    }  # fmt: skip
    return render(request, "delegations_out/person.html", context)


def _trips(officer: Officer, key: str) -> list[Member]:
    seen = OutgoingDelegation.objects.visible_to(officer)
    rows = Member.objects.filter(person_key=key, delegation__in=seen.values("pk"))
    related = ("body", "delegation__dossier__province")
    return list(
        rows.select_related(*related)
        .prefetch_related("delegation__exceptions")
        .order_by("-delegation__depart_on", "-pk")
    )


def _used(trips: Iterable[Member]) -> Counter[int]:
    """Count by year the decided trips on duty, as R-DR-02 does."""
    rows = (each.delegation for each in trips)
    return Counter(
        each.depart_on.year
        for each in rows
        if each.dossier.state in GOING and each.delegation_type != DelegationType.PRIVATE
    )


def _year(year: int, trips: list[Member], today: dt.date) -> Table:
    headings = [
        Heading("number", _("Mã hồ sơ")), Heading("title", _("Tên đoàn"), kind="title"),
        Heading("post", _("Chức vụ khi đi")), Heading("where", _("Nước đến")),
        Heading("first", _("Ngày đi"), kind="date"), Heading("days", _("Số ngày"), kind="number"),
        Heading("type", _("Loại đoàn")), Heading("exceptions", _("Ngoại lệ")), Heading("report", _("Báo cáo")),
        Heading("state", _("Trạng thái")),
    ]  # fmt: skip
    rows = [_row(each, today) for each in trips]
    days = sum(each.delegation.day_count for each in trips if each.delegation.dossier.state in GOING)
    said = {"year": year, "trips": len(trips), "days": days}
    return Table(_("Năm %(year)d: %(trips)d hồ sơ, %(days)d ngày ở nước ngoài") % said, headings, rows)


def _row(member: Member, today: dt.date) -> Row:
    trip = member.delegation
    granted = ", ".join(f"{each.rule} ({each.number})" for each in trip.exceptions.all())
    cells = [
        trip.dossier.number, trip.dossier.title, member.post, trip.countries, trip.actual_depart_on or trip.depart_on,
        trip.day_count, trip.get_delegation_type_display(), granted or trip.get_exception_reason_display(),
        _report(trip, today), trip.state_label,
    ]  # fmt: skip
    return Row(cells, url=trip.get_absolute_url(), key=trip.dossier.number)


def _report(trip: OutgoingDelegation, today: dt.date) -> str:
    if trip.report_due_on is None:
        return ""
    if (trip.reported_on or today) > trip.report_due_on:
        return _("chậm") if trip.reported_on else _("quá hạn, chưa nộp")
    return _("đúng hạn") if trip.reported_on else _("chưa đến hạn")


@require_GET
def coming(request: OfficerRequest) -> HttpResponse:
    """List for a mission the decided delegations to its country: those to come first, then those of a year."""
    body = request.user.seat.body
    if body is None or body.kind != Body.Kind.MISSION:
        raise PermissionDenied(_("Trang này dành cho cơ quan đại diện Việt Nam ở nước ngoài."))
    today = timezone.localdate()
    rows = OutgoingDelegation.objects.visible_to(request.user).select_related("dossier__province", "dossier__body")
    ahead = rows.filter(dossier__state__in=UNDER_WAY).order_by("depart_on", "pk")
    past = rows.exclude(dossier__state__in=UNDER_WAY).filter(return_on__gte=today - dt.timedelta(days=365))
    answered = set(MissionReply.objects.filter(body=body).values_list("delegation", flat=True))
    context = {
        "title": _("Đoàn đến nước tôi"),
        "tables": [
            _coming(_("Sắp đến và đang ở nước sở tại"), ahead, answered),
            _coming(_("Trong 12 tháng qua"), past.order_by("-depart_on", "-pk"), answered),
        ],
    }
    return render(request, "delegations_out/coming.html", context)


def _coming(title: str, rows: Iterable[OutgoingDelegation], answered: set[Any]) -> Table:
    headings = [
        Heading("number", _("Mã hồ sơ")), Heading("title", _("Tên đoàn"), kind="title"),
        Heading("province", _("Địa phương")), Heading("head", _("Trưởng đoàn")),
        Heading("people", _("Số người"), kind="number"), Heading("first", _("Ngày đến"), kind="date"),
        Heading("last", _("Ngày về"), kind="date"), Heading("partner", _("Bên mời")),
        Heading("answer", _("Đã trả lời")), Heading("state", _("Trạng thái")),
    ]  # fmt: skip
    lines = [
        Row(
            [each.dossier.number, each.dossier.title, each.dossier.province, each.head_name, each.member_count,
             each.depart_on, each.return_on, each.invited_by, each.pk in answered, each.state_label],
            url=each.get_absolute_url(), key=each.dossier.number,
        )
        for each in rows[:200]  # type: ignore[index]  # a query
    ]  # fmt: skip
    return Table(title, headings, lines, empty_title=_("Chưa có đoàn nào"))
