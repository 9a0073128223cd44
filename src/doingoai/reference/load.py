"""Load the facts of data/reference; running it again changes nothing, a corrected row corrects the table."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from django.db import transaction

from doingoai.lib.sorting import sort_key
from doingoai.lib.text import fold
from doingoai.reference.models import CalendarDay, Country, Instrument, Mission

Row = dict[str, str]
Fact = TypeVar("Fact", Country, Mission, CalendarDay)


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file as dicts of stripped text; a missing file has no rows."""
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            yield {name: (value or "").strip() for name, value in row.items() if name}


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@transaction.atomic
def load_reference(folder: Path) -> dict[str, int]:
    """Load countries, missions, instruments and the calendar; return how many rows of each."""
    return {
        "countries": _countries(folder),
        "missions": _missions(folder),
        "instruments": _instruments(folder),
        "calendar": _calendar(folder),
    }


def instrument_lookup(number: str) -> str:
    """Return the form under which a number is looked up: folded, without leading zeros."""
    return fold(number).replace(" ", "").lstrip("0")


def _countries(folder: Path) -> int:
    rows = [
        Country(
            code=row["iso2"], name=row["name_vi"], name_en=row["name_en"], region=row["region"],
            special_wording=row["special_wording"] == "true", sort_key=sort_key(row["name_vi"]), source=row["source"],
        )
        for row in read_rows(folder / "countries.csv")
    ]  # fmt: skip
    return _upsert(Country, rows, ["code"])


def _missions(folder: Path) -> int:
    rows = [
        Mission(
            code=row["code"], name=row["name_vi"], name_en=row["name_en"], kind=row["kind"],
            country_id=row["country_iso2"], city=row["city"], confidence=row["confidence"],
        )
        for row in read_rows(folder / "missions.csv")
    ]  # fmt: skip
    return _upsert(Mission, rows, ["code"])


def _instruments(folder: Path) -> int:
    known = {(row.number, row.issued_on): row.pk for row in Instrument.objects.all()}
    rows = [
        Instrument(
            pk=known.get((row["number"], day(row["issued_on"]))),
            number=row["number"], kind=row["kind"], title=row["title"], issuer=row["issuer"],
            issued_on=day(row["issued_on"]), effective_from=day(row["effective_from"]),
            effective_to=day(row["effective_to"]), replaced_by=row["replaced_by"], aliases=row["aliases"],
            confidence=row["confidence"], source=row["source"], lookup=instrument_lookup(row["number"]),
        )
        for row in read_rows(folder / "instruments.csv")
    ]  # fmt: skip
    Instrument.objects.bulk_create(row for row in rows if row.pk is None)
    names = [field.name for field in Instrument._meta.concrete_fields if not field.primary_key]
    Instrument.objects.bulk_update([row for row in rows if row.pk is not None], names, batch_size=200)
    return len(rows)


def _calendar(folder: Path) -> int:
    rows = [
        CalendarDay(date=dt.date.fromisoformat(row["date"]), kind=row["kind"], name=row["name"], source=row["source"])
        for row in read_rows(folder / "calendar.csv")
    ]
    return _upsert(CalendarDay, rows, ["date"])


def _upsert(model: type[Fact], rows: list[Fact], key: list[str]) -> int:
    names = [field.name for field in model._meta.concrete_fields if field.name not in key]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=names, batch_size=500)
    return len(rows)
