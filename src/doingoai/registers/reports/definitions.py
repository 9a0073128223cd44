"""Which reports are owed: dated definitions and outlines, read from data/reports, a province's own before the national.

A definition against RP-01 (boundaries of its regime) or RP-03 (a working day between cut-off and deadline) is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings

from doingoai.indicators.periods import Period
from doingoai.indicators.periods import Regime as Boundaries
from doingoai.lib.workdays import WorkCalendar
from doingoai.organisations.models import Province
from doingoai.reference.load import Row, day, read_rows
from doingoai.registers.reports.codes import Frequency, Level, Regime, Signer

FIRST_AFTER_CUT_OFF, LAST_OF_MONTH = 15, 32
MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF: 6, Frequency.YEAR: 12}
WORKING_DAYS, DAY_OF_LAST_MONTH = "working_days_after_cutoff", "day_of_last_month"
EVERYTHING = "*"  # sources of a heading that takes whatever no other heading names


class BadDefinition(ValueError):
    """A definition contradicts the rules of the regime; says which row and why."""


@dataclass(frozen=True)
class Definition:
    """One kind of report that somebody owes: how often, by when, to whom, in whose name, on what basis."""

    code: str
    name: str
    regime: Regime
    boundaries: Boundaries
    frequency: Frequency
    level: Level
    due_rule: str
    recipient: str
    signer: Signer
    skip: frozenset[str]  # frequencies of the same family in whose last month this report is not owed
    outline: str
    gathers: str  # code of the units' report that this one consolidates
    basis: str
    confidence: str
    valid_from: dt.date
    valid_to: dt.date | None
    province: str  # code of the province whose own rule this is; "": everywhere

    def in_force(self, on: dt.date) -> bool:
        """Tell whether the definition holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def is_owed_for(self, period: Period) -> bool:
        """Tell whether the report is owed for a period: of its frequency and regime, in force, not skipped."""
        fits = period.regime == self.boundaries and period.months == MONTHS.get(self.frequency)
        return fits and self.in_force(period.end) and not self._skipped(period)

    def periods(self, first: dt.date, last: dt.date) -> Iterator[Period]:
        """Yield the periods owed whose cut-off lies between two days, both included."""
        months = MONTHS.get(self.frequency)
        if months is None:
            return
        for year in range(first.year, last.year + 1):
            for start in range(1, 13, months):
                period = Period(year, start, months, self.boundaries)
                if first <= period.end <= last and self.is_owed_for(period):
                    yield period

    def due(self, period: Period, calendar: WorkCalendar) -> dt.date:
        """Return the last day for sending; one that is off rolls on (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        kind, _colon, number = self.due_rule.partition(":")
        if kind == WORKING_DAYS:
            return calendar.add_working_days(period.end, int(number))
        return calendar.next_working(period.end.replace(day=int(number)))

    @property
    def soonest(self) -> int:
        """The least number of a due rule that leaves a working day after the cut-off (RP-03).

        A day of the last month is after its 14th; no day of a calendar month is after its last one.
        """
        if self.due_rule.startswith(WORKING_DAYS):
            return 1
        return LAST_OF_MONTH if self.boundaries == Boundaries.STATISTICAL else FIRST_AFTER_CUT_OFF

    def title(self, period: Period) -> str:
        """Return the report's title: "Báo cáo công tác đối ngoại tháng 9 năm 2026"."""
        return f"{self.name} {period.label}"

    def _skipped(self, period: Period) -> bool:
        """A monthly report is not owed in the last month of a quarter for which the quarterly one is, and so on."""
        longer = (MONTHS[Frequency(each)] for each in self.skip)
        return any(months > period.months and period.last_month % months == 0 for months in longer)


@dataclass(frozen=True)
class Heading:
    """One heading of an outline (domain §7.3), with the registers and indicators whose figures stand under it."""

    outline: str
    part: str
    number: str
    title: str
    sources: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """The key of the heading in the report: "I.5", "II"."""
        return f"{self.part}.{self.number}" if self.number else self.part

    def takes(self, register: str, code: str) -> bool:
        """Tell whether a figure of this register and code is named by the heading."""
        return register in self.sources or code in self.sources


