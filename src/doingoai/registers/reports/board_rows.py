"""One kind of report for one period, unit by unit: sent when, how late, how often late in a row, reminded when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import Max, Q

from doingoai.dossiers.models import Dossier
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.periods import Period
from doingoai.lib.workdays import WorkCalendar
from doingoai.organisations.models import Officer, Province
from doingoai.reference.calendar import work_calendar
from doingoai.registers.reports.codes import Frequency, Level
from doingoai.registers.reports.definitions import Definition, definitions
from doingoai.registers.reports.gathering import ARRIVED, Standing, UnitReport, gathered
from doingoai.registers.reports.models import PeriodicReport
from doingoai.reporting.access import own_province, sees_every_unit
from doingoai.web.dates import HANOI
from doingoai.workflow.models import Notice

LOOKED_BACK = 12  # periods among which a row of late reports is counted
REMINDERS = Q(kind__startswith="due ") | Q(kind__startswith="late ")


@dataclass(frozen=True)
class BoardRow:
    """One unit on the board; `late_days` are working days after the deadline, to the day of sending or to today."""

    province: Province
    standing: Standing
    report: PeriodicReport | None
    sent_on: dt.date | None
    late_days: int
    late_in_a_row: int
    reminded_on: dt.date | None
    url: str  # of the report, where the officer may open it


@dataclass(frozen=True)
class Board:
    """The standing of every unit valid on the cut-off; `rows` are those that the officer may see."""

    definition: Definition
    period: Period
    due_on: dt.date
    every: tuple[UnitReport, ...]
    rows: tuple[BoardRow, ...]
    whole: bool  # all units are shown, not the officer's own alone

    def many(self, *standings: Standing) -> int:
        """Count the units that stand so."""
        return sum(each.standing in standings for each in self.every)

    @property
    def arrived(self) -> int:
        """How many units' reports have arrived: the numerator of RP-13, whose denominator is `len(every)`."""
        return self.many(*ARRIVED)


def kinds() -> list[Definition]:
    """Return the kinds of report that every province owes again and again, in the order of the data."""
    return [
        each
        for each in definitions()
        if each.level == Level.PROVINCE and each.frequency != Frequency.AD_HOC and not each.province
    ]


def periods_of(definition: Definition, today: dt.date) -> list[Period]:
    """Return the periods of a kind whose cut-off has come, the newest first."""
    return list(definition.periods(definition.valid_from, today))[::-1]


def board_of(definition: Definition, period: Period, officer: Officer, today: dt.date) -> Board:
    """Read the board as an officer may see it: all units for who sees every unit, else the own one.

    Costs the same queries for one unit as for all.
    """
    every = gathered(definition.code, period, today)
    whole = sees_every_unit(officer)
    shown = every if whole else _own(every, officer)
    reports = [each.report for each in shown if each.report]
    late = _late_in_a_row(definition, period, [each.province.pk for each in shown], today)
    reminded, open_to = _reminded(reports), _open_to(officer, reports)
    calendar = work_calendar()
    due_on = definition.due(period, calendar)
    rows = tuple(
        BoardRow(
            each.province, each.standing, each.report, each.report.sent_on if each.report else None,
            _late_days(each, due_on, today, calendar), late.get(each.province.pk, 0),
            reminded.get(each.report.pk) if each.report else None,
            each.report.get_absolute_url() if each.report and each.report.pk in open_to else "",
        )
        for each in shown
    )  # fmt: skip
    return Board(definition, period, due_on, tuple(every), rows, whole)


def _own(every: Iterable[UnitReport], officer: Officer) -> list[UnitReport]:
    """Return the units of the time that live on in the officer's province."""
    atlas = Atlas.load()
    own = own_province(officer, atlas)
    territory = {unit.pk for unit in atlas.family(own)} if own else set()
    return [each for each in every if each.province.pk in territory]


def _late_days(each: UnitReport, due_on: dt.date, today: dt.date, calendar: WorkCalendar) -> int:
    """RP-04: working days from the deadline of the report, or of its kind where none was opened."""
    report = each.report
    due = report.report_due if report and report.report_due else due_on
    last = report.sent_on if report and report.sent_on else today
    return max(calendar.working_days_between(due, last), 0)


def _late_in_a_row(
    definition: Definition, period: Period, provinces: Sequence[int], today: dt.date
) -> dict[int, int]:  # fmt: skip
    """Count the late reports of each unit up to this period without one in time between; a gap in the books ends it."""
    last = [each.key for each in periods_of(definition, period.end)[:LOOKED_BACK]]
    rows = PeriodicReport.objects.for_system("late in a row").filter(
        definition=definition.code, period_key__in=last, cancelled_on=None, dossier__province__in=provinces
    )
    late = {(row.dossier.province_id, row.period_key) for row in rows if row.is_late(today)}
    return {each: len(list(takewhile(lambda key: key in late, ((each, key) for key in last)))) for each in provinces}


def _reminded(reports: Iterable[PeriodicReport]) -> dict[int, dt.date]:
    """Return the day of the last reminder about each report."""
    rows = Notice.objects.filter(REMINDERS, dossier__in=[report.pk for report in reports])
    last = rows.order_by().values_list("dossier").annotate(last=Max("at"))
    return {dossier: at.astimezone(HANOI).date() for dossier, at in last}


def _open_to(officer: Officer, reports: Iterable[PeriodicReport]) -> set[int]:
    rows = Dossier.objects.visible_to(officer).filter(pk__in=[report.pk for report in reports])
    return set(rows.values_list("pk", flat=True))
