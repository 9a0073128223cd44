"""Which points of guidance a plan covers, and by which tasks (R-CT-01): counted from what tasks name, nothing stored.

A point with sub-points is covered when each of them is; one that gives no work is listed and not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COVERED, PARTLY, MISSING, IDLE = "covered", "partly", "missing", "none"


@dataclass(frozen=True)
class Point:
    """One point of guidance and the tasks that serve it or a point below it."""

    path: str
    text: str
    obligation: str
    guidance: str
    state: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The points of a plan; figures count those that give work."""

    plan: str
    points: tuple[Point, ...]

    @property
    def counted(self) -> list[Point]:
        return [point for point in self.points if point.state != IDLE]

    @property
    def uncovered(self) -> list[Point]:
        return [point for point in self.counted if point.state != COVERED]

    @property
    def missing(self) -> list[Point]:
        return [point for point in self.counted if point.state == MISSING]

    @property
    def percent(self) -> float:
        total = len(self.counted)
        return round(100 * (total - len(self.uncovered)) / total, 1) if total else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the coverage as `doingoai plan coverage --json` prints it."""
        return {
            "plan": self.plan,
            "points": len(self.counted),
            "covered": len(self.counted) - len(self.uncovered),
            "partly": len(self.uncovered) - len(self.missing),
            "missing": len(self.missing),
            "percent": self.percent,
            "uncovered": [point.path for point in self.uncovered],
            "items": [
                {
                    "path": point.path, "guidance": point.guidance, "text": point.text, "obligation": point.obligation,
                    "state": point.state, "covered": point.state == COVERED, "tasks": list(point.tasks),
                }
                for point in self.points
            ],
        }  # fmt: skip

    def as_text(self) -> str:
        """Return the coverage as lines for a person at a terminal."""
        total, done = len(self.counted), len(self.counted) - len(self.uncovered)
        lines = [f"{self.plan}: {done}/{total} nội dung đã có nhiệm vụ ({self.percent:g}%)."]
        for point in self.points:
            told = ", ".join(point.tasks) or ("không giao việc" if point.state == IDLE else "CHƯA CÓ NHIỆM VỤ")
            lines.append(f"  {point.path:12} {told}")
        return "\n".join(lines)


def coverage(plan: Any, tasks: Iterable[Any] | None = None) -> Coverage:
    """Count the coverage of a stored plan; `tasks` are its rows when they are at hand, with their clauses."""
    named: dict[int, list[str]] = {}
    for task in plan.tasks.prefetch_related("clauses") if tasks is None else tasks:
        for clause in task.clauses.all():
            named.setdefault(clause.pk, []).append(task.code)
    return measure(plan.dossier.number, plan.ordered_points(), named)


def coverages(plans: Sequence[Any]) -> dict[int, Coverage]:
    """Count the coverage of many stored plans, in two queries for all of them; by the plan's key."""
    if not plans:
        return {}
    model = type(plans[0])
    keys = [plan.pk for plan in plans]
    points = model.points.through.objects.filter(actionplan__in=keys).select_related("clause__guidance__dossier")
    clauses: dict[int, list[Any]] = {}
    for pair in points.order_by("clause__guidance__dossier__number", "clause__position"):
        clauses.setdefault(pair.actionplan_id, []).append(pair.clause)
    task = model._meta.get_field("tasks").related_model
    served = task.clauses.through.objects.filter(plannedtask__plan__in=keys).order_by("plannedtask__position")
    named: dict[int, dict[int, list[str]]] = {}
    for plan, clause, code in served.values_list("plannedtask__plan", "clause", "plannedtask__code"):
        named.setdefault(plan, {}).setdefault(clause, []).append(code)
    return {plan.pk: measure(plan.dossier.number, clauses.get(plan.pk, []), named.get(plan.pk, {})) for plan in plans}


def measure(number: str, clauses: Sequence[Any], named: Mapping[int, Iterable[str]]) -> Coverage:
    """Count the coverage of clauses, given the codes of the tasks that name each of them."""
    below: dict[int, list[Any]] = {}
    for clause in clauses:
        below.setdefault(clause.parent_id or 0, []).append(clause)
    points = [
        Point(
            clause.number_path, clause.text, clause.obligation, clause.guidance.short_name,
            _state(clause, below, named), tuple(dict.fromkeys(_tasks(clause, below, named))),
        )
        for clause in clauses
    ]  # fmt: skip
    return Coverage(number, tuple(points))


def _state(clause: Any, below: Mapping[int, list[Any]], named: Mapping[int, Iterable[str]]) -> str:
    if not clause.gives_work:
        return IDLE
    own = bool(named.get(clause.pk))
    states = [state for each in below.get(clause.pk, ()) if (state := _state(each, below, named)) != IDLE]
    if not states:
        return COVERED if own else MISSING
    if all(state == COVERED for state in states):
        return COVERED
    return PARTLY if own or any(state != MISSING for state in states) else MISSING


def _tasks(clause: Any, below: Mapping[int, list[Any]], named: Mapping[int, Iterable[str]]) -> Iterable[str]:
    yield from named.get(clause.pk, ())
    for each in below.get(clause.pk, ()):
        yield from _tasks(each, below, named)
