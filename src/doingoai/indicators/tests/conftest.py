"""Dossiers of any unit and day, without a register: indicators are counted over dossiers and their participants."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Participant
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.organisations.models import Body, Province


@pytest.fixture
def atlas(db: None) -> Atlas:
    return Atlas.load()


@pytest.fixture
def unit(db: None) -> Callable[..., Province]:
    """unit("24", 2019) → the province that bore the code at the end of that year"""
    return lambda code, year: Province.objects.by_code(code, dt.date(year, 12, 31))


@pytest.fixture
def keep(ministry: Body) -> Callable[..., Dossier]:
    """keep(province, "2019-05-01", title=…) → a dossier; bodies take part through `parts`"""
    numbers = itertools.count(1)

    def make(province: Province | None, day: str, *, parts: tuple[Body, ...] = (), **fields: object) -> Dossier:
        values = {"title": "Hồ sơ thử", "register": "training", "state": "HELD", "search": "", "sort_key": "", **fields}
        dossier = Dossier.objects.create(
            number=f"T-{next(numbers)}",
            province=province,
            event_date=dt.date.fromisoformat(day),
            body=ministry,
            **values,
        )
        reach.refresh(dossier, [(body, Participant.Part.COOPERATE) for body in parts])
        return dossier

    return make


def dossiers(period):
    return Dossier.objects.for_system("test").filter(event_date__range=period.range)


def participants(period):
    return Participant.objects.filter(dossier__event_date__range=period.range)


def late(rows):
    return rows.filter(state="LATE")


OF_DOSSIER = {"to_dossier": "", "to_province": "province"}
OF_PART = {"to_dossier": "dossier", "to_province": "body__province"}
COUNTED = Indicator("T-01", "Hồ sơ", "Dossiers", "hồ sơ", dossiers, **OF_DOSSIER)
DISTINCT = Indicator("T-02", "Lớp", "Classes", "lớp", dossiers, Measure.DISTINCT, of="title", **OF_DOSSIER)
SUMMED = Indicator("T-03", "Bản", "Versions", "bản", dossiers, Measure.SUM, of="version", **OF_DOSSIER)
SHARE = Indicator("T-04", "Trễ", "Late", "%", dossiers, Measure.SHARE, part=late, decimals=1, **OF_DOSSIER)
PARTS = Indicator("T-05", "Lượt", "Parts", "lượt", participants, **OF_PART)
STOCK = Indicator(
    "T-06", "Còn hiệu lực", "In force", "văn bản",
    lambda period: Dossier.objects.for_system("test").filter(event_date__lte=period.end), stock=True, **OF_DOSSIER,
)  # fmt: skip
EVERY = (COUNTED, DISTINCT, SUMMED, SHARE, PARTS, STOCK)
