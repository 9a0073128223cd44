"""What became of the lines of a year, by annex: planned, done, rate, why not (B.7, document 6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from doingoai.dossiers.models import Link
from doingoai.planning.programmes.lines import EVER_APPROVED, JOINED, budget
from doingoai.reference.activity import Annex

DONE = "DONE"


@dataclass(frozen=True)
class Execution:
    """One annex: lines approved, those done, what was planned and used, and each line not done with its reason.

    Delegations of the centre that the province joined are counted apart.
    """

    annex: str
    approved: int
    done: int
    joined: int
    planned_vnd: Decimal
    used_vnd: Decimal
    open_lines: tuple[Any, ...]

    @property
    def label(self) -> str:
        return str(Annex(self.annex).label)

    @property
    def percent(self) -> int | None:
        return round(100 * self.done / self.approved) if self.approved else None


def execution(lines: list[Any]) -> list[Execution]:
    """Return the execution of each annex that has an approved line."""
    approved = [line for line in lines if line.dossier.state in EVER_APPROVED and line.approved_on]
    return [_of(annex, group) for annex in Annex if (group := [line for line in approved if line.annex == annex])]


def _of(annex: str, lines: list[Any]) -> Execution:
    mine = [line for line in lines if line.kind != JOINED]
    done = [line for line in mine if line.dossier.state == DONE]
    used = sum((line.actual_cost_vnd or Decimal(0) for line in done), Decimal(0))
    not_done = tuple(line for line in mine if line.dossier.state != DONE)
    return Execution(annex, len(mine), len(done), len(lines) - len(mine), budget(mine), used, not_done)


def dossiers_of(lines: list[Any]) -> Counter[int]:
    """Return how many dossiers name each line as the one that they carry out, by key of the line."""
    links = Link.objects.filter(kind=Link.Kind.PLANNED, target__in=[line.pk for line in lines])
    return Counter(links.values_list("target", flat=True))
