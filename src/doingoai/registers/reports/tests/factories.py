"""Real reports for tests, opened and moved through perform()."""

import datetime as dt

from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.models import PeriodicReport
from doingoai.workflow.perform import perform

AD_HOC = {
    "definition": "BC-DX",
    "title": "Báo cáo đột xuất về tàu cá",
    "period_from": dt.date(2026, 11, 1),
    "period_to": dt.date(2026, 11, 10),
    "report_due": dt.date(2026, 11, 12),
}
MONTH = {"definition": "BC-THANG", "period_key": "2026-10"}


def open_one(actor, **changes):
    """Open a report with dates of its own; the conformance tests of every register call this."""
    return perform(PeriodicReport, opening.Open, actor=actor, **AD_HOC | changes)


def month(actor, **changes):
    """Open the monthly report of October 2026."""
    return perform(PeriodicReport, opening.Open, actor=actor, **MONTH | changes)


def compiled(actor, **changes):
    return perform(month(actor, **changes), writing.Compile, actor=actor)


def submitted(actor, **changes):
    reasons = {"RP-07": "Số liệu tăng theo kế hoạch năm"}
    return perform(compiled(actor, **changes), sending.Submit, actor=actor, reasons=reasons)


def approved(actor, head, **changes):
    return perform(submitted(actor, **changes), sending.Approve, actor=head)


def sent(actor, head, **changes):
    return perform(approved(actor, head, **changes), sending.Send, actor=actor, reasons={"RP-04": "Chờ số liệu xã"})
