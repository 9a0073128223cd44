"""R-AB-01 … R-AB-04 and AB-S1 … AB-S5, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, judge
from doingoai.registers.apec_cards import actions, rules
from doingoai.registers.apec_cards.models import ApecCard
from doingoai.registers.apec_cards.tests.conftest import PERMISSION
from doingoai.registers.apec_cards.tests.factories import REQUEST, TODAY, at, open_one
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

DAY = dt.timedelta(days=1)
YEAR_AGO = dt.date(2025, 4, 1)


def judged(rule, record, province, *, on=TODAY, actor=None, **inputs):
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=province)
    return [(finding.severity, finding.message) for finding in judge([rule], case)]


@pytest.mark.covers("R-AB-01")
@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"position_since": YEAR_AGO}, []),
        ({"position_since": YEAR_AGO + DAY}, ["Lê Thị Hà giữ chức vụ từ ngày 02/04/2025, chưa đủ 12 tháng liên tục."]),
        ({"started_on": YEAR_AGO}, []),
        (
            {"started_on": YEAR_AGO + DAY},
            ["Công ty Cổ phần Thủy sản Sông Lam hoạt động từ ngày 02/04/2025, chưa đủ 12 tháng liên tục."],
        ),
        ({"position_since": YEAR_AGO + DAY, "applicant_kind": "CAN_BO"}, []),
        ({"position_since": YEAR_AGO + DAY, "proposal": "TU_CHOI"}, []),
    ],
)
def test_enterprise_and_post_are_twelve_months_old(fields, found, province):
    record = ApecCard(**REQUEST | fields)
    assert judged(rules.MONTHS, record, province) == [(Severity.ERROR, message) for message in found]


@pytest.mark.covers("R-AB-01")
def test_seven_months_in_the_post_cannot_be_permitted(asked, answer, officer, chair, fa_head):
    """The second applicant of the domain's example."""
    record = answer(asked(position_since=dt.date(2025, 9, 1)))
    with at(TODAY):
        with pytest.raises(RulesBroken) as refused:
            perform(record, actions.Present, actor=officer, proposal="CHO_PHEP")
        assert [finding.rule.id for finding in refused.value.findings] == ["R-AB-01"]
        perform(record, actions.Present, actor=officer, proposal="TU_CHOI", proposal_note="Mới 7 tháng.")
        perform(record, actions.Appraise, actor=fa_head)
    with at(dt.date(2026, 4, 14)), pytest.raises(RulesBroken) as refused:
        perform(record, actions.Permit, actor=chair, **PERMISSION)
    assert [finding.rule.id for finding in refused.value.findings] == ["R-AB-01"]


@pytest.mark.covers("R-AB-02")
@pytest.mark.parametrize(
    ("result", "found"),
    [("DAT", []), ("KHONG_DAT", [(Severity.ERROR, "Thuế tỉnh trả lời không đạt về thuế.")])],
)
def test_negative_check_forbids_a_permission(result, found, asked, answer, province):
    record = answer(asked(), THUE=result)
    assert judged(rules.CHECKS, record, province) == found
    record.proposal = "TU_CHOI"
    assert judged(rules.CHECKS, record, province) == []


@pytest.fixture
def issued(presented, chair, officer):
    """A card of 4 May 2026."""
    record = presented()
    with at(dt.date(2026, 4, 14)):
        perform(record, actions.Permit, actor=chair, **PERMISSION)
    day = dt.date(2026, 5, 4)
    with at(day):
        card = {"card_no": "VNM0012345", "card_issued_on": day, "card_expires_on": dt.date(2031, 5, 4)}
        return perform(record, actions.EnterCard, actor=officer, **card)


@pytest.mark.covers("R-AB-03")
def test_ground_is_dealt_with_in_five_working_days(issued, officer, province):
    day = dt.date(2027, 3, 1)
    assert judged(rules.REVOCATION, issued, province, on=day) == []
    with at(day):
        perform(issued, actions.FindGround, actor=officer, ground="GIAI_THE", ground_on=day)
    assert judged(rules.REVOCATION, issued, province, on=dt.date(2027, 3, 8)) == []
    assert judged(rules.REVOCATION, issued, province, on=dt.date(2027, 3, 9)) == [
        (
            Severity.ERROR,
            "Phát sinh căn cứ thu hồi ngày 01/03/2027 (doanh nghiệp giải thể, phá sản); phải xử lý trước hết ngày "
            "08/03/2027.",
        )
    ]


