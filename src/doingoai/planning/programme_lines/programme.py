"""The programme to which a line belongs, found by year, province and channel; the register is known by key only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from doingoai.norms.lookup import due
from doingoai.organisations.models import Province
from doingoai.register_kit.catalogue import model_of, registers

PROGRAMMES = "programmes"
NOT_CALLED = ("PREPARED", "CANCELLED")


def programme_of(year: int, province: Province | None, channel: str) -> Any:
    """Return the programme of a year and channel; None where none was called."""
    if PROGRAMMES not in registers():
        return None
    rows = model_of(PROGRAMMES).objects.for_system("plan").exclude(dossier__state__in=NOT_CALLED)
    return rows.filter(year=year, dossier__province=province, channel=channel).first()


def register_by(year: int, province: Province | None, programme: Any) -> dt.date:
    """Return the last day for registering: as the programme's call said, else the day of the norm (30/9)."""
    if programme is not None:
        return programme.register_by
    return due("KH_REGISTER", dt.date(year, 1, 1), province=province)
