"""Which rows stand behind each figure: on time and late, ours and theirs, at the cut-off."""

import datetime as dt

import pytest

from doingoai.indicators.periods import Period
from doingoai.registers.commitments import actions, indicators
from doingoai.registers.commitments.tests import factories as make
from doingoai.workflow.perform import perform

BY_CODE = {indicator.code: indicator for indicator in indicators.ALL}
Q3 = Period.parse("2026-Q3")  # 15 June to 14 September under Nghị định 09/2019/NĐ-CP
IN, CUT = dt.date(2026, 9, 1), dt.date(2026, 9, 14)


def rows(code, period=Q3):
    return BY_CODE[code].rows_in(period).count()


def share(code, period=Q3):
    found = BY_CODE[code].rows_in(period)
    return BY_CODE[code].with_part(found).count(), found.count()


@pytest.fixture(autouse=True)
def _monday():
    with make.on(make.MONDAY):
        yield


def test_kept_in_time_late_and_not_at_all(team):
    make.closed(team, done=IN, due_date=IN)
    make.closed(team, done=dt.date(2026, 9, 2), due_date=IN)
    make.accepted(team, due_date=IN)
    assert (share("TT-03"), share("KPI-B1"), share("KPI-B2")) == ((1, 3), (2, 3), (1, 2))


def test_partial_result_is_not_kept(team):
    make.closed(team, done=IN, due_date=IN, outcome="DONE_PARTIAL")
    assert share("TT-03") == (0, 1)


@pytest.mark.parametrize(
    ("due", "count"), [(dt.date(2026, 6, 14), 0), (dt.date(2026, 6, 15), 1), (CUT, 1), (dt.date(2026, 9, 15), 0)]
)
def test_due_in_the_period(team, due, count):
    make.accepted(team, due_date=due)
    assert share("TT-03") == (0, count)


@pytest.mark.parametrize(("due", "late"), [(dt.date(2026, 9, 13), 1), (CUT, 0)])
def test_overdue_at_the_cut_off(team, due, late):
    make.accepted(team, due_date=due)
    assert rows("TT-04") == late


@pytest.mark.parametrize(("done", "late"), [(CUT, 0), (dt.date(2026, 9, 15), 1)])
def test_what_was_done_after_the_cut_off_was_late_then(team, done, late):
    make.closed(team, done=done, due_date=IN)
    assert rows("TT-04") == late


def test_foreign_side_drafts_duplicates_and_dropped_ones_do_not_count(team):
    make.accepted(team, due_date=IN, obligor="FOREIGN")
    first = make.open_one(team.officer, due_date=IN)
    make.assigned(team, due_date=IN, duplicate_of=first.dossier.number)
    dropped = make.accepted(team, due_date=IN)
    perform(dropped, actions.Drop, actor=team.chair, note="x", drop_doc="1")
    assert (share("TT-03"), rows("TT-04"), rows("KPI-B3")) == ((0, 0), 0, 1)


def test_notes_in_time(team):
    record = make.accepted(team)  # the first note is owed by 10 September
    with make.on(dt.date(2026, 9, 10)):
        make.reported(record, team, 80)
    other = make.accepted(team)
    with make.on(dt.date(2026, 9, 11)):
        make.reported(other, team, 80)
    assert share("KPI-B4") == (1, 2)


def test_agreements_with_a_promise_kept(team, open_agreement):
    for done in (IN, None):
        agreement = open_agreement(term_mode="INDEFINITE", term_months=None)
        source = {"source_type": "AGREEMENT", "clause_ref": "1", "source_number": agreement.dossier.number}
        make.closed(team, done=done, **source) if done else make.accepted(team, **source)
    open_agreement(term_mode="INDEFINITE", term_months=None)
    assert share("KPI-B7") == (1, 2)


def test_high_level_commitments_under_way(team):
    make.accepted(team, is_high_level=True, visit="Chuyến thăm")
    make.closed(team, done=IN, is_high_level=True, visit="Chuyến thăm")
    assert (rows("KPI-B8"), rows("KPI-B8", Period.parse("2026-08"))) == (1, 2)
