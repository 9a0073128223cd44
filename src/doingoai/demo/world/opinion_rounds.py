"""Made-up rounds of opinions at random: most of them closed, some running."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.organisations.models import Body, Province
from doingoai.registers.opinion_rounds.codes import Stance, Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound

State = OpinionRound.State
STATES = (State.CLOSED,) * 5 + (State.SENT, State.SENT, State.COLLECTED)
SUBJECTS = ("kế hoạch đối ngoại năm", "quy chế phối hợp quản lý đoàn ra", "thỏa thuận hợp tác", "chương trình xúc tiến")
STANCES = (Stance.AGREE, Stance.AGREE, Stance.NO_OPINION)
DAY = dt.timedelta(days=1)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one round of a province's focal body, with three departments that were asked."""
    body, state, due = land.focal(province), rng.choice(STATES), day + 10 * DAY
    title = f"Lấy ý kiến dự thảo {rng.choice(SUBJECTS)}"
    record = OpinionRound(
        dossier=new_dossier(OpinionRound, title, state=state, body=body, day=day, due_on=due),
        asked="Đề nghị quý cơ quan góp ý dự thảo.",
        answer_by=due,
        letter_number=f"{rng.randrange(1, 4000)}/{body.symbol}",
        sent_on=day,
        closed_on=due + 5 * DAY if state == State.CLOSED else None,
    )
    asked = rng.sample(land.departments(province), 3)
    rows = [_row(rng, each, day, due, state) for each in asked]
    return Draft(record, taking_part=[(each, "consulted") for each in asked], children=[*rows])


def _row(rng: random.Random, body: Body, day: dt.date, due: dt.date, state: str) -> OpinionRequest:
    row = OpinionRequest(body=body, sent_on=day, due_on=due, sealed=state == State.CLOSED)
    if state == State.SENT and rng.randrange(2):
        return row
    if rng.randrange(4) == 0:
        row.state, row.stance = Standing.SILENT, Stance.NO_OPINION
        return row
    row.state, row.answered_on, row.stance = Standing.ANSWERED, day + rng.randrange(1, 10) * DAY, rng.choice(STANCES)
    row.document_number = f"{rng.randrange(1, 3000)}/{body.symbol}"
    return row
