"""The matrix of the files asked like an officer would: act, facts, day → who, in order, by which row (domain A.3)."""

import datetime as dt

import pytest

from doingoai.authority.conflicts import clashes_in
from doingoai.authority.matrix import NoAuthority, chain_for
from doingoai.authority.models import AuthorityRule

ON = dt.date(2026, 9, 1)
TRIP = "delegations_out.decide"
FA, CHAIR, TTTU, BTV, CENTRAL, MINISTRY = "FA_HEAD", "UBND_CHAIR", "TTTU", "BTV", "CENTRAL", "MOFA_HEAD"
OFFICE, UNIT, POLICE, FINANCE = "PARTY_OFFICE", "REQUESTER_HEAD", "POLICE", "FINANCE"
STATE = {"in_plan": "yes", "private": "no", "sector": "NHA_NUOC", "sensitivity": "S0", "funding": "NSNN_TINH"}


def person(rank, tier="BTV", **said):
    return STATE | {"rank": rank, "cadre_tier": tier} | said


OFF, S1, PRIVATE, PARTY, FRONT = (
    {"in_plan": "no"}, {"sensitivity": "S1"}, {"private": "yes"}, {"sector": "DANG"}, {"sector": "MAT_TRAN"},
)  # fmt: skip
GIVEN = {"authorised": "yes", "funding": "DOI_TAC"}
TRIPS = [
    # leaders
    ("A04 R01", [person("R01", "TW")], [OFFICE, BTV, CENTRAL]),
    ("A05 R02", [person("R02", "TW")], [FA, BTV, MINISTRY, CENTRAL]),
    ("A06 R04", [person("R04", "TW")], [FA, BTV, CENTRAL, CHAIR]),
    ("A07 R05", [person("R05", "TW")], [FA, TTTU, BTV]),
    ("A07 R06", [person("R06", "TW")], [FA, TTTU, CENTRAL]),
    ("A08 R07", [person("R07", "TW")], [FA, TTTU, CHAIR]),
    ("A08 R07 in the Party", [person("R07", "TW", **PARTY)], [FA, TTTU]),
    ("A08 R08", [person("R08")], [FA, TTTU, CHAIR]),
    ("A08 R09", [person("R09")], [FA, TTTU, CHAIR]),
    # cadres and staff
    ("A09 director", [person("R10")], [FA, TTTU, CHAIR]),
    ("A09 deputy director", [person("R11")], [FA, TTTU, CHAIR]),
    ("A10 head of division", [person("R13", "CAP_UY_DUOI")], [FA, CHAIR]),
    ("A10 official", [person("R14", "CO_QUAN")], [FA, CHAIR]),
    ("A10 public employee", [person("R15", "CO_QUAN")], [FA, CHAIR]),
    ("A11 authorised", [person("R15", "CO_QUAN", **GIVEN)], [FA]),
    ("A11 not with State money", [person("R15", "CO_QUAN", authorised="yes")], [FA, CHAIR]),
    ("A12 Party staff", [person("R14", "CO_QUAN", **PARTY)], [OFFICE, UNIT, TTTU]),
    ("A12 mass organisation", [person("R13", "CO_QUAN", **FRONT)], [OFFICE, UNIT, TTTU]),
    ("A13 commune", [person("R12", "CAP_UY_DUOI")], [FA, UNIT, CHAIR]),
    ("A13 commune, managed by the BTV", [person("R12")], [FA, TTTU, CHAIR]),
    ("A14 State enterprise", [person("R16", "CO_QUAN")], [FA, FINANCE, CHAIR]),
    # private
    ("A15 director", [person("R10", **PRIVATE)], [UNIT, TTTU, CHAIR]),
    ("A15 official", [person("R14", "CO_QUAN", **PRIVATE)], [UNIT]),
    ("A15 lower Party", [person("R13", "CAP_UY_DUOI", **PRIVATE)], [UNIT, FA]),
    # off plan: one level higher
    ("A16 official", [person("R14", "CO_QUAN", **OFF)], [FA, TTTU, CHAIR]),
    ("A16 director", [person("R10", **OFF)], [FA, TTTU, BTV, CHAIR]),
    ("A16 vice-chair", [person("R09", **OFF)], [FA, TTTU, BTV, CHAIR]),
    ("A16 Party staff", [person("R14", "CO_QUAN", **OFF, **PARTY)], [OFFICE, UNIT, BTV, TTTU]),
    ("A16 commune", [person("R12", "CAP_UY_DUOI", **OFF)], [FA, UNIT, TTTU, CHAIR]),
    ("A16 enterprise", [person("R16", "CO_QUAN", **OFF)], [FA, FINANCE, TTTU, CHAIR]),
    # sensitivity
    ("A23 official", [person("R14", "CO_QUAN", **S1)], [FA, POLICE, MINISTRY, CHAIR]),
    ("A23 Party staff", [person("R14", "CO_QUAN", **PARTY, **S1)], [OFFICE, UNIT, FA, POLICE, MINISTRY, TTTU]),
    ("A23 authorised", [person("R15", "CO_QUAN", **GIVEN, **S1)], [FA, POLICE, MINISTRY, FA]),
    ("A23 director, S3", [person("R10", sensitivity="S3")], [FA, POLICE, MINISTRY, TTTU, CHAIR]),
    ("A23 off plan", [person("R10", **OFF, **S1)], [FA, POLICE, MINISTRY, TTTU, BTV, CHAIR]),
    # several members: every opinion, the highest signer (R-QC-02)
    ("A.8 no. 3", [person("R09"), person("R10"), person("R10")], [FA, TTTU, CHAIR]),
    (
        "official and Party staff",
        [person("R14", "CO_QUAN"), person("R14", "CO_QUAN", **PARTY)],
        [FA, OFFICE, UNIT, TTTU],
    ),
    ("chair and a vice-chair", [person("R04", "TW"), person("R09")], [FA, TTTU, BTV, CENTRAL, CHAIR]),
]
OTHERS = [
    ("A01 Party", "regulations.issue", {"layer": "TINH_DANG"}, [FA, MINISTRY, BTV]),
    ("A01 State", "regulations.issue", {"layer": "TINH_NHA_NUOC"}, [FA, MINISTRY, CHAIR]),
    ("A25 Prime Minister", "international_conferences.permit", {"pm_level": "yes"}, [FA, MINISTRY, CENTRAL]),
    ("A25 province", "international_conferences.permit", {"pm_level": "no"}, [FA, CHAIR]),
    ("A26", "foreign_honours.permit", {}, [OFFICE, TTTU, CHAIR]),
    ("A27 UBND", "plans.approve", {"issuer_level": "UBND"}, [FA, TTTU, CHAIR]),
    ("A27 Party", "plans.approve", {"issuer_level": "TINH_UY"}, [FA, TTTU]),
    ("A03 State", "programmes.supplement", {"full": "yes", "channel": "NHA_NUOC"}, [FA, TTTU, CHAIR]),
    ("A03 Party", "programmes.supplement", {"full": "yes", "channel": "DANG"}, [FA, TTTU]),
    ("rule of the province", "rule_changes.confirm", {}, [FA]),
    ("power of the chair", "authorisations.issue", {"giver": CHAIR}, [CHAIR]),
]


