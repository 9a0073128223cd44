"""Who works on a job: taken by a conditional update, given back when its worker is silent or failed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.jobs.models import Job

SILENT = dt.timedelta(minutes=2)  # longer than any single step: drawing one PDF is given up after a minute
MOST_ATTEMPTS = 5
BACK_OFF = dt.timedelta(seconds=30)
State = Job.State


def claim() -> Job | None:
    """Take the oldest job that waits; None when there is none. Two workers never take the same one."""
    now = timezone.now()
    for job in Job.objects.filter(state=State.WAITING, not_before__lte=now).order_by("pk")[:20]:
        same = Job.objects.filter(pk=job.pk, state=State.WAITING, attempts=job.attempts)
        taken = {"state": State.RUNNING, "started_at": now, "heartbeat_at": now, "done": 0, "message": ""}
        if same.update(attempts=F("attempts") + 1, **taken):
            return Job.objects.select_related("officer").get(pk=job.pk)
    return None


def mine(job: Job) -> QuerySet[Job]:
    """Return the job's row as long as it is this worker's: not stopped, not taken over."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


def reap() -> int:
    """Give back the jobs whose worker has been silent for two minutes; return how many."""
    silent = Job.objects.filter(state=State.RUNNING, heartbeat_at__lt=timezone.now() - SILENT)
    return sum(try_again(job, dt.timedelta()) for job in silent)


def try_again(job: Job, after: dt.timedelta = BACK_OFF) -> bool:
    """Put a job back into the queue, or end it after the fifth attempt. False when it is not this worker's any more."""
    if job.attempts >= MOST_ATTEMPTS:
        return fail(job, _("Đã thử %d lần mà không xong. Hãy báo quản trị viên xem nhật ký máy chủ.") % job.attempts)
    return bool(mine(job).update(state=State.WAITING, not_before=timezone.now() + after, heartbeat_at=None))


def fail(job: Job, message: str) -> bool:
    """End a job that cannot be done, with the reason. False when it is not this worker's any more."""
    return _end(job, state=State.FAILED, message=message[:400])


def finish(job: Job, **results: Any) -> bool:
    """End a job that is done, with its result. False when it is not this worker's any more."""
    return _end(job, state=State.DONE, **results)


def _end(job: Job, **values: Any) -> bool:
    now = timezone.now()
    return bool(mine(job).update(ended_at=now, heartbeat_at=now, **values))
