"""The working calendar of the country: the table of calendar days over computed defaults."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from django.utils import timezone

from doingoai.lib.held import remembered
from doingoai.lib.holidays_vn import Day
from doingoai.lib.holidays_vn import work_calendar as merged
from doingoai.lib.workdays import WorkCalendar
from doingoai.reference.models import CalendarDay

YEARS_AHEAD = 6


def work_calendar() -> WorkCalendar:
    """Return the calendar; years without rows are computed and named in `assumed_years`."""
    rows = remembered(CalendarDay, lambda: tuple(CalendarDay.objects.values_list("date", "kind", "name", "source")))
    return _merged(rows, timezone.localdate().year)


@lru_cache(maxsize=4)  # keyed by the rows themselves: a changed table is a new calendar, in every process
def _merged(rows: tuple[tuple[dt.date, str, str, str], ...], year: int) -> WorkCalendar:
    return merged([Day(*row) for row in rows], range(2018, year + YEARS_AHEAD))
