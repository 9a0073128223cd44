"""Passports as tests need them: requests, passports in custody, and a decided trip to hand them out for."""

import datetime as dt
import itertools
from typing import Any

from doingoai.registers.passports.actions import issuing
from doingoai.registers.passports.models import Passport
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2027, 3, 1)
HOLDER = {
    "kind": "CONG_VU",
    "holder_name": "Nguyễn Văn An",
    "position": "Giám đốc Sở",
    "rank_group": "R10",
    "decision_no": "488/QĐ-UBND ngày 01/3/2027",
}
BOOK = {"issued_on": dt.date(2025, 1, 10), "expires_on": dt.date(2030, 1, 10)}
NUMBERS = itertools.count(1234521, 100)


def at(day: dt.date) -> Any:
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor: Any, **changes: Any) -> Passport:
    """Open a request of the actor's own body."""
    return perform(Passport, issuing.Request, actor=actor, **HOLDER | changes)


def enter_one(actor: Any, *, on: dt.date = TODAY, **changes: Any) -> Passport:
    """Put a passport into the book that the actor's own body keeps."""
    number = {"passport_no": f"C{next(NUMBERS)}"}
    with at(on):
        reasons = {"*": "Đã đối chiếu quyết định bổ nhiệm"}
        return perform(Passport, issuing.Enter, actor=actor, reasons=reasons, **HOLDER | BOOK | number | changes)
