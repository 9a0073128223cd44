"""The day by which a document asks for something: "trước ngày 30/6/2026", "chậm nhất ngày 5 tháng 7 năm 2026"."""

from __future__ import annotations

import datetime as dt
import re

_DUE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|hạn(?: chót)?)\s+(?:vào\s+)?(?:là\s+)?ngày\s+"
    r"(?P<day>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<month>\d{1,2})(?:[/.-]|\s+năm\s+)(?P<year>\d{4})",
    re.IGNORECASE,
)


def due_in(text: str) -> dt.date | None:
    """Return the last day that the text names as a limit, None when it names none that the calendar has."""
    return max((day for match in _DUE.finditer(text) if (day := _day(match))), default=None)


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
