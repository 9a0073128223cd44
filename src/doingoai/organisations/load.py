"""Load provinces with their successors and communes from data/reference; safe to repeat."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import transaction

from doingoai.lib.sorting import sort_key
from doingoai.organisations.models import Commune, Province
from doingoai.reference.load import day, read_rows


@transaction.atomic
def load_places(folder: Path) -> dict[str, int]:
    """Load provinces.csv and communes.csv; return how many rows of each. Raises ValueError on a broken succession."""
    rows = list(read_rows(folder / "provinces.csv"))
    for row in rows:
        Province.objects.update_or_create(
            code=row["code"],
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            defaults={
                "name": row["name_vi"],
                "name_en": row["name_en"],
                "kind": row["kind"],
                "valid_to": day(row["valid_to"]),
                "sort_key": sort_key(row["name_vi"]),
                "source": row.get("source", ""),
            },
        )
    _join_successors({(row["code"], row["valid_from"]): row["successor_code"] for row in rows})
    return {"provinces": len(rows), "communes": _communes(folder)}


def _join_successors(successors: dict[tuple[str, str], str]) -> None:
    """ADM-02: a row that ended is followed by the row of its successor's code that begins the next day or later."""
    known = list(Province.objects.order_by("valid_from"))
    for unit in known:
        code = successors.get((unit.code, unit.valid_from.isoformat()), "")
        if unit.valid_to is None or not code:
            continue
        after = (each for each in known if each.code == code and each.valid_from > unit.valid_to)
        heir = next(after, None)
        if heir is None:
            raise ValueError(f"{unit.code} {unit.name}: no unit {code} begins after {unit.valid_to:%d/%m/%Y}")
        Province.objects.filter(pk=unit.pk).update(successor=heir)


def _communes(folder: Path) -> int:
    count = 0
    for row in read_rows(folder / "communes.csv"):
        start = day(row["valid_from"])
        assert start is not None
        Commune.objects.update_or_create(
            code=row["code"],
            valid_from=start,
            defaults={
                "name": row["name_vi"],
                "kind": row["kind"],
                "province": Province.objects.by_code(row["province_code"], start),
                "is_border": row["border"] == "true",
                "is_coastal": row["coastal"] == "true",
                "valid_to": day(row["valid_to"]),
            },
        )
        count += 1
    return count