@pytest.mark.covers("R-AB-04")
@pytest.mark.parametrize(("on", "years"), [(dt.date(2026, 12, 15), []), (dt.date(2026, 12, 16), [2026]),
                                           (dt.date(2027, 12, 16), [2026, 2027])])  # fmt: skip
def test_use_is_reported_every_year_by_its_day(on, years, issued, province):
    assert judged(rules.USE, issued, province, on=on) == [
        (Severity.WARN, f"Chưa nhận báo cáo sử dụng thẻ năm {year}, hạn 15/12/{year}.") for year in years
    ]


@pytest.mark.covers("R-AB-04")
def test_report_that_came_is_not_owed(issued, officer, province):
    with at(dt.date(2026, 12, 20)):
        perform(issued, actions.TakeUseReport, actor=officer, year=2026, received_on=dt.date(2026, 12, 20), trips=2)
    assert judged(rules.USE, issued, province, on=dt.date(2026, 12, 21)) == []


@pytest.mark.covers("AB-S1")
@pytest.mark.parametrize(
    ("fields", "found"),
    [({}, 0), ({"tax_code": ""}, 1), ({"started_on": None}, 1), ({"tax_code": "", "applicant_kind": "CAN_BO"}, 0)],
)
def test_enterprise_tells_its_tax_code_and_beginning(fields, found, province):
    assert len(judged(rules.ENTERPRISE, ApecCard(**REQUEST | fields), province)) == found


@pytest.mark.covers("AB-S2")
def test_answers_are_awaited_or_their_absence_explained(asked, answer, province):
    record = asked()
    assert judged(rules.SILENCE, record, province) == [
        (
            Severity.WARN,
            "Chưa có trả lời: Thuế: Thuế tỉnh; An ninh, xuất nhập cảnh: Công an tỉnh; Bảo hiểm xã hội: Bảo hiểm xã hội "
            "tỉnh.",
        )
    ]
    assert judged(rules.SILENCE, answer(record), province) == []


@pytest.mark.covers("AB-S3")
@pytest.mark.parametrize(("fit", "found"), [((True, True), 0), ((False, True), 1), ((True, False), 1)])
def test_person_is_of_age_and_may_leave(fit, found, province):
    record = ApecCard(**REQUEST, is_adult=fit[0], may_leave=fit[1])
    assert len(judged(rules.PERSON, record, province)) == found


@pytest.mark.covers("AB-S4")
@pytest.mark.parametrize(
    ("fields", "found"),
    [({}, 1), ({"applicant_name": "lê  thị hà"}, 1), ({"applicant_name": "Lê Thị Lan"}, 0),
     ({"tax_code": "2900999999"}, 0)],
)  # fmt: skip
def test_one_person_has_one_living_dossier(fields, found, officer, province):
    with at(TODAY):
        first = open_one(officer)
        second = open_one(officer, **fields)
    expected = [(Severity.WARN, f"Người này đã có hồ sơ thẻ ABTC của cùng doanh nghiệp: {first.dossier.number}.")]
    assert judged(rules.TWIN, second, province, actor=officer) == expected * found


@pytest.mark.covers("AB-S5")
@pytest.mark.parametrize(
    ("until", "found"),
    [
        (dt.date(2031, 5, 4), []),
        (dt.date(2031, 5, 5), ["Thẻ có giá trị 5 năm và không gia hạn: chậm nhất đến 04/05/2031."]),
        (dt.date(2026, 5, 4), ["Ngày hết hạn phải sau ngày cấp thẻ."]),
    ],
)
def test_card_is_valid_for_five_years_at_most(until, found, province):
    record = ApecCard(**REQUEST, card_issued_on=dt.date(2026, 5, 4), card_expires_on=until)
    assert judged(rules.TERM, record, province) == [(Severity.WARN, message) for message in found]


@pytest.mark.covers("R-AB-01", "R-AB-02")
def test_page_tells_what_stands_against_a_permission_until_it_is_decided(asked, answer, province, issued):
    record = answer(asked(position_since=dt.date(2025, 9, 1), applicant_name="Võ Thị Mai"), THUE="KHONG_DAT")
    case = Case(record=record, inputs={}, actor=None, on=TODAY, province=province)
    assert [finding.rule.id for finding in judge(rules.WATCHED, case)] == ["R-AB-01", "R-AB-02"]
    case = Case(record=issued, inputs={}, actor=None, on=dt.date(2026, 5, 5), province=province)
    assert judge(rules.WATCHED, case) == []
