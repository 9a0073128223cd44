"""A month as weeks of days with what falls on them; drawn by templates/web/components/month.html.

What lasts several days is drawn across them: within a week it keeps one lane, and its name stands once.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from doingoai.web.dates import today

LANES = 4  # drawn on one day; what does not fit is counted


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that falls on a day, or on every day up to `last`."""

    label: str
    url: str
    first: date
    last: date
    tone: str = "neutral"
    sign: str = ""  # the drawing before its name, where that of the tone would not do


class Mark(NamedTuple):
    """What a day itself is: a holiday, a day worked instead."""

    label: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one lane shows on one day: the beginning of an entry's stretch of `days` in this week, or its going on.

    `begins`, `ends`: whether the entry itself does so in this week; an empty lane has no entry.
    """

    entry: Entry | None = None
    days: int = 0  # 0: the entry goes on from an earlier day of the week
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A field of the calendar; days of the neighbouring months fill its first and last week."""

    on: date
    pieces: Sequence[Piece]
    more: int  # entries of this day that are not drawn
    url: str  # where all entries of the day stand
    marks: Sequence[Mark]
    in_month: bool
    is_today: bool
    is_off: bool

    @property
    def is_free(self) -> bool:
        """Whether nothing new is to be told of this day: on narrow screens it is left out."""
        return not (self.more or self.marks or any(piece.days for piece in self.pieces))


@dataclass(frozen=True)
class Month:
    """A month and what is known of its days; `day_url` leads to all entries of a day."""

    year: int
    month: int
    entries: Iterable[Entry] = ()
    marks: Mapping[date, Sequence[Mark]] | None = None
    off: frozenset[date] = frozenset()
    day_url: Callable[[date], str] = lambda _day: ""
    today_is: date | None = None

    def weeks(self) -> list[list[Day]]:
        """Return the weeks of the month, Monday first."""
        weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(self.year, self.month)
        ordered = sorted(self.entries, key=lambda each: (each.first, -(each.last - each.first).days, each.label))
        return [self._week(days, ordered) for days in weeks]

    def _week(self, days: Sequence[date], ordered: Iterable[Entry]) -> list[Day]:
        lanes: list[list[Piece]] = [[Piece()] * 7 for _lane in range(LANES)]
        more = [0] * 7
        for entry in ordered:
            if entry.first <= days[-1] and entry.last >= days[0]:
                _place(entry, days[0], lanes, more)
        return [self._day(on, [lane[place] for lane in lanes], more[place]) for place, on in enumerate(days)]

    def _day(self, on: date, pieces: list[Piece], more: int) -> Day:
        while pieces and pieces[-1].entry is None:
            pieces.pop()
        now = self.today_is or today()
        marks = (self.marks or {}).get(on, ())
        return Day(on, pieces, more, self.day_url(on), marks, on.month == self.month, on == now, on in self.off)


def _place(entry: Entry, monday: date, lanes: Sequence[list[Piece]], more: list[int]) -> None:
    """Draw an entry in the first lane that is free on all its days of the week, or count it where there is none."""
    begin = max((entry.first - monday).days, 0)
    end = min((entry.last - monday).days, 6)
    for lane in lanes:
        if all(piece.entry is None for piece in lane[begin : end + 1]):
            begins, ends = entry.first >= monday, entry.last <= monday + timedelta(days=6)
            lane[begin] = Piece(entry, end - begin + 1, begins, ends)
            lane[begin + 1 : end + 1] = [Piece(entry, 0, begins, ends)] * (end - begin)
            return
    for place in range(begin, end + 1):
        more[place] += 1
