"""To whom which passport may be issued on a day: data/passports/eligibility.csv, dated, one row for each rank.

Law: Luật 49/2019/QH14, Điều 8, 9, amended by Luật 118/2025/QH15 from 01/7/2026. An ordinary passport is everybody's.
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
class Eligibility:
    """One row: the diplomatic or service passports that people of a rank may hold, from one day to another."""

    rank: str
    kinds: frozenset[str]
    source: str
    confidence: Confidence
    valid_from: dt.date
    valid_to: dt.date | None

    def in_force(self, on: dt.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def eligibility(rank: str, on: dt.date) -> Eligibility | None:
    """Return the row of a rank on a day; None before the law of 2020."""
    rows = _rows(settings.DATA / "passports" / "eligibility.csv")
    return next((row for row in rows if row.rank == rank and row.in_force(on)), None)


@cache
def _rows(path: Path) -> tuple[Eligibility, ...]:
    found = []
    for row in read_rows(path):
        start = day(row["valid_from"])
        assert start is not None, f"{path.name}: {row['rank_group']} needs valid_from"
        kinds = frozenset(filter(None, row["types"].split("|")))
        found.append(
            Eligibility(
                row["rank_group"], kinds, row["source"], Confidence(row["confidence"]), start, day(row["valid_to"])
            )
        )
    return tuple(found)
