"""What the narrative of a report is drafted from, beside its figures: tasks, overdue commitments, notable dossiers.

Only what every reader of the report may know is named: dossiers above internal access are left out, and a register
with a restricted one is marked, so that its heading refers to the annex sent apart (RP-11).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.db.models import Q, QuerySet

from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.records import RecordBehind, RecordsBehind
from doingoai.organisations.roles import Access
from doingoai.register_kit.catalogue import model_of
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report

SHOWN = 5  # dossiers named under a heading
LOOKED_AT = 50  # newest dossiers of a register among which the largest are chosen
OVERDUE = "TT-04"
TASKS = "tasks"
NOT_NOTABLE = frozenset({TASKS, "reports"})  # tasks are told by their stage; a report does not tell of reports
DOOR = "narrative of a report"


class Stage(Enum):
    """Where a task stands at the end of the period."""

    DONE = "done"
    LATE = "late"
    UNDER_WAY = "under way"
    SUSPENDED = "suspended"


@dataclass(frozen=True)
class Work:
    """One task of the plan as the report tells it."""

    number: str
    title: str
    theme: str
    body: str
    due: dt.date | None
    done_on: dt.date | None = None
    waits_for: str = ""  # the document without which it cannot go on
    suspended: bool = False

    def stage(self, on: dt.date) -> Stage:
        """Return where the task stands on a day."""
        if self.done_on and self.done_on <= on:
            return Stage.DONE
        if self.suspended:
            return Stage.SUSPENDED
        return Stage.LATE if self.due and self.due < on else Stage.UNDER_WAY


@dataclass(frozen=True)
class Promise:
    """A commitment past its day, with what its keeper said stands in the way and proposes."""

    number: str
    title: str
    body: str
    due: dt.date
    obstacle: str = ""
    proposal: str = ""


@dataclass(frozen=True)
class Notable:
    """A dossier worth naming, and the task that it serves."""

    number: str
    title: str
    on: dt.date
    task: str = ""


@dataclass(frozen=True)
class Material:
    """All of it, for one unit and period."""

    works: tuple[Work, ...] = ()
    promises: tuple[Promise, ...] = ()
    notable: Mapping[str, tuple[Notable, ...]] = field(default_factory=dict)  # by register
    sealed: frozenset[str] = frozenset()  # registers with a restricted dossier in the period


def gather(found: Report) -> Material:
    """Read the material of a report; a query for each register with records and five more, however many there are."""
    return Material(_works(found), _promises(found), _notable(found), _sealed(found))


def following(period: Period) -> Period:
    """Return the period of the same length just after this one."""
    month = period.year * 12 + period.first_month - 1 + period.months
    return Period(month // 12, month % 12 + 1, period.months, period.regime)


def _works(found: Report) -> tuple[Work, ...]:
    """Read the tasks that were open at some time in the period; those of the centre for the nation's report."""
    period, rows = found.period, _open_to_all(model_of(TASKS).objects.for_system(DOOR), "dossier__")
    rows = rows.filter(Q(completed_on=None) | Q(completed_on__gte=period.start), dossier__event_date__lte=period.end)
    places = found.territory.now.stocks
    rows = rows.filter(dossier__province=None) if places is None else rows.filter(dossier__province__in=places)
    fields = ("number", "title", "theme", "body__name", "due_on", "state")
    paths = [name if name == "theme" else f"dossier__{name}" for name in fields]
    return tuple(
        Work(number, title, theme, body, due, done_on, waits_for, state == "SUSPENDED")
        for number, title, theme, body, due, state, done_on, waits_for in rows.exclude(dossier__state="CANCELLED")
        .order_by("dossier__due_on", "dossier__number")
        .values_list(*paths, "completed_on", "blocked_by")
    )


def _promises(found: Report) -> tuple[Promise, ...]:
    line = next((line for line in found.lines if line.figure.code == OVERDUE and line.figure.rows), None)
    if line is None:
        return ()
    rows = model_of("commitments").objects.for_system(DOOR).filter(pk__in=_behind(found, line).dossiers())
    names = ("dossier__number", "dossier__title", "lead_unit__name", "due_date", "obstacle_text", "proposal")
    shown = _open_to_all(rows, "dossier__").order_by("due_date", "dossier__number").values_list(*names)[:SHOWN]
    return tuple(Promise(number, title, body or "", *rest) for number, title, body, *rest in shown)


def _notable(found: Report) -> dict[str, tuple[Notable, ...]]:
    """Choose the largest of the newest dossiers behind the telling figure of each register."""
    candidates = {
        register.key: _behind(found, line).page(0, LOOKED_AT)
        for register, lines in found.by_register()
        if register.key not in NOT_NOTABLE and (line := telling(lines))
    }
    readable = _readable(record.pk for records in candidates.values() for record in records)
    chosen = {
        key: _largest([record for record in records if record.pk in readable]) for key, records in candidates.items()
    }
    serves = _served(record.pk for records in chosen.values() for record in records)
    return {
        key: tuple(Notable(each.number, each.title, each.event_date, serves.get(each.pk, "")) for each in records)
        for key, records in chosen.items()
        if records
    }


def telling(lines: Sequence[Line]) -> Line | None:
    """Return the figure of a register by which its dossiers are large or small: people or money before mere counts."""
    flows = [
        line
        for line in lines
        if line.figure.rows and not line.indicator.stock and line.indicator.measure != Measure.SHARE
    ]
    weighed = (line for line in flows if "__" in line.indicator.to_dossier)
    summed = (line for line in flows if line.indicator.measure == Measure.SUM)
    return next(weighed, None) or next(summed, None) or next(iter(flows), None)


def _largest(records: Sequence[RecordBehind]) -> list[RecordBehind]:
    heaviest = sorted(records, key=lambda record: (-record.weight, -record.event_date.toordinal(), record.number))
    return sorted(heaviest[:SHOWN], key=lambda record: (record.event_date, record.number))


def _sealed(found: Report) -> frozenset[str]:
    """Return the registers with a restricted dossier in the period."""
    rows = Dossier.objects.for_system(DOOR).filter(access_level=Access.RESTRICTED, event_date__range=found.period.range)
    places = found.territory.now.flows
    rows = rows if places is None else rows.filter(province__in=places)
    return frozenset(rows.order_by().values_list("register", flat=True).distinct())


def _readable(dossiers: Iterable[int]) -> set[int]:
    rows = _open_to_all(Dossier.objects.for_system(DOOR).filter(pk__in=list(dossiers)), "")
    return set(rows.values_list("pk", flat=True))


def _served(dossiers: Iterable[int]) -> dict[int, str]:
    rows = Link.objects.filter(source__in=list(dossiers), kind=Link.Kind.SERVES, target__register=TASKS)
    return dict(_open_to_all(rows, "target__").order_by("-target__number").values_list("source", "target__number"))


def _open_to_all(rows: QuerySet, to_dossier: str) -> QuerySet:
    return rows.filter(**{f"{to_dossier}access_level__lte": Access.INTERNAL})


def _behind(found: Report, line: Line) -> RecordsBehind:
    places = found.territory.now.of(stock=line.indicator.stock)
    return RecordsBehind(line.indicator, found.period, places, officer=None)
