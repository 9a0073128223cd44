"""A round from its draft to its close, refusals first; answers come in parallel and keep their history."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Link
from doingoai.norms.models import Waiver
from doingoai.register_kit.asides import AddComment
from doingoai.registers.opinion_rounds.actions import answering, drafting, taking_up
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.sight import subject_of
from doingoai.registers.opinion_rounds.tests import factories as make
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict, InvalidInputs, RulesBroken, WrongState

REMARK = {"stance": "AGREE_WITH_COMMENT", "text": "Bổ sung chỉ tiêu y tế."}
RECORDED = {"answered_on": make.MONDAY, "document_number": "5/SYT", "stance": "AGREE"}


def fresh(record):
    return OpinionRound.objects.for_system("test").get(pk=record.pk)


def take_up(record, actor, handling="ACCEPT", **changes):
    row = make.row(record)
    said = {"request": row.pk, "revision": row.revision, "handling": handling, "explanation": ""} | changes
    return perform(fresh(record), taking_up.TakeUp, actor=actor, opinions=[said])


def closed(team):
    """Both bodies have answered, the remark is taken up."""
    record = make.sent(team.owner)
    make.answer(record, team.health, **REMARK)
    make.answer(record, team.farming)
    record = take_up(record, team.owner)
    with make.on(make.MONDAY):
        return perform(perform(record, taking_up.Collect, actor=team.owner), taking_up.Close, actor=team.owner)


def test_nobody_sees_a_draft_nor_answers_it(team):
    record = make.open_one(team.owner)
    assert OpinionRound.objects.visible_to(team.health).count() == 0
    with pytest.raises(NotAllowed, match="chưa gửi"):
        make.answer(record, team.health)


def test_who_was_not_asked_does_not_answer(team, outsider, auditor):
    record = make.sent(team.owner)
    assert OpinionRound.objects.visible_to(outsider).count() == 0
    for officer in (auditor, outsider, team.owner):
        with pytest.raises(NotAllowed, match="không được hỏi"):
            make.answer(record, officer)


def test_asked_body_does_not_manage_the_round(team):
    record = make.sent(team.owner)
    for action in (taking_up.Collect, taking_up.Lapse, drafting.Cancel, answering.Urge):
        with pytest.raises(NotAllowed):
            perform(record, action, actor=team.health, note="x")


def test_silence_is_for_the_clock_only(team):
    with pytest.raises(NotAllowed):
        perform(make.sent(team.owner), taking_up.Lapse, actor=team.owner)


def test_sent_round_asks_each_body_by_its_own_day(team):
    own = dt.date(2026, 3, 20)
    record = make.sent(
        team.owner, requests=[*make.bodies(make.HEALTH), {**make.bodies(make.FARMING)[0], "due_on": own}]
    )
    assert (record.dossier.state, record.dossier.event_date, record.dossier.due_on) == ("SENT", make.MONDAY, own)
    days = list(record.requests.order_by("pk").values_list("state", "sent_on", "due_on"))
    assert days == [("WAITING", make.MONDAY, make.DUE), ("WAITING", make.MONDAY, own)]
    assert record.dossier.number == "LYK-24-2026-0001"
    told = Notice.objects.get(officer=team.health, kind="send").text
    assert told == "Lấy ý kiến: Lấy ý kiến dự thảo Kế hoạch đối ngoại năm 2027. Hạn trả lời: 11/03/2026."


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, make.DUE),
        ({"answer_wd": 10}, dt.date(2026, 3, 16)),
        ({"answer_by": dt.date(2026, 3, 31)}, dt.date(2026, 3, 31)),
    ],
)
def test_deadline_of_the_round(team, changes, due):
    assert make.row(make.sent(team.owner, **changes)).due_on == due


@pytest.mark.parametrize(("day", "state"), [(make.DUE, "ANSWERED"), (make.DUE + dt.timedelta(days=1), "LATE")])
def test_answer_is_late_the_day_after(team, day, state):
    record = make.sent(team.owner)
    make.answer(record, team.health, day, **REMARK, answers=[{"number": 2, "text": "Ngân sách."}])
    row = make.row(record)
    assert (row.state, row.answered_on, row.officer, row.told()) == (
        state, day, team.health, "Bổ sung chỉ tiêu y tế.\n2. Ngân sách.",
    )  # fmt: skip
    assert make.row(record, make.FARMING).state == "WAITING"


def test_two_bodies_answer_on_the_version_that_both_read(team):
    record = make.sent(team.owner)
    first, second = fresh(record), fresh(record)
    perform(first, answering.Answer, actor=team.health, version=first.dossier.version, stance="AGREE")
    perform(second, answering.Answer, actor=team.farming, version=second.dossier.version, stance="AGREE")
    assert set(record.requests.values_list("stance", flat=True)) == {"AGREE"}
    assert fresh(record).dossier.version == record.dossier.version


def test_thirty_bodies_answer_on_one_version(team, make_body, make_officer, province):
    asked = [make_body(f"Sở thử nghiệm số {number}", province=province) for number in range(30)]
    officers = [make_officer("REQUESTER", body, scope="body") for body in asked]
    record = make.sent(team.owner, requests=[{"body": body, "due_on": None} for body in asked])
    stale = [fresh(record) for _officer in officers]
    with make.on(make.MONDAY):
        for mine, officer in zip(stale, officers, strict=True):
            perform(mine, answering.Answer, actor=officer, version=mine.dossier.version, stance="AGREE")
        perform(record, taking_up.Collect, actor=team.owner, version=record.dossier.version)
    assert list(record.requests.values_list("state", flat=True)) == ["ANSWERED"] * 30
    entries = Entry.objects.filter(subject=record.dossier.key, action="opinion_rounds.answer")
    assert sorted(entries.values_list("actor", flat=True)) == sorted(each.username for each in officers)


def test_changed_answer_keeps_its_history_and_waits_for_a_new_handling(team):
    record = make.sent(team.owner)
    make.answer(record, team.health, **REMARK)
    take_up(record, team.owner)
    make.answer(record, team.clerk, make.DUE + dt.timedelta(days=3), stance="DISAGREE", text="Chưa đủ căn cứ.")
    row = make.row(record)
    assert (row.state, row.stance, row.handling, row.revision) == ("ANSWERED", "DISAGREE", "", 2)
    first, _handled, last = Entry.objects.filter(subject=subject_of(row)).order_by("seq")
    assert first.changes["stance"] == ["", "AGREE_WITH_COMMENT"]
    assert last.changes["text"] == ["Bổ sung chỉ tiêu y tế.", "Chưa đủ căn cứ."]
    assert (last.actor, last.action) == (team.clerk.username, "opinion_rounds.answer")


def test_handling_of_an_older_wording_is_refused(team):
    record = make.sent(team.owner)
    make.answer(record, team.health, **REMARK)
    make.answer(record, team.health, stance="DISAGREE", text="Khác.")
    with pytest.raises(InvalidInputs) as refusal:
        take_up(record, team.owner, revision=1)
    assert "vừa sửa ý kiến" in str(refusal.value.messages)
    assert make.row(record).handling == ""


def test_answer_that_meets_the_close_is_refused(team):
    record = closed(team)
    late = fresh(record)
    late.dossier.state = "COLLECTED"  # as another process read it a moment before the close
    with pytest.raises(WrongState, match="vừa kết thúc"):
        perform(late, answering.Answer, actor=team.health, stance="DISAGREE", text="Muộn.")
    assert make.row(record).stance == "AGREE_WITH_COMMENT"


def test_close_that_meets_an_answer_is_refused(team):
    record = make.sent(team.owner)
    make.answer(record, team.health, **REMARK)  # came after the rules of the close were judged
    with pytest.raises(WrongState, match="vừa cho ý kiến"):
        taking_up.Close.follow(record, {}, team.owner)


def test_two_owners_do_not_overwrite_each_other(team):
    record = make.sent(team.owner)
    make.answer(record, team.health, **REMARK)
    stale = fresh(record)
    take_up(record, team.owner)
    with pytest.raises(Conflict):
        perform(stale, answering.Urge, actor=team.owner, requests=[make.row(record, make.FARMING).pk])


def test_answer_on_paper_is_typed_in_and_mended(team):
    record = make.sent(team.owner)
    said = {"request": make.row(record).pk, **RECORDED}
    with make.on(make.DUE):
        perform(record, answering.RecordAnswer, actor=team.owner, **said)
        assert (make.row(record).state, make.row(record).on_paper) == ("ANSWERED", True)
    with make.on(make.DUE + dt.timedelta(days=2)):
        perform(record, answering.RecordAnswer, actor=team.owner, **said | {"answered_on": make.DUE + dt.timedelta(1)})
    assert make.row(record).state == "LATE"


def test_what_a_body_said_itself_is_not_typed_over(team):
    record = make.sent(team.owner)
    make.answer(record, team.health)
    with pytest.raises(InvalidInputs), make.on(make.MONDAY):
        perform(record, answering.RecordAnswer, actor=team.owner, request=make.row(record).pk, **RECORDED)


def test_answer_to_an_unknown_question_is_refused(team):
    record = make.sent(team.owner)
    with pytest.raises(InvalidInputs) as refusal:
        make.answer(record, team.health, answers=[{"number": 3, "text": "?"}])
    assert refusal.value.messages == ["Trả lời từng câu hỏi: Chỉ trả lời các câu hỏi của đợt lấy ý kiến."]


def test_extension_is_of_one_body(team):
    record = make.sent(team.owner)
    until = dt.date(2026, 3, 18)
    perform(
        record, answering.Extend, actor=team.owner, request=make.row(record).pk, extended_to=until, reason="Chờ họp"
    )
    assert (make.row(record).deadline, make.row(record, make.FARMING).deadline) == (until, make.DUE)
    assert record.dossier.due_on == until
    make.answer(record, team.health, until)
    assert make.row(record).state == "ANSWERED"
    assert Notice.objects.filter(officer=team.health, kind="extend").count() == 1


def test_withdrawn_question_is_no_longer_seen(team):
    record = make.sent(team.owner)
    perform(record, answering.Withdraw, actor=team.owner, request=make.row(record).pk, note="Hỏi nhầm")
    assert OpinionRound.objects.visible_to(team.health).count() == 0
    assert OpinionRound.objects.visible_to(team.farming).count() == 1
    with pytest.raises(NotAllowed):
        make.answer(record, team.health)


def test_urged_bodies_are_told_once_a_day(team):
    record = make.sent(team.owner)
    pks = [make.row(record).pk]
    with make.on(make.DUE):
        perform(perform(record, answering.Urge, actor=team.owner, requests=pks), answering.Urge, actor=team.owner,
                requests=pks)  # fmt: skip
    assert make.row(record).urged_on == make.DUE
    counts = [
        Notice.objects.filter(officer=each, kind__startswith="urge").count() for each in (team.health, team.farming)
    ]
    assert counts == [1, 0]


def test_closed_round_is_read_by_everybody_asked(team):
    record = closed(team)
    assert (record.dossier.state, record.closed_on, record.dossier.is_open) == ("CLOSED", make.MONDAY, False)
    assert Notice.objects.filter(officer=team.farming, kind="close").count() == 1
    with pytest.raises(NotAllowed):
        make.answer(record, team.health)
    perform(record, AddComment, actor=team.health, text="Cảm ơn")


@pytest.mark.parametrize(("to", "asked"), [("EVERYONE", [make.FARMING, make.HEALTH]), ("REMARKS", [make.HEALTH])])
def test_next_round_is_a_draft_with_the_same_questions(team, to, asked):
    record = closed(team)
    perform(record, drafting.AskAgain, actor=team.owner, draft_text="Dự thảo lần 2", to=to)
    link = Link.objects.get(target=record.dossier, kind=Link.Kind.FOLLOWS)
    following = OpinionRound.objects.for_system("test").get(pk=link.source_id)
    assert (following.round_no, following.previous_number, following.draft_text, following.dossier.state) == (
        2, record.dossier.number, "Dự thảo lần 2", "DRAFT",
    )  # fmt: skip
    assert sorted(following.requests.values_list("body__code", flat=True)) == asked
    assert following.questions.count() == 2
    with pytest.raises(NotAllowed, match=r"LYK-24-2026-0002|lần lấy ý kiến sau"):
        perform(fresh(record), drafting.AskAgain, actor=team.owner, to="EVERYONE")


def test_cancelled_round_takes_no_answer(team):
    record = perform(make.sent(team.owner), drafting.Cancel, actor=team.owner, note="Thay đổi kế hoạch")
    with pytest.raises(NotAllowed):
        make.answer(record, team.health)
    assert Notice.objects.filter(officer=team.farming, kind="cancel").count() == 1


def test_draft_is_corrected_whole(team):
    record = make.open_one(team.owner)
    changed = make.bodies(make.FARMING)
    perform(record, drafting.Correct, actor=team.owner, requests=changed, questions=[], title="Tên mới")
    assert [str(row) for row in record.requests.all()] == [str(changed[0]["body"])]
    assert (record.questions.count(), record.dossier.title) == (0, "Tên mới")


def test_round_serves_another_dossier(team):
    subject = make.open_one(team.owner)
    record = make.open_one(team.owner, subject_number=subject.dossier.number)
    assert record.dossier.links_out.get().target == subject.dossier
    with pytest.raises(InvalidInputs):
        make.open_one(team.owner, subject_number="KH-24-2026-9999")


def test_missing_answer_is_closed_over_with_a_reason_that_is_kept(team):
    record = make.sent(team.owner, silence="MUST_ANSWER")
    make.answer(record, team.farming)
    with make.on(make.DUE + dt.timedelta(days=1)):
        perform(record, taking_up.Collect, actor=team.owner)
        with pytest.raises(RulesBroken):
            perform(record, taking_up.Close, actor=team.owner)
        perform(record, taking_up.Close, actor=team.owner, reasons={"LYK-12": "Đã hỏi qua điện thoại"})
    assert list(Waiver.objects.values_list("rule", "reason")) == [("LYK-12", "Đã hỏi qua điện thoại")]
    assert (make.row(record).state, make.row(record).stance) == ("SILENT", "")
