"""Ask for long work, and stop it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from doingoai.jobs.models import Job
from doingoai.organisations.models import Officer

MOST_OPEN = 3  # of one officer: nobody fills the queue for all others


class TooMany(RuntimeError):
    """The officer has too much work under way; the message says so in the officer's words."""


def ask(kind: str, officer: Officer, *, title: str, back: str = "", **arguments: Any) -> Job:
    """Leave a job for whoever runs `doingoai jobs`; asked twice, the one that is under way is returned.

    `arguments` are values of JSON. Raises TooMany when the officer has three jobs under way.
    """
    mine = list(Job.objects.filter(officer=officer, state__in=Job.OPEN))
    for job in mine:
        if (job.kind, job.arguments) == (kind, arguments):
            return job
    if len(mine) >= MOST_OPEN:
        raise TooMany(_("Bạn đang có %d việc chưa xong; hãy chờ một việc xong hoặc dừng bớt.") % len(mine))
    language = translation.get_language() or "vi"
    return Job.objects.create(
        kind=kind, officer=officer, title=title[:300], back=back[:1500], arguments=arguments, language=language
    )


def stop(job: Job) -> bool:
    """Stop a job that waits or runs; its worker notices at the next step. False when it had ended already."""
    now = timezone.now()
    open_one = Job.objects.filter(pk=job.pk, state__in=Job.OPEN)
    return bool(open_one.update(state=Job.State.STOPPED, ended_at=now, message=""))
