"""R-KH-03 … R-KH-12 over all lines of a programme, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Severity
from doingoai.planning.programmes import off_plan, reminders, rules
from doingoai.planning.programmes.actions import preparing, supplementing
from doingoai.planning.programmes.clashes import clashes
from doingoai.planning.programmes.lines import listed, own, pending
from doingoai.planning.programmes.off_plan import Share
from doingoai.planning.programmes.tests import factories
from doingoai.planning.programmes.tests.factories import REASONS, TODAY, act, at, findings, line, open_one
from doingoai.planning.programmes.thresholds import beyond_note
from doingoai.register_kit.catalogue import registers
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

CHANGE = {"change_kind": "DOI_THOI_GIAN", "change_reason_code": "NHAN_SU", "change_reason": "Theo phân công"}


@pytest.fixture
def programme(fa_officer):
    return open_one(fa_officer)


@pytest.mark.covers("R-KH-03")
@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({"month_from": 6, "month_to": 6}, 1),  # 61 days after 31 March
        ({"month_from": 7, "month_to": 7}, 0),  # 92 days
        ({"month_from": 6, "month_to": 6, "topic": "Y_TE"}, 0),
        ({"month_from": 6, "month_to": 6, "countries": ["KR"]}, 0),
    ],
)
def test_trips_to_one_country_about_one_topic_keep_ninety_days_apart(programme, fa_officer, second, count):
    line(fa_officer)
    line(fa_officer, head_name="Lê Thị Hoa", **second)
    found = findings(rules.ALIKE, programme)
    assert len(found) == count
    assert all("DR-2027-001 – DR-2027-002 (Lào, Nông nghiệp)" in each for each in found)


def test_merged_line_has_one_owner_and_both_channels(programme, fa_officer):
    kept, other = line(fa_officer), line(fa_officer, channel="DANG")
    party = open_one(fa_officer, channel="DANG", title="Chương trình đối ngoại Đảng năm 2027")
    act(kept, "merge", fa_officer, code=other.line_code)
    assert [each.line_code for each in listed(programme)] == ["DR-2027-001"]
    assert [each.line_code for each in listed(party)] == ["DR-2027-001"]
    assert (own(party), pending(party)) == ([], [])
    assert findings(rules.ALIKE, programme) == []


def test_one_head_and_one_partner_are_not_in_two_places_at_once(programme, fa_officer):
    line(fa_officer)
    line(fa_officer, countries=["JP"], annex="PL1", topic="Y_TE")
    line(fa_officer, countries=["KR"], month_from=8, month_to=8, topic="DU_LICH")
    found = clashes(listed(programme), 90)
    assert [(clash.kind, clash.told) for clash in found] == [
        ("head", "DR-2027-001 – DR-2027-002 (Trần Văn Bình)"),
        ("partner", "DR-2027-001 – DR-2027-002 (Chính quyền tỉnh Xiêng Khoảng)"),
    ]


@pytest.mark.covers("R-KH-04")
@pytest.mark.parametrize(("amount", "blocked"), [(700_000_000, False), (699_999_999, True)])
def test_estimates_stay_within_what_finance_confirmed(fa_officer, fa_head, finance, amount, blocked):
    if not blocked:
        assert factories.submitted(fa_officer, fa_head, finance, amount).dossier.state == "SUBMITTED"
        return
    with pytest.raises(RulesBroken, match=r"700\.000\.000 đồng, vượt số cơ quan tài chính xác nhận 699\.999\.999"):
        factories.submitted(fa_officer, fa_head, finance, amount)


def test_nothing_confirmed_is_nothing_and_other_sources_are_not_asked(programme, fa_officer):
    line(fa_officer)
    assert len(findings(rules.MONEY, programme)) == 1
    other = open_one(fa_officer, channel="DANG")
    line(fa_officer, channel="DANG", funding="DOI_TAC")
    assert findings(rules.MONEY, other) == []


@pytest.mark.covers("R-KH-05")
@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"member_count": 10, "day_count": 10}, 0),
        ({"member_count": 11}, 1),
        ({"day_count": 11, "exception_reason": "Đoàn nghệ thuật"}, 0),
        ({"countries": ["LA", "KH", "TH", "MM"]}, 1),
    ],
)
def test_oversized_trip_needs_a_reason_before_the_standing_committee(programme, fa_officer, fields, count):
    line(fa_officer, **fields)
    assert len(findings(rules.SIZE, programme)) == count
    assert rules.SIZE.severity == Severity.ERROR


@pytest.mark.covers("R-KH-07")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"month_from": 4, "month_to": 4}, []),
        ({"month_from": 5, "month_to": 5}, ["DR-2027-001: dời quá 60 ngày"]),  # 61 days
        ({"budget_vnd": 682_000_000}, []),  # + 10 %
        ({"budget_vnd": 682_000_001}, ["DR-2027-001: dự toán tăng quá 10%"]),
        ({"countries": ["LA", "TH"]}, ["DR-2027-001: đổi nước"]),
        ({"head_rank": "R04"}, ["DR-2027-001: đổi cấp trưởng đoàn"]),
        ({"head_name": "Lê Thị Hoa"}, []),
    ],
)
def test_change_beyond_a_threshold_goes_the_full_way(officers, change, why):
    record = factories.issued(*officers)
    approved_line = next(each for each in own(record) if each.line_code == "DR-2027-001")
    act(approved_line, "propose_change", officers[0], **(CHANGE | change))
    assert beyond_note(record) == why
    assert findings(rules.FULL_WAY, record) == []  # nothing is being changed yet
    perform(record, supplementing.OpenSupplement, actor=officers[0], version_kind="DIEU_CHINH")
    assert findings(rules.FULL_WAY, record) == [f"Phải phê duyệt đầy đủ, không chỉ ghi nhận: {said}." for said in why]


@pytest.mark.covers("R-KH-09")
@pytest.mark.parametrize(("outside", "trips", "count"), [(2, 10, 0), (3, 10, 1), (0, 0, 0), (1, 4, 1)])
def test_one_trip_in_five_may_be_off_plan(officers, monkeypatch, outside, trips, count):
    record = factories.issued(*officers)
    monkeypatch.setattr(rules, "off_plan", lambda _province, _on: Share(outside, trips))
    assert len(findings(rules.OFF_PLAN, record)) == count


def test_off_plan_trips_are_those_of_figure_dr_03(province):
    assert off_plan.off_plan(province, TODAY) == Share(0, 0)
    assert off_plan.OFF_PLAN in {each.code for each in registers()["delegations_out"].indicators}


def test_chairman_is_told_once_a_month_of_trips_off_plan(officers, chair, monkeypatch):
    factories.issued(*officers)
    monkeypatch.setattr(rules, "off_plan", lambda _province, _on: Share(3, 10))
    for day in (dt.date(2027, 5, 3), dt.date(2027, 5, 4)):
        with at(day):
            assert reminders.remind(day) == 1
    assert list(Notice.objects.values_list("officer", "kind")) == [(chair.pk, "R-KH-09 2027-05")]


@pytest.mark.covers("R-KH-10")
@pytest.mark.parametrize(("end", "open_lines"), [(None, True), ("strike", False), ("put_off", False)])
def test_year_closes_when_every_line_has_an_outcome(officers, end, open_lines):
    record = factories.issued(*officers)
    for each in own(record):
        if end:
            act(each, end, officers[0], outcome_reason="Đối tác lùi lịch")
    assert bool(findings(rules.OPEN_LINES, record)) is open_lines


@pytest.mark.covers("R-KH-12")
def test_point_of_guidance_without_a_line_is_told(programme, fa_officer):
    guidance = _guidance(fa_officer)
    number = guidance.dossier.number
    assert findings(rules.IDLE, programme) == [
        f"Định hướng chưa có hoạt động (0/2 nội dung đã có dòng): {number}: 1, {number}: 2."
    ]
    line(fa_officer, orientation=f"{number}: 1, 2")
    assert findings(rules.IDLE, programme) == []
    assert rules.IDLE.severity == Severity.INFO


def _guidance(officer):
    register = registers()["guidance"]
    clauses = [
        {"number_path": "1", "text": "Đẩy mạnh hợp tác với Lào", "obligation": "BAT_BUOC"},
        {"number_path": "2", "text": "Mở rộng hợp tác nông nghiệp", "obligation": "KHUYEN_KHICH"},
        {"number_path": "3", "text": "Kết quả thời gian qua", "obligation": "KHONG"},
    ]
    document = {
        "title": "Định hướng công tác đối ngoại địa phương 2027", "document_number": "715/CNV-ĐP",
        "kind": "DINH_HUONG_HOI_NGHI", "issuer": "Cục Ngoại vụ", "issued_on": TODAY, "received_on": TODAY,
        "response_required": "KE_HOACH", "clauses": clauses,
    }  # fmt: skip
    record = perform(register.model, register.verbs["enter"], actor=officer, reasons=REASONS, **document)
    confirm = register.verbs["confirm"]
    return perform(record, confirm, actor=officer, reasons=REASONS, **confirm.initial(record))


@pytest.mark.covers("KH-TV-03")
def test_year_and_channel_have_one_programme(programme, fa_officer, fa_head):
    second = open_one(fa_officer)
    for each in (programme, open_one(fa_officer, channel="DANG"), open_one(fa_officer, year=2028)):
        perform(each, preparing.Call, actor=fa_head)
    with pytest.raises(RulesBroken, match=programme.dossier.number):
        perform(second, preparing.Call, actor=fa_head)
    perform(programme, preparing.Cancel, actor=fa_officer, note="Mở nhầm")
    perform(second, preparing.Call, actor=fa_head)


@pytest.mark.covers("KH-TV-04")
def test_registration_is_not_closed_without_a_line(programme, fa_officer):
    assert findings(rules.EMPTY, programme) == ["Chưa có dòng nào được đăng ký để trình."]
    line(fa_officer)
    assert findings(rules.EMPTY, programme) == []


@pytest.mark.covers("KH-TV-05")
def test_bodies_that_have_not_answered_are_named(fa_officer, fa_head, finance, treasury):
    record = factories.compiled(fa_officer, fa_head)
    assert findings(rules.OPINIONS, record) == []
    perform(record, preparing.Consult, actor=fa_officer, bodies=[treasury.pk])
    assert findings(rules.OPINIONS, record) == [f"Chưa trả lời: {treasury.name}."]
    perform(record, preparing.Opine, actor=finance, agrees="yes")
    assert findings(rules.OPINIONS, record) == []


def test_shares_are_compared_exactly():
    assert [Share(*pair).exceeds(20) for pair in ((1, 5), (21, 100), (201, 1000))] == [False, True, True]
    assert Share(1, 3).percent == 33
