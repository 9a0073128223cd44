"""Invitation, papers, consent, visas, border passes, weekends, who left a post, exceptions; both sides of each."""

import datetime as dt

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.norms.models import Severity
from doingoai.organisations.models import Holding
from doingoai.registers.delegations_out.actions import beside, decision, proposal
from doingoai.registers.delegations_out.models import Paper
from doingoai.registers.delegations_out.rules import papers, people, posts, trip
from doingoai.registers.delegations_out.tests.conftest import OPINION, PAPER
from doingoai.registers.delegations_out.tests.factories import TODAY, TRIP, at, findings, head, in_state, member, stop
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

OFF = {"plan_line": "", "off_plan_reason": "CONG_VIEC_CHUNG_CUA_TINH", "off_plan_note": "Theo kết luận giao ban"}
PRIVATE = {"delegation_type": "VIEC_RIENG", "plan_line": "", "budget_vnd": None}
START, END, DAY = TRIP["depart_on"], TRIP["return_on"], dt.timedelta(days=1)
EXCEPTION = {"number": "77-TB/TU", "issued_on": dt.date(2026, 8, 28), "reason": "Hai người cùng phụ trách đàm phán"}


@pytest.mark.covers("R-DR-00b")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"invited_by": " "}, ["Thư mời: chưa ghi bên mời."]),
        ({"invited_by": "", "invitation_kind": "CO_CHE_DA_THOA_THUAN"}, []),
        ({"invitation_language": "tiếng Anh"}, ["Thư mời: thư mời chưa có bản dịch tiếng Việt."]),
        ({"invitation_language": "tiếng Anh", "invitation_translated": True}, []),
        ({"invitation_language": "Tiếng Việt"}, []),
        (PRIVATE | {"invited_by": ""}, []),
    ],
)
def test_invitation_is_whole(fields, expected, propose):
    assert findings(papers.INVITATION, propose(**fields)) == expected


@pytest.mark.covers("R-DR-00c")
@pytest.mark.parametrize(
    ("fields", "state", "expected"),
    [
        ({}, "DRAFT", ["Hồ sơ chưa có: đề án, chương trình chuyến đi, dự toán chi tiết."]),
        ({"project_paper": "Đề án 12/ĐA-SNN", "funding": "DOI_TAC"}, "DRAFT", []),
        ({"funding": "DOI_TAC"}, "DRAFT", ["Hồ sơ chưa có: đề án, chương trình chuyến đi."]),
        ({}, "APPROVED", []),
        (PRIVATE, "DRAFT", ["Hồ sơ chưa có: đơn xin nghỉ phép (tệp đính kèm)."]),
    ],
)
def test_missing_papers_are_told_and_never_block(fields, state, expected, propose):
    assert findings(papers.MISSING, in_state(propose(**fields), state)) == expected
    assert papers.MISSING.severity == Severity.INFO


@pytest.mark.covers("R-DR-01e")
def test_trip_outside_the_plan_has_a_consent_first(present, fa_head, tttu, chair):
    record = present(members=[head(rank_group="R13", cadre_tier="CO_QUAN")], **OFF)
    with at(dt.date(2026, 9, 14)):
        perform(record, decision.Appraise, actor=fa_head)
        perform(record, decision.GiveOpinion, actor=tttu, **OPINION)
        with pytest.raises(RulesBroken, match="chưa có văn bản cho chủ trương"):
            perform(record, decision.Decide, actor=chair, **PAPER)
        record.papers.update(kind="CHU_TRUONG")
        perform(record, decision.Decide, actor=chair, **PAPER)
    assert record.dossier.state == "APPROVED"


@pytest.mark.covers("R-DR-17b")
@pytest.mark.parametrize(
    ("needed", "ready", "sound"), [(False, None, True), (True, None, False), (True, dt.date(2026, 10, 1), True)]
)
def test_visas_are_there(needed, ready, sound, propose):
    record = propose(needs_visa=needed)
    record.visas_ready_on = ready
    assert (findings(papers.VISA, record) == []) is sound


