"""What time does to a commitment, and who hears of it on which step of the ladder."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.organisations.models import Body
from doingoai.registers.commitments import clock
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.commitments.tests import factories as make
from doingoai.workflow.models import Notice

DUE = make.PROMISE["due_date"]


def night(day):
    with make.on(day):
        return clock.on_day(day)


def now(record):
    return Commitment.objects.for_system("test").select_related("dossier", "lead_unit").get(pk=record.pk)


def after(days):
    return DUE + dt.timedelta(days=days)


@pytest.fixture
def running(team):
    with make.on(make.MONDAY):
        return make.reported(make.accepted(team), team, 70)


@pytest.mark.covers("B-R03")
def test_commitment_is_late_at_midnight_of_its_day(running):
    night(after(0))
    assert now(running).dossier.state == "ON_TRACK"
    assert night(after(1)) == 1
    assert now(running).dossier.state == "LATE"
    assert night(after(1)) == 0
    entry = Entry.objects.filter(subject=running.dossier.key).first()
    assert (entry.action, entry.actor_name) == ("commitments.assess", "Hệ thống")


@pytest.mark.covers("B-R04")
@pytest.mark.parametrize(
    ("pct", "days", "state"),
    [(69, -31, "ON_TRACK"), (69, -30, "AT_RISK"), (70, -30, "ON_TRACK"), (0, -31, "NOT_STARTED")],
)
def test_amber_thirty_days_before_with_less_than_seventy_per_cent(team, pct, days, state):
    with make.on(make.MONDAY):
        record = make.reported(make.accepted(team), team, pct)
    night(after(days))
    assert now(record).dossier.state == state


@pytest.mark.covers("B-R04")
@pytest.mark.parametrize(
    ("percents", "state"), [((20, 20), "ON_TRACK"), ((20, 20, 20), "AT_RISK"), ((0, 0), "AT_RISK")]
)
def test_commitment_that_does_not_move_is_at_risk(team, percents, state):
    with make.on(make.MONDAY):
        record = make.accepted(team)
        for pct in percents:
            make.reported(record, team, pct)
    assert record.dossier.state == state


@pytest.mark.parametrize(
    ("days", "role", "told"),
    [
        (-31, "lead", False),
        (-7, "lead", True),
        (1, "head", True),
        (14, "office", False),
        (15, "office", True),
        (29, "chair", False),
        (30, "chair", True),
    ],
)
def test_ladder(team, running, days, role, told):
    night(after(days))
    assert Notice.objects.filter(officer=getattr(team, role), kind="ladder").exists() is told


def test_each_step_is_told_once(team, running):
    for days in (-8, -7, -6, 0, 1, 2, 15, 16):
        night(after(days))
    texts = Notice.objects.filter(officer=team.officer, kind="ladder").order_by("pk").values_list("text", flat=True)
    assert [text.rpartition(": ")[2] for text in texts] == [
        "còn 30 ngày, nhắc lần một.",
        "còn 7 ngày, nhắc lần hai.",
        "quá hạn, gửi công văn đôn đốc.",
        "quá hạn 15 ngày, báo cáo Văn phòng UBND.",
    ]


@pytest.mark.covers("B-R10")
def test_heir_takes_over_the_day_after(team, running):
    heir = Body.objects.get(code="SYT-24-202507")
    Body.objects.filter(pk=team.lead_unit.pk).update(valid_to=dt.date(2026, 6, 30), successor=heir)
    night(dt.date(2026, 6, 30))
    assert now(running).lead_unit == team.lead_unit
    night(dt.date(2026, 7, 1))
    assert (now(running).lead_unit, now(running).obstacle) == (heir, "REORG")


@pytest.mark.covers("B-R08")
def test_what_an_ended_agreement_left_undone_is_told(team, open_agreement):
    with make.on(make.MONDAY):
        agreement = open_agreement(term_mode="FIXED", term_months=None, expiry_date=dt.date(2026, 1, 1))
        source = {"source_type": "AGREEMENT", "clause_ref": "1", "source_number": agreement.dossier.number}
        make.accepted(team, **source)
    night(make.MONDAY)
    night(make.MONDAY)
    assert Notice.objects.filter(officer=team.lead, kind="B-R08").count() == 1
