"""The board of E.7: tasks by body, theme and point of guidance, each in five colours that state and clock give.

Three queries for the counts however many tasks there are. A part of another task is not counted again (E.9).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.lib.text import shorten
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.seat import NATION
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Colour, colour_of
from doingoai.reference.work import Theme

# A plan's row keeps the points that its task serves; plans declare that relation and tasks know no more of them.
CLAUSE = "planned__clauses"
BODY, THEME, POINT = "co-quan", "linh-vuc", "noi-dung"
WIDE = 90  # letters of a point's text beside its number


class Seen(NamedTuple):
    """One task with its colour today and the body that carries it today."""

    pk: int
    colour: Colour
    body: int
    theme: str


class Group(NamedTuple):
    """One line of the board."""

    key: str
    label: str
    counts: Counter[Colour]


@dataclass(frozen=True)
class Board:
    """Every task that an officer watches over, and how to group and find them again."""

    tasks: tuple[Seen, ...]
    parts: int  # tasks that are parts of others, which are counted for both
    points: tuple[tuple[int, int, str], ...]  # task, clause, how the clause is called
    bodies: dict[int, str]

    @property
    def counts(self) -> Counter[Colour]:
        return Counter(task.colour for task in self.tasks)

    def groups(self, kind: str) -> list[Group]:
        """Return the lines of one way to group, the ones with most to worry about first within their order."""
        counts: dict[str, Counter[Colour]] = {}
        labels: dict[str, str] = {}
        for key, label, colour in self._members(kind):
            counts.setdefault(key, Counter())[colour] += 1
            labels[key] = label
        return [Group(key, labels[key], counts[key]) for key in sorted(counts, key=labels.__getitem__)]

    def chosen(self, kind: str, key: str, colour: str) -> list[int]:
        """Return the tasks behind one number of the board; an empty key or colour stands for all."""
        inside = {task.pk for task in self.tasks if not colour or task.colour == colour}
        if key and kind == POINT:
            return sorted(inside & {task for task, clause, _label in self.points if str(clause) == key})
        if key:
            inside &= {task.pk for task in self.tasks if self._key(kind, task) == key}
        return sorted(inside)

    def label(self, kind: str, key: str) -> str:
        """Return how a line is called; "" for one that the board does not have."""
        return next((group.label for group in self.groups(kind) if group.key == key), "")

    def _members(self, kind: str) -> Iterable[tuple[str, str, Colour]]:
        if kind == POINT:
            colours = {task.pk: task.colour for task in self.tasks}
            rows = ((str(clause), label, colours.get(task)) for task, clause, label in self.points)
            return [(key, label, colour) for key, label, colour in rows if colour]
        names = {str(pk): name for pk, name in self.bodies.items()} if kind == BODY else dict(Theme.choices)
        unnamed = _("Chưa ghi lĩnh vực")
        found = ((self._key(kind, task), task.colour) for task in self.tasks)
        return [(key, str(names.get(key, unnamed)), colour) for key, colour in found]

    @staticmethod
    def _key(kind: str, task: Seen) -> str:
        return str(task.body) if kind == BODY else task.theme or "-"


def watched(officer: Officer) -> QuerySet:
    """Return the tasks of the officer's province, of the centre's own bodies for the centre.

    Provinces are compared by coverage and punctuality only (E.7), on the board of plans.
    """
    rows = Task.objects.visible_to(officer)
    return rows.filter(dossier__province=None) if officer.seat.scope == NATION else rows


def board_of(officer: Officer, today: dt.date) -> Board:
    """Read the board as an officer sees it."""
    rows = watched(officer).values_list(
        "pk", "dossier__state", "dossier__due_on", "completed_on", "dossier__body_id", "theme", "part_of_id"
    )
    read = list(rows)
    bodies = {pk: (name, heir) for pk, name, heir in Body.objects.values_list("pk", "name", "successor_id")}
    tasks = tuple(
        Seen(pk, colour_of(state, due, done, today), _heir(body, bodies), theme)
        for pk, state, due, done, body, theme, whole in read
        if whole is None
    )
    known = {task.pk for task in tasks}
    found = watched(officer).filter(**{f"{CLAUSE}__isnull": False}).values_list(
        "pk", CLAUSE, f"{CLAUSE}__guidance__document_number", f"{CLAUSE}__number_path", f"{CLAUSE}__text"
    )  # fmt: skip
    points = tuple(
        (pk, clause, f"{number} {path} {shorten(text, WIDE)}".strip())
        for pk, clause, number, path, text in found
        if pk in known
    )
    return Board(tasks, len(read) - len(tasks), points, {task.body: bodies[task.body][0] for task in tasks})


def _heir(body: int, bodies: Mapping[int, tuple[str, int | None]]) -> int:
    """Return the body that carries on the duties of one (R-CT-10)."""
    while (heir := bodies[body][1]) is not None:
        body = heir
    return body
