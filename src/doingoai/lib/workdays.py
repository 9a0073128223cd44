"""Counting of days as the law counts them: working days, roll-over, months, clocks that stop and go on.

Which days are off is data: `holidays_vn.py` reads and computes it. Basis: Bộ luật Dân sự 2015, Điều 144-148.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

HOLIDAY, SUBSTITUTE, SWAP_OFF, SWAP_WORK = "holiday", "substitute", "swap_off", "swap_work"
KINDS = frozenset({HOLIDAY, SUBSTITUTE, SWAP_OFF, SWAP_WORK})
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """The days that are not what their weekday says; Saturday and Sunday are the weekly days off.

    `assumed_years` are years whose days were computed because no official notice is loaded: whoever shows a
    date of such a year says so.
    """

    days: Mapping[date, str]
    assumed_years: frozenset[int] = frozenset()
    _years: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse an unknown kind of day."""
        if unknown := set(self.days.values()) - KINDS:
            raise ValueError(f"Loại ngày không có trong danh mục: {', '.join(sorted(unknown))}.")
        object.__setattr__(self, "_years", frozenset(day.year for day in self.days))

    def covers(self, year: int) -> bool:
        """Tell whether the days of `year` come from an official notice."""
        return year in self._years and year not in self.assumed_years

    def is_working(self, d: date) -> bool:
        """Tell whether offices work on `d`."""
        kind = self.days.get(d)
        if kind is None:
            return d.weekday() < _SATURDAY
        return kind == SWAP_WORK

    def add_working_days(self, d: date, n: int) -> date:
        """Return the n-th working day after `d`, or before it when `n` is negative; `d` is not counted."""
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            d += step
            left -= self.is_working(d)
        return d

    def add_days(self, d: date, n: int) -> date:
        """Return `d` + `n` days, rolled forward to a working day (Điều 148); negative: see `days_before`."""
        return self.next_working(d + n * _DAY) if n >= 0 else self.days_before(d, -n)

    def add_months(self, d: date, n: int) -> date:
        """Return the same date `n` months later, or that month's last day, rolled forward (Điều 148).

        A negative `n` counts back and rolls back, to be on the safe side.
        """
        day = months_later(d, n)
        return self.next_working(day) if n >= 0 else self.previous_working(day)

    def days_before(self, event: date, n: int) -> date:
        """Return the last safe working day for "ít nhất n ngày trước"; the event's day is not counted."""
        return self.previous_working(event - n * _DAY)

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days after `a` up to and including `b`; when b < a, those of [b, a), negative."""
        if b < a:
            return -sum(self.is_working(b + i * _DAY) for i in range((a - b).days))
        return sum(self.is_working(a + i * _DAY) for i in range(1, (b - a).days + 1))

    def next_working(self, d: date) -> date:
        """Return `d`, or the first working day after it."""
        while not self.is_working(d):
            d += _DAY
        return d

    def previous_working(self, d: date) -> date:
        """Return `d`, or the last working day before it."""
        while not self.is_working(d):
            d -= _DAY
        return d


def months_later(d: date, n: int) -> date:
    """Return the same date `n` months later, or that month's last day; `n` may be negative."""
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(d.day, last))


class Unit(StrEnum):
    """In what a time limit is counted."""

    WORKING_DAY = "wd"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Pause:
    """A clock stopped at the end of `stopped_on` and goes on after `resumed_on`; open while that is None."""

    stopped_on: date
    resumed_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it begins."""
        if self.resumed_on and self.resumed_on < self.stopped_on:
            raise ValueError("Ngày tiếp tục tính hạn không được trước ngày tạm dừng.")

    def includes(self, d: date) -> bool:
        """Tell whether `d` is not counted because of this pause."""
        return self.stopped_on < d and self.lasts_after(d - _DAY)

    def lasts_after(self, d: date) -> bool:
        """Tell whether the pause takes away any day after `d`."""
        return self.resumed_on is None or self.resumed_on > d


@dataclass(frozen=True)
class Clock:
    """A time limit that started by an event on `start` and may have been stopped, e.g. to complete a dossier.

    The day of the event is not counted (Điều 147), nor is the day on which a pause ends.
    """

    start: date
    amount: int
    unit: Unit | str = Unit.WORKING_DAY
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a negative amount and an unknown unit."""
        if self.amount < 0:
            raise ValueError("Thời hạn không được là số âm.")
        object.__setattr__(self, "unit", Unit(self.unit))

    def due(self, calendar: WorkCalendar) -> date | None:
        """Return the last day of the time limit, None while an open pause holds it.

        A limit in months that was not continuous counts 30 days for a month (Điều 146).
        """
        end = self._end_without_pauses(calendar)
        if not any(pause.stopped_on < end and pause.lasts_after(self.start) for pause in self.pauses):
            return end
        day = self.start
        left = self.amount * 30 if self.unit is Unit.MONTH else self.amount
        while left or not calendar.is_working(day):
            day += _DAY
            if any(pause.resumed_on is None and pause.includes(day) for pause in self.pauses):
                return None
            if left and not any(pause.includes(day) for pause in self.pauses):
                left -= self.unit is not Unit.WORKING_DAY or calendar.is_working(day)
        return day

    def _end_without_pauses(self, calendar: WorkCalendar) -> date:
        if self.unit is Unit.WORKING_DAY:
            return calendar.add_working_days(self.start, self.amount)
        if self.unit is Unit.MONTH:
            return calendar.add_months(self.start, self.amount)
        return calendar.add_days(self.start, self.amount)
