"""Rows that hang on a task: what is told of it, and the request for more time that waits."""

from __future__ import annotations

from typing import Any

from doingoai.authority import chain
from doingoai.organisations.models import Officer
from doingoai.planning.tasks.models import Extension, Progress, Task
from doingoai.workflow import clock


def waiting(record: Task) -> Extension | None:
    """Return the request for more time that waits for its decision."""
    return record.extensions.filter(granted=None).first() if record.pk else None


def tell(record: Task, actor: Officer, text: str, **more: Any) -> None:
    Progress.objects.create(task=record, on=clock.today(), percent=record.percent, text=text, officer=actor, **more)


def decide(record: Task, actor: Officer, *, granted: bool) -> None:
    rows = record.extensions.filter(granted=None)
    rows.update(granted=granted, decided_on=clock.today(), decided_by=actor)


def drop_request(record: Task) -> None:
    """A request for more time has no meaning any more; its chain falls with it."""
    if waiting(record):
        record.extensions.filter(granted=None).update(granted=False, decided_on=clock.today())
        chain.fall("tasks.extend", record.dossier, clock.now())
