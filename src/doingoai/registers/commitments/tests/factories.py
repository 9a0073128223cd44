"""A commitment at any point of its life, made through the same acts as in the office."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.asides import AttachFile
from doingoai.registers.commitments import actions
from doingoai.registers.commitments.models import Commitment
from doingoai.workflow.clock import acting_at
from doingoai.workflow.perform import perform

MONDAY = dt.date(2026, 3, 2)
REASONS = {"*": "Lý do thử nghiệm"}
PROMISE = {
    "title": "Tiếp nhận 20 thực tập sinh nông nghiệp mỗi năm",
    "source_type": "TALKS",
    "output": "20 thực tập sinh",
    "kind": "TRAINING",
    "obligor": "VN",
    "start_date": MONDAY,
    "due_date": dt.date(2026, 9, 30),
}


def on(day: dt.date) -> Any:
    """Let the acts inside the block happen at nine in the morning of a day."""
    return acting_at(dt.datetime.combine(day, dt.time(9), ZoneInfo("Asia/Ho_Chi_Minh")))


def open_one(actor: Officer, **changes: Any) -> Commitment:
    """Open a commitment as `actor`; the conformance tests of every register call this."""
    lead = Body.objects.get(code="SNNMT-24-202507")
    return perform(Commitment, actions.Open, actor=actor, reasons=REASONS, **PROMISE | {"lead_unit": lead.pk} | changes)


def assigned(team: SimpleNamespace, **changes: Any) -> Commitment:
    return perform(open_one(team.officer, **changes), actions.Assign, actor=team.head)


def accepted(team: SimpleNamespace, **changes: Any) -> Commitment:
    return perform(assigned(team, **changes), actions.Accept, actor=team.lead)


def reported(record: Commitment, team: SimpleNamespace, pct: int, **said: Any) -> Commitment:
    inputs = {"pct": pct, "text": "Diễn giải", "reasons": REASONS} | said
    return perform(record, actions.ReportProgress, actor=team.lead, **inputs)


def evidence(record: Commitment, team: SimpleNamespace) -> None:
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản tiếp nhận".encode())
    perform(record, AttachFile, actor=team.lead, data={"kind": "Minh chứng"}, files={"file": file})


def proposed(team: SimpleNamespace, *, done: dt.date, outcome: str = "DONE", **changes: Any) -> Commitment:
    """Accepted, done on a day and proposed for closing on it."""
    record = accepted(team, **changes)
    evidence(record, team)
    with on(done):
        said = {"outcome": outcome, "result": "Đã tiếp nhận", "done_date": done}
        return perform(record, actions.ProposeClose, actor=team.lead, reasons=REASONS, **said)


def closed(team: SimpleNamespace, **changes: Any) -> Commitment:
    record = proposed(team, **changes)
    with on(record.done_date):
        return perform(record, actions.Close, actor=team.head)
