"""Made-up action plans at random, each with three rows; their tasks are dossiers of their own (`tasks`)."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.demo.world.tasks import TITLES
from doingoai.organisations.models import Province
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.work import ProductKind

State = ActionPlan.State


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one plan of a province: closed, or issued and running."""
    last = dt.date(day.year, 12, 31)
    state = State.CLOSED if last < land.last else State.ISSUED
    title = f"Kế hoạch triển khai định hướng công tác đối ngoại năm {day.year}"
    dossier = new_dossier(ActionPlan, title, state=state, body=land.focal(province), day=day, due_on=last)
    record = ActionPlan(
        dossier=dossier,
        period_from=dt.date(day.year, 1, 1),
        period_to=last,
        document_number=f"{rng.randrange(20, 900)}/KH-UBND",
        issued_on=day,
    )
    leads = rng.sample(land.departments(province), 3)
    rows = [
        PlannedTask(
            position=place, code=f"NV-{place:02d}", title=point, lead=lead, due_on=last, product="Báo cáo kết quả",
            product_kind=ProductKind.BAO_CAO,
        )
        for place, (point, lead) in enumerate(zip(rng.sample(TITLES, 3), leads, strict=True), start=1)
    ]  # fmt: skip
    return Draft(record, taking_part=[(lead, "informed") for lead in leads], children=[*rows])
