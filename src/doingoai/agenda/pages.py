"""The page of the calendar: month, week, list or one day, what clashes in it, and which days are off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.agenda.asked import DAY, LIST, MONTH, WEEK, AgendaForm, Asked, asked_of, month_of, narrowing, query_of
from doingoai.agenda.clashes import clashes, days_text
from doingoai.agenda.days import Days, partner_days_off
from doingoai.agenda.entries import Entry, Found, entries_of
from doingoai.agenda.filter_bar import filter_bar
from doingoai.agenda.tables import list_table, tone_of, whose
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.lists import page_url
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import today, vndate
from doingoai.web.month import Entry as Drawn
from doingoai.web.month import Month

PAGE = 100  # rows of a list
OF_A_DAY = 30  # entries of one day of a week; the rest stands in the day's list
WARNINGS = 20  # of each kind shown
ONE_DAY = dt.timedelta(days=1)


@require_GET
def agenda(request: OfficerRequest) -> HttpResponse:
    """Show the days asked for, everything in them that this officer may see."""
    form = AgendaForm(request.GET, request.user)
    asked = asked_of(form, request.GET)
    found = entries_of(request.user, asked.first, asked.last, asked.chosen)
    days = Days(asked.first, asked.last, asked.chosen.countries)
    context = {
        "title": _("Lịch"),
        "heading": heading(asked),
        "tabs": _tabs(asked, request.GET),
        "filters": filter_bar(form, request.GET),
        "previous_url": _at(request.GET, _step(asked, back=True)),
        "next_url": _at(request.GET, _step(asked, back=False)),
        "today_url": _at(request.GET, today()),
        "view": asked.view,
        "cut": found.cut,
        "days": days,
        "clashes": _warned(clashes(found.entries, asked.first, asked.last)),
        "days_off": _warned(partner_days_off(found.entries, asked.first, asked.last)),
        "actions": _actions(request.GET),
        **_shown(asked, found, days, request.GET),
    }
    return render(request, "agenda/agenda.html", context)


def heading(asked: Asked) -> str:
    """Name the days that are shown."""
    if asked.view == MONTH:
        return _("Tháng %(month)d/%(year)d") % {"month": asked.on.month, "year": asked.on.year}
    if asked.view == DAY:
        return f"{weekday(asked.on)}, {vndate(asked.on)}"
    return days_text(asked.first, asked.last)


def weekday(day: dt.date) -> str:
    """Name the day of the week."""
    names = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
    return names[day.weekday()]


def _shown(asked: Asked, found: Found, days: Days, query: QueryDict) -> dict[str, Any]:
    if asked.view == MONTH:
        return {"weeks": _month(asked, found, days, query).weeks()}
    if asked.view == WEEK:
        return {"week": [_day(asked.first + step * ONE_DAY, found, days, query) for step in range(7)]}
    number = _page_number(query.get("page", ""))
    entries = found.entries[(number - 1) * PAGE : number * PAGE]
    marks = [(day, days.marks[day]) for day in sorted(days.marks)]
    return {
        "table": list_table(heading(asked), entries, with_province=_is_of_several(found)),
        "marks": marks,
        "pages": _pages(query, number, len(entries), len(found.entries)),
    }


def _month(asked: Asked, found: Found, days: Days, query: QueryDict) -> Month:
    drawn = [
        Drawn(each.short_label, each.url, each.first, each.last, tone_of(each), "" if each.takes_time else "waiting")
        for each in found.entries
    ]
    return Month(
        asked.on.year, asked.on.month, drawn, days.marks, days.off, lambda day: _at(query, day, view=DAY), today()
    )


def _day(day: dt.date, found: Found, days: Days, query: QueryDict) -> dict[str, Any]:
    entries = [each for each in found.entries if each.meets(day, day)]
    several = _is_of_several(found)
    return {
        "on": day,
        "name": f"{weekday(day)}, {vndate(day)}",
        "marks": days.marks.get(day, ()),
        "is_off": day in days.off,
        "is_today": day == today(),
        "entries": [
            (each, tone_of(each), _of_span(each), whose(each, with_province=several)) for each in entries[:OF_A_DAY]
        ],
        "more": max(len(entries) - OF_A_DAY, 0),
        "url": _at(query, day, view=DAY),
    }


def _is_of_several(found: Found) -> bool:
    """Tell whether the entries are of several provinces, so that each has to be named."""
    return len({each.province for each in found.entries}) > 1


def _of_span(entry: Entry) -> str:
    return "" if entry.first == entry.last else days_text(entry.first, entry.last)


def _tabs(asked: Asked, query: QueryDict) -> list[dict[str, Any]]:
    names = {MONTH: _("Tháng"), WEEK: _("Tuần"), LIST: _("Danh sách"), DAY: _("Ngày")}
    return [
        {"title": name, "url": _at(query, asked.on, view=view), "current": view == asked.view}
        for view, name in names.items()
    ]


def _actions(query: QueryDict) -> list[dict[str, str]]:
    feeds = f"{reverse('agenda:feeds')}?{query_of(narrowing(query)).urlencode()}"
    files = [
        {"label": name, "url": reverse("agenda:download", args=[form]) + page_url(query, page=None), "kind": ""}
        for form, name in (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
    ]
    return [{"label": _("Đưa vào điện thoại, máy tính (iCal)"), "url": feeds, "kind": ""}, *files]


def _step(asked: Asked, *, back: bool) -> dt.date:
    """Return the day at which the page before or after is opened."""
    if asked.view in (MONTH, LIST):
        first, last = month_of(asked.on)
        return first - ONE_DAY if back else last + ONE_DAY
    return asked.on + (-1 if back else 1) * (7 if asked.view == WEEK else 1) * ONE_DAY


def _at(query: QueryDict, day: dt.date, **changes: Any) -> str:
    """Return the address of the page at another day; dates typed for a list end with it."""
    return page_url(query, on=day.isoformat(), page=None, since=None, until=None, **changes)


def _warned(found: Sequence[Any]) -> dict[str, Any]:
    return {"shown": found[:WARNINGS], "more": max(len(found) - WARNINGS, 0)}


def _page_number(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) < 5 else 1


def _pages(query: QueryDict, number: int, shown: int, total: int) -> dict[str, Any]:
    return {
        "first": (number - 1) * PAGE + 1 if shown else 0,
        "last": (number - 1) * PAGE + shown if shown else 0,
        "total_text": _("%s việc") % vnnumber(total),
        "has_previous": number > 1,
        "has_next": number * PAGE < total,
        "previous_url": page_url(query, page=number - 1),
        "next_url": page_url(query, page=number + 1),
    }
