"""The life of a visit: proposed, permitted, prepared, received, reported, closed; put off, given up, refused."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Link
from doingoai.organisations.models import Body
from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.rules import readiness
from doingoai.registers.delegations_in.tests.conftest import NOTICE, READY_ON
from doingoai.registers.delegations_in.tests.factories import (
    ARRIVAL,
    DEPARTURE,
    REASONS,
    TODAY,
    at,
    findings,
    guest,
    item,
)
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

REPORTED = {"results": "Hai bên trao đổi về cảng biển.", "no_commitment": True, "actual_cost_vnd": 80_000_000}


def acts(record):
    return [entry.action.partition(".")[2] for entry in Entry.objects.filter(subject=record.dossier.key).order_by("pk")]


def test_visit_runs_from_proposal_to_its_end(ended, requester, fa_officer):
    assert (ended.dossier.state, ended.dossier.event_date, ended.dossier.due_on) == (
        "ENDED", DEPARTURE, dt.date(2026, 9, 17),
    )  # fmt: skip
    with at(dt.date(2026, 9, 15)):
        perform(ended, visit.Report, actor=requester, **REPORTED)
        perform(ended, visit.AcceptReport, actor=fa_officer)
        assert ended.dossier.due_on is None
        perform(ended, visit.Close, actor=fa_officer, gifts_declared=True)
    assert (ended.dossier.state, ended.dossier.is_open) == ("CLOSED", False)
    assert acts(ended) == [
        "propose", "submit", "present", "appraise", "decide", "prepare", "guests", "programme", "notify", "ready",
        "arrive", "end", "report", "accept_report", "close",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "due_on"),
    [
        ("PROPOSED", dt.date(2026, 8, 27)),  # 5 working days before 8 September, 31/8 to 2/9 off
        ("APPRAISING", dt.date(2026, 8, 19)),
        ("DECIDING", dt.date(2026, 8, 20)),
    ],
)
def test_each_state_has_its_day(state, due_on, propose, requester, fa_officer):
    record = propose()
    with at(TODAY):
        if state != "PROPOSED":
            perform(record, proposal.Submit, actor=requester)
        if state == "DECIDING":
            perform(record, decision.Present, actor=fa_officer)
    assert (record.dossier.state, record.dossier.due_on) == (state, due_on)


def test_permission_comes_before_the_invitation(present, permit, requester):
    record = present()
    with at(TODAY), pytest.raises(WrongState):
        perform(record, preparing.Invite, actor=requester, invited_on=TODAY)
    permit(record)
    with at(dt.date(2026, 8, 24)):
        perform(record, preparing.Invite, actor=requester, invited_on=dt.date(2026, 8, 24), invitation_number="9/TM")
    assert (record.dossier.state, record.permitted_on) == ("INVITED", dt.date(2026, 8, 21))


def test_papers_are_kept_under_the_role_that_spoke(present, permit):
    record = permit(present())
    assert [(paper.kind, paper.role, paper.number) for paper in record.papers.all()] == [
        ("CHO_PHEP", "UBND_CHAIR", "512/UBND-NgV")
    ]


def test_appraiser_does_not_permit(present, fa_head):
    record = present()
    with at(TODAY), pytest.raises(NotAllowed):
        perform(record, decision.Decide, actor=fa_head, number="1", issued_on=TODAY, signer="A", capacity="TM")


def test_returned_visit_is_corrected_and_submitted_again(present, fa_head, requester):
    record = present()
    with at(TODAY):
        perform(record, decision.Return, actor=fa_head, note="Bổ sung danh sách")
        perform(record, proposal.Correct, actor=requester, host_name="Phạm Phó")
        perform(record, proposal.Submit, actor=requester)
    assert (record.dossier.state, record.host_name) == ("APPRAISING", "Phạm Phó")


def test_supplement_is_asked_for_with_a_reason(propose, requester, fa_officer):
    record = propose()
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
        with pytest.raises(InvalidInputs):
            perform(record, proposal.RequestSupplement, actor=fa_officer)
        perform(record, proposal.RequestSupplement, actor=fa_officer, note="Thiếu thư đề nghị")
    assert record.dossier.state == "PROPOSED"


def test_refused_visit_is_over_and_says_why(present, fa_head, chair):
    record = present()
    with at(TODAY):
        perform(record, decision.Appraise, actor=fa_head)
        perform(record, decision.Refuse, actor=chair, note="Chưa phù hợp", stop_reason="NOI_DUNG")
    assert (record.dossier.state, record.dossier.is_open, record.stop_reason) == ("REFUSED", False, "NOI_DUNG")


def test_postponed_visit_is_permitted_anew(ready, requester_head, requester):
    with at(dt.date(2026, 9, 4)):
        said = {"note": "Bão", "stop_reason": "THIEN_TAI_DICH_BENH", "told_on": dt.date(2026, 9, 4)}
        perform(ready, proposal.Postpone, actor=requester_head, **said)
        assert (ready.dossier.state, ready.permitted_on, ready.dossier.due_on) == ("POSTPONED", None, None)
        days = {"arrive_on": dt.date(2026, 10, 6), "leave_on": dt.date(2026, 10, 8)}
        perform(ready, proposal.Correct, actor=requester, **days)
        perform(ready, proposal.Submit, actor=requester)
    assert (ready.dossier.state, ready.stop_reason, ready.stopped_on) == ("APPRAISING", "", None)
    assert findings(readiness.TOLD_AGAIN, ready)  # the police knew of the former days


def test_new_place_or_host_is_told_again_once_all_was_ready(prepare, be_ready, requester):
    record = prepare()
    with at(READY_ON):
        perform(record, preparing.Adjust, actor=requester, localities="phường Võ Cường")
        assert record.programme_version == 0
        be_ready(record)
        perform(record, preparing.Adjust, actor=requester, entry_point="Nội Bài")
        assert record.programme_version == 0
        perform(record, preparing.Adjust, actor=requester, host_name="Phó Chủ tịch")
    assert record.programme_version == 1


def test_programme_that_changes_during_the_visit_is_told_again(ready, requester):
    with at(ARRIVAL):
        perform(ready, visit.Arrive, actor=requester, actual_arrive_on=ARRIVAL, residence_declared_on=ARRIVAL)
        perform(ready, preparing.SetProgramme, actor=requester, programme=[item(place="Nơi khác")], reasons=REASONS)
    assert ready.programme_version == 1


def test_a_list_may_have_five_hundred_guests(present, permit, requester):
    record = permit(present(guest_count=500))
    with at(TODAY):
        rows = [guest(f"Khách {number}") for number in range(500)]
        perform(record, preparing.SetGuests, actor=requester, guest_count=500, guests=rows)
    assert record.guests.count() == 500


def test_money_is_never_less_than_nothing(propose):
    with pytest.raises(InvalidInputs):
        propose(budget_vnd=-1)


def test_year_before_every_norm_is_told_and_no_crash(propose):
    with pytest.raises(InvalidInputs) as refusal:
        propose(arrive_on=dt.date(2006, 9, 8), leave_on=dt.date(2006, 9, 10))
    assert refusal.value.messages == [
        "Không có quy định DV_REQUEST cho ngày đã ghi. Hãy kiểm tra lại năm của các ngày."
    ]


def test_cancelled_visit_asks_when_the_others_were_told(ready, propose, requester_head):
    with at(dt.date(2026, 9, 4)):
        with pytest.raises(InvalidInputs):
            perform(ready, proposal.Cancel, actor=requester_head, note="Khách hủy", stop_reason="PHIA_KHACH")
        untold = propose()
        perform(untold, proposal.Cancel, actor=requester_head, note="Khách hủy", stop_reason="PHIA_KHACH")
    assert (untold.dossier.state, untold.stopped_on) == ("CANCELLED", dt.date(2026, 9, 4))


def test_list_of_guests_grows_at_the_airport(ready, requester):
    with at(ARRIVAL):
        perform(ready, visit.Arrive, actor=requester, actual_arrive_on=ARRIVAL)
        rows = [guest("Một"), guest("Hai"), guest("Ba"), guest("Bốn")]
        with pytest.raises(InvalidInputs):
            perform(ready, preparing.SetGuests, actor=requester, guests=rows)
        perform(ready, preparing.SetGuests, actor=requester, guests=rows, guest_count=4)
    assert (ready.guests.count(), ready.unnamed_count) == (4, 0)


def test_changed_programme_asks_for_a_new_notice(ready, requester):
    with at(dt.date(2026, 9, 7)):
        perform(ready, preparing.SetProgramme, actor=requester, programme=[item()], reasons=REASONS)
        assert ready.programme_version == 0
        moved = [item(place="Trung tâm Văn hóa Kinh Bắc")]
        perform(ready, preparing.SetProgramme, actor=requester, programme=moved, reasons=REASONS)
    assert ready.programme_version == 1
    with at(ARRIVAL), pytest.raises(RulesBroken, match="Công an tỉnh"):
        perform(ready, visit.Arrive, actor=requester, actual_arrive_on=ARRIVAL)
    with at(ARRIVAL):
        perform(ready, preparing.Notify, actor=requester, **NOTICE | {"number": "79/TB", "sent_on": ARRIVAL})
        perform(ready, visit.Arrive, actor=requester, actual_arrive_on=ARRIVAL)
    assert ready.dossier.state == "VISITING"


def test_new_area_asks_for_a_new_notice(ready, requester):
    with at(dt.date(2026, 9, 7)):
        perform(ready, preparing.Adjust, actor=requester, entry_point="Nội Bài")
        assert ready.programme_version == 0
        perform(ready, preparing.Adjust, actor=requester, areas=["KHU_VUC_CAM"])
    assert (ready.programme_version, ready.areas) == (1, ["KHU_VUC_CAM"])


def test_reply_to_a_notice_is_kept(ready, requester):
    notice = ready.notices.get()
    with at(dt.date(2026, 9, 7)):
        perform(
            ready, preparing.TakeReply, actor=requester, notice=notice.pk, replied_on=dt.date(2026, 9, 4), reply="Có"
        )
    assert [(each.replied_on, each.reply) for each in ready.notices.all()] == [(dt.date(2026, 9, 4), "Có")]


def test_protocol_points_are_ticked(ready, requester):
    with at(dt.date(2026, 9, 7)):
        perform(ready, preparing.Tick, actor=requester, protocol_done=["CHO_NGOI", "PHIEN_DICH"])
    assert ready.protocol_done == ["CHO_NGOI", "PHIEN_DICH"]


def test_report_sent_back_is_owed_again(ended, requester, fa_officer):
    with at(dt.date(2026, 9, 15)):
        perform(ended, visit.Report, actor=requester, **REPORTED)
        perform(ended, visit.SendBackReport, actor=fa_officer, note="Chưa nêu đầu mối")
    assert (ended.dossier.state, ended.reported_on, ended.dossier.due_on) == ("ENDED", None, dt.date(2026, 9, 17))


def test_visit_that_ends_before_it_begins_is_refused(propose):
    with pytest.raises(InvalidInputs):
        propose(leave_on=ARRIVAL - dt.timedelta(days=1))


def test_exactly_one_host_is_named(propose):
    with pytest.raises(InvalidInputs):
        propose(lead_host=None, lead_host_other="")


def test_sub_meeting_is_linked_with_its_master(propose):
    master = propose()
    part = propose(title="Tiếp đoàn tại Sở Công Thương", master_number=master.dossier.number, host_rank="R10")
    link = Link.objects.get(source=part.dossier)
    assert (link.kind, link.target_id) == (Link.Kind.ARISES, master.pk)
    with pytest.raises(InvalidInputs):
        propose(master_number="DV-24-2026-9999")


def test_sensitivity_is_only_raised_before_the_decision(propose, requester, fa_officer):
    record = propose(sensitivity="S1")
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
        with pytest.raises(InvalidInputs):
            perform(record, decision.Present, actor=fa_officer, sensitivity="S0")
        perform(record, decision.Present, actor=fa_officer, sensitivity="S2")
    assert set(record.dossier.steps.values_list("role", flat=True)) == {"FA_HEAD", "POLICE", "MOFA_HEAD", "UBND_CHAIR"}


def test_ended_visit_is_put_right_with_a_reason(ended, fa_officer):
    with at(dt.date(2026, 9, 21)):
        with pytest.raises(InvalidInputs):
            perform(ended, visit.Rectify, actor=fa_officer, actual_guest_count=4)
        perform(ended, visit.Rectify, actor=fa_officer, note="Đếm sót", actual_guest_count=4, guest_count=4)
    assert (ended.actual_guest_count, ended.dossier.state) == (4, "ENDED")


def test_host_police_and_mission_see_what_concerns_them(propose, requester, police, make_body, make_officer, province):
    partner = make_body("Sở Du lịch thử", province=province)
    colleague = make_officer("REQUESTER", partner, scope="body")
    embassy = Body.objects.get(code="EMB-KR")
    abroad = make_officer("MISSION", embassy, scope="body")
    record = propose(co_hosts=[partner.pk])
    seen = [IncomingDelegation.objects.visible_to(who).count() for who in (colleague, police, abroad)]
    assert seen == [1, 0, 0]
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
    seen = [IncomingDelegation.objects.visible_to(who).count() for who in (colleague, police, abroad)]
    assert seen == [1, 1, 0]


def test_mission_sees_a_permitted_visit(present, permit, make_officer):
    embassy = Body.objects.get(code="EMB-KR")
    abroad = make_officer("MISSION", embassy, scope="body")
    permit(present())
    assert IncomingDelegation.objects.visible_to(abroad).count() == 1
