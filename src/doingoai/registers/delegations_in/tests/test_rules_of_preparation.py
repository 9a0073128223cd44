"""Rules about programme, guests, notices and permits, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Severity
from doingoai.norms.rule import severity_of
from doingoai.registers.delegations_in.actions import preparing, proposal
from doingoai.registers.delegations_in.models import Notice, Permit, Support
from doingoai.registers.delegations_in.rules import programme, readiness
from doingoai.registers.delegations_in.tests.conftest import NOTICE, READY_ON
from doingoai.registers.delegations_in.tests.factories import (
    ARRIVAL,
    DEPARTURE,
    TODAY,
    at,
    findings,
    guest,
    in_state,
    item,
)  # fmt: skip
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

DAY = dt.timedelta(days=1)
NINE, TEN, ELEVEN = dt.time(9), dt.time(10), dt.time(11)


@pytest.mark.covers("R-DV-04")
@pytest.mark.parametrize(
    ("said", "count", "found"),
    [
        ({}, 1, []),
        ({"passport_no": ""}, 1, ["Danh sách khách chưa đủ: Kim Min-su: số hộ chiếu."]),
        ({"nationality": None, "title": ""}, 1, ["Danh sách khách chưa đủ: Kim Min-su: quốc tịch, chức vụ."]),
        ({}, 3, ["Danh sách khách chưa đủ: 2 khách chưa có tên."]),
        ({"sex": "", "birth_date": None}, 1, []),
    ],
)
def test_list_of_guests_is_complete(said, count, found, propose, requester):
    record = propose(guest_count=count)
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(**said)])
    assert findings(readiness.GUEST_LIST, record) == found


@pytest.mark.covers("R-DV-04")
@pytest.mark.parametrize(
    ("rank", "part", "sound"),
    [("DAI_SU", "TRUONG_DOAN", True), ("DAI_SU", "DOAN_VIEN", False), ("TINH_TRUONG", "TRUONG_DOAN", False)],
)
def test_head_of_high_rank_shows_no_passport(rank, part, sound, propose, requester):
    record = propose(guest_count=1, head_rank=rank)
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(part=part, passport_no="")])
    assert (findings(readiness.GUEST_LIST, record) == []) is sound


@pytest.mark.covers("R-DV-04b")
@pytest.mark.parametrize(
    ("today", "state", "sound"),
    [
        (dt.date(2026, 8, 28), "PREPARING", True),
        (dt.date(2026, 9, 3), "PREPARING", False),  # 3 working days before
        (dt.date(2026, 9, 3), "CANCELLED", True),
    ],
)
def test_incomplete_list_is_told_in_time(today, state, sound, propose):
    record = in_state(propose(), state)
    assert (findings(readiness.GUEST_LIST_SOON, record, on=today) == []) is sound


@pytest.mark.covers("R-DV-05")
@pytest.mark.parametrize(
    ("said", "to", "sound"),
    [
        ({}, "CONG_AN", True),
        ({}, "BO_NGOAI_GIAO", False),
        ({"guest_category": "DOAN_NGOAI_GIAO"}, "BO_NGOAI_GIAO", True),  # exempt by data
        ({"visit_type": "TRUC_TUYEN"}, "BO_NGOAI_GIAO", True),
    ],
)
def test_police_are_notified(said, to, sound, propose):
    record = propose(**said)
    Notice.objects.create(delegation=record, **NOTICE | {"to": to})
    assert (findings(readiness.NOTICE, record) == []) is sound


@pytest.mark.covers("R-DV-05b")
@pytest.mark.parametrize(("sent", "sound"), [(dt.date(2026, 9, 3), True), (dt.date(2026, 9, 4), False)])
def test_police_are_notified_in_time(sent, sound, propose):
    record = propose()
    Notice.objects.create(delegation=record, **NOTICE | {"sent_on": sent})
    assert (findings(readiness.NOTICE_LATE, record) == []) is sound


PERMIT = {"area": "BIEN_GIOI", "places": "xã Biên", "filed_on": dt.date(2026, 8, 24), "number": "8/GP"}


@pytest.mark.covers("R-DV-06")
@pytest.mark.parametrize(
    ("areas", "permit", "sound"),
    [
        ([], None, True),
        (["BIEN_GIOI"], None, False),
        (["BIEN_GIOI"], {}, True),
        (["BIEN_GIOI"], {"number": ""}, False),
        (["BIEN_GIOI"], {"valid_to": DEPARTURE}, True),
        (["BIEN_GIOI"], {"valid_to": DEPARTURE - DAY}, False),
        (["BIEN_GIOI", "KHU_VUC_CAM"], {}, False),
        (["BIEN_GIOI_BIEN"], None, True),
    ],
)
def test_border_and_restricted_areas_need_a_permit(areas, permit, sound, propose):
    record = propose(areas=areas)
    if permit is not None:
        Permit.objects.create(delegation=record, **PERMIT | permit)
    assert (findings(readiness.PERMIT, record) == []) is sound


@pytest.mark.covers("R-DV-06b")
@pytest.mark.parametrize(("filed", "sound"), [(dt.date(2026, 8, 25), True), (dt.date(2026, 8, 26), False)])
def test_permit_is_asked_for_in_time(filed, sound, propose):
    assert (findings(readiness.PERMIT_FILED_LATE, propose(), permits=[PERMIT | {"filed_on": filed}]) == []) is sound


@pytest.mark.covers("R-DV-06c")
@pytest.mark.parametrize(
    ("areas", "told", "who"),
    [
        (["BIEN_GIOI_BIEN"], ["CONG_AN", "BIEN_PHONG"], ""),
        (["BIEN_GIOI_BIEN"], ["CONG_AN"], "Bộ đội Biên phòng"),
        ([], [], ""),
    ],
)
def test_police_and_border_guard_know_of_the_sea_border(areas, told, who, propose):
    record = propose(areas=areas)
    for to in told:
        Notice.objects.create(delegation=record, **NOTICE | {"to": to})
    expected = [f"Khu vực biên giới biển: chưa thông báo bằng văn bản cho {who}."] if who else []
    assert findings(readiness.SEA_BORDER, record) == expected


@pytest.mark.covers("R-DV-07")
@pytest.mark.parametrize(
    ("rank", "host", "visit_type", "found"),
    [
        ("TINH_TRUONG", "R04", "LAM_VIEC", []),
        ("TINH_TRUONG", "R03", "LAM_VIEC", []),
        ("TINH_TRUONG", "R09", "LAM_VIEC", ["thấp hơn mức Bí thư Tỉnh ủy – Chủ tịch UBND tỉnh"]),
        ("LANH_DAO_SO", "R10", "LAM_VIEC", []),
        ("LANH_DAO_SO", "R09", "LAM_VIEC", ["cao hơn mức Giám đốc sở và tương đương – Phó giám đốc sở và tương đương"]),
        ("LANH_DAO_SO", "R09", "XA_GIAO", []),
        ("PHO_TINH_TRUONG", "R04", "XA_GIAO", []),
        ("PHO_TINH_TRUONG", "R04", "LAM_VIEC", ["cao hơn mức Phó Chủ tịch HĐND, UBND tỉnh"]),
        ("KHAC", "R03", "LAM_VIEC", []),  # the table has no row
    ],
)
def test_host_fits_the_rank_of_the_guest(rank, host, visit_type, found, propose):
    record = propose(head_rank=rank, host_rank=host, visit_type=visit_type)
    expected = [f"Chênh lệch cấp tiếp: người tiếp cao nhất {each}." for each in found]
    assert findings(programme.PROTOCOL, record) == expected


@pytest.mark.covers("R-DV-07")
@pytest.mark.parametrize(
    ("line", "sound"),
    [
        ({"kind": "DON_TIEN", "chair_rank": "R09"}, True),
        ({"kind": "DON_TIEN", "chair_rank": "R12"}, False),
        ({"kind": "CHIEU_DAI", "chair_rank": "R04"}, True),
        ({"kind": "CHIEU_DAI", "chair_rank": "R03"}, False),
        ({"kind": "CHIEU_DAI", "chair_rank": ""}, True),
        ({"kind": "THAM_QUAN", "chair_rank": "R14"}, True),
    ],
)
def test_who_greets_and_gives_the_banquet_fits_too(line, sound, propose):
    assert (findings(programme.PROTOCOL, propose(), programme=[item(**line)]) == []) is sound


@pytest.mark.covers("R-DV-08")
@pytest.mark.parametrize(
    ("said", "start", "sound"),
    [
        ({}, NINE, False),
        ({}, TEN, True),  # the one ends when the other begins
        ({"chair": "Phạm Phó", "place": "Phòng họp số 2", "interpreter": ""}, NINE, True),
        ({"chair": "lê văn  CHỦ", "place": "Phòng họp số 2", "interpreter": ""}, NINE, False),
        ({"chair": "", "place": "Phòng họp số 2"}, NINE, False),  # one interpreter for two
        ({"day": DEPARTURE}, NINE, True),
    ],
)
def test_nobody_is_at_two_places_at_once(said, start, sound, propose):
    lines = [item(), item(start, **said)]
    assert (findings(programme.CLASH, propose(), programme=lines) == []) is sound


@pytest.mark.covers("R-DV-08b")
@pytest.mark.parametrize(
    ("state", "start", "sound"),
    [("PREPARING", NINE, False), ("PREPARING", ELEVEN, True), ("CANCELLED", NINE, True), ("CLOSED", NINE, True)],
)
def test_chair_is_not_taken_by_another_visit(state, start, sound, propose, requester):
    other = propose(title="Đoàn khác")
    with at(TODAY):
        rows = [item(start, place="Nơi khác", interpreter="")]
        perform(other, preparing.SetProgramme, actor=requester, programme=rows)
    in_state(other, state)
    found = findings(programme.CLASH_OUTSIDE, propose(), actor=requester, programme=[item()])
    expected = f"Trùng chủ trì “Lê Văn Chủ” với đoàn khác: 08/09 09:00 Hội đàm; {other.dossier.number}."
    assert found == ([] if sound else [expected])


@pytest.mark.covers("R-DV-08b")
def test_other_visit_is_named_only_to_who_sees_it(propose, fa_officer, requester, make_officer, make_body, province):
    other = propose(title="Đoàn khác", actor=fa_officer)
    with at(TODAY):
        perform(other, preparing.SetProgramme, actor=fa_officer, programme=[item(place="Nơi khác", interpreter="")])
    found = findings(programme.CLASH_OUTSIDE, propose(), actor=requester, programme=[item()])
    assert found == [
        "Trùng chủ trì “Lê Văn Chủ” với đoàn khác: 08/09 09:00 Hội đàm; 1 đoàn ngoài phạm vi bạn được xem."
    ]


@pytest.mark.covers("R-DV-08c")
@pytest.mark.parametrize(("day", "sound"), [(ARRIVAL, True), (DEPARTURE, True), (DEPARTURE + DAY, False)])
def test_programme_lies_in_the_days_of_the_visit(day, sound, propose):
    assert (findings(programme.OUTSIDE_DAYS, propose(), programme=[item(day=day)]) == []) is sound


@pytest.mark.covers("R-DV-09")
@pytest.mark.parametrize(
    ("origin", "flags", "sound"), [("KR", True, True), ("TW", False, True), ("TW", True, False), ("HK", True, False)]
)
def test_no_flag_of_a_territory(origin, flags, sound, propose):
    record = propose(origin=origin)
    assert (findings(programme.FLAGS, record, programme=[item(with_flags=flags)]) == []) is sound


@pytest.mark.covers("R-DV-13")
@pytest.mark.parametrize(
    ("category", "support", "sound"),
    [
        ("KHACH_UBND", None, True),
        ("BAO_CHI", None, False),
        ("BAO_CHI", {"kind": "BAO_CHI"}, True),
        ("BAO_CHI", {"kind": "THI_THUC"}, False),
        ("PCPNN", {"kind": "DANG_KY_PCPNN", "valid_to": DEPARTURE}, True),
        ("PCPNN", {"kind": "DANG_KY_PCPNN", "valid_to": DEPARTURE - DAY}, False),
    ],
)
def test_press_and_ngo_come_with_the_permit_of_their_law(category, support, sound, propose, province):
    record = propose(guest_category=category)
    if support:
        Support.objects.create(delegation=record, number="1/GP", issued_on=TODAY, **support)
    assert (findings(readiness.SECTOR_PERMIT, record) == []) is sound
    assert severity_of(readiness.SECTOR_PERMIT, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-DV-14", "R-DV-14b")
@pytest.mark.parametrize(
    ("told", "now", "sound"),
    [({"CONG_AN": [0]}, 0, True), ({"CONG_AN": [0]}, 1, False), ({"CONG_AN": [0, 1]}, 1, True), ({}, 1, True)],
)
def test_whoever_had_a_notice_is_told_again(told, now, sound, propose):
    record = propose()
    for to, versions in told.items():
        for version in versions:
            Notice.objects.create(delegation=record, programme_version=version, **NOTICE | {"to": to})
    record.programme_version = now
    assert (findings(readiness.TOLD_AGAIN, record) == []) is sound
    assert findings(readiness.TOLD_AGAIN_SOON, record) == []
    for state in ("READY", "VISITING"):
        assert (findings(readiness.TOLD_AGAIN_SOON, in_state(record, state)) == []) is sound


@pytest.mark.covers("R-DV-D4")
@pytest.mark.parametrize(("told", "sound"), [(None, True), (READY_ON, True), (READY_ON - DAY, False)])
def test_who_had_a_notice_is_told_the_same_day(told, sound, propose):
    assert (findings(readiness.TOLD_SAME_DAY, propose(), on=READY_ON, told_on=told) == []) is sound


@pytest.mark.covers("R-DV-D4")
def test_telling_on_another_day_needs_a_reason(ready, requester_head):
    said = {"note": "Khách hủy", "stop_reason": "PHIA_KHACH", "told_on": READY_ON}
    with at(READY_ON + 3 * DAY):
        with pytest.raises(RulesBroken, match="không phải trong ngày"):
            perform(ready, proposal.Cancel, actor=requester_head, **said)
        perform(ready, proposal.Cancel, actor=requester_head, reasons={"R-DV-D4": "Báo trước"}, **said)
    assert ready.dossier.state == "CANCELLED"


@pytest.mark.covers("R-DV-D4b")
@pytest.mark.parametrize(
    ("declared", "sound"), [(ARRIVAL, True), (ARRIVAL + DAY, True), (ARRIVAL + 2 * DAY, False), (None, False)]
)
def test_stay_is_declared(declared, sound, ended):
    ended.residence_declared_on = declared
    assert (findings(readiness.RESIDENCE, ended) == []) is sound


def test_visit_is_ready_when_everything_stands(prepare, be_ready):
    assert be_ready(prepare(), reasons={}).dossier.state == "READY"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"notices": ()}, "Chưa thông báo Công an tỉnh"),
        ({"guests": [guest()]}, "2 khách chưa có tên"),
        ({"areas": ["KHU_VUC_CAM"]}, "chưa có giấy phép"),
    ],
)
def test_visit_is_not_ready_while_something_is_missing(fields, text, request, propose, prepare, be_ready, police):
    if "areas" in fields:
        record = prepare()
        record.areas = fields["areas"]
        record.save()
    else:
        record = prepare(**fields)
    with pytest.raises(RulesBroken, match=text):
        be_ready(record)
