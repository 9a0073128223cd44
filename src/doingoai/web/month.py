"""A month as weeks of days with what falls on them; drawn by templates/web/components/month.html."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from doingoai.web.dates import today


class Entry(NamedTuple):
    """A thing that falls on a day."""

    label: str
    url: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Day:
    """A field of the calendar; days of the neighbouring months fill its first and last week."""

    on: date
    entries: Sequence[Entry]
    in_month: bool
    is_today: bool


def month_weeks(
    year: int, month: int, entries: Mapping[date, Sequence[Entry]], today_is: date | None = None
) -> list[list[Day]]:
    """Return the weeks of a month, Monday first, with the entries of each day."""
    now = today_is or today()
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(year, month)
    return [[Day(on, entries.get(on, ()), on.month == month, on == now) for on in week] for week in weeks]
