"""Which days Vietnamese offices are off: the official rows of a file, and a computed default for other years.

Lunar dates come from the `holidays` package, which counts at the meridian of Viet Nam (the Chinese calendar
differs in 2007 and 2030). Its list of swapped days is not used: swaps are facts of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from holidays import country_holidays

from doingoai.lib.workdays import HOLIDAY, KINDS, SUBSTITUTE, WorkCalendar

_DAY = timedelta(days=1)
_LAW = "Bộ luật Lao động 2019, Điều 112"
_COMPUTED = f"{_LAW} (tính theo luật, chưa có thông báo chính thức)"
# Điều 112 leaves the day beside 02/9 to a yearly decision; since 2021 it was the one that joins the weekend.
_BESIDE_NATIONAL_DAY = {0: 1, 1: -1, 2: -1, 3: 1, 4: -1, 5: -1, 6: 1}
_TWO_DAYS_FROM = 2021


@dataclass(frozen=True)
class Day:
    """A day that is not what its weekday says, with its name and where that stands."""

    date: date
    kind: str
    name: str
    source: str


def default_calendar(year: int, *, culture_day_from: date | None = None) -> dict[date, Day]:
    """Compute the days off of `year` from the law, by date; swapped working days cannot be computed.

    Tết takes two days before the first lunar day and two after: with the days that replace its weekend this
    gave the weekdays off of every official window from 2018 to 2026.
    """
    days = _fixed_days(year) | _culture_day(year, culture_day_from)
    new_year, hung_kings = lunar_dates(year)
    for offset in range(-2, 3):
        days[new_year + offset * _DAY] = _holiday(new_year + offset * _DAY, "Tết Nguyên đán")
    days[hung_kings] = _holiday(hung_kings, "Giỗ Tổ Hùng Vương")
    if year >= _TWO_DAYS_FROM:
        national = date(year, 9, 2)
        beside = national + _BESIDE_NATIONAL_DAY[national.weekday()] * _DAY
        days[beside] = _holiday(beside, "Quốc khánh")
    return _with_substitutes(days)


@lru_cache(maxsize=256)
def lunar_dates(year: int) -> tuple[date, date]:
    """Return the first day of the lunar year (Tết) and the tenth of its third month (Giỗ Tổ Hùng Vương)."""
    names = {name: day for day, name in country_holidays("VN", years=year, observed=False, language="vi").items()}
    return names["Tết Nguyên Đán"], names["Ngày Giỗ Tổ Hùng Vương"]


def read_days(path: Path) -> list[Day]:
    """Read a file with the columns date, kind, name, source.

    Raises ValueError, in Vietnamese with the line, for an unusable date or kind or a date given twice.
    """
    days: dict[date, Day] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            day = _day_of_row(row, f"{path.name}, dòng {line}")
            if day.date in days:
                raise ValueError(f"{path.name}, dòng {line}: ngày {day.date} đã có ở dòng trước.")
            days[day.date] = day
    return list(days.values())


def work_calendar(
    official: Iterable[Day], years: Iterable[int], *, culture_day_from: date | None = None
) -> WorkCalendar:
    """Merge official days over the computed defaults of `years`.

    A year is known when its lunar New Year's Day is among the official days: then only they and the fixed
    days count. Any other year is computed, keeps the official days that are there (an early swap), and stands
    in `assumed_years`.
    """
    by_date = {day.date: day for day in official}
    wanted = set(years) | {day.year for day in by_date}
    assumed = frozenset(year for year in wanted if lunar_dates(year)[0] not in by_date)
    days: dict[date, Day] = {}
    for year in sorted(wanted):
        if year in assumed:
            days |= default_calendar(year, culture_day_from=culture_day_from)
        else:
            days |= _fixed_days(year) | _with_substitutes(_culture_day(year, culture_day_from))
    days |= by_date
    return WorkCalendar({on: day.kind for on, day in days.items()}, assumed)


def _fixed_days(year: int) -> dict[date, Day]:
    return {
        day.date: day
        for day in (
            _holiday(date(year, 1, 1), "Tết Dương lịch"),
            _holiday(date(year, 4, 30), "Ngày Chiến thắng"),
            _holiday(date(year, 5, 1), "Ngày Quốc tế lao động"),
            _holiday(date(year, 9, 2), "Quốc khánh"),
        )
    }


def _culture_day(year: int, since: date | None) -> dict[date, Day]:
    """Return 24 November where the switch is on (Nghị quyết 80-NQ/TW; the law was still to be amended)."""
    on = date(year, 11, 24)
    return {on: _holiday(on, "Ngày Văn hóa Việt Nam")} if since and on >= since else {}


def _with_substitutes(days: dict[date, Day]) -> dict[date, Day]:
    """Add, for each holiday on a weekly day off, the next working day (Điều 111, khoản 3)."""
    result = dict(days)
    for on in sorted(days):
        if on.weekday() < 5:
            continue
        free = on
        while free in result or free.weekday() >= 5:
            free += _DAY
        result[free] = Day(free, SUBSTITUTE, f"{days[on].name} (nghỉ bù)", _COMPUTED)
    return result


def _holiday(on: date, name: str) -> Day:
    return Day(on, HOLIDAY, name, _COMPUTED)


def _day_of_row(row: dict[str, str], place: str) -> Day:
    try:
        on = date.fromisoformat(row["date"])
    except ValueError:
        raise ValueError(f"{place}: “{row['date']}” không phải là ngày dạng năm-tháng-ngày.") from None
    if row["kind"] not in KINDS:
        raise ValueError(f"{place}: loại ngày “{row['kind']}” không có. Chọn: {', '.join(sorted(KINDS))}.")
    return Day(on, row["kind"], row["name"], row["source"])
