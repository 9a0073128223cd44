"""Real delegations of power for tests, opened through perform()."""

import datetime as dt

from doingoai.planning.authorisations import actions
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 10, 1)
# Example A.8 no. 2 of the domain file.
PAPER = {
    "title": "Ủy quyền cho phép viên chức đi công tác không dùng ngân sách",
    "giver": "UBND_CHAIR",
    "receiver": "FA_HEAD",
    "act": "delegations_out.decide_authorised",
    "subject": "cho phép viên chức không giữ chức vụ đi công tác không dùng ngân sách",
    "document": "31/UQ-UBND",
    "document_on": dt.date(2026, 10, 2),
    "first_day": dt.date(2026, 10, 2),
    "last_day": dt.date(2027, 12, 31),
}


def at(day):
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor, **changes):
    """Draft a delegation of power; the conformance tests of every register call this."""
    with at(TODAY):
        return perform(PowerGiven, actions.Draft, actor=actor, **PAPER | changes)


def issued(record, officer, giver, *, on=dt.date(2026, 10, 2), **reasons):
    """Submit the paper and let its giver sign."""
    with at(on):
        perform(record, actions.Submit, actor=officer, **reasons)
        return perform(record, actions.Issue, actor=giver, **reasons)
