"""What a register lets the others know of its cases: small frozen values, asked for by type.

Registers do not import each other. One that needs to know whether a trip was planned, or when a delegation is abroad,
asks for the value (`offered.offered`); the register that keeps the case declares how it is made (`Register.offers`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from doingoai.dossiers.models import Dossier

Offers = Mapping[type, Callable[[Dossier], Any]]


@dataclass(frozen=True)
class PlannedLine:
    """A line of a province's annual programme of external activities."""

    dossier: Dossier
    annex: str  # PL1 … PL7
    approved: bool  # of a version that was approved, and neither struck out nor put off
    year: int
    first: dt.date  # the window in which the activity was planned
    last: dt.date
    countries: frozenset[str]  # ISO codes
    topics: frozenset[str]
    head_rank: str  # R01 … R18, "" where the line has no head
    members: int | None
    days: int | None
    budget_vnd: Decimal | None


@dataclass(frozen=True)
class Traveller:
    """One member of a delegation: `key` recognises the person inside the province (`lib.persons.known_as`)."""

    key: str
    full_name: str
    rank: str


@dataclass(frozen=True)
class Journey:
    """A delegation abroad: when, where, who; decided or not; official or private."""

    dossier: Dossier
    first: dt.date  # the days decided; once they are known, the actual ones
    last: dt.date
    decided: bool
    private: bool
    countries: frozenset[str]
    travellers: tuple[Traveller, ...]


@dataclass(frozen=True)
class IssuedRegulation:
    """A province's unified-management regulation under its number, and the days on which it is in force."""

    dossier: Dossier
    first: dt.date | None  # nothing: not issued
    last: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        return self.first is not None and self.first <= day and (self.last is None or day <= self.last)
