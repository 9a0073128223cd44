"""Rules about the dossier, its papers and its trip, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.authority.models import Authorisation, Step
from doingoai.dossiers.models import Dossier, Link
from doingoai.norms.models import Severity, Strictness
from doingoai.norms.rule import severity_of
from doingoai.registers.delegations_out.models import Paper
from doingoai.registers.delegations_out.rules import dossier, plan, trip
from doingoai.registers.delegations_out.tests.factories import TODAY, TRIP, findings, head, in_state, member, stop

DAY = dt.timedelta(days=1)
START, END = TRIP["depart_on"], TRIP["return_on"]
OFF = {"plan_line": "", "off_plan_reason": "LOI_MOI_SAU_KE_HOACH", "off_plan_note": "Thư mời ngày 20/8/2026"}
PRIVATE = {"delegation_type": "VIEC_RIENG", "plan_line": "", "budget_vnd": None}
YEAR_BEFORE = {"depart_on": dt.date(2025, 10, 9), "return_on": dt.date(2025, 10, 12)}
GAP = "Lịch trình bỏ trống hơn một ngày trước chặng “Phôn-xa-vẳn Lào”."
IDLE = "Ngày làm việc không có nội dung làm việc với đối tác: "
COMPANION = {"rank_group": "R17", "cadre_tier": ""}


@pytest.mark.covers("R-DR-00")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"members": [member()]}, ["Đoàn phải có đúng một trưởng đoàn."]),
        ({"members": [head(), head("Lê Văn Cường")]}, ["Đoàn phải có đúng một trưởng đoàn."]),
        ({"members": [head(), member(), member()]}, ["“Nguyễn Văn An” có hai dòng trong đoàn."]),
        ({"members": [head(), member(), member(person_code="CB-02")]}, []),
        ({"members": [head(), member(cadre_tier="")]}, ["Chưa ghi diện quản lý của “Nguyễn Văn An”."]),
        ({"members": [head(), member(**COMPANION)]}, []),
        ({"budget_vnd": None}, ["Chưa có dự toán."]),
        (PRIVATE, []),
        ({"stops": []}, ["Chưa có lịch trình."]),
        ({"stops": [stop(date_to=END + DAY)]}, ["Chặng “Phôn-xa-vẳn Lào” nằm ngoài thời gian chuyến đi."]),
        ({"stops": [stop(date_from=START + 2 * DAY)]}, []),
        ({"stops": [stop(date_from=START + 3 * DAY)]}, [GAP]),
    ],
)
def test_dossier_is_complete(fields, expected, propose):
    assert findings(dossier.COMPLETE, propose(**fields)) == expected


@pytest.mark.covers("R-DR-01")
@pytest.mark.parametrize(
    ("fields", "sound"),
    [
        ({}, True),
        (OFF, True),
        ({"plan_line": ""}, False),
        (OFF | {"off_plan_note": " "}, False),
        (OFF | {"plan_line": "DR-2026-003"}, False),
        (PRIVATE, True),
    ],
)
def test_trip_is_in_plan_or_explained(fields, sound, propose):
    assert (findings(plan.IN_PLAN, propose(**fields)) == []) is sound


@pytest.mark.covers("R-DR-11b")
@pytest.mark.parametrize(
    ("members", "fields", "last_day"),
    [
        ([head(), member()], {}, dt.date(2026, 9, 14)),  # 20 working days: the Standing Members are asked
        ([head(rank_group="R13", cadre_tier="CO_QUAN")], {}, dt.date(2026, 9, 21)),  # 15 working days
        ([head(rank_group="R13", cadre_tier="CO_QUAN")], {"needs_visa": True}, dt.date(2026, 9, 14)),
    ],
)
def test_dossier_is_filed_in_time(members, fields, last_day, propose):
    record = propose(members=members, **fields)
    assert findings(dossier.LATE_FILING, record, on=last_day) == []
    late = findings(dossier.LATE_FILING, record, on=last_day + DAY)
    assert late == [f"Hồ sơ gấp: phải nộp chậm nhất ngày {last_day:%d/%m/%Y}."]


@pytest.mark.covers("R-DR-12")
@pytest.mark.parametrize(
    ("planned", "asked", "sound"),
    [(600_000_000, 660_000_000, True), (600_000_000, 660_000_001, False), (None, 900_000_000, True)],
)
def test_budget_stays_near_the_plan(planned, asked, sound, propose):
    record = propose(plan_budget_vnd=planned, budget_vnd=asked)
    assert (findings(plan.BUDGET, record) == []) is sound


@pytest.mark.covers("R-DR-09")
@pytest.mark.parametrize(
    ("fields", "sound"),
    [
        ({}, True),
        ({"funding": "DOANH_NGHIEP"}, False),
        ({"invitation_by_name": True}, True),
        ({"inviter_is_enterprise": True}, True),
        ({"invitation_by_name": True, "inviter_is_enterprise": True}, False),
    ],
)
def test_enterprise_does_not_pay(fields, sound, propose):
    assert (findings(dossier.ENTERPRISE, propose(**fields)) == []) is sound


@pytest.mark.covers("R-DR-09")
def test_province_with_a_ban_blocks_what_others_warn_of(province):
    assert severity_of(dossier.ENTERPRISE, province, TODAY) == Severity.WARN
    adopt(province, "R-DR-09")
    assert severity_of(dossier.ENTERPRISE, province, TODAY) == Severity.ERROR


@pytest.mark.covers("R-DR-13")
@pytest.mark.parametrize(("day", "sound"), [(None, False), (TODAY, True)])
def test_mission_is_asked(day, sound, propose):
    record = propose()
    record.mission_consulted_on = day
    assert (findings(dossier.MISSION, record) == []) is sound


@pytest.mark.covers("R-DR-14")
@pytest.mark.parametrize(
    ("fields", "replied", "agreed", "sound"),
    [
        ({}, None, False, True),
        ({"sensitivity": "S1"}, None, False, False),
        ({"sensitivity": "S1"}, TODAY, False, True),
        ({"sensitivity": "S1"}, None, True, True),
        ({"stops": [stop("TW")]}, None, False, False),
        ({"stops": [stop(), stop("TW", is_transit=True)]}, None, False, True),
    ],
)
def test_ministry_answers_before_the_signature(fields, replied, agreed, sound, propose, fa_officer):
    record = propose(**fields)
    record.ministry_replied_on = replied
    if agreed:
        Step.objects.create(
            dossier=record.dossier, action="delegations_out.decide", sequence=3, kind="OPINION", role="MOFA_HEAD",
            place="VN", quorum=1, rule="A23", basis="Quy chế 272", confidence="VERIFY", asked_by=fa_officer,
            asked_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), outcome="agreed",
        )  # fmt: skip
    assert (findings(dossier.MINISTRY, record) == []) is sound


@pytest.mark.covers("R-DR-15")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"stops": [stop(date_to=START + 2 * DAY)]}, [IDLE + "15/10."]),
        ({"stops": [stop(partner="")]}, [IDLE + "13/10, 14/10, 15/10."]),
        ({"stops": [stop(partner="")], "delegation_type": "DAO_TAO_BOI_DUONG"}, []),
        ({"stops": [stop(date_to=START + 3 * DAY)], "return_on": START + 6 * DAY}, [IDLE + "16/10."]),
    ],
)
def test_every_working_day_has_its_partner(fields, expected, propose):
    assert findings(dossier.WORKING_DAYS, propose(**fields)) == expected


@pytest.mark.covers("R-DR-21")
@pytest.mark.parametrize(
    ("kind", "linked", "sound"),
    [("THAM_CHINH_THUC", "", True), ("DAM_PHAN_KY_KET", "", False), ("DAM_PHAN_KY_KET", "agreements", True),
     ("DAM_PHAN_KY_KET", "training", False)],
)  # fmt: skip
def test_negotiators_have_an_agreement(kind, linked, sound, propose):
    record = propose(delegation_type=kind)
    if linked:
        link(record, linked)
    assert (findings(dossier.COMMITMENTS, record) == []) is sound


@pytest.mark.covers("R-DR-21")
@pytest.mark.parametrize(
    ("text", "tick", "linked", "sound"),
    [
        ("", False, "", False),
        ("", True, "", True),
        ("Tiếp nhận 20 cán bộ", False, "", True),
        ("", False, "commitments", True),
        ("Tiếp nhận 20 cán bộ", True, "", False),
        ("", True, "commitments", False),
    ],
)
def test_report_says_what_was_promised(text, tick, linked, sound, propose):
    record = in_state(propose(), "RETURNED")
    record.commitments, record.no_commitment = text, tick
    if linked:
        link(record, linked)
    assert (findings(dossier.COMMITMENTS, record) == []) is sound


@pytest.mark.covers("R-DR-06")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"members": [head()] + [member(f"Người {n}") for n in range(9)]}, []),
        ({"members": [head()] + [member(f"Người {n}") for n in range(10)]}, ["Đoàn có 11 người; nhiều nhất 10 người."]),
        ({"members": [head()] + [member(f"Người {n}", **COMPANION) for n in range(10)]}, []),
        ({"return_on": START + 9 * DAY}, []),
        ({"return_on": START + 10 * DAY}, ["Đoàn có 11 ngày; nhiều nhất 10 ngày."]),
        ({"stops": [stop("DE"), stop("IT"), stop("FR")]}, []),
        ({"stops": [stop("DE"), stop("IT"), stop("FR"), stop("BE")]}, ["Đoàn có 4 nước; nhiều nhất 3 nước."]),
        ({"stops": [stop("DE"), stop("IT"), stop("FR"), stop("BE", is_transit=True)]}, []),
        ({"return_on": START + 10 * DAY, "delegation_type": "DAO_TAO_BOI_DUONG"}, []),
        ({"return_on": START + 10 * DAY, **PRIVATE}, []),
    ],
)
def test_delegation_keeps_its_size(fields, expected, propose):
    assert findings(trip.SIZE, propose(**fields)) == expected


@pytest.mark.covers("R-DR-06")
def test_province_that_fixed_the_size_blocks(province):
    assert severity_of(trip.SIZE, province, TODAY) == Severity.WARN
    adopt(province, "R-DR-06")
    assert severity_of(trip.SIZE, province, TODAY) == Severity.ERROR


@pytest.mark.covers("R-DR-07")
@pytest.mark.parametrize(
    ("earlier", "state", "sound"),
    [
        ({"depart_on": dt.date(2023, 10, 9), "return_on": dt.date(2023, 10, 12)}, "CLOSED", False),
        ({"depart_on": dt.date(2023, 10, 8), "return_on": dt.date(2023, 10, 11)}, "CLOSED", True),
        (YEAR_BEFORE, "CANCELLED", True),
        (YEAR_BEFORE | {"topic": "Y_TE"}, "CLOSED", True),
        (YEAR_BEFORE | {"delegation_type": "CO_CHE_THUONG_NIEN"}, "CLOSED", True),
    ],
)
def test_trip_does_not_repeat_an_earlier_one(earlier, state, sound, propose):
    in_state(propose(**earlier), state)
    record = propose()
    assert (findings(trip.REPEAT, record) == []) is sound


@pytest.mark.covers("R-DR-07")
def test_other_country_or_recurring_kind_is_no_repetition(propose):
    row = {"date_from": YEAR_BEFORE["depart_on"], "date_to": YEAR_BEFORE["return_on"]}
    in_state(propose(stops=[stop("KH", **row), stop("LA", is_transit=True, **row)], **YEAR_BEFORE), "CLOSED")
    assert findings(trip.REPEAT, propose()) == []
    in_state(propose(**YEAR_BEFORE), "CLOSED")
    assert findings(trip.REPEAT, propose(delegation_type="DAM_PHAN_KY_KET")) == []


@pytest.mark.covers("R-DR-08")
@pytest.mark.parametrize(
    ("gap", "state", "fields", "sound"),
    [
        (30, "SUBMITTED", {}, False),
        (31, "SUBMITTED", {}, True),
        (10, "DRAFT", {}, True),
        (10, "CANCELLED", {}, True),
        (10, "APPROVED", {"delegation_type": "VIEC_RIENG"}, True),
    ],
)
def test_delegations_to_one_country_are_joined(gap, state, fields, sound, propose):
    start = END + gap * DAY
    in_state(propose(depart_on=start, return_on=start + DAY, **fields), state)
    assert (findings(trip.JOIN, propose()) == []) is sound


@pytest.mark.covers("R-DR-08")
def test_hidden_delegation_is_counted_and_not_named(propose, requester, auditor, fa_officer):
    other = in_state(propose(actor=fa_officer), "SUBMITTED")
    record = propose()
    shown = findings(trip.JOIN, record, actor=auditor)[0]
    hidden = findings(trip.JOIN, record, actor=requester)[0]
    assert shown.endswith(f": {other.dossier.number}.")
    assert hidden.endswith(": 1 đoàn ngoài phạm vi bạn được xem.")
    assert other.dossier.title not in shown + hidden


@pytest.mark.covers("R-DR-11")
@pytest.mark.parametrize(("signed", "sound"), [(START, True), (START + DAY, False)])
def test_decision_is_signed_before_departure(signed, sound, propose):
    assert (findings(trip.DECISION_DATE, propose(), issued_on=signed) == []) is sound


@pytest.mark.covers("R-QC-03")
@pytest.mark.parametrize(
    ("capacity", "signed", "sound"),
    [
        ("CHINH_DANH", dt.date(2026, 8, 1), True),
        ("TUQ", dt.date(2026, 8, 31), False),
        ("TUQ", dt.date(2026, 9, 1), True),
        ("TUQ", dt.date(2026, 9, 9), True),
        ("TUQ", dt.date(2026, 9, 10), False),  # revoked that day
    ],
)
def test_signature_by_authorisation_needs_one(capacity, signed, sound, propose, province):
    Authorisation.objects.create(
        giver="UBND_CHAIR", receiver="FA_HEAD", province=province, action="delegations_out.decide_authorised",
        document="31/UQ-UBND", valid_from=dt.date(2026, 9, 1), revoked_on=dt.date(2026, 9, 10),
    )  # fmt: skip
    found = findings(trip.AUTHORITY_TO_SIGN, propose(), capacity=capacity, issued_on=signed)
    assert (found == []) is sound


@pytest.mark.covers("R-QC-04")
@pytest.mark.parametrize(
    ("kind", "day", "sound"), [("Y_KIEN", 9, True), ("Y_KIEN", 10, False), ("QUYET_DINH", 10, True)]
)
def test_opinion_comes_before_the_decision(kind, day, sound, propose):
    record = propose()
    Paper.objects.create(
        delegation=record, kind=kind, role="TTTU", number="112-CV/TU", issued_on=dt.date(2026, 9, day), signer="Thư",
        capacity="TM",
    )  # fmt: skip
    assert (findings(trip.ORDER, record, issued_on=dt.date(2026, 9, 9)) == []) is sound


@pytest.mark.covers("R-DR-19")
@pytest.mark.parametrize(
    ("back", "places", "said", "sound"),
    [
        (END + DAY, "", "", True),
        (END + 2 * DAY, "", "", False),
        (END + 2 * DAY, "", "Chuyến bay bị hủy", True),
        (END, "Thái Lan", " ", False),
        (END, "Thái Lan", "Nối chuyến ở Băng Cốc", True),
    ],
)
def test_deviation_is_explained(back, places, said, sound, propose):
    record = propose()
    record.actual_return_on, record.unplanned_places, record.deviations = back, places, said
    assert (findings(trip.DEVIATION, record) == []) is sound


@pytest.mark.covers("R-DR-22")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"head": []}, ["Khác với quyết định cử: trưởng đoàn."]),
        ({"members": []}, ["Khác với quyết định cử: thành viên."]),
        ({"countries": ["TH"]}, ["Khác với quyết định cử: nước đến."]),
        ({"days": ["2026-10-14", "2026-10-18"]}, []),
        ({"days": ["2026-10-15", "2026-10-16"]}, ["Khác với quyết định cử: ngày đi, ngày về."]),
    ],
)
def test_delegation_leaves_as_it_was_decided(changed, expected, propose):
    record = propose()
    record.decided = record.material() | changed
    assert findings(trip.AS_DECIDED, record) == expected


def adopt(province, rule):
    Strictness.objects.create(
        rule=rule, province_code=province.code, severity="ERROR", basis="46/2023/QĐ-UBND", confidence="LOCAL",
        valid_from=dt.date(2026, 1, 1),
    )  # fmt: skip


def link(record, register):
    other = Dossier.objects.create(
        register=register, number=f"X-{register}", title="Hồ sơ kia", state="DRAFT", body=record.dossier.body,
        event_date=TODAY,
    )  # fmt: skip
    Link.objects.create(source=record.dossier, target=other, kind=Link.Kind.RELATES)
