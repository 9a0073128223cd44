"""UQ-01 … UQ-05, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.authority.models import Authorisation
from doingoai.norms.rule import Case, judge
from doingoai.planning.authorisations import rules
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.planning.authorisations.tests.factories import PAPER, TODAY, issued, open_one


def broken(rule, record):
    """Return the messages of a rule for a paper."""
    case = Case(record=record, inputs={}, actor=None, on=TODAY, province=record.dossier.province)
    return [finding.message for finding in judge([rule], case)]


@pytest.fixture
def paper(fa_officer):
    """paper(giver="FA_HEAD") → an opened paper whose fields are then as named"""

    def make(**changes):
        record = open_one(fa_officer)
        for name, value in changes.items():
            setattr(record, name, value)
        return record

    return make


@pytest.mark.covers("UQ-01")
@pytest.mark.parametrize(
    ("role", "named", "count"), [("FA_HEAD", False, 0), ("", True, 0), ("", False, 1), ("FA_HEAD", True, 1)]
)
def test_one_receiver(role, named, count, paper, fa_head):
    assert len(broken(rules.RECEIVER, paper(receiver=role, officer=fa_head if named else None))) == count


@pytest.mark.covers("UQ-02")
@pytest.mark.parametrize(
    ("giver", "act", "count"),
    [
        ("UBND_CHAIR", "delegations_out.decide", 0),
        ("UBND_CHAIR", PAPER["act"], 0),
        ("FA_HEAD", PAPER["act"], 1),
        ("TTTU", "training.approve", 1),
        ("FA_HEAD", "training.approve", 0),
    ],
)
def test_only_who_decides_gives_the_power(giver, act, count, paper):
    assert len(broken(rules.HOLDS, paper(giver=giver, act=act, receiver="FA_OFFICER"))) == count


@pytest.mark.covers("UQ-02")
@pytest.mark.parametrize("allowed", [False, True])
def test_received_power_is_not_passed_on_unless_the_paper_says_so(allowed, paper, fa_officer, chair):
    issued(open_one(fa_officer, sub_delegation=allowed), fa_officer, chair)
    found = broken(rules.HOLDS, paper(giver="FA_HEAD", receiver="FA_OFFICER", document="5/UQ-SNgV"))
    expected = [] if allowed else ["Người ủy quyền chỉ nhận lại quyền này và không được ủy quyền tiếp."]
    assert found == expected
    assert Authorisation.objects.count() == 1


@pytest.mark.covers("UQ-03")
@pytest.mark.parametrize(("signed", "first", "last", "count"), [(2, 2, 2, 0), (2, 3, 9, 0), (3, 2, 9, 1), (2, 9, 8, 1)])
def test_days_are_in_order(signed, first, last, count, paper):
    days = {"document_on": signed, "first_day": first, "last_day": last}
    record = paper(**{name: dt.date(2026, 10, day) for name, day in days.items()})
    assert len(broken(rules.DAYS, record)) == count


@pytest.mark.covers("UQ-04")
@pytest.mark.parametrize(("receiver", "count"), [("FA_HEAD", 0), ("UBND_CHAIR", 1), ("", 0)])
def test_nobody_gives_power_to_himself(receiver, count, paper):
    assert len(broken(rules.OTHER, paper(receiver=receiver))) == count


@pytest.mark.covers("UQ-05")
def test_same_power_is_not_given_twice_for_the_same_days(paper, fa_officer, chair):
    first = issued(open_one(fa_officer), fa_officer, chair)
    assert broken(rules.ONCE, first) == []
    assert broken(rules.ONCE, paper(document="40/UQ-UBND")) == [
        "Việc này đã được ủy quyền cho cùng người nhận tại 31/UQ-UBND."
    ]
    after = first.last_day + dt.timedelta(days=1)
    assert broken(rules.ONCE, paper(first_day=after, last_day=after)) == []
    assert broken(rules.ONCE, paper(receiver="FA_OFFICER")) == []
    assert PowerGiven.objects.for_system("test").count() == 4
