"""Which figure, time limit, requirement or strictness is in force: the province's own row before the national one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from doingoai.lib.held import remembered
from doingoai.lib.workdays import WorkCalendar
from doingoai.norms.models import Deadline, Limit, Norm, Requirement, Severity, Strictness
from doingoai.organisations.models import Province
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import Confidence

N = TypeVar("N", bound=Norm)


class NormMissing(LookupError):
    """No row is in force for a key: the data files are incomplete."""


def limit(key: str, *, province: Province | None, on: dt.date) -> Decimal:
    """Return the figure. Raises NormMissing."""
    return limit_row(key, province=province, on=on).value


def limit_row(key: str, *, province: Province | None, on: dt.date) -> Limit:
    """Return the figure with its basis and confidence. Raises NormMissing."""
    return _require(_in_force(Limit, {"key": key}, province, on), key)


def deadline(key: str, *, province: Province | None, on: dt.date) -> Deadline:
    """Return the time limit. Raises NormMissing."""
    return _require(_in_force(Deadline, {"key": key}, province, on), key)


def strictness(rule: str, *, province: Province | None, on: dt.date) -> str | None:
    """Return the severity that was set for a rule there and then, None when none was."""
    codes = {"", province.code if province else ""}
    rows = [
        row
        for row in _rows(Strictness, {})  # few in all: one query for every rule of an act
        if row.rule == rule and row.province_code in codes and row.is_valid_on(on)
    ]
    row = max(rows, key=_latest, default=None)
    return _capped(row) if row else None


def _capped(row: Strictness) -> str:
    """R-QC-07: a severity that waits for confirmation never does more than warn."""
    unsure = row.confidence == Confidence.VERIFY and row.severity == Severity.ERROR
    return Severity.WARN if unsure else row.severity


def required(keys: Iterable[str], *, province: Province | None, on: dt.date) -> list[Requirement]:
    """Return what the keys require, each item once; a province adds to the national list and takes nothing from it."""
    codes = ["", province.code] if province else [""]
    rows = Requirement.objects.filter(key__in=list(keys), province_code__in=codes).valid_on(on)
    # Of two rows for one item the confirmed one counts: CONFIRMED sorts before LOCAL and VERIFY.
    return list({row.item: row for row in rows.order_by("-confidence", "pk")}.values())


def due(key: str, start: dt.date, *, province: Province | None) -> dt.date:
    """Return the day on which the time limit `key`, started by an event on `start`, ends.

    Counting: Bộ luật Dân sự 2015, Điều 147-148 (the day of the event is not counted, a last day off rolls on).
    """
    rule = deadline(key, province=province, on=start)
    return count(rule, start, work_calendar())


def count(rule: Deadline, start: dt.date, calendar: WorkCalendar) -> dt.date:
    """Count a time limit on a given calendar; one that is set to a date needs only the year of `start`."""
    if rule.unit == Deadline.Unit.DATE:
        month, day = divmod(abs(rule.amount), 100)
        return dt.date(start.year - (rule.amount < 0), month, day)
    if rule.unit == Deadline.Unit.WORKING_DAY:
        return calendar.add_working_days(start, rule.amount)
    if rule.unit == Deadline.Unit.MONTH:
        return calendar.add_months(start, rule.amount)
    return calendar.add_days(start, rule.amount)


def _in_force(model: type[N], key: dict[str, str], province: Province | None, on: dt.date) -> N | None:
    codes = {"", province.code if province else ""}
    rows = [row for row in _rows(model, key) if row.province_code in codes and row.is_valid_on(on)]
    return max(rows, key=_latest, default=None)


def _latest(row: Norm) -> tuple[str, dt.date, str]:
    """Order rows of one key: the province's own, the later one, of one day the one that a confirmed change put in."""
    return row.province_code, row.valid_from, row.origin


def _rows(model: type[N], key: dict[str, str]) -> list[N]:
    """Return every row of a norm, of all provinces and times: a handful."""
    asked = model.objects.filter(**key)
    return remembered((model, *key.items()), lambda: list(asked))  # type: ignore[arg-type]  # rows of `model` itself


def _require(row: N | None, key: str) -> N:
    if row is None:
        raise NormMissing(key)
    return row
