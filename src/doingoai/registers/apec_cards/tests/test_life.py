"""The life of a card: asked in parallel, decided, issued, used, revoked, over; refusals."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.indicators import recounting
from doingoai.indicators.periods import Period, Regime
from doingoai.organisations.roles import Access
from doingoai.registers.apec_cards import actions, clock, indicators
from doingoai.registers.apec_cards.models import ApecCard
from doingoai.registers.apec_cards.tests.conftest import PERMISSION
from doingoai.registers.apec_cards.tests.factories import TODAY, at, open_one
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, WrongState

State = ApecCard.State
DAY = dt.timedelta(days=1)
GRANTED, CARD_ON, END = dt.date(2026, 4, 14), dt.date(2026, 5, 4), dt.date(2031, 5, 4)
CARD = {"card_no": "VNM0012345", "card_issued_on": CARD_ON, "card_expires_on": END}


@pytest.fixture
def permitted(presented, chair):
    record = presented()
    with at(GRANTED):
        return perform(record, actions.Permit, actor=chair, **PERMISSION)


@pytest.fixture
def issued(permitted, officer):
    with at(CARD_ON):
        return perform(permitted, actions.EnterCard, actor=officer, **CARD)


def passes(day):
    """Let the clock serve a day; return how many acts it did."""
    with at(day):
        return clock.on_day(day)


def fresh(record):
    return ApecCard.objects.for_system("test").get(pk=record.pk)


def test_bodies_are_asked_at_once_and_answer_in_parallel(asked, tax, police, officer, auditor):
    record = asked()
    assert (record.dossier.state, record.dossier.due_on) == (State.CONSULTING, dt.date(2026, 4, 8))
    version = record.dossier.version
    rows = {row.kind: row for row in record.checks.all()}
    with at(TODAY):
        for who, kind in ((police, "CONG_AN"), (tax, "THUE")):  # both saw the same version
            said = {"check_row": rows[kind].pk, "result": "DAT", "document": "12/CV ngày 01/4/2026"}
            perform(record, actions.Answer, actor=who, version=version, **said)
    assert record.dossier.version == version
    assert [(row.kind, row.result, row.answered_on) for row in record.checks.all()] == [
        ("THUE", "DAT", TODAY), ("CONG_AN", "DAT", TODAY), ("BAO_HIEM", "", None),
    ]  # fmt: skip
    assert not may(record, actions.Answer, officer).allowed
    assert not may(record, actions.Answer, auditor).allowed
    assert Entry.objects.filter(subject=record.dossier.key, action="apec_cards.answer").count() == 2


def test_body_answers_for_itself_only_and_says_what_is_wrong(asked, tax):
    record = asked()
    other = record.checks.get(kind="CONG_AN")
    with at(TODAY):
        with pytest.raises(InvalidInputs):
            perform(record, actions.Answer, actor=tax, check_row=other.pk, result="DAT", document="12/CV")
        with pytest.raises(InvalidInputs) as refused:
            own = record.checks.get(kind="THUE")
            perform(record, actions.Answer, actor=tax, check_row=own.pk, result="KHONG_DAT", document="12/CV")
    assert refused.value.messages == ["Nội dung trả lời: Hãy ghi vi phạm hoặc lý do không đồng ý."]


def test_body_that_was_not_asked_and_a_later_answer_are_refused(
    presented, tax, police, make_officer, make_body, province
):
    record = presented()
    assert may(record, actions.Answer, tax).reason == "Hồ sơ không ở bước lấy ý kiến."
    stranger = make_officer("REQUESTER", make_body("Sở Xây dựng", province=province), scope="body")
    assert record.own_checks(stranger) == []
    assert [row.kind for row in record.own_checks(police)] == ["CONG_AN"]


def test_same_thing_is_asked_of_one_body(officer, tax_body):
    with at(TODAY):
        record = open_one(officer)
        perform(record, actions.CheckDossier, actor=officer, is_adult=True, may_leave=True)
        rows = [{"kind": "THUE", "body": tax_body.pk}, {"kind": "THUE", "body_name": "Chi cục Thuế"}]
        with pytest.raises(InvalidInputs) as refused:
            perform(record, actions.Consult, actor=officer, asked=rows)
    assert refused.value.messages == ["Cơ quan được hỏi: Mỗi nội dung chỉ hỏi một cơ quan."]


def test_chair_permits_and_the_card_is_entered(issued):
    assert (issued.dossier.state, issued.permission_no) == (State.ISSUED, "77/UBND-NV")
    assert (issued.dossier.access_level, issued.dossier.due_on) == (Access.RESTRICTED, dt.date(2026, 12, 15))
    assert [(row.kind, row.on, row.number) for row in issued.outcomes.all()] == [("CHO_PHEP", GRANTED, "77/UBND-NV")]


def test_chair_refuses_with_the_reason(presented, chair):
    record = presented("TU_CHOI", position_since=dt.date(2025, 9, 1))
    with at(GRANTED):
        paper = {"refusal_no": "78/UBND-NV", "refused_on": GRANTED}
        with pytest.raises(InvalidInputs):
            perform(record, actions.Refuse, actor=chair, **paper)
        perform(record, actions.Refuse, actor=chair, refusal_reason="Giữ chức vụ mới 7 tháng.", **paper)
    assert (record.dossier.state, record.dossier.is_open) == (State.REFUSED, False)
    assert [(row.kind, row.on) for row in record.outcomes.all()] == [("TU_CHOI", GRANTED)]


def test_who_proposes_does_not_decide_and_chair_waits_for_the_appraisal(asked, answer, officer, chair, fa_head):
    record = answer(asked())
    with at(TODAY):
        perform(record, actions.Present, actor=officer, proposal="CHO_PHEP")
        assert not may(record, actions.Permit, chair).allowed
        assert not may(record, actions.Appraise, officer).allowed
        perform(record, actions.Appraise, actor=fa_head)
        assert may(record, actions.Permit, chair).allowed
        assert may(record, actions.Return, chair).allowed


def test_returned_case_is_presented_again(presented, chair, officer):
    record = presented()
    with at(GRANTED):
        perform(record, actions.Return, actor=chair, note="Hỏi thêm hải quan")
        assert record.dossier.state == State.CONSULTING
        perform(record, actions.Present, actor=officer, proposal="CHO_PHEP")
    assert record.dossier.state == State.DECIDING


def test_ground_opens_the_revocation_and_the_chair_revokes(issued, tax, chair):
    day = dt.date(2027, 2, 1)
    with at(day):
        perform(issued, actions.FindGround, actor=tax, ground="NO_THUE", ground_on=day)
        assert (issued.dossier.state, issued.revoke_due) == (State.REVOKING, issued.dossier.due_on)
        perform(issued, actions.Revoke, actor=chair, revocation_no="9/UBND-NV", revoked_on=day)
    assert (issued.dossier.state, issued.dossier.is_open) == (State.REVOKED, False)
    assert [row.kind for row in issued.outcomes.all()] == ["CHO_PHEP", "THU_HOI"]


def test_ground_that_is_gone_leaves_the_card(issued, officer):
    with at(CARD_ON):
        perform(issued, actions.FindGround, actor=officer, ground="NO_THUE", ground_on=CARD_ON)
        perform(issued, actions.KeepCard, actor=officer, note="Doanh nghiệp đã nộp đủ thuế")
    assert (issued.dossier.state, issued.ground, issued.dossier.due_on) == (State.ISSUED, "", dt.date(2026, 12, 15))


def test_permission_without_card_comes_back_to_itself(permitted, officer):
    with at(GRANTED):
        perform(permitted, actions.FindGround, actor=officer, ground="THOI_VIEC", ground_on=GRANTED)
        perform(permitted, actions.KeepCard, actor=officer, note="Nhầm người")
    assert (permitted.dossier.state, permitted.dossier.due_on) == (State.PERMITTED, None)


def test_report_of_use_moves_the_duty_to_the_next_year(issued, officer):
    said = {"received_on": dt.date(2026, 12, 10), "trips": 3}
    with at(dt.date(2026, 12, 10)):
        perform(issued, actions.TakeUseReport, actor=officer, year=2026, **said)
        assert issued.dossier.due_on == dt.date(2027, 12, 15)
        with pytest.raises(InvalidInputs) as refused:
            perform(issued, actions.TakeUseReport, actor=officer, year=2026, **said)
    assert refused.value.messages == ["Năm báo cáo: Báo cáo năm 2026 đã được ghi."]


def test_last_report_is_that_of_the_last_whole_year(issued, officer):
    with at(dt.date(2030, 12, 20)):
        for year in range(2026, 2031):
            perform(issued, actions.TakeUseReport, actor=officer, year=year, received_on=dt.date(2030, 12, 20), trips=1)
    assert issued.dossier.due_on is None  # the card ends in May 2031


@pytest.mark.parametrize(("day", "acts"), [(dt.date(2026, 7, 14), 0), (dt.date(2026, 7, 15), 1)])
def test_permission_without_card_ends_after_its_day(day, acts, permitted):
    assert passes(day) == acts
    assert (fresh(permitted).dossier.state == State.EXPIRED) is bool(acts)


@pytest.mark.parametrize(("day", "acts"), [(END, 0), (END + DAY, 1)])
def test_card_ends_after_its_day(day, acts, issued):
    assert passes(day) == acts
    assert (fresh(issued).dossier.state == State.EXPIRED) is bool(acts)


def test_silence_is_told_once_after_the_day(asked, officer):
    record = asked()
    passes(dt.date(2026, 4, 8))
    assert Notice.objects.filter(dossier=record.dossier, kind__startswith="silence").count() == 0
    passes(dt.date(2026, 4, 9))
    passes(dt.date(2026, 4, 10))
    told = Notice.objects.filter(officer=officer, kind__startswith="silence").order_by("pk")
    assert [each.text for each in told] == [
        f"{record.dossier.number}: {who} chưa trả lời, hạn 08/04/2026."
        for who in ("Thuế tỉnh", "Công an tỉnh", "Bảo hiểm xã hội tỉnh")
    ]


def test_request_is_taken_back_before_the_decision_only(presented, issued, officer):
    with at(TODAY), pytest.raises(WrongState):
        perform(issued, actions.Withdraw, actor=officer, note="Rút")
    record = presented(applicant_name="Trần Văn Bảo")
    with at(TODAY):
        perform(record, actions.Withdraw, actor=officer, note="Doanh nghiệp rút")
    assert record.dossier.state == State.WITHDRAWN


def test_figures_count_outcomes_on_their_own_days(issued, presented, chair, tax):
    refused = presented("TU_CHOI", applicant_name="Trần Văn Bảo")
    with at(GRANTED):
        said = {"refusal_no": "78/UBND-NV", "refused_on": GRANTED, "refusal_reason": "Chưa đủ điều kiện."}
        perform(refused, actions.Refuse, actor=chair, **said)
    day = dt.date(2027, 2, 1)
    with at(day):
        perform(issued, actions.FindGround, actor=tax, ground="NO_THUE", ground_on=day)
        perform(issued, actions.Revoke, actor=chair, revocation_no="9/UBND-NV", revoked_on=day)
    april, february = Period(2026, 4, 1, Regime.STATISTICAL), Period(2027, 2, 1, Regime.STATISTICAL)
    rows = {period: sorted(indicators.DECISIONS.rows_in(period).values_list("kind", flat=True))
            for period in (april, february)}  # fmt: skip
    assert rows == {april: ["CHO_PHEP", "TU_CHOI"], february: ["THU_HOI"]}
    assert [indicators.PERMITTED.rows_in(period).count() for period in (april, february)] == [1, 0]
    assert recounting.check(list(indicators.ALL)) == []


def test_rectified_day_moves_the_figure(permitted, officer):
    with at(GRANTED + 5 * DAY):
        perform(permitted, actions.Rectify, actor=officer, note="Sai ngày ký", permitted_on=GRANTED + DAY)
    assert [row.on for row in permitted.outcomes.all()] == [GRANTED + DAY]
    assert recounting.check(list(indicators.ALL)) == []
