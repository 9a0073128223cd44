"""Dates and times of a package: written in one form, read in every form that producers were seen to use.

Basis: QCVN 102:2016/BTTTT; forms of public implementations. The day always stands before the month.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""A moment without an offset is Vietnamese time, which has had no other offset since 1975."""

_DAY = re.compile(r"(?:(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})(\d{2})(\d{2}))")
_TIME = re.compile(r"[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?")
# .NET writes an unset date as 0001-01-01, Java and SQL as 1900-01-01 or 1970-01-01.
_UNSET = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})


def write_date(day: date) -> str:
    """Return yyyy/MM/dd."""
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}"


def write_moment(moment: datetime) -> str:
    """Return yyyy/MM/dd HH:mm:ss in Vietnamese time."""
    local = in_vietnam(moment)
    return f"{write_date(local)} {local.hour:02d}:{local.minute:02d}:{local.second:02d}"


def in_vietnam(moment: datetime) -> datetime:
    """Return the moment in Vietnamese time, to the second, which is all that a package can carry."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return aware.astimezone(VIETNAM).replace(microsecond=0)


def read_date(text: str) -> date | None:
    """Return the day, None for an empty or unset one; raises ValueError for what is not a date."""
    moment = read_moment(text)
    return None if moment is None else moment.date()


def read_moment(text: str) -> datetime | None:
    """Return the moment in Vietnamese time, None for an empty or unset one; raises ValueError for anything else."""
    stripped = text.strip()
    if not stripped:
        return None
    day = _DAY.match(stripped)
    if day is None:
        raise ValueError(stripped)
    rest = stripped[day.end() :].strip()
    time = _TIME.fullmatch(" " + rest.lstrip("T")) if rest else None
    if rest and time is None:
        raise ValueError(stripped)
    found = _date_of(day)
    if found in _UNSET:
        return None
    return _with_time(found, time)


def _date_of(match: re.Match[str]) -> date:
    year, month, day, day_2, month_2, year_2, year_3, month_3, day_3 = match.groups()
    return date(int(year or year_2 or year_3), int(month or month_2 or month_3), int(day or day_2 or day_3))


def _with_time(day: date, time: re.Match[str] | None) -> datetime:
    if time is None:
        return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
    hour, minute, second, offset = time.groups()
    moment = datetime(day.year, day.month, day.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(offset))
    try:
        return moment.astimezone(VIETNAM)
    except OverflowError as error:  # the last evening of the year 9999
        raise ValueError(day.isoformat()) from error


def _zone(offset: str | None) -> timezone:
    if offset is None:
        return VIETNAM
    if offset == "Z":
        return UTC
    digits = offset.replace(":", "")
    size = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-size if digits[0] == "-" else size)
