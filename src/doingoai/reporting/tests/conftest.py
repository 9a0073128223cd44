"""Classes of any province and day, held and attended; the register is reached through the catalogue, as by reports."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier
from doingoai.indicators.keeping import Opened
from doingoai.organisations.models import Body, Province
from doingoai.register_kit.catalogue import registers


@pytest.fixture
def unit(db: None) -> Callable[..., Province]:
    """unit("24", 2019) → the province that bore the code at the end of that year"""
    return lambda code, year: Province.objects.by_code(code, dt.date(year, 12, 31))


@pytest.fixture
def held(ministry: Body) -> Callable[..., Dossier]:
    """held(province, "2019-05-01", attended="FFM", national="BNG-1") → the dossier of a class, one row for each letter

    A capital letter is a leader, a small one an official; rows count for the class's province unless `homes` says else.
    """
    model = registers()["training"].model
    rows = model._meta.get_field("attendances").related_model
    numbers = itertools.count(1)

    def make(
        province: Province | None, day: str, *, attended: str = "", national: str = "", homes: tuple[Any, ...] = (),
        **fields: Any,
    ) -> Dossier:  # fmt: skip
        on = dt.date.fromisoformat(day)
        values = {"title": "Lớp lễ tân", "state": "HELD", "search": "", "sort_key": "", **fields}
        dossier = Dossier.objects.create(
            register="training",
            number=f"DT-T-{next(numbers):04d}",
            province=province,
            event_date=on,
            body=ministry,
            **values,
        )
        record = model.objects.create(
            dossier=dossier, topic="PROTOCOL", level="BASIC", mode="ONSITE", organiser="PROVINCE", place="Hội trường",
            date_from=on, date_to=on, hours=8, national_code=national, participants_total=len(attended),
        )  # fmt: skip
        where = itertools.cycle(homes or (province,))
        rows.objects.bulk_create(
            rows(
                training=record, full_name=f"Học viên {place}", sex=letter.upper(), province=next(where),
                position_group="LEADER" if letter.isupper() else "OFFICIAL",
            )
            for place, letter in enumerate(attended)
        )  # fmt: skip
        reach.refresh(dossier, [])
        Opened([dossier]).together.write()  # as `perform` does
        return dossier

    return make


@pytest.fixture
def two_years(held: Any, unit: Any) -> None:
    """Old Bắc Giang and old Bắc Ninh in 2018 and 2019; the new Bắc Ninh and Đà Nẵng in 2026."""
    giang, ninh, new, danang = unit("24", 2019), unit("27", 2019), unit("24", 2026), unit("48", 2026)
    held(giang, "2018-05-01", attended="Fm")
    held(giang, "2019-05-01", attended="FMf")
    held(ninh, "2019-06-01", attended="Mm", national="BNG-1")
    held(danang, "2026-02-01", attended="FF", national="BNG-2")
    held(new, "2026-02-01", attended="Mf", national="BNG-2")
    held(new, "2026-03-01", attended="fm")
