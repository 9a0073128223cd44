"""Rules about the people who go, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Limit, Severity
from doingoai.norms.rule import severity_of
from doingoai.registers.delegations_out.rules import people, posts
from doingoai.registers.delegations_out.tests.factories import TODAY, TRIP, findings, head, in_state, member

DAY = dt.timedelta(days=1)
SPRING = {"depart_on": dt.date(2026, 3, 9), "return_on": dt.date(2026, 3, 12)}
SUMMER = {"depart_on": dt.date(2026, 6, 8), "return_on": dt.date(2026, 6, 11)}
TWO_LEADERS = "Sở Nông nghiệp và Môi trường: 2 lãnh đạo chủ chốt trong cùng một đoàn; nhiều nhất 1."
THIRD = "Nguyễn Văn An đi chuyến thứ 3 trong năm; nhiều nhất 2 chuyến."


@pytest.fixture
def earlier(propose):
    """earlier(state, **fields) → another delegation with the same official"""
    return lambda state="CLOSED", **fields: in_state(propose(**fields), state)


def own(**fields):
    """Members of the delegation at hand: another head, the same official."""
    return [head("Đỗ Thị Em"), member(**fields)]


@pytest.mark.covers("R-DR-02")
@pytest.mark.parametrize(
    ("trips", "expected"),
    [
        ([SPRING], []),
        ([SPRING, SUMMER], [THIRD]),
        ([SPRING, {**SUMMER, "state": "CANCELLED"}], []),
        ([SPRING, {**SUMMER, "state": "DECIDING"}], []),
        ([SPRING, {**SUMMER, "state": "APPROVED"}], [THIRD]),
        ([SPRING, {**SUMMER, "delegation_type": "VIEC_RIENG"}], []),
        ([SPRING, {**SUMMER, "delegation_type": "THAM_GIA_DOAN_TW"}], [THIRD]),
        ([SPRING, {"depart_on": dt.date(2025, 12, 29), "return_on": dt.date(2026, 1, 2)}], []),
    ],
)
def test_person_travels_twice_a_year(trips, expected, earlier, propose):
    for fields in trips:
        earlier(**fields)
    assert findings(people.TRIPS, propose(members=own())) == expected


@pytest.mark.covers("R-DR-02b")
@pytest.mark.parametrize(
    ("trips", "fields", "expected"),
    [
        ([SPRING], {}, []),
        ([SPRING, SUMMER], {"exception_reason": "DAM_PHAN"}, []),
        ([SPRING, SUMMER], {"delegation_type": "VIEC_RIENG"}, []),
        ([SPRING, SUMMER], {}, ["Chưa ghi lý do ngoại lệ cho người vượt số chuyến trong năm: Nguyễn Văn An."]),
    ],
)
def test_third_trip_names_the_reason_that_raises_its_decision(trips, fields, expected, earlier, propose):
    for each in trips:
        earlier(**each)
    assert findings(people.EXCEPTION, propose(members=own(), **fields)) == expected


@pytest.mark.covers("R-DR-02")
@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ({}, True),
        ({"full_name": "nguyễn văn  AN"}, True),
        ({"unit_name": "Công ty Sông Lam"}, False),  # a namesake elsewhere
        ({"person_code": "CB-0042"}, False),  # the code tells a namesake apart
        ({"rank_group": "R17", "cadre_tier": ""}, False),  # a companion
    ],
)
def test_person_is_known_by_name_and_unit_or_by_code(said, counted, earlier, propose):
    earlier(**SPRING)
    earlier(**SUMMER)
    assert bool(findings(people.TRIPS, propose(members=own(**said)))) is counted


@pytest.mark.covers("R-DR-02")
def test_province_may_leave_escorts_out_of_the_count(earlier, propose, province):
    earlier(**SPRING)
    earlier(**SUMMER, delegation_type="THAM_GIA_DOAN_TW")
    Limit.objects.create(
        key="LIM_TRIPS_COUNTS_THAM_GIA_DOAN_TW", province_code=province.code, value=0, unit="0 = không tính",
        basis="Quy chế của tỉnh", confidence="LOCAL", valid_from=dt.date(2026, 1, 1),
    )  # fmt: skip
    assert findings(people.TRIPS, propose(members=own())) == []


@pytest.mark.covers("R-DR-02")
def test_trips_of_another_province_do_not_count(earlier, propose, outsider):
    for days in (SPRING, SUMMER):
        earlier(**days, actor=outsider, members=[head(), member(unit_name="Công ty Sông Lam")])
    assert findings(people.TRIPS, propose(members=own(unit_name="Công ty Sông Lam"))) == []


@pytest.mark.covers("R-DR-03")
@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"is_key_leader": False}, []),
        ({"is_key_leader": True}, [TWO_LEADERS]),
        ({"is_key_leader": True, "unit_name": "Công ty Sông Lam"}, []),
    ],
)
def test_two_key_leaders_of_a_unit_do_not_go_together(second, expected, propose):
    record = propose(members=[head(is_key_leader=True), member(**second)])
    assert findings(people.KEY_LEADERS, record) == expected


@pytest.mark.covers("R-DR-03", "R-DR-05", "R-QC-07")
@pytest.mark.parametrize("rule", [people.KEY_LEADERS, people.RELATIVES])
def test_law_that_waits_for_confirmation_only_warns(rule, province):
    assert severity_of(rule, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-DR-04")
@pytest.mark.parametrize(
    ("here", "there", "shift", "sound"),
    [
        ("R04", "R03", 4, False),
        ("R04", "R03", 5, True),
        ("R03", "R04", -4, False),
        ("R04", "R04", 0, True),
        ("R09", "R03", 0, True),
    ],
)
def test_secretary_and_chair_are_not_away_together(here, there, shift, sound, earlier, propose):
    days = {name: TRIP[name] + shift * DAY for name in ("depart_on", "return_on")}
    earlier("APPROVED", members=[head("Hoàng Văn Khoa", rank_group=there)], **days)
    assert (findings(people.ABSENCE, propose(members=[head(rank_group=here)])) == []) is sound


@pytest.mark.covers("R-DR-04")
@pytest.mark.parametrize(("until", "sound"), [(None, False), (dt.date(2026, 10, 11), True)])
@pytest.mark.parametrize("here", ["R03", "R04"])
def test_secretary_in_the_central_committee_is_still_the_secretary(here, until, sound, earlier, propose):
    secretary = head("Hoàng Văn Khoa", rank_group="R02", also_rank="R03", also_until=until)
    mine, theirs = (secretary, head(rank_group="R04")) if here == "R03" else (head(rank_group="R04"), secretary)
    earlier("APPROVED", members=[theirs])
    assert (findings(people.ABSENCE, propose(members=[mine])) == []) is sound


@pytest.mark.covers("R-DR-04")
def test_secretary_and_chair_in_one_delegation_are_found(propose):
    record = propose(members=[head(rank_group="R03"), member(rank_group="R04")])
    assert findings(people.ABSENCE, record) == [
        f"Bí thư Tỉnh ủy và Chủ tịch UBND tỉnh cùng ở nước ngoài: {record.dossier.number}."
    ]


@pytest.mark.covers("R-DR-05")
@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ({}, True),
        ({"relative_of": "Trần Thị Bình"}, False),
        ({"relative_of": "Trần Thị Bình", "relative_doc": "15-CV/TU"}, True),
    ],
)
def test_relatives_stay_at_home(said, sound, propose):
    assert (findings(people.RELATIVES, propose(members=[head(), member(**said)])) == []) is sound


@pytest.mark.covers("R-DR-10")
@pytest.mark.parametrize(
    ("shift", "state", "sound"),
    [
        (4, "SUBMITTED", False),
        (5, "SUBMITTED", True),
        (-4, "ABROAD", False),
        (0, "DRAFT", True),
        (0, "CANCELLED", True),
    ],
)
def test_person_is_in_one_delegation_at_a_time(shift, state, sound, earlier, propose):
    days = {name: TRIP[name] + shift * DAY for name in ("depart_on", "return_on")}
    earlier(state, **days)
    assert (findings(people.OVERLAP, propose(members=own())) == []) is sound


@pytest.mark.covers("R-DR-10")
def test_delegations_of_the_centre_are_compared_with_each_other(earlier, propose, make_officer, ministry):
    central = make_officer("REQUESTER", ministry, scope="nation")
    row = member(unit_name="Công ty Sông Lam")
    earlier("SUBMITTED", members=[row])
    assert findings(people.OVERLAP, propose(members=[row], actor=central)) == []
    earlier("SUBMITTED", members=[row], actor=central)
    assert len(findings(people.OVERLAP, propose(members=[row], actor=central))) == 1


@pytest.mark.covers("R-DR-16")
@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ({}, True),
        ({"carries_classified": True}, False),
        ({"carries_classified": True, "permission_doc": "07/CV-CAT"}, True),
    ],
)
def test_classified_papers_need_a_permission(said, sound, propose):
    assert (findings(people.CLASSIFIED, propose(members=[head(), member(**said)])) == []) is sound


@pytest.mark.covers("R-DR-17")
@pytest.mark.parametrize(
    ("day", "checked", "ticked", "sound"),
    [
        (dt.date(2026, 10, 7), False, False, True),
        (dt.date(2026, 10, 8), False, False, False),  # 2 working days before Monday 12 October
        (dt.date(2026, 10, 8), True, False, True),
        (dt.date(2026, 10, 8), False, True, True),
    ],
)
def test_members_may_leave_the_country(day, checked, ticked, sound, propose):
    record = propose(members=[head(exit_check=True), member(exit_check=checked)])
    assert (findings(people.EXIT_CHECK, record, on=day, all_checked=ticked) == []) is sound


@pytest.mark.covers("R-DR-18")
@pytest.mark.parametrize(
    ("state", "due_on", "leads", "sound"),
    [
        ("RETURNED", TODAY - DAY, True, False),
        ("RETURNED", TODAY, True, True),
        ("REPORTED", TODAY - DAY, True, False),  # handed in and not accepted
        ("FOLLOWED", None, True, True),
        ("RETURNED", TODAY - DAY, False, True),
    ],
)
def test_head_owes_no_report(state, due_on, leads, sound, earlier, propose):
    earlier(state, **SPRING, members=[head() if leads else head("Đỗ Thị Em"), member()])
    record = propose()
    other = type(record).objects.for_system("test").exclude(pk=record.pk).get()
    in_state(other, state, due_on=due_on)
    assert (findings(people.OWED_REPORT, record) == []) is sound


@pytest.mark.covers("R-DR-18")
def test_delegation_without_a_head_owes_nothing(propose):
    assert findings(people.OWED_REPORT, propose(members=[member()])) == []


@pytest.mark.covers("R-DR-20")
@pytest.mark.parametrize(
    ("party", "reported", "today", "sound"),
    [
        (True, dt.date(2026, 10, 27), dt.date(2026, 11, 2), True),  # 7 working days after 16 October
        (True, dt.date(2026, 10, 28), dt.date(2026, 11, 2), False),
        (True, None, dt.date(2026, 10, 27), True),
        (True, None, dt.date(2026, 10, 28), False),
        (False, None, dt.date(2026, 10, 28), True),
    ],
)
def test_party_cell_is_told(party, reported, today, sound, propose):
    record = propose(members=[head(party_member=party)])
    record.actual_return_on, record.party_reported_on = TRIP["return_on"], reported
    assert (findings(people.PARTY_REPORT, record, on=today) == []) is sound


@pytest.mark.covers("R-DR-23")
@pytest.mark.parametrize(
    ("said", "sound"),
    [({}, True), ({"is_unit_head": True}, False), ({"is_unit_head": True, "acting_person": "Lý Thu"}, True)],
)
def test_somebody_acts_for_the_head_of_a_unit(said, sound, propose):
    assert (findings(people.ACTING, propose(members=[head(**said)])) == []) is sound


@pytest.mark.covers("R-QC-08")
@pytest.mark.parametrize(("signer", "sound"), [("Lê Văn Chủ", True), ("trần thị bình", False)])
def test_head_does_not_sign_for_herself(signer, sound, propose):
    assert (findings(posts.SELF_DECIDED, propose(), signer=signer) == []) is sound


@pytest.mark.covers("R-QC-08")
def test_head_does_not_decide_for_herself(propose, make_officer, foreign_affairs):
    same = make_officer("UBND_CHAIR", foreign_affairs, name="Trần Thị Bình")
    assert len(findings(posts.SELF_DECIDED, propose(), actor=same, signer="Lê Văn Chủ")) == 1
