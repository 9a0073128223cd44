"""Load limits, deadlines, requirements and strictness from data/norms, one file for each register in each folder.

A row is identified by key, province and first day; loading again corrects it and never makes a second one. Rows that a
province put in force by a confirmed change (`origin`) are not of the files: they stay as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from doingoai.norms.models import Deadline, Limit, Norm, Requirement, Strictness
from doingoai.norms.reminders import read_reminders
from doingoai.reference.load import Row, day, read_rows


@transaction.atomic
def load_norms(folder: Path) -> dict[str, int]:
    """Load the four folders; return how many rows of each. Raises ValueError on a row without a basis."""
    return {
        "limits": _load(Limit, folder / "limits", ("key",), _limit),
        "deadlines": _load(Deadline, folder / "deadlines", ("key",), _deadline),
        "requirements": _load(Requirement, folder / "requirements", ("key", "item"), _nothing_more),
        "strictness": _load(Strictness, folder / "strictness", ("rule",), _strictness),
    }


def _load(model: type[Norm], folder: Path, names: tuple[str, ...], fields: Callable[[Row], dict[str, object]]) -> int:
    rows = [(path, row) for path in sorted(folder.glob("*.csv")) for row in read_rows(path)]
    for path, row in rows:
        if not row["basis"]:
            raise ValueError(f"{path.name}, {row[names[0]]}: a norm needs its basis")
        key: dict[str, Any] = {name: row[name] for name in names}
        model.objects.update_or_create(
            **key,
            province_code=row["province"],
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            origin="",
            defaults={
                "valid_to": day(row["valid_to"]),
                "basis": row["basis"],
                "confidence": row["confidence"],
                **fields(row),
            },
        )
    return len(rows)


def _limit(row: Row) -> dict[str, object]:
    return {"value": Decimal(row["value"]), "unit": row["unit"]}


def _deadline(row: Row) -> dict[str, object]:
    try:
        read_reminders(row["reminders"], row["escalation_role"])
    except ValueError as error:
        raise ValueError(f"{row['key']}: {error}") from None
    return {
        "name": row["name"],
        "amount": int(row["amount"]),
        "unit": row["unit"],
        "reminders": row["reminders"],
        "escalation_role": row["escalation_role"],
    }


def _nothing_more(row: Row) -> dict[str, object]:
    return {}


def _strictness(row: Row) -> dict[str, object]:
    return {"severity": row["severity"]}
