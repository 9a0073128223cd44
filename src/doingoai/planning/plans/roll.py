"""Turn unfinished dossiers into rows of the next plan: each keeps points, product and body, and names its origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.work import TaskKind, guess_product, guess_theme

COPIED = ("product_kind", "product", "target", "theme", "leader")
Row = dict[str, Any]


def rolled_rows(
    numbers: Sequence[str], *, actor: Officer, plan: ActionPlan, reason: str
) -> tuple[list[Row], list[Any], list[Dossier]]:
    """Return the rows, all clauses of the documents that they serve, and the dossiers of those documents."""
    dossiers = Dossier.objects.visible_to(actor).filter(number__in=numbers).select_related("body__successor")
    before = PlannedTask.objects.filter(task__dossier__in=dossiers.values("pk"))
    planned = {row.task_id: row for row in before.prefetch_related("clauses", "co_units")}
    rows = [
        _row(number, dossier, planned.get(dossier.pk), plan, reason)
        for number, dossier in enumerate(dossiers.order_by("due_on", "number"), start=1)
    ]
    earlier = list({row.plan_id: row.plan for row in planned.values()}.values())
    clauses = list({clause.pk: clause for each in earlier for clause in each.ordered_points()}.values())
    documents = list({each.pk: each for old in earlier for each in old.guidance_dossiers()}.values())
    return rows, clauses, documents


def _row(number: int, dossier: Dossier, before: PlannedTask | None, plan: ActionPlan, reason: str) -> Row:
    copied = {name: getattr(before, name) for name in COPIED} if before else {}
    return {
        "code": f"NV-{number:02d}",
        "title": dossier.title,
        "clauses": list(before.clauses.all()) if before else [],
        "lead": dossier.body.living(),
        "co_units": list(before.co_units.all()) if before else [],
        "kind": TaskKind.CO_THOI_HAN,
        "due_on": plan.period_to,
        "product_kind": guess_product(dossier.title),
        "theme": guess_theme(dossier.title),
        "note": (_("Chuyển tiếp từ %(number)s: %(reason)s") % {"number": dossier.number, "reason": reason})[:300],
        "origin": dossier,
        "proposed": "due",
        **copied,
    }
