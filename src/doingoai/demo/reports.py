"""Periodic reports of the demo: two periods, opened by the calendar; accepted, returned, late, half written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story
from doingoai.indicators.periods import Period
from doingoai.registers.reports import clock
from doingoai.registers.reports.actions import sending, writing
from doingoai.registers.reports.codes import Level, Regime, Signer
from doingoai.registers.reports.models import PeriodicReport
from doingoai.workflow.perform import perform

REASONS = {
    "RP-04": "Chờ số liệu của các sở và cấp xã.",
    "RP-07": "Hoạt động tập trung theo chương trình đối ngoại năm.",
    "RP-02": "Cập nhật việc gửi báo cáo.",
}
# How the reports of the newest period end, the provinces with full staff first; the rest has sent nothing yet.
NOW = (
    "draft",
    "accepted",
    "review",
    "sent",
    "accepted",
    "returned",
    "late",
    "sent",
    "accepted",
    "sent",
    "late",
    "draft",
)
BEFORE = ("accepted", "late", "accepted", "accepted")
WRITTEN: dict[str, Any] = {
    "section-I.1": "Trong kỳ, cơ quan ngoại vụ đã tham mưu cấp ủy, chính quyền chỉ đạo thống nhất hoạt động đối ngoại."
}


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the calendar of two periods, and what the offices make of them."""
    newest = _last_ended(stage.today)
    for period, ends in ((newest.preceding, BEFORE), (newest, NOW)):
        yield _calendar(period.end)
        for number, (code, end) in enumerate(zip((*codes, *light), ends, strict=False)):
            first = stage.calendar.add_working_days(period.end, 2 + number % 2)  # opened on a working day before
            yield report_story(cast, code, period, end, first=first, turn=number)
    yield national_story(cast, newest.preceding)


def report_story(cast: Cast, code: str, period: Period, end: str, *, first: dt.date, turn: int) -> Story:
    """The report of one province, as far as `end`: draft, review, sent, late, accepted, returned."""
    yield first
    record, officer = _owed_by(code, period), cast.officer("FA_OFFICER", code)
    perform(record, writing.Compile, actor=officer)
    perform(record, writing.Write, actor=officer, **WRITTEN)
    if end == "draft":
        return
    yield first + dt.timedelta(days=1)
    perform(record, sending.Submit, actor=officer, reasons=REASONS)
    if end == "review":
        return
    assert record.report_due is not None  # every report of the calendar has a deadline
    yield from _signed(cast, code, record, record.report_due - dt.timedelta(days=1))
    yield record.report_due + dt.timedelta(days=3 if end == "late" else 0)
    perform(record, sending.Send, actor=officer, document_number=f"{40 + turn}/BC-SNgV", reasons=REASONS)
    if end in {"sent", "late"}:
        return
    yield record.report_due + dt.timedelta(days=2)
    ministry = cast.officer("MOFA_LOCAL")
    if end == "accepted":
        perform(record, sending.Accept, actor=ministry)
        return
    perform(record, sending.SendBack, actor=ministry, reason="Bổ sung giải trình số đoàn ra và phần kiến nghị.")


def national_story(cast: Cast, period: Period) -> Story:
    """The Ministry's report of a period: consolidated, signed, sent and published."""
    yield period.end + dt.timedelta(days=8)
    record, officer, head = _owed_by("", period), cast.officer("MOFA_LOCAL"), cast.officer("MOFA_HEAD")
    perform(record, writing.Compile, actor=officer)
    perform(record, sending.Submit, actor=officer, reasons=REASONS)
    yield period.end + dt.timedelta(days=9)
    perform(record, sending.Approve, actor=head)
    perform(record, sending.Send, actor=officer, document_number="512/BC-NVĐP", reasons=REASONS)
    yield period.end + dt.timedelta(days=10)
    perform(record, sending.Publish, actor=head)


def _signed(cast: Cast, code: str, record: PeriodicReport, day: dt.date) -> Story:
    yield day
    perform(record, sending.Approve, actor=cast.officer("FA_HEAD", code))
    if record.signer == Signer.UBND_CHAIR:
        yield day
        perform(record, sending.Approve, actor=cast.officer("UBND_CHAIR", code))


def _calendar(day: dt.date) -> Story:
    """Let the clock open what is owed on a cut-off."""
    yield day
    clock.on_day(day)


def _last_ended(today: dt.date) -> Period:
    """Return the last month of the administrative regime whose cut-off has come."""
    running = Period.of_month(today)
    return running if running.end <= today else running.preceding


def _owed_by(code: str, period: Period) -> PeriodicReport:
    """Return the administrative report that a province, or the Ministry, owes for the period ending with this one."""
    level = Level.PROVINCE if code else Level.NATION
    rows = PeriodicReport.objects.for_system("demo").filter(level=level, regime=Regime.ND09, period_to=period.end)
    rows = rows.filter(dossier__province__code=code) if code else rows
    return rows.select_related("dossier__body", "dossier__province").get()
