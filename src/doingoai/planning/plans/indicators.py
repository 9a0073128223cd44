"""NVKH-02 and NVKH-09: coverage of points by issued plans, share of tasks with a measurable target (domain E.8)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.planning.plans.models import ActionPlan, PlannedTask

State = ActionPlan.State
ISSUED = (State.ISSUED, State.CLOSED)
Pair = ActionPlan.points.through


def points(period: Period) -> QuerySet:
    """Points that give work, once for each plan issued in the period that implements them."""
    rows = Pair.objects.filter(actionplan__dossier__state__in=ISSUED, actionplan__issued_on__range=period.range)
    return rows.exclude(clause__obligation="KHONG")


def covered(rows: QuerySet) -> QuerySet:
    """Those that a task of the plan names, themselves or in a sub-point."""
    mine = PlannedTask.objects.filter(plan=OuterRef("actionplan"))
    return rows.filter(
        Exists(mine.filter(clauses=OuterRef("clause"))) | Exists(mine.filter(clauses__parent=OuterRef("clause")))
    )


def planned(period: Period) -> QuerySet:
    return PlannedTask.objects.filter(plan__dossier__state__in=ISSUED, plan__issued_on__range=period.range)


def measurable(rows: QuerySet) -> QuerySet:
    return rows.exclude(target="")


COVERAGE = Indicator(
    "NVKH-02", _("Tỷ lệ nội dung được cụ thể hóa"), "Points covered by tasks", "%", points, Measure.SHARE,
    part=covered, decimals=1, to_dossier="actionplan__dossier", to_province="actionplan__dossier__province",
)  # fmt: skip
MEASURABLE = Indicator(
    "NVKH-09", _("Tỷ lệ nhiệm vụ có chỉ tiêu đo được"), "Planned tasks with a measurable target", "%", planned,
    Measure.SHARE, part=measurable, decimals=1, to_dossier="plan__dossier", to_province="plan__dossier__province",
)  # fmt: skip
