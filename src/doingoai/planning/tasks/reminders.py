"""R-CT-08: once a day, tell who owes a word about a task; after two missed cycles the committee's office knows too."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from doingoai.lib.dates import format_date
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Silence, silence_of
from doingoai.workflow import notices

TWO_CYCLES = 2
OFFICES = (Role.UBND_OFFICE,)
DOERS = (
    Role.REQUESTER,
    Role.FA_OFFICER,
    Role.COMMUNE,
    Role.PARTY_OFFICE,
    Role.POLICE,
    Role.BORDER,
    Role.FINANCE,
    Role.MOFA_LOCAL,
)


def silent_tasks(today: dt.date) -> list[tuple[Task, Silence]]:
    """Return the open tasks of which nothing was told for a cycle and five working days."""
    rows = Task.objects.for_system("reminders").filter(dossier__state__in=("NOT_STARTED", "RUNNING"))
    rows = rows.annotate(told_on=Max("progress__on")).select_related(
        "dossier__body__successor", "dossier__province__successor"
    )
    found = [(task, silence_of(task, today, task.told_on)) for task in rows.iterator(chunk_size=500)]
    return [(task, silence) for task, silence in found if silence]


def remind(today: dt.date) -> int:
    """Leave a notice for each silent task, once for each missed cycle. Return how many tasks."""
    silent = silent_tasks(today)
    for task, silence in silent:
        dossier = task.dossier
        text = _("Chưa cập nhật tiến độ từ %(since)s (lỡ %(missed)d chu kỳ): %(title)s") % {
            "since": format_date(silence.since),
            "missed": silence.missed,
            "title": dossier.title,
        }
        here = Q(holdings__post__body=dossier.body.living(), holdings__post__role__in=DOERS)
        if silence.missed >= TWO_CYCLES and dossier.province:
            province = dossier.province.living()
            here |= Q(holdings__post__body__province=province, holdings__post__role__in=OFFICES)
        officers = Officer.objects.filter(here & valid_on(today, "holdings__"), is_active=True).distinct()
        notices.tell(officers, dossier, kind=f"R-CT-08 {silence.missed}", text=text)
    return len(silent)
