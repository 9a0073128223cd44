"""What holds for travel to, and guests from, a country or territory: its name on papers, passports, who is asked first.

Facts: data/reference/destinations.csv, dated; a place without a row has no particularity.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from doingoai.reference.load import day, read_rows
from doingoai.reference.models import Confidence


@dataclass(frozen=True)
class Destination:
    """One row, in force from one day to another."""

    country: str  # ISO code
    official_name: str
    passports: frozenset[str]  # types that may be used; empty: every type
    must_consult: bool  # the Ministry answers before anything is decided
    shows_flag: bool  # flag and anthem may appear on the programme
    warning: str  # what to write and what not
    source: str
    confidence: Confidence
    valid_from: dt.date
    valid_to: dt.date | None

    def in_force(self, on: dt.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def destination(country: str, on: dt.date) -> Destination | None:
    """Return what holds for a country or territory on a day; None when nothing particular does."""
    rows = _destinations(settings.DATA / "reference" / "destinations.csv")
    return next((row for row in rows if row.country == country and row.in_force(on)), None)


@cache
def _destinations(path: Path) -> tuple[Destination, ...]:
    found = []
    for row in read_rows(path):
        start = day(row["valid_from"])
        assert start is not None, f"{path.name}: {row['country']} needs valid_from"
        found.append(
            Destination(
                country=row["country"],
                official_name=row["official_name"],
                passports=frozenset(filter(None, row["passports"].split("|"))),
                must_consult=row["must_consult"] == "true",
                shows_flag=row["shows_flag"] == "true",
                warning=row["warning"],
                source=row["source"],
                confidence=Confidence(row["confidence"]),
                valid_from=start,
                valid_to=day(row["valid_to"]),
            )
        )
    return tuple(found)
