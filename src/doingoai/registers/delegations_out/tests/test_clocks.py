"""Deadlines of a delegation over Tết and swapped days, with exact dates; what the duties and the calendar bring."""

import datetime as dt

import pytest

from doingoai.norms.lookup import due
from doingoai.norms.models import Deadline
from doingoai.register_kit.offered import offered
from doingoai.register_kit.offers import Journey
from doingoai.registers.delegations_out.actions import journey
from doingoai.registers.delegations_out.clock import on_day
from doingoai.registers.delegations_out.register import REGISTER
from doingoai.registers.delegations_out.tests.factories import TODAY, at, head, in_state, member
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

D = dt.date


@pytest.mark.covers("R-DR-11b")
@pytest.mark.parametrize(
    ("key", "start", "last"),
    [
        # 16 to 20 February 2026 is Tết; 10 January 2026 and 22 August 2026 are worked, 2 January and 31 August are not
        ("DR_FILE", D(2026, 3, 2), D(2026, 2, 2)),
        ("DR_FILE_LONG", D(2026, 3, 2), D(2026, 1, 26)),
        ("DR_APPRAISE", D(2026, 2, 13), D(2026, 2, 25)),
        ("DR_RECEIVE", D(2026, 2, 13), D(2026, 2, 23)),
        ("DR_REPORT", D(2026, 2, 12), D(2026, 3, 5)),
        ("PARTY_REPORT_AFTER_TRIP", D(2026, 2, 12), D(2026, 3, 2)),
        ("DR_APPRAISE", D(2026, 1, 8), D(2026, 1, 12)),
        ("DR_APPRAISE", D(2026, 8, 20), D(2026, 8, 24)),
        ("DR_REPORT", D(2026, 8, 20), D(2026, 9, 7)),
        ("DR_FILE", D(2026, 9, 7), D(2026, 8, 13)),
        ("DR_REPORT", D(2025, 12, 30), D(2026, 1, 14)),
        # Tết 2027 falls on 4 to 10 February (computed: no notice is out yet)
        ("DR_FILE", D(2027, 3, 1), D(2027, 2, 1)),
        ("DR_FILE_LONG", D(2027, 3, 1), D(2027, 1, 25)),
        ("DR_APPRAISE", D(2027, 2, 3), D(2027, 2, 15)),
        ("DR_REPORT", D(2027, 2, 3), D(2027, 2, 24)),
        ("PARTY_REPORT_AFTER_TRIP", D(2027, 2, 3), D(2027, 2, 19)),
    ],
)
def test_deadline_over_holidays(key, start, last, province):
    assert due(key, start, province=province) == last


OFF = {"plan_line": "", "off_plan_reason": "CONG_VIEC_CHUNG_CUA_TINH", "off_plan_note": "Theo kết luận giao ban"}


@pytest.mark.covers("R-DR-11b")
@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({}, D(2026, 9, 21)),
        (OFF, D(2026, 9, 14)),  # rows A16 and R-DR-02 ask the Standing Members
        ({"exception_reason": "DAM_PHAN"}, D(2026, 9, 14)),
        (OFF | {"delegation_type": "VIEC_RIENG"}, D(2026, 9, 21)),
    ],
)
def test_trip_that_the_party_hears_is_filed_earlier(fields, last, propose):
    assert propose(members=[member(role="TRUONG_DOAN")], **fields).dossier.due_on == last


def test_passports_come_back_within_five_working_days_after_tet(province):
    assert due("HC_RETURN", D(2026, 2, 12), province=province) == D(2026, 2, 26)
    assert due("HC_RETURN", D(2027, 2, 3), province=province) == D(2027, 2, 17)


def test_every_duty_has_its_deadline(db):
    keys = set(REGISTER.duties.values())
    assert set(Deadline.objects.filter(key__in=keys).values_list("key", flat=True)) == keys
    assert "DR_REPORT" in keys


@pytest.mark.covers("R-DR-20")
def test_party_cells_are_owed_a_word_after_the_report_was_accepted(returned, requester, fa_officer):
    returned.members.filter(role="TRUONG_DOAN").update(party_member=True)
    with at(D(2026, 10, 20)):
        perform(returned, journey.Report, actor=requester, results="Đạt kết quả.", no_commitment=True)
        perform(returned, journey.AcceptReport, actor=fa_officer)
    assert returned.dossier.due_on == D(2026, 10, 27)  # 7 working days after 16 October
    with at(D(2026, 10, 21)):
        perform(returned, journey.Close, actor=fa_officer, party_reported_on=D(2026, 10, 21))
    assert returned.dossier.due_on is None


@pytest.mark.covers("R-DR-23")
@pytest.mark.parametrize(("day", "told"), [(D(2026, 10, 8), 0), (D(2026, 10, 9), 1)])
def test_chair_is_told_three_days_before_a_head_leaves(day, told, propose, chair):
    row = head(is_unit_head=True, acting_person="Lý Thu")
    record = in_state(propose(members=[row, member()]), "APPROVED")
    for _again in range(2):
        with at(day):
            on_day(day)
    texts = list(Notice.objects.filter(officer=chair, dossier=record.dossier).values_list("text", flat=True))
    unit = record.members.first().unit
    said = f"Trần Thị Bình, người đứng đầu {unit}, đi nước ngoài từ 12/10/2026 đến 16/10/2026; phụ trách thay: Lý Thu."
    assert texts == [said] * told


@pytest.mark.covers("R-DR-23")
def test_chair_is_not_told_of_undecided_trips_and_of_officials(propose, chair):
    propose(members=[head(is_unit_head=True)])
    in_state(propose(members=[head("Đỗ Thị Em")]), "APPROVED")
    on_day(D(2026, 10, 12))
    assert Notice.objects.filter(officer=chair).count() == 0


def test_journey_is_offered_with_its_travellers(propose):
    record = in_state(propose(), "APPROVED")
    trip = offered(Journey, record.dossier)
    assert (trip.first, trip.last, trip.decided, trip.private) == (D(2026, 10, 12), D(2026, 10, 16), True, False)
    assert trip.countries == frozenset({"LA"})
    keys = [each.person_key for each in record.members.all()]
    assert [(each.key, each.rank) for each in trip.travellers] == [(keys[0], "R10"), (keys[1], "R14")]


def test_undecided_journey_says_so(propose):
    assert offered(Journey, propose().dossier).decided is False


@pytest.mark.parametrize(
    ("state", "fields", "shown"),
    [
        ("APPROVED", {}, 1),
        ("SUBMITTED", {}, 0),
        ("CANCELLED", {}, 0),
        ("APPROVED", {"delegation_type": "VIEC_RIENG"}, 0),
    ],
)
def test_calendar_shows_decided_trips_on_duty(state, fields, shown, propose):
    in_state(propose(on=TODAY, **fields), state)
    occasion = REGISTER.calendar[0]
    assert REGISTER.model.objects.for_system("test").filter(occasion.only).count() == shown
