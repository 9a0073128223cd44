"""The parser's own small registers, read once from `../data/`: Party terms, well-known documents, changed bodies."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Known:
    """A document that the register knows; `names` are its short names ("Quy chế 272")."""

    number: str
    type: str
    issuer: str
    issued_on: str
    term: int | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A body that has become another one; `scope` tells for which part of its work, "" for all."""

    name: str
    successor: str
    scope: str = ""


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file in `data/`."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def terms() -> tuple[tuple[int, str, str], ...]:
    """Return (term, first month, last month or "") of the Central Committee, oldest first."""
    return tuple((int(row["term"]), row["valid_from"], row["valid_to"]) for row in rows_of("terms.csv"))


def term_of(day: str) -> int | None:
    """Return the term in which a day, month or year lies (ISO 8601); None in a month or year in which terms change."""
    fits = [
        term
        for term, first, last in terms()
        if day[:7] >= first[: len(day)] and (not last or day[:7] <= last[: len(day)])
    ]
    return fits[0] if len(fits) == 1 else None


@cache
def known() -> tuple[Known, ...]:
    """Return the well-known documents, oldest first."""
    found = [
        Known(
            row["number"], row["type"], row["issuer"], row["issued_on"],
            term_of(row["issued_on"]) if "/TW" in row["number"] else None,
            tuple(name for name in row["aliases"].split("|") if name),
        )
        for row in rows_of("known.csv")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.issued_on))


@cache
def bodies() -> tuple[Changed, ...]:
    """Return the bodies that became others."""
    return tuple(Changed(row["name"], row["successor"], row["scope"]) for row in rows_of("bodies.csv"))


@cache
def provinces() -> dict[str, tuple[str, str]]:
    """Return for each province that ended ("tỉnh Bắc Giang") the kind and the name of today's."""
    return {
        f"{row['kind']} {row['name']}": (row["successor_kind"], row["successor"]) for row in rows_of("provinces.csv")
    }
