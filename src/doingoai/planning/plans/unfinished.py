"""Input of the next plan: what a province has not delivered. Other registers are read through dossiers, by key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.lib.dates import format_date
from doingoai.lib.text import shorten
from doingoai.organisations.models import Officer
from doingoai.planning.plans.models import PlannedTask

OWED = ("tasks", "commitments")
SUSPENDED = "SUSPENDED"


@dataclass(frozen=True)
class Unfinished:
    """An open dossier that belongs into the next plan, and why."""

    dossier: Dossier
    why: str

    @property
    def told(self) -> str:
        return f"{self.dossier.number}: {shorten(self.dossier.title, 160)} ({self.why})"


def unfinished(officer: Officer, today: dt.date) -> list[Unfinished]:
    """Return late and suspended tasks and overdue commitments of the officer's province, the oldest deadline first.

    What an open plan has taken over already is left out.
    """
    seat = officer.seat
    late = Q(register__in=OWED, due_on__lt=today) | Q(register="tasks", state=SUSPENDED)
    rows = Dossier.objects.visible_to(officer).filter(late, is_open=True, province=seat.province)
    taken = PlannedTask.objects.exclude(plan__dossier__state="CANCELLED").filter(origin__isnull=False).values("origin")
    rows = rows.exclude(pk__in=taken).select_related("body").order_by("due_on", "pk")
    return [Unfinished(dossier, _why(dossier, today)) for dossier in rows]


def _why(dossier: Dossier, today: dt.date) -> str:
    if dossier.due_on and dossier.due_on < today:
        return _("quá hạn từ %s") % format_date(dossier.due_on)
    return _("đang tạm dừng")