def roles(action, province, *facts, on=ON):
    return [rule.role for rule in chain_for(action, province=province, on=on, facts=facts or [{}]).rules]


@pytest.mark.parametrize(("name", "people", "expected"), TRIPS, ids=[case[0] for case in TRIPS])
def test_trip(name, people, expected, province):
    assert roles(TRIP, province, *people) == expected


@pytest.mark.parametrize(("name", "action", "facts", "expected"), OTHERS, ids=[case[0] for case in OTHERS])
def test_other_act(name, action, facts, expected, province):
    assert roles(action, province, facts) == expected


DAYS = [
    ("A03", "programmes.supplement", {"full": "yes", "channel": "NHA_NUOC"}, 7),
    ("A03 Party", "programmes.supplement", {"full": "yes", "channel": "DANG"}, 7),
    ("A05", TRIP, person("R02", "TW"), 15),
    ("A06", TRIP, person("R04", "TW"), 15),
    ("A07", TRIP, person("R05", "TW"), 10),
    ("A08", TRIP, person("R09"), 10),
    ("A08 Party", TRIP, person("R08", **PARTY), 10),
    ("A10", TRIP, person("R14", "CO_QUAN"), 6),
    ("A11", TRIP, person("R15", "CO_QUAN", **GIVEN), 3),
    ("A12", TRIP, person("R14", "CO_QUAN", **PARTY), 7),
    ("A13", TRIP, person("R12", "CAP_UY_DUOI"), 7),
    ("A14", TRIP, person("R16", "CO_QUAN"), 7),
    ("A15", TRIP, person("R10", **PRIVATE), 5),
    ("A16", TRIP, person("R14", "CO_QUAN", **OFF), 9),
    ("A20", "delegations_in.decide", {"category": "KHACH_SO_NGANH", "host_rank": "R10", "inviter": "CO_QUAN"}, 3),
    ("A21", "delegations_in.decide", {"category": "TCQT", "host_rank": "R10"}, 3),
    ("A22", "delegations_in.decide", {"category": "BAO_CHI", "host_rank": "R10"}, 5),
    ("A23", TRIP, person("R14", "CO_QUAN", **S1), 16),
]


