"""A commitment that runs or was kept is put right; what an act of its own decides is left to that act."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.indicators.closings import close
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.registers.commitments import actions
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.commitments.tests import factories as make
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

NOTE = "Đối chiếu biên bản bàn giao"
KEPT, TODAY = dt.date(2026, 10, 5), dt.date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _monday():
    with make.on(make.MONDAY):
        yield


def rectify(record, actor, *, note=NOTE, **changes):
    with make.on(TODAY):
        return perform(record, actions.Rectify, actor=actor, note=note, **changes)


def test_day_put_right_makes_it_kept_in_time_and_is_told(team, province):
    record = make.closed(team, done=KEPT)
    close(Period.parse("2026"), province, report="BC-N-2026", at=dt.datetime(2026, 12, 20, tzinfo=dt.UTC))
    rectify(record, team.officer, done_date=dt.date(2026, 9, 28), title="Tiếp nhận 20 thực tập sinh")
    dossier = record.dossier
    assert (dossier.event_date, dossier.due_on, dossier.state) == (dt.date(2026, 9, 28), None, "DONE")
    assert dossier.title == "Tiếp nhận 20 thực tập sinh"
    rows = Restatement.objects.order_by("indicator").values_list("indicator", "old", "new", "reason", "officer")
    assert list(rows) == [(code, Decimal(0), Decimal(100), NOTE, team.officer.pk) for code in ("KPI-B2", "TT-03")]


def test_correction_without_reason_is_refused(team):
    record = make.closed(team, done=KEPT)
    with pytest.raises(InvalidInputs):
        rectify(record, team.officer, note="", done_date=dt.date(2026, 9, 28))
    record.refresh_from_db()
    assert record.done_date == KEPT


def test_deadline_of_a_running_one_moves_its_day_to_keep(team):
    record = make.accepted(team)
    rectify(record, team.officer, due_date=dt.date(2026, 8, 31))
    assert (record.dossier.due_on, record.dossier.event_date) == (dt.date(2026, 8, 31), make.MONDAY)
    with make.on(dt.date(2026, 3, 9)):
        make.reported(record, team, 10)
    rectify(record, team.officer, due_date=dt.date(2026, 7, 31))
    assert (record.dossier.due_on, record.dossier.event_date) == (dt.date(2026, 7, 31), dt.date(2026, 3, 9))


def test_running_one_is_neither_closed_nor_reassigned_here(team):
    record = make.accepted(team)
    rectify(record, team.officer, done_date=KEPT, lead_unit=team.officer.seat.body.pk)
    assert (record.done_date, record.lead_unit) == (None, team.lead_unit)


def test_kept_one_keeps_its_day_and_may_name_another_lead(team):
    record = make.closed(team, done=KEPT)
    with pytest.raises(InvalidInputs) as refusal:
        rectify(record, team.officer, done_date=None)
    assert set(refusal.value.form.errors) == {"done_date"}
    rectify(record, team.officer, lead_unit=team.officer.seat.body.pk)
    assert record.lead_unit == team.officer.seat.body


def test_lead_and_helpers_stay_though_they_are_no_more(team, make_body, province):
    record = make.closed(team, done=KEPT)
    gone = make_body("Sở Ngoại vụ", province=province, valid_to=dt.date(2026, 10, 31))
    record.co_units.add(gone)
    Commitment.objects.for_system("test").filter(pk=record.pk).update(lead_unit=gone)
    record.refresh_from_db()
    rectify(record, team.officer, output="21 thực tập sinh")
    assert (record.lead_unit, list(record.co_units.all()), record.output) == (gone, [gone], "21 thực tập sinh")


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"due_date": dt.date(2026, 1, 31)}, "Hạn trước ngày bắt đầu"), ({"output": ""}, "sản phẩm")],
)
def test_rules_of_the_commitment_hold_after_the_fact(team, changes, message):
    record = make.closed(team, done=KEPT)
    with pytest.raises(RulesBroken, match=message):
        rectify(record, team.officer, **changes)


@pytest.mark.covers("RP-02")
def test_other_acts_ask_for_the_reason_when_they_change_a_closed_figure(team, province):
    record = make.assigned(team, due_date=dt.date(2026, 3, 10))
    perform(record, actions.Dispute, actor=team.lead, note="Không đúng chức năng")
    close(Period.parse("2026-03"), province, report="BC-T-3", at=dt.datetime(2026, 3, 20, tzinfo=dt.UTC))
    change = {"actor": team.officer, "due_date": dt.date(2026, 4, 10)}
    with pytest.raises(RulesBroken, match="BC-T-3"):
        perform(record, actions.Correct, **change)
    kept = Commitment.objects.for_system("test").get(pk=record.pk)
    assert (kept.due_date, Restatement.objects.count()) == (dt.date(2026, 3, 10), 0)
    perform(kept, actions.Correct, reasons={"RP-02": NOTE}, **change)
    rows = Restatement.objects.filter(indicator="TT-04").values_list("old", "new", "reason", "late")
    assert list(rows) == [(Decimal(1), Decimal(0), NOTE, False)]


def test_one_not_accepted_yet_is_corrected_not_rectified(team):
    with pytest.raises(WrongState):
        rectify(make.assigned(team), team.officer, output="x")


def test_who_may_put_right(team, auditor, outsider, signed_in):
    record = make.closed(team, done=KEPT)
    with make.on(TODAY):
        assert may(record, actions.Rectify, team.officer).rule == "CK-DC"
    assert Commitment.objects.visible_to(auditor).get() == record
    for colleague in (auditor, team.lead):
        with pytest.raises(NotAllowed):
            rectify(record, colleague, output="x")
    url = f"{record.get_absolute_url()}rectify/"
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(team.officer).get(url).context["form"]["done_date"].value() == KEPT
