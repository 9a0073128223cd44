"""When a notice is mailed: at once, in the digest of the day or of the week, or not; and never in quiet hours."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.lib.workdays import WorkCalendar
from doingoai.workflow.models import Topic

DAY = dt.timedelta(days=1)


class Cadence(models.TextChoices):
    """How the notices of one topic reach an officer; the page always shows them."""

    PAGE = "page", _("Chỉ trong trang")
    NOW = "now", _("Thư ngay")
    DAILY = "daily", _("Thư tổng hợp hằng ngày")
    WEEKLY = "weekly", _("Thư tổng hợp thứ Hai")


# What waits for a person comes at once, the rest with the morning's digest; chatter of the system stays in the page.
DEFAULTS: dict[str, str] = {
    Topic.DECIDE: Cadence.NOW, Topic.WORK: Cadence.NOW, Topic.DECIDED: Cadence.DAILY, Topic.COMMENT: Cadence.DAILY,
    Topic.NEAR: Cadence.DAILY, Topic.LATE: Cadence.DAILY, Topic.ESCALATION: Cadence.NOW, Topic.REPORT: Cadence.DAILY,
    Topic.OTHER: Cadence.PAGE,
}  # fmt: skip
KEPT: dict[str, str] = {Topic.ESCALATION: Cadence.DAILY}  # the least of what cannot be switched off


def allowed(topic: str) -> list[tuple[str, str]]:
    """Return the choices of a topic: what is late and goes up to a head cannot be kept from the head's mail."""
    return [(key, str(label)) for key, label in Cadence.choices if key != Cadence.PAGE or topic not in KEPT]


def next_digest(now: dt.datetime, hour: int, *, monday: bool, calendar: WorkCalendar | None) -> dt.datetime:
    """Return the next moment of a digest at a full hour; with a calendar, on the first working day from its own day."""
    local = timezone.localtime(now)
    day = local.date()
    while True:
        if not monday or day.weekday() == 0:
            moment = _at(calendar.next_working(day) if calendar else day, hour)
            if moment > local:
                return moment
        day += DAY


def next_moment(now: dt.datetime, quiet: tuple[int, int], calendar: WorkCalendar | None) -> dt.datetime:
    """Return `now`, or the end of the quiet hours (from, until) and days off in which it lies."""
    local, until = timezone.localtime(now), quiet[1]
    if calendar and not calendar.is_working(local.date()):
        return _at(calendar.next_working(local.date()), until)
    if not _is_quiet(local.hour, quiet):
        return now
    day = local.date() if local.hour < until else local.date() + DAY
    return _at(calendar.next_working(day) if calendar else day, until)


def _is_quiet(hour: int, quiet: tuple[int, int]) -> bool:
    begin, end = quiet
    return begin <= hour < end if begin <= end else hour >= begin or hour < end


def _at(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))
