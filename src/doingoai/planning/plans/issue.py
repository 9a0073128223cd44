"""Open a dossier for each task of an issued plan; the register of tasks is reached through the catalogue, by key."""

from __future__ import annotations

from typing import Any

from doingoai.dossiers.models import Link
from doingoai.organisations.models import Officer
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.calendar import work_calendar
from doingoai.register_kit.catalogue import registers
from doingoai.workflow.perform_many import check_many, write_many

COPIED = (
    "kind", "start_on", "product_kind", "product", "theme", "leader", "group", "target", "target_value", "target_unit",
    "target_indicator", "funding_source", "funding_vnd", "part_of",
)  # fmt: skip


def open_tasks(plan: ActionPlan, actor: Officer) -> None:
    """Give each planned task to its body, in one transaction with the issue. Raises what the opening refuses first."""
    assert plan.issued_on is not None
    tasks = registers()["tasks"]
    rows = list(plan.tasks.filter(task=None).select_related("lead__successor").prefetch_related("co_units"))
    for row in rows:
        if row.span_wd and row.due_on is None:
            row.due_on = work_calendar().add_working_days(row.start_on or plan.issued_on, row.span_wd)
    checked = check_many(tasks.model, tasks.opening, [_inputs(plan, row) for row in rows], actor=actor)
    for refusal in checked.refused.values():
        raise refusal
    opened = write_many(tasks.opening, checked.ready, actor=actor)
    for row, task in zip(rows, opened, strict=True):
        row.task_id = task.pk
    PlannedTask.objects.bulk_update(rows, ["task", "due_on"])
    Link.objects.bulk_create(
        Link(source=task.dossier, target=plan.dossier, kind=Link.Kind.IMPLEMENTS) for task in opened
    )


def _inputs(plan: ActionPlan, row: PlannedTask) -> dict[str, Any]:
    lead = row.lead.living() if row.lead else None
    return {
        **{name: getattr(row, name) for name in COPIED},
        "title": row.title[:500],
        "lead": lead.pk if lead else None,
        "co_units": [body.living().pk for body in row.co_units.all() if body.living() != lead],
        "due_on": row.due_on or plan.period_to,
        "cycle": row.cycle or plan.progress_cycle,
        "assigned_by": plan.dossier.body_id,
        "basis": f"{plan.document_number or plan.dossier.number}, {row.code}",
    }
