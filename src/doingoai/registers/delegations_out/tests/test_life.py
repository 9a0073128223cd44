"""A delegation lives from its proposal to its closed dossier; who may not act is refused, an outsider finds nothing."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.authority.models import Step
from doingoai.norms.models import Waiver
from doingoai.registers.delegations_out.actions import decision, journey, proposal
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.tests.conftest import PAPER
from doingoai.registers.delegations_out.tests.factories import TODAY, at, head, member, stop
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

REPORT = {
    "results": "Hai bên thống nhất ba nội dung hợp tác về nông nghiệp.",
    "commitments": "Tiếp nhận 20 cán bộ Lào đào tạo trong năm 2027; đầu mối: Sở Nội vụ; hạn 30/6/2027.",
    "actual_cost_vnd": 590_000_000,
}


def test_draft_is_numbered_and_due_before_departure(propose):
    record = propose()
    assert record.dossier.number == "DR-24-2026-0001"
    assert (record.day_count, record.member_count, record.head_name, record.countries) == (5, 2, "Trần Thị Bình", "Lào")
    assert record.dossier.event_date == dt.date(2026, 10, 16)
    assert record.dossier.due_on == dt.date(2026, 9, 14)  # 20 working days before 12 October: TTTU is asked


def test_delegation_goes_from_proposal_to_closed_dossier(returned, requester, fa_officer):
    dossier = returned.dossier
    assert (dossier.state, dossier.due_on) == ("RETURNED", dt.date(2026, 10, 30))
    with at(dt.date(2026, 10, 26)):
        perform(returned, journey.Report, actor=requester, **REPORT)
        perform(returned, journey.AcceptReport, actor=fa_officer)
    with at(dt.date(2026, 10, 28)):
        perform(returned, journey.Close, actor=fa_officer, passports_back_on=dt.date(2026, 10, 20), gifts_declared=True)
    assert (dossier.state, dossier.is_open, dossier.due_on) == ("CLOSED", False, None)
    acts = [entry.action.partition(".")[2] for entry in Entry.objects.order_by("seq")]
    assert acts == [
        "propose", "submit", "receive", "present", "appraise", "opine", "decide", "prepare", "depart", "come_back",
        "report", "accept_report", "close",
    ]  # fmt: skip


def test_decision_keeps_papers_and_what_was_decided(approved):
    papers = [(paper.kind, paper.role, paper.number) for paper in approved.papers.all()]
    assert papers == [("Y_KIEN", "TTTU", "112-CV/TU"), ("QUYET_DINH", "UBND_CHAIR", "488/QĐ-UBND")]
    assert approved.decided["countries"] == ["LA"]
    assert len(approved.decided["members"]) == 2


def test_appraiser_does_not_decide_and_decider_does_not_appraise(present, fa_head, chair):
    record = present()
    with at(TODAY), pytest.raises(NotAllowed):
        perform(record, decision.Decide, actor=fa_head, **PAPER)
    with at(TODAY), pytest.raises(NotAllowed):
        perform(record, decision.Appraise, actor=chair)


def test_decision_waits_for_its_turn(present, chair):
    with at(TODAY), pytest.raises(NotAllowed):
        perform(present(), decision.Decide, actor=chair, **PAPER)


def test_returned_dossier_goes_back_with_the_reason(present, fa_head, requester):
    record = present()
    with at(TODAY):
        perform(record, decision.Return, actor=fa_head, note="Bổ sung thư mời")
        assert record.dossier.state == "SUPPLEMENT"
        assert list(Step.objects.exclude(outcome="void").values_list("outcome", flat=True)) == ["returned"]
        perform(record, proposal.Correct, actor=requester, invited_by="Sở Nông Lâm Xiêng Khoảng")
    assert (record.members.count(), record.stops.count()) == (2, 1)


def test_returned_dossier_comes_again_and_is_decided(present, decide, fa_head, requester_head, fa_officer):
    record = present()
    with at(TODAY):
        perform(record, decision.Return, actor=fa_head, note="Bổ sung thư mời")
        perform(record, proposal.Submit, actor=requester_head)
        perform(record, proposal.Receive, actor=fa_officer)
        perform(record, decision.Present, actor=fa_officer, reasons={"*": "Đã rà soát"})
    assert decide(record).dossier.state == "APPROVED"


def test_return_without_a_reason_is_refused(present, fa_head):
    with at(TODAY), pytest.raises(InvalidInputs):
        perform(present(), decision.Return, actor=fa_head)


def test_supplement_is_asked_with_a_reason(propose, requester_head, fa_officer):
    record = propose()
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester_head)
        perform(record, proposal.RequestSupplement, actor=fa_officer, note="Thiếu bản dịch thư mời")
        assert record.dossier.state == "SUPPLEMENT"
        perform(record, proposal.Submit, actor=requester_head)
    assert record.dossier.state == "SUBMITTED"


def test_refused_delegation_is_closed(present, fa_head, tttu, chair):
    record = present(members=[head(rank_group="R13", cadre_tier="CO_QUAN")])
    with at(TODAY):
        perform(record, decision.Appraise, actor=fa_head)
        perform(record, decision.Refuse, actor=chair, note="Chưa cần thiết")
    assert (record.dossier.state, record.dossier.is_open) == ("REFUSED", False)


def test_changed_members_need_an_amended_decision(approved, requester, requester_head, decide):
    with at(dt.date(2026, 9, 20)):
        perform(approved, decision.Change, actor=requester, members=[head(), member("Vũ Thị Chi")])
        perform(approved, journey.Prepare, actor=requester, briefed_on=dt.date(2026, 9, 18), all_checked=True)
    with at(dt.date(2026, 10, 12)), pytest.raises(RulesBroken, match="Khác với quyết định cử: thành viên"):
        perform(approved, journey.Depart, actor=requester, actual_depart_on=dt.date(2026, 10, 12))
    with at(dt.date(2026, 9, 21)):
        perform(approved, decision.Amend, actor=requester_head, note="Thay một thành viên bị ốm")
    assert approved.dossier.state == "DECIDING"
    assert decide(approved).decided["members"] == sorted(each.person_key for each in approved.members.all())


def test_cancelled_delegation_ends_its_open_steps(present, requester_head):
    record = present()
    with at(TODAY):
        perform(record, proposal.Cancel, actor=requester_head, note="Đối tác hoãn")
    assert record.dossier.state == "CANCELLED"
    assert set(Step.objects.values_list("outcome", flat=True)) == {"void"}


def test_decided_delegation_is_revoked_by_a_decider_only(approved, requester_head, chair):
    with at(TODAY), pytest.raises(WrongState):
        perform(approved, proposal.Cancel, actor=requester_head, note="Không đi")
    with at(TODAY), pytest.raises(NotAllowed):
        perform(approved, decision.Revoke, actor=requester_head, note="Không đi")
    with at(TODAY):
        perform(approved, decision.Revoke, actor=chair, note="Thiên tai")
    assert approved.dossier.state == "CANCELLED"


def test_postponed_delegation_is_handed_in_again_with_new_dates(approved, requester, requester_head):
    with at(TODAY):
        perform(approved, proposal.Postpone, actor=requester_head, note="Bão số 5")
        assert (approved.dossier.state, approved.dossier.due_on) == ("POSTPONED", None)
        days = {"depart_on": dt.date(2026, 11, 9), "return_on": dt.date(2026, 11, 13)}
        row = stop(date_from=days["depart_on"], date_to=days["return_on"])
        perform(approved, proposal.Correct, actor=requester, stops=[row], **days)
        perform(approved, proposal.Submit, actor=requester_head)
    assert approved.dossier.state == "SUBMITTED"


def test_report_sent_back_is_owed_again(returned, requester, fa_officer):
    with at(dt.date(2026, 10, 20)):
        perform(returned, journey.Report, actor=requester, **REPORT)
        perform(returned, journey.SendBackReport, actor=fa_officer, note="Chưa nêu đầu mối")
    assert (returned.dossier.state, returned.reported_on) == ("RETURNED", None)
    assert returned.dossier.due_on == dt.date(2026, 10, 30)


def test_report_without_results_is_refused(returned, requester):
    with at(dt.date(2026, 10, 20)), pytest.raises(InvalidInputs, match="chưa hợp lệ"):
        perform(returned, journey.Report, actor=requester, no_commitment=True)


def test_leader_leaves_after_a_briefing_only(approved, requester):
    with at(dt.date(2026, 10, 8)), pytest.raises(InvalidInputs):
        perform(approved, journey.Prepare, actor=requester, all_checked=True)


def test_departure_in_the_future_is_refused(approved, requester):
    with at(dt.date(2026, 10, 8)):
        perform(approved, journey.Prepare, actor=requester, briefed_on=dt.date(2026, 10, 7), all_checked=True)
        with pytest.raises(InvalidInputs):
            perform(approved, journey.Depart, actor=requester, actual_depart_on=dt.date(2026, 10, 12))


def test_return_before_departure_is_refused(abroad, requester):
    with at(dt.date(2026, 10, 17)), pytest.raises(InvalidInputs):
        perform(abroad, journey.ComeBack, actor=requester, actual_return_on=dt.date(2026, 10, 11))


def test_trip_that_ends_before_it_begins_is_refused(propose):
    with pytest.raises(InvalidInputs):
        propose(return_on=dt.date(2026, 10, 11))


def test_sensitivity_is_only_raised_by_the_foreign_affairs_body(propose, requester_head, fa_officer):
    record = propose(sensitivity="S1")
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester_head)
        perform(record, proposal.Receive, actor=fa_officer)
        with pytest.raises(InvalidInputs):
            perform(record, decision.Present, actor=fa_officer, sensitivity="S0", reasons={"*": "Đã rà soát"})
        perform(record, decision.Present, actor=fa_officer, sensitivity="S2", reasons={"*": "Đã rà soát"})
    assert set(record.dossier.steps.values_list("role", flat=True)) >= {"POLICE", "MOFA_HEAD"}


def test_reason_for_a_warning_is_kept(present):
    record = present(depart_on=dt.date(2026, 9, 10), return_on=dt.date(2026, 9, 12))
    kept = Waiver.objects.filter(subject=record.dossier.key, rule="R-DR-11b").values_list("reason", flat=True)
    assert list(kept) == ["Theo chỉ đạo"]
    assert record.is_urgent


def test_member_without_a_unit_belongs_to_the_proposing_one(propose, department, make_body, province):
    other = make_body("Sở Tài chính", province=province)
    record = propose(
        members=[head(), member("Vũ Thị Chi", body=other), member("Ngô Dũng", unit_name="Công ty Sông Lam")]
    )
    assert [each.unit for each in record.members.all()] == [str(department), "Sở Tài chính", "Công ty Sông Lam"]


def test_unit_whose_people_travel_sees_the_dossier(propose, make_body, make_officer, province):
    other = make_body("Sở Tài chính", province=province)
    colleague = make_officer("REQUESTER", other, scope="body")
    assert OutgoingDelegation.objects.visible_to(colleague).count() == 0
    record = propose(members=[head(), member("Vũ Thị Chi", body=other)])
    assert list(OutgoingDelegation.objects.visible_to(colleague)) == [record]


def test_colleague_sees_and_does_not_submit(propose, auditor):
    record = propose()
    assert OutgoingDelegation.objects.visible_to(auditor).count() == 1
    with pytest.raises(NotAllowed):
        perform(record, proposal.Submit, actor=auditor)


def test_outsider_finds_nothing(propose, outsider, signed_in):
    record = propose()
    assert OutgoingDelegation.objects.visible_to(outsider).count() == 0
    assert signed_in(outsider).get(record.get_absolute_url()).status_code == 404