@pytest.mark.parametrize(("name", "action", "facts", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_steps_together_take_the_days_of_the_row(name, action, facts, expected, province):
    chain = chain_for(action, province=province, on=ON, facts=[facts])
    assert sum(rule.sla_wd or 0 for rule in chain.rules) == expected


@pytest.mark.covers("R-QC-01")
@pytest.mark.parametrize(
    ("action", "facts"),
    [
        (TRIP, person("R03", "TW")),
        (TRIP, person("R10", "TW")),
        (TRIP, person("R03", "TW", **S1)),
        ("regulations.issue", {"layer": "NGANH"}),
        ("international_conferences.permit", {}),
        ("nothing.such", {}),
    ],
)
def test_where_no_row_says_who_nobody_is_picked(action, facts, province):
    with pytest.raises(NoAuthority, match="chuyển lãnh đạo cơ quan ngoại vụ"):
        roles(action, province, facts)


@pytest.mark.parametrize(("on", "found"), [(dt.date(2014, 12, 31), False), (dt.date(2015, 1, 1), True)])
def test_row_answers_from_its_first_day(on, found, province):
    official = person("R14", "CO_QUAN")
    if found:
        assert roles(TRIP, province, official, on=on) == [FA, CHAIR]
    else:
        with pytest.raises(NoAuthority):
            roles(TRIP, province, official, on=on)


@pytest.mark.covers("R-QC-05")
def test_matrix_of_the_files_has_no_conflict(province):
    assert clashes_in(province, ON) == []
    AuthorityRule.objects.create(
        code="X", action="rule_changes.confirm", kind="DECIDE", role="TTTU", at="province", basis="Thử",
        confidence="LOCAL", valid_from=ON,
    )  # fmt: skip
    assert [clash.codes for clash in clashes_in(province, ON)] == [("QT-XN", "X")]


@pytest.mark.django_db
def test_every_row_of_the_law_is_answerable():
    """A16 and A23 add their steps to the row that decides; every other row of the domain names a decider."""
    known = {code[:3] for code in AuthorityRule.objects.values_list("code", flat=True)}
    mine = {"A01", "A25", "A26", "A27", *(f"A{number:02}" for number in range(4, 17)), "A23"}
    assert mine - known == set()
