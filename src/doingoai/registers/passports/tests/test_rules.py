"""Rules R-HC-01 … R-HC-09 and HC-S1 … HC-S6, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.lookup import due
from doingoai.norms.models import Deadline, Limit, Severity, Strictness
from doingoai.norms.rule import Case, judge
from doingoai.registers.passports.actions import custody, ending, issuing
from doingoai.registers.passports.codes import Kind, Rank
from doingoai.registers.passports.eligibility import eligibility
from doingoai.registers.passports.models import Handover, Passport
from doingoai.registers.passports.rules import book
from doingoai.registers.passports.rules import trip as of_trip
from doingoai.registers.passports.tests.conftest import LAST, OUT
from doingoai.registers.passports.tests.factories import BOOK, HOLDER, TODAY, at, enter_one, open_one
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

DAY = dt.timedelta(days=1)
OLD_LAW, NEW_LAW = dt.date(2026, 6, 30), dt.date(2026, 7, 1)


def judged(rule, record, province, *, on=TODAY, actor=None, **inputs):
    """Return (severity, message) of each finding of one rule."""
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=province)
    return [(finding.severity, finding.message) for finding in judge([rule], case)]


def handed(rule, record, journey, province, *, on=OUT, out_on=OUT, actor=None):
    """Judge a rule of the handover of a passport for a trip."""
    return judged(rule, record, province, on=on, actor=actor, trip_number=journey.dossier.number, out_on=out_on)


@pytest.mark.covers("R-HC-01")
@pytest.mark.parametrize(
    ("rank", "kind", "on", "severity"),
    [
        ("R04", Kind.DIPLOMATIC, OLD_LAW, None),
        ("R08", Kind.DIPLOMATIC, OLD_LAW, Severity.ERROR),  # left out by the National Assembly on purpose
        ("R08", Kind.SERVICE, OLD_LAW, None),
        ("R09", Kind.DIPLOMATIC, OLD_LAW, None),
        ("R10", Kind.DIPLOMATIC, OLD_LAW, Severity.ERROR),
        ("R12", Kind.SERVICE, OLD_LAW, Severity.ERROR),
        ("R12", Kind.SERVICE, NEW_LAW, None),  # the commune level is new
        ("R12", Kind.DIPLOMATIC, NEW_LAW, Severity.WARN),  # a row that waits for confirmation never blocks
        ("R10", Kind.SERVICE, NEW_LAW, None),
        ("R10", Kind.DIPLOMATIC, NEW_LAW, Severity.ERROR),
        ("R17", Kind.SERVICE, OLD_LAW, Severity.ERROR),
        ("R17", Kind.ORDINARY, OLD_LAW, None),
        ("R04", Kind.DIPLOMATIC, dt.date(2019, 1, 1), Severity.WARN),  # no table for that day
    ],
)
def test_rank_holds_the_kind_that_the_law_of_the_day_lists(rank, kind, on, severity, province):
    record = Passport(rank_group=rank, kind=kind, issued_on=on)
    assert [found for found, _message in judged(book.ELIGIBLE, record, province)] == ([severity] if severity else [])


@pytest.mark.covers("R-HC-01")
def test_request_is_judged_by_the_law_of_its_day(requester):
    with at(OLD_LAW), pytest.raises(RulesBroken) as refused:
        open_one(requester, rank_group="R12")
    assert [finding.message for finding in refused.value.findings] == [
        "“Bí thư, chủ tịch cấp xã” không thuộc diện được cấp hộ chiếu công vụ vào ngày 30/06/2026 "
        "(Luật 49/2019/QH14, Điều 9: trước 01/7/2026 chưa có cấp xã)."
    ]
    with at(NEW_LAW):
        assert open_one(requester, rank_group="R12").dossier.state == "REQUESTED"


def test_every_rank_has_one_row_on_every_day_of_the_law():
    for day in (dt.date(2020, 7, 1), OLD_LAW, NEW_LAW, dt.date(2030, 1, 1)):
        assert [rank for rank in Rank.values if eligibility(rank, day) is None] == []


@pytest.mark.covers("R-HC-02")
def test_handover_needs_a_decided_trip_of_the_holder(kept, make_trip, province):
    assert handed(of_trip.DECIDED, kept, make_trip(), province) == []
    waiting = make_trip("DECIDING", plan_line="DR-2027-004")
    number = waiting.dossier.number
    assert handed(of_trip.DECIDED, kept, waiting, province) == [
        (Severity.ERROR, f"Đoàn {number} chưa có quyết định cử.")
    ]
    other = make_trip(member={"full_name": "Phạm Văn Cường"}, plan_line="DR-2027-005")
    assert handed(of_trip.DECIDED, kept, other, province) == [
        (
            Severity.ERROR,
            f"Nguyễn Văn An không có trong danh sách đoàn {other.dossier.number} (so theo họ tên và cơ quan, hoặc mã "
            "cán bộ).",
        )
    ]


@pytest.mark.covers("R-HC-02")
@pytest.mark.parametrize(("out_on", "found"), [(OUT, 0), (LAST, 0), (LAST + DAY, 1)])
def test_handover_is_covered_until_the_last_day(out_on, found, kept, trip, province):
    assert len(handed(of_trip.DECIDED, kept, trip, province, on=out_on, out_on=out_on)) == found


@pytest.mark.covers("R-HC-02")
def test_trip_of_another_province_is_none(kept, trip, other_province):
    case = {"on": OUT, "trip_number": trip.dossier.number, "out_on": OUT}
    assert judged(of_trip.DECIDED, kept, other_province, **case) == [
        (Severity.ERROR, f"Không có đoàn ra “{trip.dossier.number}” trong tỉnh.")
    ]


@pytest.mark.covers("R-HC-03")
def test_passport_is_due_five_working_days_after_the_trip(out, province):
    """Example 5 of the domain: back on 20/04/2027, due on 27/04/2027."""
    assert due("HC_RETURN", dt.date(2027, 4, 20), province=province) == dt.date(2027, 4, 27)
    assert judged(book.RETURN, out, province, on=dt.date(2027, 4, 27)) == []
    assert judged(book.RETURN, out, province, on=dt.date(2027, 4, 28)) == [
        (Severity.ERROR, f"Chưa nộp lại hộ chiếu của chuyến {out.out_now().trip_number}, hạn 27/04/2027.")
    ]


@pytest.fixture
def second(keeper, department, out):
    """A diplomatic passport of the same person, while the other one is out."""
    return enter_one(keeper, body=department.pk, kind="NGOAI_GIAO", rank_group="R09")


@pytest.mark.covers("R-HC-03b")
def test_who_owes_a_passport_is_warned_until_the_province_adopts_the_days(second, out, make_trip, province):
    later = make_trip(depart_on=dt.date(2027, 5, 10), return_on=dt.date(2027, 5, 14))
    message = (
        f"Người giữ chưa nộp lại hộ chiếu {out.number_shown} (chuyến {out.out_now().trip_number}), hạn 27/04/2027."
    )
    assert handed(of_trip.OWED, second, later, province, on=dt.date(2027, 4, 27)) == []
    assert handed(of_trip.OWED, second, later, province, on=dt.date(2027, 4, 28)) == [(Severity.WARN, message)]
    Deadline.objects.create(
        key="HC_RETURN", province_code=province.code, name="Nộp lại hộ chiếu", amount=5, unit="wd",
        basis="Quy chế của tỉnh", confidence="LOCAL", valid_from=dt.date(2027, 1, 1),
    )  # fmt: skip
    assert handed(of_trip.OWED, second, later, province, on=dt.date(2027, 4, 28)) == [(Severity.ERROR, message)]


@pytest.mark.covers("R-HC-03b")
def test_late_passport_blocks_the_next_handover_of_its_holder(second, out, make_trip, hand_over, keeper, province):
    Strictness.objects.create(
        rule="R-HC-03b", province_code=province.code, severity="ERROR", basis="Quy chế của tỉnh", confidence="LOCAL",
        valid_from=dt.date(2027, 1, 1),
    )  # fmt: skip
    later = make_trip(depart_on=dt.date(2027, 5, 10), return_on=dt.date(2027, 5, 14))
    with pytest.raises(RulesBroken) as refused:
        hand_over(second, later, on=dt.date(2027, 5, 7))
    assert [finding.rule.id for finding in refused.value.findings] == ["R-HC-03b"]
    back = dt.date(2027, 5, 7)
    with at(back):
        perform(out, custody.TakeBack, actor=keeper, in_on=back, returned_by="An", late_reason="Quên")
    assert hand_over(second, later, on=back).dossier.state == "HANDED_OUT"


@pytest.mark.covers("R-HC-04", "HC-S6")
@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (dt.date(2027, 10, 20), ([], [])),
        (dt.date(2027, 10, 19), ([(Severity.WARN, "19/10/2027")], [])),
        (LAST, ([(Severity.WARN, "20/04/2027")], [])),
        (LAST - DAY, ([], [(Severity.ERROR, "19/04/2027")])),
    ],
)
def test_passport_is_valid_for_six_months_after_the_return(until, expected, kept, trip, province):
    kept.valid_until = until
    soon = [
        (severity, f"Hộ chiếu hết hạn ngày {day}, chưa đủ 6 tháng sau ngày đoàn về.") for severity, day in expected[0]
    ]
    under_way = [(severity, f"Hộ chiếu hết hạn ngày {day}, trước ngày đoàn về.") for severity, day in expected[1]]
    assert handed(of_trip.SIX_MONTHS, kept, trip, province) == soon
    assert handed(of_trip.EXPIRY, kept, trip, province) == under_way


@pytest.mark.covers("R-HC-04")
def test_province_may_set_its_own_months(kept, trip, province):
    kept.valid_until = dt.date(2027, 10, 19)
    Limit.objects.create(
        key="LIM_PASSPORT_MONTHS", province_code=province.code, value=5, unit="tháng", basis="Quy chế",
        confidence="LOCAL", valid_from=dt.date(2027, 1, 1),
    )  # fmt: skip
    assert handed(of_trip.SIX_MONTHS, kept, trip, province) == []


@pytest.mark.covers("R-HC-05")
@pytest.mark.parametrize(
    ("kind", "private", "found"),
    [
        (Kind.SERVICE, True, [(Severity.ERROR, "Đi việc riêng không được dùng hộ chiếu công vụ.")]),
        (Kind.SERVICE, False, []),
        (Kind.ORDINARY, True, []),
    ],
)
def test_official_passport_is_not_for_private_trips(kind, private, found, kept, make_trip, province):
    kept.kind = kind
    journey = make_trip(delegation_type="VIEC_RIENG" if private else "THAM_CHINH_THUC")
    assert handed(of_trip.PRIVATE, kept, journey, province) == found


@pytest.mark.covers("R-HC-06")
def test_one_passport_for_one_trip(second, out, trip, make_trip, province):
    assert handed(of_trip.ONE_FOR_EACH, second, trip, province) == [
        (
            Severity.ERROR,
            f"Người giữ đã nhận hộ chiếu {out.number_shown} cho chuyến này; mỗi chuyến chỉ dùng một hộ chiếu.",
        )
    ]
    assert handed(of_trip.ONE_FOR_EACH, second, make_trip(plan_line="DR-2027-009"), province) == []


@pytest.mark.covers("R-HC-06")
@pytest.mark.parametrize(("back", "found"), [(OUT - DAY, 0), (OUT, 1)])
def test_passport_that_came_back_before_the_trip_began_was_not_used(back, found, second, out, trip, province):
    Handover.objects.filter(passport=out).update(out_on=OUT - 3 * DAY, in_on=back)
    assert len(handed(of_trip.ONE_FOR_EACH, second, trip, province)) == found


@pytest.mark.covers("R-HC-07")
def test_passport_of_who_left_is_withdrawn_in_five_working_days(kept, requester, province):
    with at(TODAY):
        perform(kept, ending.NoteLeft, actor=requester, left_on=TODAY, left_reason="THOI_CHUC")
    assert judged(book.WITHDRAWAL, kept, province, on=dt.date(2027, 3, 8)) == []
    assert judged(book.WITHDRAWAL, kept, province, on=dt.date(2027, 3, 9)) == [
        (Severity.ERROR, "Người giữ thôi chức ngày 01/03/2027; hộ chiếu phải thu hồi trước hết ngày 08/03/2027.")
    ]


@pytest.mark.covers("R-HC-07b")
def test_passport_of_who_left_goes_out_no_more(kept, trip, requester, province):
    assert handed(of_trip.LEFT, kept, trip, province) == []
    with at(TODAY):
        perform(kept, ending.NoteLeft, actor=requester, left_on=TODAY, left_reason="THOI_CHUC")
    assert handed(of_trip.LEFT, kept, trip, province) == [
        (Severity.ERROR, "Người giữ đã thôi chức ngày 01/03/2027; hộ chiếu này phải thu hồi, không giao nữa.")
    ]


@pytest.mark.covers("R-HC-08")
@pytest.mark.parametrize(
    ("ministry", "police", "found"),
    [
        (TODAY, TODAY, []),
        (TODAY, None, ["Mất hộ chiếu: Chưa ghi thông báo cho cơ quan quản lý xuất nhập cảnh. Phải thông báo ngay trong "
                       "ngày."]),
        (TODAY + DAY, TODAY, ["Mất hộ chiếu: Thông báo cho Bộ Ngoại giao bị chậm. Phải thông báo ngay trong ngày."]),
    ],
)  # fmt: skip
def test_loss_is_told_on_its_day(ministry, police, found, kept, keeper, province):
    with at(TODAY + DAY):
        told = {"ministry_told_on": ministry or "", "immigration_told_on": police or ""}
        perform(kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Rơi.", **told)
    assert [message for _severity, message in judged(book.LOSS, kept, province, on=TODAY + DAY)] == found


@pytest.mark.covers("R-HC-09")
@pytest.mark.parametrize(
    ("country", "kind", "found"),
    [
        ("TW", Kind.SERVICE, [(Severity.WARN, "Đài Loan (Trung Quốc): không dùng hộ chiếu công vụ.")]),
        ("TW", Kind.ORDINARY, []),
        ("LA", Kind.SERVICE, []),
    ],
)
def test_some_places_accept_some_passports_only(country, kind, found, kept, make_trip, province):
    kept.kind = kind
    assert handed(of_trip.DESTINATION, kept, make_trip(country=country), province) == found


@pytest.mark.covers("HC-S1")
def test_number_is_kept_once_in_a_province(kept, keeper, outsider, fa_officer):
    with pytest.raises(RulesBroken) as refused:
        enter_one(keeper, passport_no=kept.passport_no.lower())
    assert [finding.message for finding in refused.value.findings] == [
        f"Hộ chiếu {kept.number_shown} đã có trong tỉnh: {kept.dossier.number}."
    ]
    with pytest.raises(RulesBroken) as refused:
        enter_one(fa_officer, passport_no=kept.passport_no)
    assert [finding.message for finding in refused.value.findings] == [
        f"Hộ chiếu {kept.number_shown} đã có trong tỉnh: một hồ sơ ngoài phạm vi bạn được xem."
    ]
    assert enter_one(outsider, passport_no=kept.passport_no).number_print != kept.number_print


@pytest.mark.covers("HC-S2", "HC-S3")
@pytest.mark.parametrize(
    ("expires", "rules_found"),
    [
        (dt.date(2030, 1, 10), []),
        (dt.date(2030, 1, 11), ["HC-S3"]),
        (dt.date(2026, 1, 10), []),
        (dt.date(2026, 1, 9), ["HC-S3"]),
        (dt.date(2025, 1, 11), ["HC-S3"]),
        (dt.date(2025, 1, 10), ["HC-S2"]),
    ],
)
def test_passport_is_valid_from_its_issue_for_one_to_five_years(expires, rules_found, province):
    record = Passport(**{**HOLDER, **BOOK, "expires_on": expires})
    case = Case(record=record, inputs={}, actor=None, on=TODAY, province=province)
    assert [finding.rule.id for finding in judge([book.DATES, book.VALIDITY], case)] == rules_found


@pytest.mark.parametrize("typed", ["c 777 4521", "\u00a0C7774521", "Ｃ７７７４５２１", "C７７７４５２１"])
def test_number_is_one_however_it_is_typed(typed, keeper):
    enter_one(keeper, passport_no="C7774521")
    with pytest.raises(RulesBroken, match="đã có trong tỉnh"):
        enter_one(keeper, passport_no=typed, holder_name="Trần Thị Bình")


def test_no_passport_goes_out_before_it_was_issued(kept, trip, hand_over):
    with pytest.raises(InvalidInputs):
        hand_over(kept, trip, out_on=kept.issued_on - DAY)
    assert hand_over(kept, trip).dossier.state == "HANDED_OUT"


@pytest.mark.covers("HC-S3")
def test_ordinary_passport_may_be_valid_for_ten_years(province):
    record = Passport(**{**HOLDER, **BOOK, "kind": Kind.ORDINARY, "expires_on": dt.date(2035, 1, 10)})
    assert judged(book.VALIDITY, record, province) == []


@pytest.mark.covers("HC-S4")
@pytest.mark.parametrize(
    ("until", "message"),
    [
        (dt.date(2033, 1, 10), ""),
        (dt.date(2033, 1, 11), "Gia hạn quá 3 năm: chậm nhất đến 10/01/2033."),
        (dt.date(2030, 1, 10), "Ngày gia hạn phải sau ngày hết hạn đang ghi."),
        (dt.date(2030, 1, 11), ""),
    ],
)
def test_passport_is_extended_by_three_years_at_most(until, message, kept, keeper):
    with at(TODAY):
        if message:
            with pytest.raises(RulesBroken) as refused:
                perform(kept, custody.Extend, actor=keeper, extended_until=until)
            assert [finding.message for finding in refused.value.findings] == [message]
        else:
            perform(kept, custody.Extend, actor=keeper, extended_until=until)
            assert kept.valid_until == until


@pytest.mark.covers("HC-S4")
def test_passport_is_extended_once(kept, keeper):
    with at(TODAY):
        perform(kept, custody.Extend, actor=keeper, extended_until=dt.date(2031, 1, 10))
        with pytest.raises(RulesBroken) as refused:
            perform(kept, custody.Extend, actor=keeper, extended_until=dt.date(2032, 1, 10))
    assert [finding.message for finding in refused.value.findings] == ["Hộ chiếu đã được gia hạn một lần."]


@pytest.mark.covers("HC-S5")
@pytest.mark.parametrize(
    ("papers", "found"),
    [
        (["TO_KHAI", "ANH", "QUYET_DINH"], []),
        (["TO_KHAI", "ANH"], [(Severity.ERROR, "Bản sao văn bản cử đi nước ngoài")]),
        (["QUYET_DINH"], [(Severity.WARN, "Tờ khai theo mẫu"), (Severity.WARN, "Ảnh")]),
    ],
)
def test_request_is_filed_with_its_papers(papers, found, requester, province):
    with at(TODAY):
        record = open_one(requester)
    record.papers = papers
    expected = [(severity, f"Hồ sơ đề nghị cấp còn thiếu: {paper}.") for severity, paper in found]
    assert sorted(judged(book.PAPERS, record, province)) == sorted(expected)


@pytest.mark.covers("HC-S5")
def test_ordinary_passport_is_filed_without_them(requester, province):
    with at(TODAY):
        record = open_one(requester, kind="PHO_THONG")
    assert judged(book.PAPERS, record, province) == []
    assert {rule.id for rule in issuing.File.rules} == {"R-HC-01", "HC-S5"}
