"""Reminders from the rules of time limits: whose deadline is near or has passed, who hears of it, on which days.

The days are those of the `norms.models.Deadline` that the register's `duties` name for the state of the dossier (the
province's own row first), else those of domain §2.3; working days, so none falls into Tết. A day on which no process
ran is caught up, each dossier with one notice, whatever was missed.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.utils.translation import gettext as _

from doingoai.authority.models import Step
from doingoai.dossiers.models import Dossier
from doingoai.lib.held import held
from doingoai.lib.workdays import WorkCalendar
from doingoai.norms.lookup import NormMissing, deadline
from doingoai.norms.models import Deadline
from doingoai.norms.reminders import DEFAULT_DAYS, Reminders, reminders_of
from doingoai.organisations.models import Officer
from doingoai.reference.calendar import work_calendar
from doingoai.register_kit.catalogue import registers
from doingoai.web.dates import vndate
from doingoai.workflow.models import Notice, Served, Topic
from doingoai.workflow.notices import notice, tell_all
from doingoai.workflow.recipients import STAFF, Posts, meant_by, own_place, place_above, speakers

T = TypeVar("T")
log = logging.getLogger("doingoai.jobs")
SERVED = "reminders"
REGIME = "reports"  # the register whose deadlines are the reporting regime's
LONGEST = dt.timedelta(days=31)  # what was missed before stands under “Quá hạn” and is not told any more
SLACK = dt.timedelta(days=15)  # longer than any row of days off
BATCH = 500


@dataclass(frozen=True)
class Window:
    """The days after the last one served, up to today: the reminders that fall due in them are to be given now."""

    calendar: WorkCalendar
    since: dt.date  # served already
    today: dt.date

    def day_of(self, due: dt.date, offset: int) -> dt.date:
        """Return the day of a reminder: so many working days from the deadline; of one on a day off, the one before."""
        return self.calendar.add_working_days(due, offset) if offset else self.calendar.previous_working(due)

    def missed(self, due: dt.date, offsets: Iterable[int]) -> list[int]:
        """Return those of the ascending offsets that are to be given now."""
        return [offset for offset in offsets if self.since < self.day_of(due, offset) <= self.today]

    def deadlines(self, offsets: Sequence[int]) -> list[dt.date]:
        """Return every day which, being a deadline, is to be recalled now."""
        first = self.calendar.add_working_days(self.since, -max(offsets)) - SLACK
        last = self.calendar.add_working_days(self.today, -min(offsets)) + SLACK
        days = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
        return [day for day in days if self.missed(day, offsets)]


@dataclass(frozen=True)
class Owed:
    """A dossier whose deadline is to be recalled: by the reminder of which day, and to which roles above its owners."""

    dossier: Dossier
    due_on: dt.date
    day: dt.date
    above: tuple[str, ...]


def remind(today: dt.date) -> int:
    """Give the reminders that fall due; safe to repeat, in two processes too. Return of how many things."""
    last = Served.last(SERVED) or today - dt.timedelta(days=1)
    if last >= today:
        return 0
    with held():
        window = Window(work_calendar(), max(last, today - LONGEST), today)
        count = _dossiers(window) + _steps(window)
    Served.mark(SERVED, today)
    return count


def rule_of(dossier: Dossier, today: dt.date) -> Reminders:
    """Return how the deadline of a dossier is recalled in its present state."""
    register = registers().get(dossier.register)
    key = register.duties.get(dossier.state) if register else None
    if key is None:
        return Reminders()
    try:
        return _read(deadline(key, province=dossier.province, on=today))
    except NormMissing:
        return Reminders()


def _read(rule: Deadline) -> Reminders:
    """Return what a row says; one that makes no sense has the default days and holds up nobody else's reminders."""
    try:
        return reminders_of(rule)
    except ValueError:
        log.exception("the reminders of %s make no sense", rule)
        return Reminders()


def _dossiers(window: Window) -> int:
    rows = Dossier.objects.for_system("reminders").filter(
        is_open=True, due_on__in=window.deadlines(_every_offset(window.today))
    )
    rows = rows.select_related("body__successor", "province__successor").defer("search").order_by("pk")
    return sum(_recall(batch, window) for batch in _batches(rows.iterator(chunk_size=BATCH)))


