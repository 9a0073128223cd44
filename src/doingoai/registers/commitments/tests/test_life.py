"""A commitment lives from its opening to its closing; each side does its own part of it."""

import datetime as dt

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Link
from doingoai.registers.commitments import actions
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.commitments.tests import factories as make
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

DONE = dt.date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _monday():
    with make.on(make.MONDAY):
        yield


def test_commitment_arises_from_the_agreement_that_the_officer_sees(team, outsider, open_agreement):
    agreement = open_agreement(term_mode="INDEFINITE", term_months=None)
    said = {"source_type": "AGREEMENT", "clause_ref": "Điều 3", "source_number": agreement.dossier.number}
    record = make.open_one(team.officer, **said)
    assert record.dossier.number == "CK-24-2026-0001"
    link = Link.objects.get(source=record.dossier)
    assert (link.target_id, link.kind) == (agreement.pk, "arises")
    with pytest.raises(InvalidInputs, match="chưa hợp lệ"):
        make.open_one(outsider, lead_unit=None, **said)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"source_type": "AGREEMENT"}, {"source_number", "clause_ref"}),
        ({"is_high_level": True}, {"visit"}),
        ({"measure": "Thực tập sinh"}, {"target_value", "measure_unit"}),
        ({"target_value": 20, "measure_unit": "người"}, {"measure"}),
    ],
)
def test_what_is_needed_together(team, changes, missing):
    with pytest.raises(InvalidInputs) as refusal:
        make.open_one(team.officer, **changes)
    assert set(refusal.value.form.errors) == missing


def test_commitment_is_assigned_accepted_and_reported(team):
    record = make.assigned(team)
    assert (record.dossier.state, record.dossier.due_on) == ("ASSIGNED", dt.date(2026, 3, 9))
    perform(record, actions.Accept, actor=team.lead)
    assert (record.dossier.state, record.next_note_due) == ("ACCEPTED", dt.date(2026, 9, 10))
    make.reported(record, team, 40)
    assert (record.dossier.state, record.progress_pct) == ("ON_TRACK", 40)
    note = record.notes.get()
    assert (note.noted_on, note.expected_by) == (make.MONDAY, dt.date(2026, 9, 10))


def test_high_level_commitments_are_reviewed_each_quarter(team):
    record = make.accepted(team, is_high_level=True, visit="Chuyến thăm Nhật Bản")
    assert record.next_note_due == dt.date(2026, 6, 9)


def test_commitments_of_an_ending_agreement_are_reviewed_each_month(team, open_agreement):
    agreement = open_agreement(term_mode="FIXED", term_months=None, expiry_date=make.MONDAY + dt.timedelta(days=180))
    source = {"source_type": "AGREEMENT", "clause_ref": "1", "source_number": agreement.dossier.number}
    assert make.accepted(team, due_date=dt.date(2026, 6, 30), **source).next_note_due == dt.date(2026, 4, 9)


def test_disputed_assignment_is_arbitrated_by_the_office(team):
    record = make.assigned(team)
    with pytest.raises(InvalidInputs):
        perform(record, actions.Dispute, actor=team.lead)
    perform(record, actions.Dispute, actor=team.lead, note="Không đúng chức năng")
    with pytest.raises(NotAllowed):
        perform(record, actions.Arbitrate, actor=team.head, note="x", lead_unit=team.lead_unit.pk)
    perform(record, actions.Arbitrate, actor=team.office, note="Giao lại", lead_unit=team.officer.seat.body.pk)
    assert (record.dossier.state, record.lead_unit) == ("ASSIGNED", team.officer.seat.body)
    assert Commitment.objects.visible_to(team.lead).count() == 0


def test_closing_needs_somebody_else(team):
    record = make.proposed(team, done=DONE)
    with pytest.raises(NotAllowed):
        perform(record, actions.Close, actor=team.lead)
    with make.on(DONE):
        perform(record, actions.Close, actor=team.head)
    assert (record.dossier.state, record.closed_by, record.closed_date) == ("DONE", team.head.full_name, DONE)
    assert (record.dossier.event_date, record.dossier.is_open, record.dossier.due_on) == (DONE, False, None)


def test_partial_result_is_closed_as_such(team):
    assert make.closed(team, done=DONE, outcome="DONE_PARTIAL").dossier.state == "DONE_PARTIAL"


@pytest.mark.parametrize(
    ("day", "state"),
    [(dt.date(2026, 6, 1), "NOT_STARTED"), (dt.date(2026, 9, 30), "AT_RISK"), (dt.date(2026, 10, 1), "LATE")],
)
def test_reopened_commitment_stands_where_time_puts_it(team, day, state):
    record = make.proposed(team, done=dt.date(2026, 5, 4))
    with make.on(day):
        perform(record, actions.Reopen, actor=team.head, note="Chưa đủ số lượng")
    assert (record.dossier.state, record.done_date, record.outcome) == (state, None, "")


def test_recurrent_commitment_opens_its_next_instance(team):
    record = make.closed(team, done=DONE, recurrence="12")
    following = Commitment.objects.visible_to(team.officer).exclude(pk=record.pk).get()
    assert (following.start_date, following.due_date) == (dt.date(2026, 9, 30), dt.date(2027, 9, 30))
    assert (following.dossier.state, following.lead_unit) == ("DRAFT", record.lead_unit)
    assert Link.objects.get(source=following.dossier, kind="follows").target_id == record.pk


def test_recurrence_gives_the_first_day(team):
    record = make.open_one(team.officer, due_date=None, recurrence="3")
    assert record.due_date == dt.date(2026, 6, 2)


@pytest.mark.covers("B-R12")
def test_only_the_chair_drops_a_commitment_by_a_decision(team):
    record = make.accepted(team)
    with pytest.raises(NotAllowed):
        perform(record, actions.Drop, actor=team.head, note="x", drop_doc="5/UBND")
    with pytest.raises(RulesBroken, match="văn bản quyết định"):
        perform(record, actions.Drop, actor=team.chair, note="Đối tác phá sản")
    perform(record, actions.Drop, actor=team.chair, note="Đối tác phá sản", drop_doc="5/UBND")
    assert (record.dossier.state, record.dossier.is_open) == ("NO_LONGER_FIT", False)


def test_commitment_entered_twice_is_cancelled(team):
    record = make.open_one(team.officer)
    perform(record, actions.Cancel, actor=team.chair, note="Trùng")
    assert record.dossier.state == "CANCELLED"


def test_reminder_is_kept_and_answered(team):
    record = make.accepted(team)
    said = {"urged_on": make.MONDAY, "channel": "CONG_VAN", "target": "Sở Nông nghiệp và Môi trường"}
    perform(record, actions.Remind, actor=team.officer, response_due=dt.date(2026, 3, 12), **said)
    urge = record.urges.get()
    perform(record, actions.TakeAnswer, actor=team.officer, urge=urge.pk, responded_on=make.MONDAY)
    with pytest.raises(InvalidInputs):
        perform(record, actions.TakeAnswer, actor=team.officer, urge=urge.pk, responded_on=make.MONDAY)
    assert record.urges.get().responded_on == make.MONDAY


def test_coworkers_see_the_commitment(team, make_officer):
    from doingoai.organisations.models import Body

    health = Body.objects.get(code="SYT-24-202507")
    clerk = make_officer("REQUESTER", health, scope="body")
    record = make.open_one(team.officer, co_units=[health.pk])
    assert Commitment.objects.visible_to(clerk).get() == record
    perform(record, actions.Correct, actor=team.officer, priority="HIGH")
    assert (record.priority, list(record.co_units.all())) == ("HIGH", [health])
