"""NVKH-02 and NVKH-09: coverage of points by issued plans, share of tasks with a measurable target (domain E.8)."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.planning.plans.models import ActionPlan, PlannedTask

ISSUED = tuple(sorted(ActionPlan.ISSUED))
Pair = ActionPlan.points.through


def points() -> QuerySet:
    """Points that give work, once for each issued plan that implements them."""
    rows = Pair.objects.filter(actionplan__dossier__state__in=ISSUED)
    return rows.exclude(clause__obligation="KHONG")


def planned() -> QuerySet:
    return PlannedTask.objects.filter(plan__dossier__state__in=ISSUED)


_tasks = PlannedTask.objects.filter(plan=OuterRef("actionplan"))
# A task of the plan names the point itself or a part of it.
COVERED = Exists(_tasks.filter(clauses=OuterRef("clause"))) | Exists(_tasks.filter(clauses__parent=OuterRef("clause")))
MEASURABLE_TARGET = Q(target_value__isnull=False)

SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1, "dated_by": _("ngày ban hành kế hoạch")}

COVERAGE = Indicator(
    "NVKH-02", _("Tỷ lệ nội dung được cụ thể hóa"), "Points covered by tasks", "%", points, on="actionplan__issued_on",
    part=COVERED, to_dossier="actionplan__dossier", to_province="actionplan__dossier__province", **SHARE,
)  # fmt: skip
MEASURABLE = Indicator(
    "NVKH-09", _("Tỷ lệ nhiệm vụ có chỉ tiêu đo được"), "Planned tasks with a measurable target", "%", planned,
    on="plan__issued_on", part=MEASURABLE_TARGET, to_dossier="plan__dossier", to_province="plan__dossier__province",
    **SHARE,
)  # fmt: skip
