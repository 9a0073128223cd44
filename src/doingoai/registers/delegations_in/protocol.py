"""Which rank of ours receives, greets, gives the banquet to which rank of theirs; dated data, province rows first.

Data: data/protocol/hosts.csv and checklist.csv (Nghị định 18/2022/NĐ-CP, Thông tư 05/2017/TT-BNG and local practice).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from doingoai.organisations.models import Province
from doingoai.reference.load import day, read_rows
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_in.codes import HostRank
from doingoai.registers.delegations_in.models import IncomingDelegation


@dataclass(frozen=True)
class Dated:
    """What every row has: where and when it holds."""

    province: str  # code; "" the whole nation
    valid_from: dt.date
    valid_to: dt.date | None

    def in_force(self, province: str, on: dt.date) -> bool:
        return (
            self.province in {"", province} and self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        )


@dataclass(frozen=True)
class Band:
    """The ranks that fit, from the most senior to the least; R03 is above R04."""

    highest: HostRank
    lowest: HostRank

    def contains(self, rank: str) -> bool:
        return self.highest <= rank <= self.lowest

    def __str__(self) -> str:
        names = dict.fromkeys((str(self.highest.label), str(self.lowest.label)))
        return " – ".join(names)


@dataclass(frozen=True)
class Protocol(Dated):
    """One row of the table."""

    guest_rank: str
    visit_type: str  # "" any
    host: Band
    greeting: Band | None
    banquet: Band | None
    flowers: str
    flags: str
    car: str
    gift_class: str
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Point(Dated):
    """One point of the protocol checklist."""

    code: str
    name: str
    with_flags: bool  # hidden for a territory whose flag is not shown


R = TypeVar("R", bound=Dated)


def protocol_for(record: IncomingDelegation) -> Protocol | None:
    """Return the row for a visit: of the province before the nation, of the kind of visit before any; None: no row."""
    rows = [row for row in _hosts(_folder() / "hosts.csv") if row.guest_rank == record.head_rank]
    rows = [row for row in _in_force(rows, record) if row.visit_type in {"", record.visit_type}]
    return max(rows, key=lambda row: (row.province, row.visit_type, row.valid_from), default=None)


def checklist(record: IncomingDelegation) -> list[Point]:
    """Return the points of protocol to settle; without flags where they are not shown (R-DV-09)."""
    return [
        row
        for row in _in_force(_points(_folder() / "checklist.csv"), record)
        if shows_flags(record) or not row.with_flags
    ]


def shows_flags(record: IncomingDelegation) -> bool:
    """Tell whether flag and anthem of the guests may appear on the programme."""
    return record.particular is None or record.particular.shows_flag


def _in_force(rows: Iterable[R], record: IncomingDelegation) -> list[R]:
    province: Province | None = record.dossier.province
    code = province.code if province else ""
    return [row for row in rows if row.in_force(code, record.arrive_on)]


def _folder() -> Path:
    return Path(settings.DATA) / "protocol"


@cache
def _hosts(path: Path) -> tuple[Protocol, ...]:
    return tuple(
        Protocol(
            guest_rank=row["guest_rank"], visit_type=row["visit_type"], host=_needed_band(row, "host"),
            greeting=_band(row, "greet"), banquet=_band(row, "banquet"), flowers=row["flowers"], flags=row["flags"],
            car=row["car"], gift_class=row["gift_class"], note=row["note"], source=row["source"],
            confidence=Confidence(row["confidence"]), **_dated(row),
        )
        for row in read_rows(path)
    )  # fmt: skip


@cache
def _points(path: Path) -> tuple[Point, ...]:
    return tuple(
        Point(code=row["code"], name=row["name"], with_flags=row["with_flags"] == "true", **_dated(row))
        for row in read_rows(path)
    )


def _dated(row: dict[str, str]) -> dict[str, Any]:
    start = day(row["valid_from"])
    assert start is not None, f"protocol: {row} needs valid_from"
    return {"province": row["province"], "valid_from": start, "valid_to": day(row["valid_to"])}


def _needed_band(row: dict[str, str], name: str) -> Band:
    band = _band(row, name)
    assert band is not None, f"protocol: {row} needs {name}_high and {name}_low"
    return band


def _band(row: dict[str, str], name: str) -> Band | None:
    high, low = row[f"{name}_high"], row[f"{name}_low"]
    return Band(HostRank(high), HostRank(low)) if high and low else None
