"""Work that nobody waits for: deliver events, send mail, do the long work that officers asked for, serve the clock.

Everything lies in tables: a killed process loses nothing, two processes do nothing twice. `doingoai jobs` runs it, and
`doingoai serve` beside itself.
"""

from __future__ import annotations

import datetime as dt
import logging
import time

from django.db import close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from doingoai.indicators.cells import compact
from doingoai.jobs.results import expire
from doingoai.jobs.running import run_waiting
from doingoai.mailing.routing import route
from doingoai.mailing.sending import forget, send_waiting
from doingoai.register_kit import batch_work
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.site.reminders import remind
from doingoai.site.subscribers import listeners
from doingoai.workflow.models import Event

PAUSE = 1.0  # seconds between two rounds
RECOVERY = 30.0  # seconds after a round that failed (the database is away, say)
ATTEMPTS = 5
NEWS = dt.timedelta(days=31)  # what happened before is told to nobody: a history that is loaded floods no one
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
    post()
    return 0


def _round(kept: dt.date | None) -> dt.date:
    """Deliver, post, run one job, once a day what the clock asks for; return the day of which the clock was served."""
    today = timezone.localdate()
    deliver()
    post()
    run_waiting(WORK)
    if today != kept:
        remind(today)
        keep_time(today)
        compact()
        expire()
        forget()
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
                if event.at > timezone.now() - NEWS:
                    for listener in listeners(event.key):
                        listener(event)
                Event.objects.filter(pk=event.pk).update(delivered_at=timezone.now())
            done += 1
        except Exception:
            log.exception("event %s of %s could not be delivered", event.key, event.dossier_id)
    return done


def post() -> None:
    """Decide about the mail of new notices and send what is due; a mail server that fails holds up nothing else."""
    try:
        route()
        send_waiting()
    except Exception:
        log.exception("mail was not posted")


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
