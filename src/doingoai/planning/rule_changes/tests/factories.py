"""Real changes of rules for tests, opened through perform()."""

import datetime as dt

from doingoai.planning.rule_changes import actions
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 9, 1)
START = dt.date(2026, 10, 1)
COMMON = {
    "basis": "Quyết định 272-QĐ/TW ngày 21/01/2015",
    "confidence": "LOCAL",
    "effective_from": START,
    "reason": "Cụ thể hóa quy chế của tỉnh.",
}
LIMIT = COMMON | {"title": "Lớp bồi dưỡng từ 8 giờ", "key": "LIM_CLASS_HOURS", "value": 8, "unit": "giờ"}
DEADLINE = COMMON | {
    "title": "Báo cáo chuyến đi trong 7 ngày", "key": "DR_REPORT", "name": "Báo cáo kết quả chuyến đi", "amount": 7,
    "amount_unit": "wd", "reminders": "-2,0", "escalation_role": "UBND_CHAIR",
}  # fmt: skip
STRICTNESS = COMMON | {"title": "Trao đổi với cơ quan đại diện là bắt buộc", "key": "R-DR-13", "severity": "ERROR"}
REQUIREMENT = COMMON | {"title": "Hỏi thêm Công an tỉnh", "key": "agreements.consult.DEPT", "item": "POLICE"}
ROW = COMMON | {
    "title": "Lãnh đạo cơ quan ngoại vụ quyết định lớp của tỉnh sau ý kiến Thường trực", "act": "training.approve",
    "key": "DT-02", "cases": "organiser=PROVINCE|OTHER",
}  # fmt: skip


def step(sequence=1, kind="DECIDE", role="FA_HEAD", **said):
    """Return a row of the table of steps."""
    return {"sequence": sequence, "kind": kind, "role": role, "at": "province"} | said


def at(day):
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor, **changes):
    """Open a change of a limit; the conformance tests of every register call this."""
    with at(TODAY):
        return perform(RuleChange, actions.ProposeLimit, actor=actor, **LIMIT | changes)


def open_row(actor, *steps, **changes):
    """Open a change of a row of the matrix."""
    rows = list(steps) or [step(1, "OPINION", "TTTU", sla_wd=3), step(2, sla_wd=2)]
    with at(TODAY):
        return perform(RuleChange, actions.ProposeRow, actor=actor, steps=rows, **ROW | changes)


def confirmed(record, officer, head, *, on=TODAY, **reasons):
    """Submit a change and let another person confirm it."""
    with at(on):
        perform(record, actions.Submit, actor=officer, **reasons)
        return perform(record, actions.Confirm, actor=head, **reasons)
