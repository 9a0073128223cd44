"""Work that nobody waits for: deliver events, do the long work that officers asked for, what the clock asks for.

Everything lies in tables: a killed process loses nothing, two processes do nothing twice. `doingoai jobs` runs it, and
`doingoai serve` beside itself.
"""

from __future__ import annotations

import datetime as dt
import logging
import time

from django.db import close_old_connections, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.indicators.cells import compact
from doingoai.jobs.results import expire
from doingoai.jobs.running import run_waiting
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.reference.calendar import work_calendar
from doingoai.register_kit import batch_work
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.site.subscribers import listeners
from doingoai.web.dates import vndate
from doingoai.workflow import notices
from doingoai.workflow.models import Event

PAUSE = 1.0  # seconds between two rounds
RECOVERY = 30.0  # seconds after a round that failed (the database is away, say)
ATTEMPTS = 5
REMIND = (5, 2, 0, -1)  # working days before the deadline (domain §2.3)
WORKERS = (Role.REQUESTER, Role.FA_OFFICER, Role.MOFA_LOCAL, Role.COMMUNE)
WORK = {batch_work.KIND: batch_work.work}
log = logging.getLogger("doingoai.jobs")


def run(*, once: bool) -> int:
    """Run a round, or rounds until stopped. Return 0."""
    kept: dt.date | None = None
    while not once:
        try:
            kept = _round(kept)
            pause = PAUSE
        except Exception:
            log.exception("a round of jobs failed")
            pause = RECOVERY
        close_old_connections()
        time.sleep(pause)
    _round(kept)
    while run_waiting(WORK):
        deliver()
    return 0


def _round(kept: dt.date | None) -> dt.date:
    """Deliver, run one job, and once a day what the clock asks for; return the day of which the clock was served."""
    today = timezone.localdate()
    deliver()
    run_waiting(WORK)
    if today != kept:
        remind(today)
        keep_time(today)
        compact()
        expire()
    return today


def deliver(limit: int = 500) -> int:
    """Hand waiting events to their listeners; one that fails is tried again, at most five times. Return how many."""
    waiting = Event.objects.filter(delivered_at=None, attempts__lt=ATTEMPTS).order_by("pk")[:limit]
    done = 0
    for event in waiting.select_related("dossier__opened_by", "actor"):
        mine = Event.objects.filter(pk=event.pk, delivered_at=None, attempts=event.attempts)
        if mine.update(attempts=F("attempts") + 1) != 1:
            continue  # another process took it
        try:
            with transaction.atomic():
                for listener in listeners(event.key):
                    listener(event)
                Event.objects.filter(pk=event.pk).update(delivered_at=timezone.now())
            done += 1
        except Exception:
            log.exception("event %s of %s could not be delivered", event.key, event.dossier_id)
    return done


def remind(today: dt.date) -> int:
    """Remind the owners of open dossiers whose deadline is near or has just passed. Return how many dossiers."""
    calendar = work_calendar()
    days = {
        calendar.add_working_days(today, before) if before >= 0 else today - dt.timedelta(days=1) for before in REMIND
    }
    rows = Dossier.objects.for_system("reminders").filter(is_open=True, due_on__in=days | {today})
    count = 0
    for dossier in rows.select_related("body__successor").iterator(chunk_size=500):
        text = _("Hạn %(date)s: %(title)s") % {"date": vndate(dossier.due_on), "title": dossier.title}
        notices.tell(_owners(dossier, today), dossier, kind=f"due {today:%Y-%m-%d}", text=text)
        count += 1
    return count


def keep_time(today: dt.date) -> int:
    """Let each register do what the clock asks of it (enter into force, expire). Return how many acts.

    A register that fails is told in the log and holds up no other.
    """
    return sum(_daily(register, today) for register in registers().values() if register.daily)


def _daily(register: Register, today: dt.date) -> int:
    assert register.daily is not None
    try:
        return register.daily(today)
    except Exception:
        log.exception("the clock of %s failed", register.key)
        return 0


def _owners(dossier: Dossier, today: dt.date) -> list[Officer]:
    body = dossier.body.living()
    valid = Q(holdings__valid_to=None) | Q(holdings__valid_to__gte=today)
    rows = Officer.objects.filter(
        valid,
        is_active=True,
        holdings__post__body=body,
        holdings__post__role__in=WORKERS,
        holdings__valid_from__lte=today,
    )
    return list(rows.distinct())