def definitions() -> tuple[Definition, ...]:
    """Return every definition, past ones too, in the order of the file. Raises BadDefinition."""
    return _definitions(settings.DATA / "reports" / "definitions.csv")


def definition_of(code: str) -> Definition:
    """Return the definition of a code. Raises KeyError."""
    return {each.code: each for each in definitions()}[code]


def in_force(on: dt.date, level: Level, province: Province | None = None) -> list[Definition]:
    """Return the definitions that hold on a day: a province's own beside the national ones."""
    codes = {"", province.code if province else ""}
    return [each for each in definitions() if each.in_force(on) and each.level == level and each.province in codes]


def headings(outline: str) -> tuple[Heading, ...]:
    """Return the headings of an outline in their order."""
    return tuple(each for each in _headings(settings.DATA / "reports" / "outline.csv") if each.outline == outline)


def headings_of(code: str) -> tuple[Heading, ...]:
    """Return the headings of the outline that a kind of report follows."""
    return headings(definition_of(code).outline)


def heading_of(outline: str, register: str, code: str) -> str:
    """Return the key of the heading under which a figure stands; "" when the outline has none for it."""
    rows = headings(outline)
    named = next((each for each in rows if each.takes(register, code)), None)
    rest = next((each for each in rows if EVERYTHING in each.sources), None)
    found = named or rest
    return found.key if found else ""


@cache
def _definitions(path: Path) -> tuple[Definition, ...]:
    found = tuple(_definition(row) for row in read_rows(path))
    codes = [each.code for each in found]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise BadDefinition(f"{path.name}: mã ghi hai lần: {', '.join(twice)}")
    return found


@cache
def _headings(path: Path) -> tuple[Heading, ...]:
    return tuple(
        Heading(row["code"], row["part"], row["number"], row["heading"], tuple(row["sources"].split()))
        for row in read_rows(path)
    )


def _definition(row: Row) -> Definition:
    try:
        start = day(row["valid_from"])
        assert start is not None, "valid_from"
        made = Definition(
            code=row["code"], name=row["name_vi"], regime=Regime(row["regime"]),
            boundaries=Boundaries(row["boundaries"]), frequency=Frequency(row["frequency"]), level=Level(row["level"]),
            due_rule=row["due"], recipient=row["recipient"], signer=Signer(row["signer"]),
            skip=frozenset(filter(None, row["skip"].split("|"))), outline=row["outline"], gathers=row["gathers"],
            basis=row["basis"], confidence=row["confidence"], valid_from=start, valid_to=day(row["valid_to"]),
            province=row["province"],
        )  # fmt: skip
    except (ValueError, AssertionError) as wrong:
        raise BadDefinition(f"definitions.csv, {row['code']}: {wrong}") from wrong
    _require(made)
    return made


def _require(made: Definition) -> None:
    kind, _colon, number = made.due_rule.partition(":")
    if not made.basis:
        raise BadDefinition(f"definitions.csv, {made.code}: thiếu căn cứ")
    if made.frequency != Frequency.AD_HOC and (kind not in {WORKING_DAYS, DAY_OF_LAST_MONTH} or not number.isdigit()):
        raise BadDefinition(f"definitions.csv, {made.code}: hạn gửi “{made.due_rule}” không đọc được")
    if (made.regime == Regime.STAT) != (made.boundaries == Boundaries.STATISTICAL) and made.regime != Regime.LOCAL:
        raise BadDefinition(f"definitions.csv, {made.code}: ranh giới kỳ không phải của chế độ (RP-01)")
    if made.frequency != Frequency.AD_HOC and int(number) < made.soonest:
        raise BadDefinition(
            f"definitions.csv, {made.code}: hạn gửi “{made.due_rule}” không sau ngày chốt một ngày làm việc (RP-03)"
        )
