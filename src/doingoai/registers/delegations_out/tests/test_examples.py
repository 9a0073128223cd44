"""The five examples of the law of delegations (C.13), each through its life in 2027."""

import datetime as dt

import pytest

from doingoai.authority.models import Kind, Step
from doingoai.norms.models import Strictness, Waiver
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out.actions import decision, journey, proposal
from doingoai.registers.delegations_out.rules import people
from doingoai.registers.delegations_out.tests.factories import at, findings, head, in_state, member, stop
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

D = dt.date
REASONS = {"*": "Đã giải trình trong tờ trình"}
SPEAKS = {Kind.APPRAISE: decision.Appraise, Kind.OPINION: decision.GiveOpinion, Kind.DECIDE: decision.Decide}
LAOS = {
    "title": "Đoàn đại biểu tỉnh thăm, làm việc tại Lào", "plan_line": "DR-2027-003", "depart_on": D(2027, 3, 15),
    "return_on": D(2027, 3, 20), "budget_vnd": 620_000_000,
}  # fmt: skip


@pytest.fixture
def team(fa_head, tttu, btv, chair):
    return {Role.FA_HEAD: fa_head, Role.TTTU: tttu, Role.BTV: btv, Role.UBND_CHAIR: chair}


@pytest.fixture
def submitted(propose, requester_head):
    """submitted(on, **fields) → a delegation that was handed in on a day"""

    def make(on, **fields):
        record = propose(on=on, **fields)
        with at(on):
            perform(record, proposal.Submit, actor=requester_head, reasons=REASONS)
        return record

    return make


@pytest.fixture
def presented(submitted, fa_officer):
    def make(on, **fields):
        record = submitted(on, **fields)
        with at(on):
            perform(record, proposal.Receive, actor=fa_officer)
            perform(record, decision.Present, actor=fa_officer, reasons=REASONS, mission_consulted_on=on)
        return record

    return make


@pytest.fixture
def decided(presented, team):
    """decided(on, papers, **fields) → a delegation on which everybody spoke by the papers, in their order"""

    def make(on, papers, **fields):
        record, waiting = presented(on, **fields), iter(papers)
        while step := Step.objects.filter(dossier=record.dossier, outcome=Step.Outcome.CURRENT).first():
            inputs, day = {}, on
            if step.kind != Kind.APPRAISE:
                number, day, kind = next(waiting)
                inputs = {"number": number, "issued_on": day, "signer": "Lê Văn Chủ", "capacity": "CHINH_DANH"}
                inputs |= {"kind": kind} if step.kind == Kind.OPINION else {}
            with at(day):
                perform(record, SPEAKS[Kind(step.kind)], actor=team[step.role], reasons=REASONS, **inputs)
        return record

    return make


def test_first_example_laos_reported_in_time_with_three_commitments(decided, requester, fa_officer):
    rows = [head("Trần Văn Bình", position="Phó Bí thư Thường trực", rank_group="R07", sector="NHA_NUOC"),
            *(member(f"Người {number}") for number in range(7))]  # fmt: skip
    papers = [("112-CV/TU", D(2027, 2, 22), "Y_KIEN"), ("488/QĐ-UBND", D(2027, 3, 1), "")]
    record = decided(D(2027, 2, 1), papers, members=rows, **LAOS)
    assert [(each.role, each.number) for each in record.papers.all()] == [
        ("TTTU", "112-CV/TU"), ("UBND_CHAIR", "488/QĐ-UBND"),
    ]  # fmt: skip
    with at(D(2027, 3, 10)):
        perform(record, journey.Prepare, actor=requester, all_checked=True, briefed_on=D(2027, 3, 9))
    with at(D(2027, 3, 15)):
        perform(record, journey.Depart, actor=requester, actual_depart_on=D(2027, 3, 15))
    assert (record.counted_in_year, record.dossier.due_on) == (2027, D(2027, 3, 22))  # told on the next working day
    with at(D(2027, 3, 22)):
        perform(record, journey.ComeBack, actor=requester, actual_return_on=D(2027, 3, 20))
    assert record.report_due_on == D(2027, 4, 2)
    with at(D(2027, 3, 29)):
        perform(record, journey.Report, actor=requester, results="Ba nội dung thống nhất với hai tỉnh.",
                commitments="1. Đào tạo; 2. Giống cây; 3. Khám bệnh.")  # fmt: skip
        perform(record, journey.AcceptReport, actor=fa_officer)
    assert record.reported_on <= record.report_due_on
    assert record.dossier.state == "FOLLOWED"


