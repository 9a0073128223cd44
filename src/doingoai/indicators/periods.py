"""Reporting periods and their boundaries: month, quarter, half-year, year, under a regime (domain §7.1).

Basis: Nghị định 09/2019/NĐ-CP, Điều 12: a period runs from the 15th of the month before to the 14th of its last month.
The statistical regime counts calendar months; the two are never mixed (RP-16).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

PATTERN = re.compile(r"^(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?$")


class Regime(StrEnum):
    """Whose boundaries count."""

    ND09 = "ND09"
    STATISTICAL = "STAT"


class BadPeriod(ValueError):
    """The text is no period; says which forms are."""


@dataclass(frozen=True, order=True)
class Period:
    """A year and the months in it; `key` is 2019, 2026-H1, 2026-Q3 or 2026-09."""

    year: int
    first_month: int
    months: int
    regime: Regime = Regime.ND09

    @classmethod
    def parse(cls, text: str, regime: Regime = Regime.ND09) -> Period:
        """Read 2019, 2026-H1, 2026-Q3, 2026-09. Raises BadPeriod."""
        found = PATTERN.match(text.strip().upper())
        if not found or not 1990 <= int(found["year"]) <= 2100:
            raise BadPeriod(f"“{text}” không phải kỳ báo cáo. Viết: 2019, 2026-H1, 2026-Q3 hoặc 2026-09.")
        year = int(found["year"])
        if found["half"]:
            return cls(year, 6 * int(found["half"]) - 5, 6, regime)
        if found["quarter"]:
            return cls(year, 3 * int(found["quarter"]) - 2, 3, regime)
        if found["month"]:
            return cls(year, int(found["month"]), 1, regime)
        return cls(year, 1, 12, regime)

    @classmethod
    def of_month(cls, day: dt.date, regime: Regime = Regime.ND09) -> Period:
        """Return the month of the regime in which `day` lies."""
        if regime == Regime.ND09 and day.day >= 15:
            day = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        return cls(day.year, day.month, 1, regime)

    @property
    def last_month(self) -> int:
        return self.first_month + self.months - 1

    @property
    def start(self) -> dt.date:
        first = dt.date(self.year, self.first_month, 1)
        return first if self.regime == Regime.STATISTICAL else (first - dt.timedelta(days=1)).replace(day=15)

    @property
    def end(self) -> dt.date:
        """The cut-off: the last day that counts."""
        day = 14 if self.regime == Regime.ND09 else calendar.monthrange(self.year, self.last_month)[1]
        return dt.date(self.year, self.last_month, day)

    @property
    def range(self) -> tuple[dt.date, dt.date]:
        return self.start, self.end

    @property
    def previous(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.first_month, self.months, self.regime)

    @property
    def preceding(self) -> Period:
        """The period of the same length just before this one."""
        month = self.year * 12 + self.first_month - 1 - self.months
        return Period(month // 12, month % 12 + 1, self.months, self.regime)

    @property
    def key(self) -> str:
        part = {12: "", 6: f"-H{(self.first_month + 5) // 6}", 3: f"-Q{(self.first_month + 2) // 3}"}
        return f"{self.year}{part.get(self.months, f'-{self.first_month:02d}')}"

    @property
    def label(self) -> str:
        """The period as a title says it: “năm 2026”, “6 tháng đầu năm 2026”, “quý III năm 2026”, “tháng 9 năm 2026”."""
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 6:
            return f"6 tháng {'đầu' if self.first_month == 1 else 'cuối'} năm {self.year}"
        if self.months == 3:
            return f"quý {('I', 'II', 'III', 'IV')[self.first_month // 3]} năm {self.year}"
        return f"tháng {self.first_month} năm {self.year}"
