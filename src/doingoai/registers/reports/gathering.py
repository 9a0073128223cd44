"""How the units of the day stand with one report of one period: who sent in time, late, not yet (RP-04, RP-13)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.periods import Period
from doingoai.organisations.models import Province
from doingoai.reference.calendar import work_calendar
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.models import PeriodicReport

State = PeriodicReport.State


class Standing(TextChoices):
    """How a unit stands with its report."""

    ACCEPTED = "ACCEPTED", _("Đã tiếp nhận")
    IN_TIME = "IN_TIME", _("Đã gửi đúng hạn")
    SENT_LATE = "SENT_LATE", _("Đã gửi, trễ hạn")
    RETURNED = "RETURNED", _("Bị trả lại, chờ gửi lại")
    SILENT = "SILENT", _("Quá hạn, chưa gửi")
    WAITING = "WAITING", _("Chưa gửi, còn hạn")


TONES = {
    Standing.ACCEPTED: "success", Standing.IN_TIME: "info", Standing.SENT_LATE: "warning",
    Standing.RETURNED: "warning", Standing.SILENT: "danger", Standing.WAITING: "neutral",
}  # fmt: skip
ARRIVED = frozenset({Standing.ACCEPTED, Standing.IN_TIME, Standing.SENT_LATE})


@dataclass(frozen=True)
class UnitReport:
    """One unit of the day with its report, if one was opened."""

    province: Province
    report: PeriodicReport | None
    standing: Standing


def gathered(code: str, period: Period, today: dt.date) -> list[UnitReport]:
    """Return every unit valid on the cut-off, in Vietnamese order, with how its report of this kind stands."""
    due_on = definition_of(code).due(period, work_calendar())
    rows = PeriodicReport.objects.for_system("gathering").filter(definition=code, period_key=period.key)
    of_unit = {row.dossier.province_id: row for row in rows.filter(cancelled_on=None)}
    units = Atlas.load().valid_on(period.end)
    return [_unit(unit, of_unit.get(unit.pk), due_on, today) for unit in units]


def denominator(rows: Iterable[UnitReport]) -> tuple[int, int]:
    """Return how many units' reports have arrived, and how many units there are: 28/34 (RP-13)."""
    counted = Counter(row.standing in ARRIVED for row in rows)
    return counted[True], counted.total()


def standing_of(report: PeriodicReport | None, due_on: dt.date, today: dt.date) -> Standing:
    """Tell how a unit stands on a day."""
    state = report.dossier.state if report else ""
    if report is not None and state == State.ACCEPTED:
        return Standing.ACCEPTED
    if state == State.RETURNED:
        return Standing.RETURNED
    if report is not None and state in PeriodicReport.ARRIVED:
        return Standing.SENT_LATE if report.is_late(today) else Standing.IN_TIME
    return Standing.SILENT if today > due_on else Standing.WAITING


def _unit(unit: Province, report: PeriodicReport | None, due_on: dt.date, today: dt.date) -> UnitReport:
    return UnitReport(unit, report, standing_of(report, due_on, today))
