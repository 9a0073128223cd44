"""A round at any point of its life, made through the same acts as in the office."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from doingoai.organisations.models import Body, Officer
from doingoai.registers.opinion_rounds.actions import answering, drafting
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.workflow.clock import acting_at
from doingoai.workflow.perform import perform

MONDAY = dt.date(2026, 3, 2)
DUE = dt.date(2026, 3, 11)  # 7 working days after Monday 2 March
HEALTH, FARMING = "SYT-24-202507", "SNNMT-24-202507"
ROUND = {
    "title": "Lấy ý kiến dự thảo Kế hoạch đối ngoại năm 2027",
    "asked": "Đề nghị góp ý dự thảo Kế hoạch.",
    "questions": [{"text": "Chỉ tiêu có phù hợp không?"}, {"text": "Kinh phí lấy từ nguồn nào?"}],
}


def on(day: dt.date) -> Any:
    """Let the acts inside the block happen at nine in the morning of a day."""
    return acting_at(dt.datetime.combine(day, dt.time(9), ZoneInfo("Asia/Ho_Chi_Minh")))


def bodies(*codes: str) -> list[dict[str, Any]]:
    return [{"body": Body.objects.get(code=code), "due_on": None} for code in codes or (HEALTH, FARMING)]


def open_one(actor: Officer, **changes: Any) -> OpinionRound:
    """Open a round as `actor`; the conformance tests of every register call this."""
    return perform(OpinionRound, drafting.Open, actor=actor, **ROUND | {"requests": bodies()} | changes)


def sent(actor: Officer, **changes: Any) -> OpinionRound:
    """A round sent on Monday 2 March 2026."""
    with on(MONDAY):
        return perform(open_one(actor, **changes), drafting.Send, actor=actor, letter_number="12/NgV-HTQT")


def answer(record: OpinionRound, actor: Officer, day: dt.date = MONDAY, **said: Any) -> OpinionRound:
    with on(day):
        return perform(record, answering.Answer, actor=actor, **{"stance": "AGREE"} | said)


def row(record: OpinionRound, code: str = HEALTH) -> Any:
    return record.requests.get(body__code=code)
