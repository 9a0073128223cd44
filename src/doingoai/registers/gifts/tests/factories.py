"""A believable gift, and the changes that tests make to it."""

import datetime as dt
from typing import Any

from doingoai.norms.rule import Case, judge
from doingoai.registers.gifts.actions import Give, Receive
from doingoai.registers.gifts.models import Gift
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 9, 9)
PAINTING: dict[str, Any] = {
    "title": "Tranh sơn mài “Mùa gặt”",
    "category": "MY_NGHE",
    "quantity": 1,
    "est_value_vnd": 9_000_000,
    "giver": "Thị trưởng Gwangyang",
    "receiver": "Lê Văn Chủ",
    "occasion": "Thăm làm việc tại tỉnh",
    "changed_hands_on": TODAY,
}
MONEY = {"purpose": "DOI_NGOAI", "recipient": "TRUONG_DOAN", "funding": "NSNN", "budget_line": "Mục 6850"}


def at(day: dt.date) -> Any:
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(5), tzinfo=dt.UTC))


def open_one(actor: Any, **changes: Any) -> Gift:
    """Take down a gift that was received."""
    return perform(Gift, Receive, actor=actor, **(PAINTING | changes))


def give_one(actor: Any, **changes: Any) -> Gift:
    """Take down a gift that was given with public money."""
    return perform(Gift, Give, actor=actor, **(PAINTING | MONEY | changes))


def findings(rule: Any, record: Any, *, on: dt.date = TODAY) -> list[str]:
    """Judge one rule on a record and return what it finds, as people read it."""
    case = Case(record=record, inputs={}, actor=None, on=on, province=record.dossier.province)
    with at(on):
        return [finding.message for finding in judge([rule], case)]
