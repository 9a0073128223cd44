"""Made-up incoming documents at random: most of them done, some being dealt with."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.names import person
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.documents_out import TITLES
from doingoai.demo.world.land import Land
from doingoai.organisations.models import Province
from doingoai.registers.documents_in.models import IncomingDocument, Way

State = IncomingDocument.State
STATES = (State.DONE,) * 6 + (State.RECEIVED, State.ASSIGNED, State.WORKING, State.REFUSED)
DAY = dt.timedelta(days=1)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one document in the book of a province's focal body, sent by one of its departments."""
    body, sender, state = land.focal(province), rng.choice(land.departments(province)), rng.choice(STATES)
    assigned = body if state in {State.ASSIGNED, State.WORKING, State.DONE} else None
    dossier = new_dossier(
        IncomingDocument, rng.choice(TITLES), state=state, body=body, day=day, due_on=day + rng.randrange(5, 30) * DAY
    )
    record = IncomingDocument(
        dossier=dossier,
        arrival_no=None if state == State.REFUSED else rng.randrange(1, 4000),
        arrived_on=day,
        way=rng.choice((Way.PAPER, Way.MAIL)),
        sender=sender.name,
        sender_body=sender,
        document_number=f"{rng.randrange(1, 4000)}/{sender.symbol}",
        issued_on=day - rng.randrange(1, 6) * DAY,
        signer=person(rng),
        assigned_to=assigned,
        result="Đã trả lời bằng văn bản." if state == State.DONE else "",
    )
    record.fresh_text = ""  # nothing was read from a file
    return Draft(record, taking_part=((assigned, "lead"),) if assigned else ())
