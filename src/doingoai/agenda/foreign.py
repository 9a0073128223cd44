"""Days off in partner countries: from the `holidays` package, with their Vietnamese names where the office gave one.

The package knows every country's public holidays by law; days that a government adds within the year may be missing,
so they are told and never stop anything. Names: data/reference/foreign_holidays.csv.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from holidays import country_holidays, list_supported_countries

_TAIL = re.compile(r"^(?P<name>.+?) \((?P<said>in lieu|observed|estimated|additional holiday)\)$")
_TAILS = {"in lieu": "nghỉ bù", "observed": "nghỉ bù", "estimated": "dự kiến", "additional holiday": "nghỉ thêm"}
_SUBSTITUTE = re.compile(r"^(Alternative holiday for (?P<name>.+)|Day off \(substituted from .+\)|Substitute Holiday)$")


def is_known(country: str) -> bool:
    """Tell whether the days off of a country (ISO code) are known at all."""
    return country in _supported()


def days_off(country: str, first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Return the public holidays of a country between two days with their names; none for a country not known."""
    years = range(first.year, last.year + 1)
    found = (day for year in years for day in _of_year(country, year, get_language() == "vi"))
    return [(day, name) for day, name in found if first <= day <= last]


@lru_cache(maxsize=512)
def _of_year(country: str, year: int, in_vietnamese: bool) -> tuple[tuple[dt.date, str], ...]:
    if not is_known(country):
        return ()
    days = country_holidays(country, years=year, language="en_US")
    say: Callable[[str], str] = _vietnamese if in_vietnamese else str
    return tuple((day, ", ".join(_each(names, say))) for day, names in sorted(days.items()))


def _each(names: str, say: Callable[[str], str]) -> Iterator[str]:
    """Name a day once where several holidays of one name meet."""
    yield from dict.fromkeys(say(name) for name in names.split("; "))


def _vietnamese(name: str) -> str:
    """Name a holiday in Vietnamese; one for which no name was given keeps its English one."""
    known = vietnamese_names(settings.DATA / "reference" / "foreign_holidays.csv")
    if tail := _TAIL.match(name):
        return f"{known.get(tail['name'], tail['name'])} ({_TAILS[tail['said']]})"
    if substitute := _SUBSTITUTE.match(name):
        of = substitute["name"]
        return f"Nghỉ bù {known.get(of, of)}" if of else "Nghỉ hoán đổi"
    return known.get(name, name)


@lru_cache(maxsize=4)
def vietnamese_names(path: Path) -> dict[str, str]:
    """Read {English name: Vietnamese name}. Raises ValueError, in Vietnamese, for a missing or repeated name."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["name"]: row["name_vi"] for row in rows if row["name"] and row["name_vi"]}
    if len(names) != len(rows):
        raise ValueError(f"{path.name}: có dòng thiếu tên hoặc tên lặp lại; mỗi dòng cần name và name_vi.")
    return names


@lru_cache(maxsize=1)
def _supported() -> frozenset[str]:
    return frozenset(list_supported_countries(include_aliases=False))


def told(days: Iterable[tuple[dt.date, str]]) -> str:
    """Return the names of some days off, each once, in their order."""
    return ", ".join(dict.fromkeys(name for _day, name in days))
