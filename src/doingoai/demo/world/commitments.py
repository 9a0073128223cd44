"""Made-up commitments, at random only: none of the national figures counts them."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.commitments import PROMISES
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.organisations.models import Province
from doingoai.registers.commitments import codes
from doingoai.registers.commitments.models import Commitment

State = codes.State
RUNNING = (State.ASSIGNED, State.NOT_STARTED, State.ON_TRACK, State.AT_RISK, State.CLOSE_PROPOSED)
ENDED = (State.DONE, State.DONE, State.DONE, State.DONE_PARTIAL, State.NO_LONGER_FIT)
DAY = dt.timedelta(days=1)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one commitment of a province: ended, still running, or late when its day has passed."""
    promise = PROMISES[rng.randrange(len(PROMISES))]
    due = day + rng.randrange(60, 700) * DAY
    if due > land.last:
        state = rng.choice(RUNNING)
    else:
        state = rng.choice(ENDED) if rng.randrange(30) else State.LATE
    body = land.focal(province)
    lead = rng.choice((body, *land.departments(province)))
    ended = state in Commitment.FINAL
    dossier = new_dossier(Commitment, promise.title, state=state, body=body, day=due if ended else day)
    dossier.due_on = None if ended else due
    record = Commitment(
        dossier=dossier,
        source_type=codes.Source.TALKS,
        output=promise.output,
        kind=promise.kind,
        obligor=promise.obligor,
        lead_unit=lead,
        foreign_focal="Bộ phận hợp tác quốc tế của đối tác",
        start_date=day,
        due_date=due,
        progress_pct=100 if state == State.DONE else rng.randrange(0, 90, 10),
        outcome=state if state in {State.DONE, State.DONE_PARTIAL} else "",
        result=f"Đã thực hiện: {promise.output}." if ended else "",
        done_date=due if ended else None,
    )
    return Draft(record, taking_part=((lead, "lead"),))