@pytest.mark.covers("DR-C12-1")
@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, []),
        ({"travel_document": "GIAY_THONG_HANH", "delegation_type": "BIEN_GIOI"}, []),
        ({"travel_document": "GIAY_THONG_HANH"}, ["không phải đoàn giao lưu biên giới"]),
        (
            {"travel_document": "GIAY_THONG_HANH", "delegation_type": "BIEN_GIOI", "stops": [stop("TH")]},
            ["đến Thái Lan"],
        ),
    ],
)
def test_border_pass_serves_border_exchanges(fields, problems, propose):
    expected = [f"Giấy thông hành không dùng cho chuyến đi này: {problem}." for problem in problems]
    assert findings(trip.BORDER_PASS, propose(**fields)) == expected


@pytest.mark.covers("R-DR-06", "R-DR-11b")
def test_border_exchange_of_one_day_has_figures_of_its_own(propose):
    days = {
        "depart_on": START,
        "return_on": START,
        "delegation_type": "BIEN_GIOI",
        "travel_document": "GIAY_THONG_HANH",
    }
    rows = [head(rank_group="R13", cadre_tier="CO_QUAN"), *(member(f"Người {number}") for number in range(60))]
    record = propose(members=rows, **days)
    assert record.dossier.due_on == dt.date(2026, 10, 5)  # 5 working days before 12 October
    assert findings(trip.SIZE, record) == []
    longer = propose(members=rows[:2], **(days | {"return_on": START + 3 * DAY}))
    assert findings(trip.SIZE, longer) == ["Đoàn có 4 ngày; nhiều nhất 3 ngày."]


@pytest.mark.covers("DR-C12-2")
@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (START, END, []),
        (START - DAY, END + DAY, []),  # a Sunday and a Saturday to travel
        (START - 2 * DAY, END, ["đầu"]),  # from Saturday on
        (START, END + 2 * DAY, ["cuối"]),
    ],
)
def test_trip_is_not_drawn_out_by_weekends(first, last, expected, propose):
    record = propose(depart_on=first, return_on=last, stops=[stop()])
    said = "Kéo dài chuyến đi ở {} chuyến bằng 2 ngày nghỉ không làm việc; nhiều nhất 1."
    assert findings(trip.WEEKENDS, record) == [said.format(where) for where in expected]


@pytest.mark.covers("DR-C12-3")
@pytest.mark.parametrize(("until", "sound"), [(None, True), (START, True), (START - DAY, False)])
def test_people_who_left_their_post_stay_at_home(until, sound, propose, department, make_officer):
    officer = make_officer("REQUESTER_HEAD", department, name="Trần Thị Bình")
    Holding.objects.filter(officer=officer).update(valid_to=until)
    found = findings(posts.LEFT, propose())
    assert found == ([] if sound else [f"Trần Thị Bình: đã thôi giữ chức vụ tại {department}."])


@pytest.mark.covers("DR-C12-3")
def test_body_that_is_no_more_sends_nobody(propose, make_body, province):
    gone = make_body("Sở Công nghiệp", province=province, valid_to=START - DAY)
    record = propose()
    record.members.filter(role="THANH_VIEN").update(body=gone)
    assert findings(posts.LEFT, record) == ["Nguyễn Văn An: Sở Công nghiệp đã kết thúc hoạt động."]


@pytest.mark.covers("DR-C12-4")
@pytest.mark.parametrize(
    ("kind", "born", "sound"),
    [("KHAO_SAT_HOC_TAP", 1969, True), ("KHAO_SAT_HOC_TAP", 1968, False), ("THAM_CHINH_THUC", 1960, True),
     ("DAO_TAO_BOI_DUONG", None, True)],
)  # fmt: skip
def test_study_comes_before_retirement(kind, born, sound, propose):
    record = propose(delegation_type=kind, members=[head(birth_year=born)])
    assert (findings(posts.STUDY_AGE, record) == []) is sound


@pytest.mark.covers("R-QC-08", "R-QC-08b")
@pytest.mark.parametrize(("heard", "sound"), [(False, False), (True, True)])
def test_vice_chair_who_signs_for_himself_has_heard_the_next_level(heard, sound, propose):
    deputy = member("Lý Văn Phó", rank_group="R09", cadre_tier="BTV", role="PHO_DOAN")
    record = propose(members=[head(), deputy])
    if heard:
        Paper.objects.create(
            delegation=record, kind="Y_KIEN", role="TTTU", number="112-CV/TU", issued_on=dt.date(2026, 9, 9),
            signer="Thư", capacity="TM",
        )  # fmt: skip
    said = {"signer": "Lý Văn Phó", "capacity": "KT", "issued_on": dt.date(2026, 9, 9)}
    assert findings(posts.SELF_DECIDED, record, **said) == [
        "Người ký cũng ở trong đoàn (Lý Văn Phó, Phó đoàn): tự quyết định cho mình."
    ]
    assert (findings(posts.NEXT_LEVEL, record, **said) == []) is sound
    assert findings(posts.NEXT_LEVEL, record, **(said | {"signer": "Lê Văn Chủ"})) == []


