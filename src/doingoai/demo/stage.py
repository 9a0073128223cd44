"""Plays stories in the order of time: a story is a generator that yields the day until which it waits, then acts."""

from __future__ import annotations

import datetime as dt
import heapq
import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.utils import timezone

from doingoai.lib.workdays import WorkCalendar
from doingoai.reference.calendar import work_calendar
from doingoai.workflow import clock

Story = Iterator[dt.date]
T = TypeVar("T")


def share(cases: Sequence[T], place: int) -> list[tuple[int, T]]:
    """Return the numbered cases that a province plays: the first one all, each of the others every third."""
    return list(enumerate(cases))[place :: 3 if place else 1]


class Stage:
    """The stories that are being played, each at the moment of its next act."""

    def __init__(self, *, now: dt.datetime, seed: str) -> None:
        self.now, self.today = now, timezone.localdate(now)
        self.calendar: WorkCalendar = work_calendar()
        self._rng = random.Random(seed)  # noqa: S311 -- hours of the day, the same in every demo
        self._waiting: list[tuple[dt.datetime, int, Story]] = []
        self._count = 0

    def add(self, story: Story) -> None:
        """Put a story on; it waits for its first day."""
        self._wait(story, dt.datetime.min.replace(tzinfo=dt.UTC))

    def play(self) -> int:
        """Let every story act until it ends or its next act lies after now; return how many acts were played."""
        acts = 0
        while self._waiting and self._waiting[0][0] <= self.now:
            moment, _number, story = heapq.heappop(self._waiting)
            with clock.acting_at(moment):
                self._wait(story, moment)
            acts += 1
        return acts

    def ago(self, days: int) -> dt.date:
        """Return the day that lies so many days before today."""
        return self.today - dt.timedelta(days=days)

    def _wait(self, story: Story, after: dt.datetime) -> None:
        """Run the story to its next wait and queue it; a story that ends is gone."""
        day = next(story, None)
        if day is None:
            return
        moment = self._moment(day)
        if moment <= after:
            moment = after + dt.timedelta(minutes=self._rng.randrange(7, 90))
        self._count += 1
        heapq.heappush(self._waiting, (moment, self._count, story))

    def _moment(self, day: dt.date) -> dt.datetime:
        """Return an office hour of the day, of the next working one when it is off."""
        while not self.calendar.is_working(day):
            day += dt.timedelta(days=1)
        minutes = 8 * 60 + self._rng.randrange(9 * 60)
        return dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60), tzinfo=timezone.get_current_timezone())
