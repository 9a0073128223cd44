"""Run the jobs that wait: called again and again by `doingoai jobs`. What each kind does is handed in by the site."""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from doingoai.jobs.claims import claim, fail, finish, reap, try_again
from doingoai.jobs.models import Job
from doingoai.jobs.progress import NotMine, Progress
from doingoai.jobs.results import Made, drop, keep

Work = Callable[[Job, Path, Progress], Made]
NOW = dt.timedelta()
log = logging.getLogger("doingoai.jobs")


class Refused(RuntimeError):
    """The work cannot be done and trying again would not help; the message is for the officer."""


def run_waiting(work: Mapping[str, Work], *, most: int = 1) -> int:
    """Take back what killed workers left, then run at most so many of the jobs that wait; return how many were run."""
    reap()
    for count in range(most):
        job = claim()
        if job is None:
            return count
        with override(job.language):
            _run(job, work.get(job.kind))
    return most


def _run(job: Job, work: Work | None) -> None:
    """Run one job to its end, whatever that is; only the end of the process itself goes on upwards."""
    try:
        if work is None or not job.officer.is_active:
            raise Refused(_("Hệ thống không còn nhận loại việc này hoặc tài khoản đã khóa."))
        with tempfile.TemporaryDirectory(prefix="doingoai-job-") as folder:
            _deliver(job, work(job, Path(folder), Progress(job)))
    except NotMine:
        log.info("job %s ended elsewhere", job.pk)
    except Refused as refusal:
        fail(job, str(refusal))
    except Exception:
        log.exception("job %s (%s) failed, attempt %s", job.pk, job.kind, job.attempts)
        try_again(job)
    except BaseException:  # the server ends: another worker takes it up
        try_again(job, after=NOW)
        raise


def _deliver(job: Job, made: Made) -> None:
    """Keep the result and end the job; what comes too late is thrown away."""
    file = keep(made)
    ended = finish(
        job, result=file, name=made.name[:200], done=made.total, total=made.total, message=made.message[:400]
    )
    if not ended:
        drop(file)
