"""Made-up guidance documents at random, each with three points."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.demo.world.tasks import TITLES
from doingoai.organisations.models import Province
from doingoai.planning.guidance.models import Clause, Guidance, Kind, Response, Source

State = Guidance.State


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one document that a province took in."""
    points = rng.sample(TITLES, 3)
    number = f"{rng.randrange(100, 9000)}/NVNGVH-ĐP"
    title = f"Hướng dẫn công tác đối ngoại địa phương năm {day.year}"
    record = Guidance(
        dossier=new_dossier(Guidance, title, state=State.CONFIRMED, body=land.focal(province), day=day),
        document_number=number,
        kind=Kind.CONG_VAN_HUONG_DAN,
        issuer="Cục Ngoại vụ và Ngoại giao văn hóa",
        issued_on=day - dt.timedelta(days=5),
        received_on=day,
        response_required=Response.KHONG,
    )
    text = "\n".join(f"{place}. {point}" for place, point in enumerate(points, start=1))
    clauses = [
        Clause(position=place, number_path=str(place), label=f"{place}.", text=point)
        for place, point in enumerate(points, start=1)
    ]
    return Draft(record, children=[Source(text=text), *clauses])
