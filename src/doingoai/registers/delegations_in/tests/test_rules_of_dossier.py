"""Rules about the dossier, its filing, permission, costs, report and commitments, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Link
from doingoai.norms.models import Deadline, Limit, Severity
from doingoai.norms.rule import Case, judge, severity_of
from doingoai.registers.commitments import actions as commitments
from doingoai.registers.commitments.tests.factories import open_one as open_commitment
from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.rules import dossier, follow_up
from doingoai.registers.delegations_in.tests.factories import (
    ARRIVAL,
    DEPARTURE,
    REASONS,
    TODAY,
    at,
    findings,
    in_state,
)  # fmt: skip
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

DAY = dt.timedelta(days=1)


@pytest.mark.covers("R-DV-00")
@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ({"off_plan_reason": "Khách đề nghị"}, True),
        ({"off_plan_reason": ""}, False),
        ({"off_plan_reason": "Khách đề nghị", "plan_line": "DV-2026-001"}, False),
        ({"off_plan_reason": "", "plan_line": "DV-2026-001"}, True),
        ({"off_plan_reason": "", "visit_type": "TRUC_TUYEN"}, True),
    ],
)
def test_visit_is_planned_or_explained(said, sound, propose):
    assert (findings(dossier.COMPLETE, propose(**said)) == []) is sound


@pytest.mark.covers("R-DV-00")
@pytest.mark.parametrize(
    ("days", "sound"),
    [
        ({"arrive_on": ARRIVAL, "leave_on": DEPARTURE}, True),
        ({"arrive_on": DEPARTURE, "leave_on": DEPARTURE}, True),
        ({"arrive_on": ARRIVAL, "leave_on": DEPARTURE + DAY}, False),
        ({"arrive_on": ARRIVAL - DAY, "leave_on": DEPARTURE}, False),
    ],
)
def test_sub_meeting_lies_inside_its_master(days, sound, propose):
    master = propose()
    assert (findings(dossier.COMPLETE, propose(master_number=master.dossier.number, **days)) == []) is sound


@pytest.mark.covers("R-DV-00")
def test_master_is_no_sub_meeting_itself(propose):
    master = propose()
    part = propose(master_number=master.dossier.number)
    found = findings(dossier.COMPLETE, propose(master_number=part.dossier.number))
    assert found == [
        f"Hồ sơ “{part.dossier.number}” cũng là cuộc tiếp của chuyến thăm khác; hãy ghi chuyến thăm chính."
    ]
    part.master_number = part.dossier.number
    assert findings(dossier.COMPLETE, part) == ["Chuyến thăm không thể thuộc chính nó."]


@pytest.mark.covers("R-DV-01")
@pytest.mark.parametrize(
    ("category", "central", "sound"),
    [
        ("KHACH_LDCC", False, False),
        ("KHACH_CQTW", False, False),
        ("KHACH_CQTW", True, True),
        ("KHACH_UBND", False, True),
    ],
)
def test_guests_of_the_centre_have_a_central_host(category, central, sound, propose, ministry):
    host = {"lead_host": ministry.pk} if central else {}
    assert (findings(dossier.CENTRAL_HOST, propose(guest_category=category, **host)) == []) is sound


@pytest.mark.covers("R-DV-01")
def test_central_host_outside_the_system_is_named(propose):
    record = propose(guest_category="KHACH_LDCC", lead_host_other="Văn phòng Chủ tịch nước")
    assert findings(dossier.CENTRAL_HOST, record) == []


@pytest.mark.covers("R-DV-02")
@pytest.mark.parametrize(("sent", "sound"), [(dt.date(2026, 8, 21), True), (dt.date(2026, 8, 20), False)])
def test_invitation_leaves_after_the_permission(sent, sound, present, permit):
    record = permit(present())
    record.invited_on = sent
    assert (findings(dossier.PERMISSION_FIRST, record) == []) is sound


@pytest.mark.covers("R-DV-02b")
@pytest.mark.parametrize(("signed", "sound"), [(ARRIVAL, True), (ARRIVAL + DAY, False)])
def test_permission_is_signed_before_the_guests_come(signed, sound, propose):
    assert (findings(dossier.SIGNED_BEFORE, propose(), issued_on=signed) == []) is sound


@pytest.mark.covers("R-DV-03")
@pytest.mark.parametrize(
    ("today", "said", "sound"),
    [
        (dt.date(2026, 8, 27), {}, True),  # 5 working days before
        (dt.date(2026, 8, 28), {}, False),
        (dt.date(2026, 8, 28), {"host_rank": "R10"}, True),  # no leader receives, nobody was invited
        (dt.date(2026, 8, 20), {"inviter": "CO_QUAN", "host_rank": "R10"}, True),  # 10 working days before
        (dt.date(2026, 8, 22), {"inviter": "CO_QUAN", "host_rank": "R10"}, False),
    ],
)
def test_visit_is_filed_in_time(today, said, sound, propose):
    record = propose(**said)
    assert (findings(dossier.LATE_FILING, record, on=today) == []) is sound
    assert dossier.is_urgent(record, today) is not sound


@pytest.mark.covers("R-DV-03b")
@pytest.mark.parametrize(
    ("today", "said", "sound"),
    [
        (dt.date(2026, 9, 4), {}, True),  # 2 working days before
        (dt.date(2026, 9, 5), {}, False),
        (dt.date(2026, 9, 5), {"office_consent": "15/VP-NC"}, True),
        (dt.date(2026, 9, 5), {"host_rank": "R10"}, True),
    ],
)
def test_reception_at_the_last_moment_needs_the_office(today, said, sound, propose):
    record = propose(**{name: value for name, value in said.items() if name != "office_consent"})
    record.office_consent = said.get("office_consent", "")
    assert (findings(dossier.TOO_LATE, record, on=today) == []) is sound


@pytest.mark.covers("R-DV-03b", "R-QC-07")
@pytest.mark.parametrize(("own", "severity"), [(False, Severity.WARN), (True, Severity.ERROR)])
def test_last_day_blocks_where_the_province_adopted_it(own, severity, propose, province):
    if own:
        Deadline.objects.create(
            key="DV_REQUEST_LAST", province_code=province.code, name="Ngày cuối", amount=-2, unit="wd",
            basis="Quy chế của tỉnh", confidence="LOCAL", valid_from=dt.date(2026, 1, 1),
        )  # fmt: skip
    record = propose()
    case = Case(record=record, inputs={}, actor=None, on=ARRIVAL, province=province)
    assert [finding.severity for finding in judge([dossier.TOO_LATE], case)] == [severity]


@pytest.mark.covers("R-DV-00b")
@pytest.mark.parametrize(("code", "sound"), [("", True), ("DV-2026-404", False)])
def test_line_of_the_plan_is_known(code, sound, propose):
    reason = "" if code else "Khách đề nghị"
    assert (findings(dossier.PLAN_LINE, propose(plan_line=code, off_plan_reason=reason)) == []) is sound


COST = {"kind": "CHO_O", "part": "TRUONG_DOAN", "people": 1, "days": 2, "unit_vnd": 4_500_000}


@pytest.mark.covers("R-DV-10")
@pytest.mark.parametrize(
    ("guest_class", "row", "sound"),
    [
        ("B", {}, True),
        ("B", {"unit_vnd": 4_500_001}, False),
        ("A", {"unit_vnd": 5_500_000}, True),
        ("A", {"part": "DOAN_VIEN", "unit_vnd": 3_500_001}, False),
        ("C", {"unit_vnd": 2_500_001}, False),
        ("B", {"part": "DOAN_VIEN"}, True),  # no norm is known for members of class B
        ("B", {"kind": "AN", "unit_vnd": 1_000_000}, True),
        ("KHAC", {"kind": "AN", "unit_vnd": 600_001}, False),
        ("A", {"kind": "HOA", "unit_vnd": 500_001}, False),
        ("C", {"kind": "HOA", "unit_vnd": 500_001}, True),
        ("A", {"kind": "XE", "unit_vnd": 9_000_000}, True),
        ("", {"unit_vnd": 9_000_000}, True),  # guests who pay for themselves have no class
    ],
)
def test_cost_stays_within_the_norm(guest_class, row, sound, propose):
    record = propose()
    record.guest_class = guest_class
    assert (findings(dossier.COST_NORM, record, costs=[COST | row]) == []) is sound


@pytest.mark.covers("R-DV-10")
@pytest.mark.parametrize(
    ("own", "unit", "severities"),
    [(None, 4_500_001, [Severity.WARN]), (5_000_000, 4_500_001, []), (5_000_000, 5_000_001, [Severity.ERROR])],
)
def test_norm_of_the_council_goes_before_and_blocks(own, unit, severities, propose, province):
    if own:
        Limit.objects.create(
            key="DV_CHO_O_B_TRUONG_DOAN", province_code=province.code, value=own, unit="đồng", basis="Nghị quyết HĐND",
            confidence="LOCAL", valid_from=dt.date(2026, 1, 1),
        )  # fmt: skip
    case = Case(
        record=propose(), inputs={"costs": [COST | {"unit_vnd": unit}]}, actor=None, on=TODAY, province=province
    )
    assert [finding.severity for finding in judge([dossier.COST_NORM], case)] == severities


@pytest.mark.covers("R-DV-10")
def test_dear_line_is_entered_with_a_reason_only(propose, requester):
    record, rows = propose(), [COST | {"unit_vnd": 6_000_000}]
    with at(TODAY):
        with pytest.raises(RulesBroken, match=r"6\.000\.000 đồng vượt mức 4\.500\.000 đồng"):
            perform(record, preparing.SetCosts, actor=requester, costs=rows)
        perform(record, preparing.SetCosts, actor=requester, costs=rows, reasons=REASONS)
    assert [cost.amount for cost in record.costs.all()] == [12_000_000]


@pytest.mark.covers("R-DV-15")
@pytest.mark.parametrize(
    ("said", "who"),
    [
        ({"sensitivity": "S0"}, []),
        ({"sensitivity": "S1"}, ["Bộ Ngoại giao, Công an tỉnh"]),
        ({"sensitivity": "S1", "ministry_replied_on": TODAY}, ["Công an tỉnh"]),
        ({"sensitivity": "S2", "ministry_replied_on": TODAY, "police_replied_on": TODAY}, []),
        ({"sensitivity": "S0", "origin": "TW"}, ["Bộ Ngoại giao, Công an tỉnh"]),  # a territory that needs care
    ],
)
def test_sensitive_visit_waits_for_ministry_and_police(said, who, propose, province):
    answers = {name: value for name, value in said.items() if name.endswith("_on")}
    record = propose(**{name: value for name, value in said.items() if name not in answers})
    for name, value in answers.items():
        setattr(record, name, value)
    prefix = "Nội dung nhạy cảm hoặc địa bàn phải tham vấn mà chưa có trả lời của: "
    assert findings(dossier.CONSULTED, record) == [f"{prefix}{each}." for each in who]
    assert severity_of(dossier.CONSULTED, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-DV-15")
def test_step_of_ministry_and_police_is_their_answer(present, fa_head, police, ministry_head):
    record = present(sensitivity="S1")
    said = {"number": "9/BNG", "issued_on": TODAY, "signer": "Trần Vụ", "capacity": "TL", "kind": "Y_KIEN"}
    with at(TODAY):
        perform(record, decision.Appraise, actor=fa_head)
        perform(record, decision.Appraise, actor=police)
        assert findings(dossier.CONSULTED, record) != []
        perform(record, decision.GiveOpinion, actor=ministry_head, **said)
    assert findings(dossier.CONSULTED, record) == []


@pytest.mark.covers("R-DV-16")
@pytest.mark.parametrize(
    ("state", "due_on", "same_body", "sound"),
    [
        ("ENDED", TODAY - DAY, True, False),
        ("ENDED", TODAY, True, True),
        ("FOLLOWED", None, True, True),
        ("ENDED", TODAY - DAY, False, True),
    ],
)
def test_host_unit_owes_no_report(state, due_on, same_body, sound, propose, fa_officer):
    in_state(propose(actor=None if same_body else fa_officer), state, due_on=due_on)
    assert (findings(follow_up.OWED_REPORT, propose()) == []) is sound


@pytest.mark.covers("R-DV-16b")
@pytest.mark.parametrize(("today", "sound"), [(dt.date(2026, 9, 17), True), (dt.date(2026, 9, 18), False)])
def test_late_report_is_told(today, sound, ended):
    assert (findings(follow_up.REPORT_LATE, ended, on=today) == []) is sound


@pytest.mark.covers("R-DV-17")
@pytest.mark.parametrize(
    ("results", "linked", "sound"),
    [
        ("Hai bên trao đổi tình hình.", False, True),
        ("Hai bên thống nhất lập nhóm công tác.", False, False),
        ("Thành phố SẼ cử đoàn.", False, False),
        ("Chủ nhà cam kết hỗ trợ.", True, True),
        ("Ông Sẻ trình bày, chia sẻ kinh nghiệm.", False, True),  # other marks, another word
        ("Hai bên cam\nkết.", False, False),
        ("Khách xem thiết bị.", False, True),
    ],
)
def test_words_of_a_promise_ask_for_a_commitment(results, linked, sound, ended, fa_officer):
    if linked:
        open_commitment(fa_officer, source_number=ended.dossier.number, source_type="VISIT")
    ended.results = results
    assert (findings(follow_up.HINT, ended) == []) is sound


@pytest.mark.covers("R-DV-17b")
@pytest.mark.parametrize(
    ("promises", "none", "linked", "found"),
    [
        ("", True, {}, []),
        ("Cử đoàn sang thăm", False, None, ["Báo cáo nêu cam kết mà chưa mở hồ sơ cam kết nào."]),
        ("Cử đoàn sang thăm", False, {}, []),
        ("Cử đoàn sang thăm", False, {"lead_unit": None}, ["Cam kết {} chưa có cơ quan chủ trì hoặc thời hạn."]),
        ("Cử đoàn sang thăm", True, {}, ["Vừa có cam kết vừa chọn “không phát sinh cam kết”."]),
    ],
)
def test_promise_has_owner_and_day_before_the_end(promises, none, linked, found, ended, fa_officer):
    number = ""
    if linked is not None and promises:
        made = open_commitment(fa_officer, source_number=ended.dossier.number, source_type="VISIT", **linked)
        number = made.dossier.number
    ended.promises, ended.no_commitment = promises, none
    assert findings(follow_up.COMMITMENTS, ended) == [each.format(number) for each in found]


@pytest.mark.covers("R-DV-17b")
def test_commitment_given_up_needs_no_owner(ended, fa_officer, chair):
    made = open_commitment(fa_officer, source_number=ended.dossier.number, source_type="VISIT", lead_unit=None)
    perform(made, commitments.Cancel, actor=chair, note="Mở trùng", data={})
    ended.promises = "Cử đoàn sang thăm"
    assert findings(follow_up.COMMITMENTS, ended) == []
    assert Link.objects.filter(source=made.dossier, target=ended.dossier, kind="arises").count() == 1


@pytest.mark.covers("R-DV-12b")
@pytest.mark.parametrize(("declared", "sound"), [(True, True), (False, False)])
def test_gifts_are_declared_before_the_end(declared, sound, ended):
    ended.gifts_declared = declared
    assert (findings(follow_up.GIFTS, ended) == []) is sound


@pytest.mark.covers("R-DV-D8")
@pytest.mark.parametrize(
    ("said", "sees", "told"),
    [
        ({}, "ministry_officer", True),
        ({}, "fa_officer", False),  # who does not see the other province's visit is told nothing of it
        ({"organisation": "Tập đoàn khác"}, "ministry_officer", False),
        ({"arrive_on": DEPARTURE + 14 * DAY, "leave_on": DEPARTURE + 15 * DAY}, "ministry_officer", True),
        ({"arrive_on": DEPARTURE + 15 * DAY, "leave_on": DEPARTURE + 15 * DAY}, "ministry_officer", False),
    ],
)
def test_same_partner_elsewhere_is_told_to_who_sees_both(said, sees, told, propose, outsider, request):
    record = propose()
    other = propose(actor=outsider, **said)
    message = f"Địa phương khác cũng đón đối tác này trong thời gian gần: {other.dossier.number}."
    found = findings(follow_up.SAME_PARTNER, record, actor=request.getfixturevalue(sees))
    assert found == ([message] if told else [])
    assert findings(follow_up.SAME_PARTNER, record) == []


def test_promised_visit_is_closed_with_its_commitment_only(ended, requester, fa_officer):
    report = {"results": "Thống nhất trao đổi sinh viên.", "promises": "Nhận 20 thực tập sinh"}
    with at(dt.date(2026, 9, 15)):
        with pytest.raises(RulesBroken, match="lời hứa"):
            perform(ended, visit.Report, actor=requester, **report)
        perform(ended, visit.Report, actor=requester, reasons=REASONS, **report)
        perform(ended, visit.AcceptReport, actor=fa_officer)
        with pytest.raises(RulesBroken, match="chưa mở hồ sơ cam kết nào"):
            perform(ended, visit.Close, actor=fa_officer, gifts_declared=True, reasons=REASONS)
        open_commitment(fa_officer, source_number=ended.dossier.number, source_type="VISIT")
        perform(ended, visit.Close, actor=fa_officer, gifts_declared=True)
    assert ended.dossier.state == "CLOSED"


def test_submission_names_what_is_wrong(propose, requester):
    record = propose(guest_category="KHACH_LDCC")
    with at(TODAY), pytest.raises(RulesBroken, match="cơ quan Trung ương chủ trì đón"):
        perform(record, proposal.Submit, actor=requester, reasons=REASONS)
