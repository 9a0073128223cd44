"""The trip against its line of the annual programme, and the estimate against the norms; both sides of each limit."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Link
from doingoai.norms.models import Severity
from doingoai.norms.rule import severity_of
from doingoai.planning.programme_lines.tests import factories as lines
from doingoai.registers.delegations_out.actions import proposal
from doingoai.registers.delegations_out.rules import costs, dossier, plan
from doingoai.registers.delegations_out.tests.factories import TODAY, at, findings, head, in_state, member, stop
from doingoai.workflow.perform import perform

MARCH = {"depart_on": dt.date(2027, 3, 15), "return_on": dt.date(2027, 3, 20), "plan_line": "DR-2027-001"}
LEADER = head(rank_group="R07", sector="DANG")
DAY = dt.timedelta(days=1)


@pytest.fixture
def line(fa_officer):
    """A line of 2027 that is approved: Laos, R07, 8 people, 6 days, 620 million đồng, in March."""
    with at(lines.TODAY):
        return lines.adopted(lines.open_one(fa_officer))


@pytest.fixture
def trip(propose):
    """trip(**fields) → a delegation of the department in March 2027 under that line"""
    return lambda **fields: propose(**(MARCH | {"members": [LEADER, member()]} | fields))


@pytest.mark.covers("R-DR-01a", "R-DR-01b")
def test_code_is_not_judged_where_no_programme_is_kept(trip):
    record = trip()
    assert findings(plan.LINE, record) == []
    assert findings(plan.UNCHECKED, record) == [
        "Chưa đối chiếu được dòng kế hoạch “DR-2027-001”: chương trình năm chưa được nhập vào hệ thống."
    ]
    assert plan.UNCHECKED.severity == Severity.INFO


@pytest.mark.covers("R-DR-01a", "R-DR-01b")
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("DR-2027-001", []),
        ("dr-2027 –001", []),  # as people type it
        ("DR-2027-009", ["Mã dòng kế hoạch không dùng được: không có dòng này trong chương trình năm 2027."]),
        ("", []),
    ],
)
def test_code_names_an_approved_line(code, expected, line, trip):
    record = trip(plan_line=code)
    assert findings(plan.LINE, record) == expected
    assert findings(plan.UNCHECKED, record) == []


@pytest.mark.covers("R-DR-01a")
def test_line_that_was_never_approved_does_not_serve(fa_officer, trip):
    with at(lines.TODAY):
        lines.open_one(fa_officer)
    assert findings(plan.LINE, trip()) == [
        "Mã dòng kế hoạch không dùng được: dòng này chưa được duyệt, hoặc đã hoãn, hủy."
    ]


@pytest.mark.covers("R-DR-01a")
def test_line_of_another_annex_does_not_serve(fa_officer, trip):
    with at(lines.TODAY):
        visit = lines.adopted(lines.open_one(fa_officer, annex="PL2"))
    assert findings(plan.LINE, trip(plan_line=visit.line_code)) == [
        "Mã dòng kế hoạch không dùng được: dòng này không thuộc phụ lục đoàn ra."
    ]


@pytest.mark.covers("R-DR-01f")
@pytest.mark.parametrize(("state", "told"), [("SUBMITTED", 1), ("CLOSED", 1), ("CANCELLED", 0), ("POSTPONED", 0)])
def test_line_serves_one_delegation(state, told, line, trip, requester_head):
    first = trip()
    with at(TODAY):
        perform(first, proposal.Submit, actor=requester_head, reasons={"*": "Theo kế hoạch"})
    in_state(first, state)
    assert findings(plan.USED, first) == []  # its own
    said = f"Dòng kế hoạch này đã có đoàn khác sử dụng: {first.dossier.number}."
    assert findings(plan.USED, trip(), actor=requester_head) == [said] * told


@pytest.mark.covers("R-DR-01a")
def test_line_of_another_province_is_none_of_ours(line, propose, outsider):
    record = propose(actor=outsider, **MARCH)
    assert findings(plan.LINE, record) == []
    assert len(findings(plan.UNCHECKED, record)) == 1


@pytest.mark.covers("R-DR-01c")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"depart_on": dt.date(2027, 5, 30), "return_on": dt.date(2027, 6, 1)}, []),  # 60 days after 31 March
        (
            {"depart_on": dt.date(2027, 5, 31), "return_on": dt.date(2027, 6, 1)},
            ["Khác dòng kế hoạch được duyệt: lệch 61 ngày so với thời gian trong kế hoạch."],
        ),
        (
            {"members": [head(), member()]},
            ["Khác dòng kế hoạch được duyệt: trưởng đoàn thuộc nhóm R10, dòng kế hoạch ghi R07."],
        ),
        (
            {"stops": [stop(), stop("TH")]},
            ["Khác dòng kế hoạch được duyệt: đến nước ngoài dòng kế hoạch (TH)."],
        ),
        ({"stops": [stop(), stop("TH", is_transit=True)]}, []),
    ],
)
def test_trip_keeps_to_its_line(fields, expected, line, trip, province):
    assert findings(plan.DEPARTS, trip(**fields)) == expected
    assert severity_of(plan.DEPARTS, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-DR-01d")
@pytest.mark.parametrize(
    ("people", "days", "expected"),
    [
        (8, 6, []),
        (9, 6, ["Đoàn có 9 người, dòng kế hoạch ghi 8 người."]),
        (8, 7, ["Đoàn có 7 ngày, dòng kế hoạch ghi 6 ngày."]),
    ],
)
def test_trip_is_as_big_as_its_line(people, days, expected, line, trip):
    rows = [LEADER, *(member(f"Người {number}") for number in range(people - 1))]
    record = trip(members=rows, return_on=MARCH["depart_on"] + (days - 1) * DAY)
    assert findings(plan.BIGGER, record) == expected


@pytest.mark.covers("R-DR-12")
@pytest.mark.parametrize(("asked", "sound"), [(682_000_000, True), (682_000_001, False)])
def test_money_of_the_line_counts_before_what_is_typed(asked, sound, line, trip):
    record = trip(budget_vnd=asked, plan_budget_vnd=100_000_000)
    assert (findings(plan.BUDGET, record) == []) is sound


def test_submission_ties_the_delegation_to_its_line(line, trip, requester_head):
    record = trip()
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester_head, reasons={"*": "Theo kế hoạch"})
    links = Link.objects.filter(source=record.dossier)
    assert list(links.values_list("kind", "target")) == [("planned", line.dossier.pk)]
    off = {"plan_line": "", "off_plan_reason": "CONG_VIEC_CHUNG_CUA_TINH", "off_plan_note": "Theo kết luận giao ban"}
    with at(TODAY):
        perform(record, proposal.Postpone, actor=requester_head, note="Lùi")
        perform(record, proposal.Correct, actor=requester_head, **off)
        perform(record, proposal.Submit, actor=requester_head, reasons={"*": "Ngoài kế hoạch"})
    assert links.count() == 0


def cost(**said):
    row = {"kind": "TIEN_AN_TIEU_VAT", "country_group": "II", "people": 2, "days": 5, "unit_usd": 75}
    return row | {"amount_vnd": 620_000_000} | said


@pytest.mark.covers("R-DR-12b")
@pytest.mark.parametrize(
    ("line", "fields", "sound"),
    [
        (cost(), {}, True),
        (cost(unit_usd="75.01"), {}, False),
        (cost(unit_usd=80, country_group="I"), {}, True),
        (cost(unit_usd=500, country_group=""), {}, True),
        (cost(kind="VE_MAY_BAY", unit_usd=900), {}, True),
        (cost(kind="TIEN_O", unit_usd=81), {}, False),
        (cost(unit_usd=None), {}, True),
        (cost(unit_usd=300), {"funding": "DOI_TAC"}, True),
    ],
)
def test_estimate_keeps_the_norms(line, fields, sound, propose, province):
    record = propose(costs=[line], **fields)
    assert (findings(costs.COST_NORM, record) == []) is sound
    assert severity_of(costs.COST_NORM, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-DR-00")
@pytest.mark.parametrize(("amount", "sound"), [(620_000_000, True), (619_999_999, False)])
def test_lines_of_the_estimate_add_up(amount, sound, propose):
    record = propose(costs=[cost(amount_vnd=amount)])
    found = findings(dossier.COMPLETE, record)
    expected = f"Dự toán chi tiết cộng lại {amount} đồng, khác dự toán 620000000 đồng."
    assert found == ([] if sound else [expected])
