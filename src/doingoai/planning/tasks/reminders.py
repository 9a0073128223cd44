"""Once a day: who owes a word about a task (R-CT-08), and who has inherited one (R-CT-10).

After two missed cycles the committee's office knows of the silence too.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from doingoai.dossiers import reach
from doingoai.lib.dates import format_date
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Silence, silence_of
from doingoai.workflow import notices
from doingoai.workflow.models import Topic

TWO_CYCLES = 2
OFFICES = (Role.UBND_OFFICE,)
HEADS = (Role.REQUESTER_HEAD, Role.FA_HEAD)
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
    """Leave the notices of the day: who owes a word, who has to take a task over. Return how many tasks."""
    return remind_silent(today) + tell_heirs(today)


def tell_heirs(today: dt.date) -> int:
    """R-CT-10: let the successor of a dissolved body see the open tasks that came with its duties, and tell it.

    Return how many tasks wait for its word. Whoever helps with a task is succeeded in the same way, without a word.
    """
    gone = Q(dossier__body__successor__isnull=False) | Q(co_units__successor__isnull=False)
    rows = Task.objects.for_system("reminders").filter(gone, dossier__is_open=True).distinct()
    related = ("dossier__body__successor", "dossier__province__successor", "taken_over_by")
    waiting = [task for task in rows.select_related(*related).order_by("pk") if _goes_over(task, today)]
    for task in waiting:
        dossier = task.dossier
        text = _("Nhiệm vụ chuyển từ %(old)s, cần xác nhận kế thừa: %(title)s") % {
            "old": dossier.body.name, "title": dossier.title,
        }  # fmt: skip
        here = Q(holdings__post__body=dossier.body.living(), holdings__post__role__in=(*DOERS, *HEADS))
        officers = Officer.objects.filter(here & valid_on(today, "holdings__"), is_active=True).distinct()
        notices.tell(officers, dossier, kind="R-CT-10", text=text)
    return len(waiting)


def _goes_over(task: Task, today: dt.date) -> bool:
    """Let the successors see the task; tell whether the one in charge still has to say that it goes on."""
    reach.refresh(task.dossier, task.bodies_taking_part())
    body = task.dossier.body
    heir = body.living()
    return heir != body and not body.is_valid_on(today) and task.taken_over_by_id != heir.pk


def remind_silent(today: dt.date) -> int:
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
        notices.tell(officers, dossier, kind=f"R-CT-08 {silence.missed}", text=text, topic=Topic.LATE)
    return len(silent)