def _every_offset(today: dt.date) -> list[int]:
    """Return every offset that some rule in force knows."""
    keys = {key for register in registers().values() for key in register.duties.values()}
    rules = Deadline.objects.filter(key__in=keys).valid_on(today)
    return sorted({day for rule in rules for day in _read(rule).days} | set(DEFAULT_DAYS))


def _recall(batch: Sequence[Dossier], window: Window) -> int:
    """Leave the notices about one batch of dossiers; two queries, however many it holds."""
    owed = [each for dossier in batch if (each := _owed(dossier, window))]
    roles = {also for each in owed for role in each.above for also in meant_by(role)}
    places = {own_place(each.dossier.body) for each in owed}
    places |= {place_above(role, each.dossier) for each in owed for role in each.above}
    posts = Posts(roles | set(STAFF), places, window.today)
    tell_all(row for each in owed for row in _notices(each, posts, window))
    return len(owed)


def _owed(dossier: Dossier, window: Window) -> Owed | None:
    """Return what is to be said about a dossier now: the last reminder that was missed stands for those before it."""
    assert dossier.due_on is not None  # it was asked for by its day
    rule = rule_of(dossier, window.today)
    missed = window.missed(dossier.due_on, rule.days)
    above = dict.fromkeys(role for offset in missed for role in rule.told.get(offset, ()))
    return Owed(dossier, dossier.due_on, window.day_of(dossier.due_on, missed[-1]), tuple(above)) if missed else None


def _notices(each: Owed, posts: Posts, window: Window) -> Iterator[Notice]:
    """Yield what the owners are told and, of a deadline that was missed, those above them."""
    dossier, late, kind = each.dossier, each.due_on < window.today, f"due {each.day}"
    said = {"date": vndate(each.due_on), "title": dossier.title, "body": dossier.body.living()}
    text = (_("Quá hạn từ %(date)s: %(title)s") if late else _("Hạn %(date)s: %(title)s")) % said
    topic = Topic.REPORT if dossier.register == REGIME else Topic.LATE if late else Topic.NEAR
    owners = posts.holding(STAFF, own_place(dossier.body), level=dossier.access_level)
    for officer in owners:
        yield notice(officer, dossier, kind=kind, text=text, topic=topic)
    raised = _("%(body)s để quá hạn từ %(date)s: %(title)s") % said
    for officer in _above(each, posts):
        if officer not in owners:
            yield notice(officer, dossier, kind=kind, text=raised, topic=Topic.ESCALATION)


def _above(each: Owed, posts: Posts) -> Iterable[Officer]:
    level, dossier = each.dossier.access_level, each.dossier
    found = [posts.holding(meant_by(role), place_above(role, dossier), level=level) for role in each.above]
    return dict.fromkeys(officer for officers in found for officer in officers)


def _steps(window: Window) -> int:
    """Recall the steps of decisions: to those who may speak and, once late, to the one who asked."""
    rows = Step.objects.filter(outcome=Step.Outcome.CURRENT, due_on__in=window.deadlines(DEFAULT_DAYS))
    rows = rows.select_related("asked_by", "dossier__opened_by").defer("dossier__search").order_by("pk")
    count = 0
    for batch in _batches(rows.iterator(chunk_size=BATCH)):
        able = speakers(batch, window.today)
        tell_all(row for step in batch for row in _about_step(step, able[step.pk], window))
        count += len(batch)
    return count


def _about_step(step: Step, able: Iterable[Officer], window: Window) -> Iterator[Notice]:
    assert step.due_on is not None  # it was asked for by its day
    late = step.due_on < window.today
    kind = f"step {step.pk} {window.day_of(step.due_on, window.missed(step.due_on, DEFAULT_DAYS)[-1])}"
    said = {"what": step.get_kind_display(), "date": vndate(step.due_on), "title": step.dossier.title}
    text = _("%(what)s, quá hạn từ %(date)s: %(title)s") if late else _("%(what)s, hạn %(date)s: %(title)s")
    topic = Topic.LATE if late else Topic.NEAR
    for officer in able:
        yield notice(officer, step.dossier, kind=kind, text=text % said, topic=topic)
    if late:
        waits = _("Cấp trên chưa xử lý, quá hạn từ %(date)s: %(title)s")
        yield notice(step.asked_by, step.dossier, kind=kind, text=waits % said, topic=Topic.LATE)


def _batches(rows: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
