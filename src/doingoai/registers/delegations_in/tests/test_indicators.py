"""Which visits stand behind each figure, on both sides of the period's limits."""

import datetime as dt

import pytest

from doingoai.indicators.figures import Reckoning
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import check
from doingoai.registers.commitments.tests.factories import open_one as open_commitment
from doingoai.registers.delegations_in import indicators
from doingoai.registers.delegations_in.actions import preparing, proposal
from doingoai.registers.delegations_in.tests.factories import ARRIVAL, TODAY, at, in_state, item
from doingoai.workflow.perform import perform

BY_CODE = {indicator.code: indicator for indicator in indicators.ALL}
SEPTEMBER = Period.parse("2026-09")


def rows(code, period=SEPTEMBER):
    return BY_CODE[code].rows_in(period).count()


def value(code):
    return Reckoning.of(BY_CODE[code], SEPTEMBER).bridge([]).national


@pytest.mark.parametrize(
    ("left", "count"),
    [(dt.date(2026, 8, 14), 0), (dt.date(2026, 8, 15), 1), (dt.date(2026, 9, 14), 1), (dt.date(2026, 9, 15), 0)],
)
def test_visit_counts_when_the_guests_left(left, count, propose):
    in_state(propose(), "ENDED", event_date=left)
    assert rows("DV-01") == count


@pytest.mark.parametrize(
    ("fields", "state", "codes"),
    [
        ({}, "ENDED", {"DV-01", "DV-02", "DV-06"}),
        ({}, "CLOSED", {"DV-01", "DV-02", "DV-06"}),
        ({}, "VISITING", set()),
        ({}, "CANCELLED", set()),
        ({"guest_category": "DOAN_NGOAI_GIAO"}, "ENDED", {"DV-01", "DV-02", "DV-04", "DV-06"}),
        ({"guest_category": "BAO_CHI"}, "ENDED", {"DV-01", "DV-02", "DV-05", "DV-06", "DV-14"}),
        ({"visit_type": "TRUC_TUYEN"}, "ENDED", {"DV-11"}),
    ],
)
def test_visit_counts_in_the_figures_of_its_kind(fields, state, codes, propose):
    in_state(propose(**fields), state, event_date=ARRIVAL)
    assert {code for code in BY_CODE if rows(code)} == codes


def test_guests_are_those_who_came(prepare, be_ready, finish):
    finish(be_ready(prepare()), guests=5)
    assert value("DV-02") == 5


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({}, 1),
        ({"kind": "CHAO_XA_GIAO", "chair_rank": "R03"}, 1),
        ({"kind": "CHIEU_DAI"}, 0),
        ({"chair_rank": "R10"}, 0),
        ({"chair_rank": ""}, 0),
    ],
)
def test_receptions_of_leaders_count(said, count, prepare, be_ready, finish):
    finish(be_ready(prepare(programme=[item(**said)])))
    assert rows("DV-03") == count


@pytest.mark.parametrize(("today", "count"), [(dt.date(2026, 8, 27), 0), (dt.date(2026, 8, 28), 1)])
def test_late_filings_count(today, count, propose, requester):
    record = propose(on=today)
    with at(today):
        perform(record, proposal.Submit, actor=requester, reasons={"*": "Khách báo muộn"})
    in_state(record, "ENDED")
    assert rows("DV-07") == count


def test_commitments_count_with_their_visit(ended, fa_officer):
    assert rows("DV-08") == 0
    for title in ("Trao đổi sinh viên", "Mở văn phòng"):
        open_commitment(fa_officer, title=title, source_type="VISIT", source_number=ended.dossier.number)
    open_commitment(fa_officer)
    assert (rows("DV-08"), value("DV-08")) == (2, 2)
    assert check(indicators.ALL) == []


@pytest.mark.parametrize(("day", "count"), [(dt.date(2026, 9, 14), 1), (dt.date(2026, 9, 15), 0)])
def test_stopped_visits_count_by_their_day(day, count, propose, requester_head):
    record = propose()
    with at(day):
        perform(record, proposal.Cancel, actor=requester_head, note="Khách hủy", stop_reason="PHIA_KHACH")
    assert rows("DV-09") == count


def test_cells_follow_every_act(ended, propose, requester_head, requester):
    other = propose()
    with at(TODAY):
        perform(other, preparing.SetProgramme, actor=requester, programme=[item()], reasons={"*": "Thử"})
        perform(other, proposal.Cancel, actor=requester_head, note="Khách hủy", stop_reason="PHIA_KHACH")
    assert check(indicators.ALL) == []
