"""Store the rows of a plan's table: a known row is changed in place, a new one made, one that is gone deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from doingoai.planning.plans.models import ActionPlan, PlannedTask

FIELDS = (
    "code", "group", "title", "kind", "start_on", "due_on", "span_wd", "cycle", "product_kind", "product", "target",
    "target_value", "target_unit", "target_indicator", "funding_source", "funding_vnd", "part_of", "theme", "leader",
    "note", "version", "proposed", "origin",
)  # fmt: skip


def store_rows(plan: ActionPlan, rows: Iterable[Mapping[str, Any]], *, keep: Sequence[PlannedTask] = ()) -> None:
    """Make the plan's tasks those of the rows, in their order, after those to `keep`."""
    known = {task.pk: task for task in plan.tasks.all()}
    by_code = {task.code: task for task in known.values()}
    kept: list[tuple[PlannedTask, Mapping[str, Any]]] = []
    for position, row in enumerate(rows, start=len(keep)):
        task = known.get(row.get("id") or 0) or by_code.get(row["code"]) or PlannedTask(plan=plan)
        for name in FIELDS:
            if name in row:
                setattr(task, name, row[name])
        task.lead, task.position = row.get("lead"), position
        kept.append((task, row))
    mine = PlannedTask.objects.filter(plan=plan)
    mine.exclude(pk__in=[task.pk for task in (*keep, *(task for task, _row in kept)) if task.pk]).delete()
    for task, _row in kept:  # two rows may have exchanged their codes: out of the way first
        if task.pk:
            mine.filter(pk=task.pk).update(code=f"~{task.pk}")
    for task, row in kept:
        task.save()
        task.clauses.set(row.get("clauses") or [])
        task.co_units.set(row.get("co_units") or [])