@pytest.mark.covers("R-DR-02", "R-DR-11b")
def test_second_example_japan_off_plan_in_haste_and_for_the_third_time(decided, propose):
    for month in (1, 2):
        days = {"depart_on": D(2027, month, 11), "return_on": D(2027, month, 12), "members": [head("Hồ Thị Lan")]}
        in_state(propose(**days), "CLOSED")
    fields = {
        "title": "Đoàn xúc tiến thương mại tại Nhật Bản", "plan_line": "", "exception_reason": "DAM_PHAN",
        "off_plan_reason": "CHI_DAO_CAP_CO_THAM_QUYEN", "off_plan_note": "Theo chỉ đạo ngày 01/3/2027",
        "depart_on": D(2027, 3, 22), "return_on": D(2027, 3, 26), "stops": [stop("JP", date_from=D(2027, 3, 22),
        date_to=D(2027, 3, 26), partner="Phòng Thương mại Osaka")], "members": [head("Hồ Thị Lan")],
    }  # fmt: skip
    papers = [("90-CV/TU", D(2027, 3, 12), "CHU_TRUONG"), ("91-TB/TU", D(2027, 3, 15), "CHU_TRUONG"),
              ("512/QĐ-UBND", D(2027, 3, 17), "")]  # fmt: skip
    record = decided(D(2027, 3, 9), papers, **fields)
    assert record.dossier.state == "APPROVED"
    assert (record.is_urgent, record.plan_side) == (True, "NGOAI")
    warned = set(Waiver.objects.filter(subject=record.dossier.key).values_list("rule", flat=True))
    assert {"R-DR-02", "R-DR-11b"} <= warned
    assert list(record.exceptions.values_list("rule", "number")) == [("R-DR-02", "512/QĐ-UBND")]


@pytest.mark.covers("R-DR-06")
def test_third_example_four_countries_are_blocked_where_the_limit_was_adopted(
    submitted, propose, requester_head, province
):
    Strictness.objects.create(
        rule="R-DR-06", province_code=province.code, severity="ERROR", basis="Quy chế của tỉnh", confidence="LOCAL",
        valid_from=D(2026, 1, 1),
    )  # fmt: skip
    days = {"depart_on": D(2027, 5, 10), "return_on": D(2027, 5, 18)}
    span = {"date_from": days["depart_on"], "date_to": days["return_on"]}
    record = propose(on=D(2027, 3, 1), stops=[stop(code, **span) for code in ("DE", "IT", "FR", "BE")], **days)
    with at(D(2027, 3, 2)), pytest.raises(RulesBroken, match="4 nước; nhiều nhất 3 nước"):
        perform(record, proposal.Submit, actor=requester_head, reasons=REASONS)
    with at(D(2027, 3, 3)):
        perform(
            record, proposal.Correct, actor=requester_head, stops=[stop(each, **span) for each in ("DE", "IT", "FR")]
        )
        perform(record, proposal.Submit, actor=requester_head, reasons=REASONS)
    assert record.dossier.state == "SUBMITTED"


@pytest.mark.covers("R-DR-03")
def test_fourth_example_director_and_deputy_of_one_department(propose, requester_head, province):
    Strictness.objects.create(
        rule="R-DR-03", province_code=province.code, severity="ERROR", basis="Quy chế của tỉnh", confidence="LOCAL",
        valid_from=D(2026, 1, 1),
    )  # fmt: skip
    director = head("Trần Thị Bình", is_key_leader=True)
    deputy = member("Lý Văn Phó", rank_group="R11", cadre_tier="BTV", is_key_leader=True)
    record = propose(members=[director, deputy])
    with at(D(2026, 9, 2)), pytest.raises(RulesBroken, match="2 lãnh đạo chủ chốt"):
        perform(record, proposal.Submit, actor=requester_head, reasons=REASONS)
    with at(D(2026, 9, 3)):
        perform(record, proposal.Correct, actor=requester_head, members=[director, member()])
        perform(record, proposal.Submit, actor=requester_head, reasons=REASONS)
    assert record.dossier.state == "SUBMITTED"


@pytest.mark.covers("R-DR-18")
def test_fifth_example_what_the_head_owes_from_one_trip_meets_the_next(propose):
    """The passport itself is the register of passports'; here the report that is owed meets the next trip."""
    spring = propose(depart_on=D(2027, 4, 14), return_on=D(2027, 4, 20), members=[head("Hồ Thị Lan")])
    in_state(spring, "RETURNED", due_on=D(2027, 5, 5))
    following = propose(depart_on=D(2027, 6, 14), return_on=D(2027, 6, 18), members=[head("Hồ Thị Lan")])
    assert findings(people.OWED_REPORT, following, on=D(2027, 5, 5)) == []
    assert len(findings(people.OWED_REPORT, following, on=D(2027, 5, 6))) == 1
