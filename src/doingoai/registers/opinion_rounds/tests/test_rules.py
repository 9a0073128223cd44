"""Rules LYK-01 … LYK-14, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, judge
from doingoai.registers.agreements.tests.factories import open_one as open_agreement
from doingoai.registers.opinion_rounds import rules
from doingoai.registers.opinion_rounds.codes import TO_HANDLE, Silence
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.tests import factories as make

DAY_AFTER = make.DUE + dt.timedelta(days=1)


def broken(rule, record, *, on=make.MONDAY, **inputs):
    """Return the messages of a rule for a round as it is stored."""
    case = Case(record=record, inputs=inputs, actor=None, on=on, province=record.dossier.province)
    return [finding.message for finding in judge([rule], case)]


def ready(actor, **changes):
    """A draft that is about to be sent on Monday 2 March 2026."""
    record = make.open_one(actor, **changes)
    record.sent_on = make.MONDAY
    return record


def agreement_of(officer):
    return open_agreement(officer).dossier.number


@pytest.mark.covers("LYK-01")
@pytest.mark.parametrize(("codes", "count"), [((make.HEALTH,), 0), ((), 1)])
def test_somebody_is_asked(fa_officer, codes, count):
    asked = make.bodies(*codes) if codes else []
    assert len(broken(rules.ASKS_SOMEBODY, ready(fa_officer, requests=asked))) == count


@pytest.mark.covers("LYK-02")
@pytest.mark.parametrize(("days", "count"), [(1, 0), (0, 2), (-1, 2)])
def test_deadline_is_after_the_day_of_sending(fa_officer, days, count):
    record = ready(fa_officer, answer_by=make.MONDAY + dt.timedelta(days=days))
    assert len(broken(rules.TIME, record)) == count


@pytest.mark.covers("LYK-03")
@pytest.mark.parametrize(("day", "count"), [(make.DUE, 0), (make.DUE - dt.timedelta(days=1), 2)])
@pytest.mark.parametrize("on_agreement", [False, True])
def test_seven_working_days_or_a_reason(fa_officer, day, count, on_agreement):
    number = agreement_of(fa_officer) if on_agreement else ""
    record = ready(fa_officer, answer_by=day, subject_number=number)
    assert rules.about_agreement(record) is on_agreement
    assert len(broken(rules.ENOUGH_TIME, record)) == count
    assert rules.ENOUGH_TIME.severity == Severity.WARN


@pytest.mark.covers("LYK-04")
@pytest.mark.parametrize(
    ("silence", "basis", "count"),
    [
        (Silence.AGREES, "Quy chế làm việc, Điều 5", 0),
        (Silence.AGREES, " ", 1),
        (Silence.NOTED, "", 0),
        (Silence.MUST_ANSWER, "", 0),
    ],
)
def test_silence_agrees_only_with_its_basis(fa_officer, silence, basis, count):
    record = OpinionRound(dossier=make.open_one(fa_officer).dossier, silence=silence, silence_basis=basis)
    assert len(broken(rules.SILENCE_BASIS, record)) == count


@pytest.mark.covers("LYK-05")
@pytest.mark.parametrize(
    ("codes", "count"), [((make.HEALTH, make.FARMING), 0), ((make.HEALTH, make.FARMING, make.HEALTH), 1)]
)
def test_each_body_is_asked_once(fa_officer, codes, count):
    assert len(broken(rules.ONCE, make.open_one(fa_officer), requests=make.bodies(*codes))) == count


@pytest.mark.covers("LYK-06")
@pytest.mark.parametrize(("code", "count"), [(make.HEALTH, 0), ("NGV-24-202507", 1)])
def test_owner_does_not_ask_itself(fa_officer, code, count):
    assert len(broken(rules.OTHERS, make.open_one(fa_officer), requests=make.bodies(code))) == count


@pytest.mark.covers("LYK-07")
@pytest.mark.parametrize(
    ("stance", "said", "count"),
    [
        ("AGREE", {}, 0),
        ("NO_OPINION", {}, 0),
        *((stance, {}, 1) for stance in TO_HANDLE),
        ("DISAGREE", {"text": "Trái Luật."}, 0),
        ("DISAGREE", {"answers": {1: "Không."}}, 0),
        ("DISAGREE", {"file": "cong-van.pdf"}, 0),
    ],
)
def test_remark_has_words(fa_officer, stance, said, count):
    assert len(broken(rules.WORDS, make.open_one(fa_officer), stance=stance, **said)) == count


@pytest.mark.covers("LYK-08")
@pytest.mark.parametrize(("day", "count"), [(DAY_AFTER, 0), (make.DUE, 1)])
def test_extension_is_later(fa_officer, day, count):
    record = make.sent(fa_officer)
    assert len(broken(rules.LATER, record, request=make.row(record), extended_to=day)) == count


@pytest.mark.covers("LYK-09")
@pytest.mark.parametrize(
    ("silence", "day", "count"),
    [("MUST_ANSWER", make.DUE, 1), ("MUST_ANSWER", DAY_AFTER, 0), ("SILENCE_NOTED", DAY_AFTER, 1)],
)
def test_nobody_is_cut_off(team, silence, day, count):
    record = make.sent(team.owner, silence=silence)
    make.answer(record, team.health)
    assert len(broken(rules.NOBODY_WAITING, record, on=day)) == count
    make.answer(record, team.farming)
    assert broken(rules.NOBODY_WAITING, record, on=make.MONDAY) == []


@pytest.mark.covers("LYK-10")
@pytest.mark.parametrize(
    ("handling", "explanation", "count"),
    [("ACCEPT", "", 0), ("PARTLY", "", 1), ("DECLINE", "", 1), ("DECLINE", "Đã nêu ở mục 2.", 0)],
)
def test_what_is_not_taken_up_is_explained(fa_officer, handling, explanation, count):
    record = make.sent(fa_officer)
    said = [{"request": make.row(record).pk, "handling": handling, "explanation": explanation}]
    assert len(broken(rules.EXPLAINED, record, opinions=said)) == count


@pytest.mark.covers("LYK-11")
@pytest.mark.parametrize(("stance", "count"), [("AGREE", 0), ("NO_OPINION", 0), *((each, 1) for each in TO_HANDLE)])
def test_every_remark_is_handled(team, stance, count):
    record = make.sent(team.owner)
    make.answer(record, team.health, stance=stance, text="Nội dung")
    assert len(broken(rules.HANDLED, record)) == count
    record.requests.update(handling="ACCEPT")
    assert broken(rules.HANDLED, record) == []


@pytest.mark.covers("LYK-12")
def test_who_must_answer_is_missed(team):
    record = make.sent(team.owner, silence="MUST_ANSWER")
    make.answer(record, team.health)
    assert broken(rules.ALL_ANSWERED, record) == [f"Phải trả lời nhưng chưa trả lời: {make.row(record, make.FARMING)}."]
    make.answer(record, team.farming)
    assert broken(rules.ALL_ANSWERED, record) == []
    assert rules.ALL_ANSWERED.severity == Severity.WARN


@pytest.mark.covers("LYK-13")
@pytest.mark.parametrize(
    ("on_agreement", "stance", "count"), [(True, "DISAGREE", 1), (True, "AGREE", 0), (False, "DISAGREE", 0)]
)
def test_disagreement_on_an_agreement_goes_to_the_prime_minister(team, on_agreement, stance, count):
    number = agreement_of(team.owner) if on_agreement else ""
    record = make.sent(team.owner, subject_number=number)
    make.answer(record, team.health, stance=stance, text="Nội dung")
    assert len(broken(rules.PRIME_MINISTER, record)) == count


@pytest.mark.covers("LYK-14")
@pytest.mark.parametrize(("days", "count"), [(0, 0), (-1, 1)])
def test_nobody_answers_before_the_question(fa_officer, days, count):
    record, day = make.sent(fa_officer), make.MONDAY + dt.timedelta(days=days)
    assert len(broken(rules.AFTER_SENDING, record, request=make.row(record), answered_on=day)) == count
