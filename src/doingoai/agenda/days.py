"""What a day is: off or not in Vietnamese offices and by which name; off in the countries that were asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from doingoai.agenda.entries import Entry
from doingoai.agenda.foreign import days_off, is_known, told
from doingoai.lib.holidays_vn import default_calendar, lunar_dates
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import CalendarDay, Country
from doingoai.web.month import Mark

HOME = "VN"
TET_DAYS = 9  # of the first lunar month that are counted by name while they are days off
DAY = dt.timedelta(days=1)


class Days:
    """The days of a span: `marks` by day, `off` those on which Vietnamese offices do not work."""

    def __init__(self, first: dt.date, last: dt.date, countries: Sequence[Country] = ()) -> None:
        """Read the calendar of the office (two queries) and add the days off of some countries."""
        calendar = work_calendar()
        span = [first + step * DAY for step in range((last - first).days + 1)]
        self.off = frozenset(day for day in span if not calendar.is_working(day))
        self.assumed_years = [str(year) for year in sorted(calendar.assumed_years & {first.year, last.year})]
        self.unknown = [country.name for country in countries if not is_known(country.pk)]
        self.marks: dict[dt.date, list[Mark]] = {}
        names = _names({day.year for day in span if day in calendar.days}, first, last)
        for day in span:
            if day in calendar.days:
                working = calendar.is_working(day)
                said = _tet(day, names.get(day, _("Làm việc bù") if working else _("Ngày nghỉ")))
                self.marks.setdefault(day, []).append(Mark(said, "info" if working else "danger"))
        for country in countries:
            for day, name in days_off(country.pk, first, last) if country.pk != HOME else ():
                self.marks.setdefault(day, []).append(Mark(f"{country.name}: {name}", "warning"))


def partner_days_off(entries: Iterable[Entry], first: dt.date, last: dt.date) -> list[tuple[Entry, str]]:
    """Return the entries on whose days a country of theirs is off, each with the sentence that says so."""
    found = []
    for each in entries:
        if not each.takes_time:
            continue
        begin, end = max(each.first, first), min(each.last, last)
        for code, name in each.countries:
            days = days_off(code, begin, end) if code != HOME and begin <= end else []
            if days:
                found.append((each, _("%(country)s nghỉ: %(names)s.") % {"country": name, "names": told(days)}))
    return found


def _names(years: Iterable[int], first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """Name the days that are not what their weekday says: from the table, else as the law counts them.

    `years` are those of the calendar of the office; the moon of others may be unknown.
    """
    names = {day.date: day.name for year in years for day in default_calendar(year).values()}
    return names | dict(CalendarDay.objects.filter(date__range=(first, last)).values_list("date", "name"))


def _tet(day: dt.date, name: str) -> str:
    """Count the days of Tết: "Tết Nguyên đán (mùng 1)"."""
    lunar = (day - lunar_dates(day.year)[0]).days + 1
    return _("%(name)s (mùng %(day)d)") % {"name": name, "day": lunar} if _is_tet(name, lunar) else name


def _is_tet(name: str, lunar: int) -> bool:
    return name.startswith("Tết Nguyên đán") and "(" not in name and 1 <= lunar <= TET_DAYS
