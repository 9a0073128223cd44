"""Silence speaks the day after a body's own day, by the clock only; reminders before, and after if it must."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.registers.opinion_rounds import clock
from doingoai.registers.opinion_rounds.actions import answering
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.sight import subject_of
from doingoai.registers.opinion_rounds.tests import factories as make
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform


def night(day):
    with make.on(day):
        return clock.on_day(day)


def after(days):
    return make.DUE + dt.timedelta(days=days)


def state(record):
    return OpinionRound.objects.for_system("test").get(pk=record.pk).dossier.state


BASIS = {"silence_basis": "Quy chế làm việc, Điều 5"}


@pytest.mark.parametrize(
    ("silence", "standing", "stance", "reached"),
    [
        ("SILENCE_AGREES", "SILENT", "AGREE", "COLLECTED"),
        ("SILENCE_NOTED", "SILENT", "NO_OPINION", "COLLECTED"),
        ("MUST_ANSWER", "WAITING", "", "SENT"),
    ],
)
def test_silence_speaks_the_day_after(team, silence, standing, stance, reached):
    record = make.sent(team.owner, silence=silence, **BASIS)
    make.answer(record, team.farming)
    assert night(after(0)) == 0
    assert (make.row(record).state, state(record)) == ("WAITING", "SENT")
    night(after(1))
    row = make.row(record)
    assert (row.state, row.stance, row.by_silence, state(record)) == (standing, stance, bool(stance), reached)
    assert night(after(1)) == 0


def test_silence_of_the_clock_is_in_the_ledger(team):
    record = make.sent(team.owner)
    night(after(1))
    entry = Entry.objects.get(subject=subject_of(make.row(record)))
    assert (entry.action, entry.actor_name, entry.changes["stance"]) == (
        "opinion_rounds.lapse", "Hệ thống", ["", "NO_OPINION"],
    )  # fmt: skip


def test_extended_body_is_waited_for(team):
    record = make.sent(team.owner)
    perform(
        record, answering.Extend, actor=team.owner, request=make.row(record).pk, extended_to=after(7), reason="Chờ họp"
    )
    night(after(1))
    assert (make.row(record).state, make.row(record, make.FARMING).state, state(record)) == (
        "WAITING",
        "SILENT",
        "SENT",
    )
    night(after(7))
    assert state(record) == "SENT"
    night(after(8))
    assert (make.row(record).state, state(record)) == ("SILENT", "COLLECTED")


def test_round_in_which_all_have_answered_is_collected_at_night(team):
    record = make.sent(team.owner)
    make.answer(record, team.health)
    night(make.MONDAY)
    assert state(record) == "SENT"
    make.answer(record, team.farming)
    night(make.MONDAY)
    assert state(record) == "COLLECTED"
    due = OpinionRound.objects.for_system("test").get(pk=record.pk).dossier.due_on
    assert due == dt.date(2026, 3, 9)  # 5 working days to take the opinions up


def test_answer_after_silence_is_late_and_counts(team):
    record = make.sent(team.owner)
    night(after(1))
    record.dossier.refresh_from_db(from_queryset=type(record.dossier).objects.for_system("test"))
    make.answer(record, team.health, after(2), stance="DISAGREE", text="Không phù hợp.")
    assert (make.row(record).state, make.row(record).stance) == ("LATE", "DISAGREE")


@pytest.mark.parametrize(
    ("silence", "days", "told"),
    [
        ("SILENCE_NOTED", -3, False),
        ("SILENCE_NOTED", -2, True),
        ("SILENCE_NOTED", -1, False),
        ("SILENCE_NOTED", 0, True),
        ("SILENCE_NOTED", 1, False),
        ("MUST_ANSWER", 1, True),
        ("MUST_ANSWER", 4, False),
        ("MUST_ANSWER", 5, True),
        ("MUST_ANSWER", 10, True),
    ],
)
def test_days_of_reminding(team, silence, days, told):
    record = make.sent(team.owner, silence=silence)
    make.answer(record, team.farming)
    night(after(days))
    kinds = Notice.objects.filter(kind__startswith="remind")
    assert kinds.filter(officer=team.health).exists() is told
    assert kinds.filter(officer=team.farming).exists() is False
