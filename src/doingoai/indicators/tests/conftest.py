"""Dossiers of any unit and day, without a register: indicators are counted over dossiers and their participants."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from django.db.models import Q

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Participant
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.figures import Reckoning
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import recount
from doingoai.indicators.units import Places
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


def dossiers():
    return Dossier.objects.for_system("test")


def participants():
    return Participant.objects.all()


OF_DOSSIER = {"on": "event_date", "to_dossier": "", "to_province": "province"}
OF_PART = {"on": "dossier__event_date", "to_dossier": "dossier", "to_province": "body__province"}
LATE = {"part": Q(state="LATE"), "decimals": 1}
COUNTED = Indicator("T-01", "Hồ sơ", "Dossiers", "hồ sơ", dossiers, **OF_DOSSIER)
DISTINCT = Indicator("T-02", "Lớp", "Classes", "lớp", dossiers, measure=Measure.DISTINCT, of="title", **OF_DOSSIER)
SUMMED = Indicator("T-03", "Bản", "Versions", "bản", dossiers, measure=Measure.SUM, of="version", **OF_DOSSIER)
SHARE = Indicator("T-04", "Trễ", "Late", "%", dossiers, measure=Measure.SHARE, **LATE, **OF_DOSSIER)
PARTS = Indicator("T-05", "Lượt", "Parts", "lượt", participants, **OF_PART)
STOCK = Indicator(
    "T-06", "Còn hiệu lực", "In force", "văn bản", dossiers, since="event_date", until="due_on", to_dossier="",
    to_province="province",
)  # fmt: skip
EVERY = (COUNTED, DISTINCT, SUMMED, SHARE, PARTS, STOCK)


def counted(indicator: Indicator, period: Period, *, within: Places = None) -> Reckoning:
    """Read a figure after its cells were counted anew: these dossiers are written without an act."""
    recount([indicator])
    return Reckoning.of(indicator, period, within=within)
