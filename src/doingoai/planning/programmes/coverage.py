"""Which points of the guidance in force have a line in the year (R-KH-12); guidance is known by key only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from doingoai.planning.programmes.lines import LINES, listed
from doingoai.register_kit.catalogue import model_of

IN_FORCE = ("CONFIRMED", "SENT")
NO_WORK = "KHONG"


@dataclass(frozen=True)
class Coverage:
    """The points that give work, and those of them without a line."""

    total: int
    missing: tuple[Any, ...]

    @property
    def told(self) -> str:
        return f"{self.total - len(self.missing)}/{self.total}"


def coverage(programme: Any) -> Coverage:
    """Count the points without further sub-points; a line that names the point above covers them all."""
    pairs = model_of(LINES).clauses.through.objects.filter(programmeline__in=[line.pk for line in listed(programme)])
    named = set(pairs.values_list("clause", flat=True))
    points = list(_points(programme))
    missing = tuple(point for point in points if not named & {point.pk, point.parent_id})
    return Coverage(len(points), missing)


def _points(programme: Any) -> Any:
    year, province = programme.year, programme.dossier.province
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    dated = Q(period_to__gte=first) & (Q(period_from=None) | Q(period_from__lte=last))
    recent = Q(period_to=None, received_on__range=(dt.date(year - 1, 1, 1), last))
    ours = Q(dossier__province=province) | Q(receipts__body__province=province)
    guidance = model_of("guidance").objects.for_system("coverage")
    rows = guidance.filter(ours, dated | recent, dossier__state__in=IN_FORCE)
    clause: Any = guidance.model._meta.get_field("clauses").related_model
    leaves = clause.objects.filter(guidance__in=rows.order_by().values("pk"), children=None)
    return leaves.exclude(obligation=NO_WORK).select_related("guidance__dossier").order_by("guidance", "position")