@pytest.mark.covers("R-DR-03")
def test_exception_of_the_standing_committee_lifts_the_block(propose, btv, requester_head):
    record = propose(members=[head(is_key_leader=True), member(is_key_leader=True)])
    assert len(findings(people.KEY_LEADERS, record)) == 1
    with at(TODAY):
        perform(record, beside.GrantException, actor=btv, rule="R-DR-03", **EXCEPTION)
    assert findings(people.KEY_LEADERS, record) == []
    assert [(each.rule, each.role, each.number) for each in record.exceptions.all()] == [("R-DR-03", "BTV", "77-TB/TU")]


def test_exception_is_granted_by_whoever_may_only(propose, tttu, requester_head):
    record = propose()
    with at(TODAY), pytest.raises(InvalidInputs):  # two key leaders are the Standing Committee's to allow
        perform(record, beside.GrantException, actor=tttu, rule="R-DR-03", **EXCEPTION)
    with at(TODAY), pytest.raises(NotAllowed):
        perform(record, beside.GrantException, actor=requester_head, rule="R-DR-03", **EXCEPTION)


@pytest.mark.covers("R-DR-02")
def test_exception_that_was_decided_is_kept_by_its_rule(present, fa_head, tttu, btv, chair):
    record = present(exception_reason="DAM_PHAN")
    with at(dt.date(2026, 9, 14)):
        perform(record, decision.Appraise, actor=fa_head)
        perform(record, decision.GiveOpinion, actor=tttu, **OPINION)
        perform(record, decision.GiveOpinion, actor=btv, **OPINION)
        perform(record, decision.Decide, actor=chair, **PAPER)
    kept = [(each.rule, each.number, each.reason) for each in record.exceptions.all()]
    assert kept == [("R-DR-02", "488/QĐ-UBND", "Đàm phán")]


def test_most_senior_post_that_is_still_held_decides(propose):
    both = {"rank_group": "R10", "also_rank": "R08"}
    still = propose(members=[head(**both, also_until=START)]).members.get()
    over = propose(members=[head(**both, also_until=START - DAY)]).members.get()
    assert (still.senior_rank, over.senior_rank) == ("R08", "R10")
    assert still.facts()["rank"] == "R08"


def test_acting_official_is_named_so(propose):
    record = propose(members=[head(acting_as="QUYEN"), member()])
    assert [each.post for each in record.members.all()] == ["Quyền Giám đốc Sở", "Chuyên viên"]


@pytest.mark.covers("R-DR-06")
def test_people_of_other_provinces_are_not_ours(propose):
    theirs = [member(f"Người {number}", unit_name="Sở Công Thương tỉnh bạn", is_external=True) for number in range(12)]
    record = propose(members=[head(), *theirs], joint_with="Lạng Sơn, Cao Bằng")
    assert findings(trip.SIZE, record) == []
    assert len(record.facts()) == 1


def test_bodies_that_were_asked_are_kept(propose, requester_head, fa_officer):
    record = propose()
    row = {
        "who": "Sở Tài chính",
        "sent_on": dt.date(2026, 9, 1),
        "replied_on": dt.date(2026, 9, 1),
        "content": "Nhất trí",
    }
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester_head)
        perform(record, proposal.Receive, actor=fa_officer)
        perform(record, beside.RecordConsults, actor=fa_officer, consults=[row])
        with pytest.raises(InvalidInputs, match="chưa hợp lệ"):
            early = row | {"replied_on": dt.date(2026, 8, 31)}
            perform(record, beside.RecordConsults, actor=fa_officer, consults=[early])
    assert [(each.who, each.content) for each in record.consults.all()] == [("Sở Tài chính", "Nhất trí")]
