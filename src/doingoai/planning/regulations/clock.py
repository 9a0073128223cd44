"""What the calendar brings to regulations: effect on their day, their own last day, a review after a change above."""

from __future__ import annotations

import datetime as dt

from doingoai.lib.held import held
from doingoai.organisations.models import Officer
from doingoai.organisations.system import system_officer
from doingoai.planning.regulations import actions
from doingoai.planning.regulations.models import Regulation
from doingoai.relations.history import history_of
from doingoai.relations.kinds import CHANGES
from doingoai.relations.nodes import Node
from doingoai.workflow.perform import perform

DAY = dt.timedelta(days=1)
State = Regulation.State


def on_day(today: dt.date) -> int:
    """Carry out what is due on a day; safe to repeat. Return how many acts were done."""
    system, count = system_officer(), 0
    rows = Regulation.objects.for_system("calendar").select_related("dossier__province__successor", "dossier__body")
    with held():
        for record in rows.filter(dossier__state=State.ISSUED, effective_from__lte=today):
            perform(record, actions.TakeEffect, actor=system)
            count += 1
        for record in rows.filter(dossier__state__in=Regulation.LIVING, effective_to__lt=today):
            note = "Hết thời hạn ghi trong văn bản"
            perform(record, actions.End, actor=system, note=note, effective_to=record.effective_to)
            count += 1
        for record in rows.filter(dossier__state__in=[State.IN_FORCE, State.AMENDED]).prefetch_related(
            "bases__instrument"
        ):
            changed = change_above(record, today, system)
            if changed:
                perform(record, actions.NeedReview, actor=system, changed_on=changed)
                count += 1
    return count


def change_above(record: Regulation, today: dt.date, officer: Officer) -> dt.date | None:
    """Return the first day on which an instrument that it implements changed since the text began or was reviewed.

    A change is a relation (replaced, repealed, amended, suspended, corrected) that has begun by today, or the stated
    end of the instrument.
    """
    after = max(day for day in (record.effective_from, record.reviewed_on, dt.date.min) if day is not None)
    nodes = [Node(base.instrument) for base in record.bases.all()]
    history = history_of(nodes, officer)
    days = [
        edge.since
        for node in nodes
        for edge in history.acts_on(node)
        if edge.kind in CHANGES and edge.since is not None
    ] + [life.ends + DAY for node in nodes if (life := history.lives.get(node)) and life.ends]
    return min((day for day in days if after < day <= today), default=None)
