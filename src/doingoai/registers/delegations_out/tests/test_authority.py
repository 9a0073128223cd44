"""Who decides a delegation: members, plan, sensitivity → roles in their order and the rows of the matrix."""

import datetime as dt

import pytest

from doingoai.authority.conditions import decided_by_chair_alone, heard_by_party_standing, outside_party_bodies
from doingoai.authority.matrix import NoAuthority, chain_for
from doingoai.authority.models import Authorisation
from doingoai.registers.delegations_out.models import AUTHORISED
from doingoai.registers.delegations_out.tests.factories import TODAY, at, head, member, stop

FA, CHAIR, TTTU, BTV, CENTRAL = "FA_HEAD", "UBND_CHAIR", "TTTU", "BTV", "CENTRAL"
OFF = {"plan_line": "", "off_plan_reason": "CONG_VIEC_CHUNG_CUA_TINH", "off_plan_note": "Theo kết luận giao ban"}
PRIVATE = {"delegation_type": "VIEC_RIENG"}


def one(rank="R10", tier="BTV", **said):
    """One traveller by rank, tier and sector."""
    return {"rank_group": rank, "cadre_tier": tier, **said}


OFFICIAL, DIRECTOR, VICE_CHAIR = one("R14", "CO_QUAN"), one(), one("R09")
DEPUTY_SECRETARY, BUSINESSMAN = one("R07", sector="DANG"), one("R17", "")
S1, S2 = {"sensitivity": "S1"}, {"sensitivity": "S2"}
MINISTRY, HEAD_OF_UNIT, OFFICE = "MOFA_HEAD", "REQUESTER_HEAD", "PARTY_OFFICE"

CASES = [
    # case; members (rank, tier, …); the delegation; roles in order; rows of the matrix
    ("official", [OFFICIAL], {}, [FA, CHAIR], "A10"),
    ("head of division", [one("R13", "CAP_UY_DUOI")], {}, [FA, CHAIR], "A10"),
    ("director", [DIRECTOR], {}, [FA, TTTU, CHAIR], "A09"),
    ("deputy director managed below", [one("R11", "CAP_UY_DUOI")], {}, [FA, CHAIR], "A10"),
    ("vice-chair", [VICE_CHAIR], {}, [FA, TTTU, CHAIR], "A08"),
    ("vice-chair and others", [VICE_CHAIR, DIRECTOR, DIRECTOR, BUSINESSMAN], {}, [FA, TTTU, CHAIR], "A08"),
    ("deputy secretary", [DEPUTY_SECRETARY], {}, [FA, TTTU], "A08"),
    ("official with a vice-chair", [OFFICIAL, VICE_CHAIR], {}, [FA, TTTU, CHAIR], "A08 A10"),
    ("standing member in the State", [one("R08")], {}, [FA, TTTU, CHAIR], "A08"),
    ("deputy secretary with an official", [DEPUTY_SECRETARY, OFFICIAL], {}, [FA, TTTU], "A08"),
    ("politburo member", [one("R01")], {}, [OFFICE, BTV, CENTRAL], "A04"),
    ("central committee member", [one("R02")], {}, [FA, BTV, MINISTRY, CENTRAL], "A05"),
    ("chair", [one("R04", "TW")], {}, [FA, BTV, CENTRAL, CHAIR], "A06"),
    ("chair of the council", [one("R05")], {}, [FA, TTTU, BTV], "A07"),
    ("head of the deputies", [one("R06")], {}, [FA, TTTU, CENTRAL], "A07"),
    ("chair with a higher one", [one("R04"), one("R02")], {}, [FA, BTV, MINISTRY, CENTRAL, CENTRAL], "A05 A06"),
    ("staff of the Front", [OFFICIAL | {"sector": "MAT_TRAN"}], {}, [OFFICE, HEAD_OF_UNIT, TTTU], "A12"),
    ("Party department head", [one(sector="DANG")], {}, [OFFICE, HEAD_OF_UNIT, TTTU], "A12"),
    ("commune chair", [one("R12", "CAP_UY_DUOI")], {}, [FA, HEAD_OF_UNIT, CHAIR], "A13"),
    ("commune secretary managed by BTV", [one("R12")], {}, [FA, TTTU, CHAIR], "A09"),
    ("manager of a State enterprise", [one("R16", "CO_QUAN")], {}, [FA, "FINANCE", CHAIR], "A14"),
    ("only artists", [one("R18", "")], {}, [FA, CHAIR], "A10"),
    ("private, official", [OFFICIAL], PRIVATE, [HEAD_OF_UNIT], "A15"),
    ("private, lower Party", [one("R13", "CAP_UY_DUOI")], PRIVATE, [HEAD_OF_UNIT, FA], "A15"),
    ("private, director", [DIRECTOR], PRIVATE, [HEAD_OF_UNIT, TTTU, CHAIR], "A15"),
    ("private, central committee member", [one("R02")], PRIVATE, [FA, BTV, MINISTRY, CENTRAL], "A05"),
    ("off plan, official", [OFFICIAL], OFF, [FA, TTTU, CHAIR], "A10 A16"),
    ("off plan, director", [DIRECTOR], OFF, [FA, TTTU, BTV, CHAIR], "A09 A16"),
    ("off plan, vice-chair", [VICE_CHAIR], OFF, [FA, TTTU, BTV, CHAIR], "A08 A16"),
    ("off plan, chair of the council", [one("R05")], OFF, [FA, TTTU, CENTRAL, BTV], "A07 A16"),
    ("off plan, Party staff", [OFFICIAL | {"sector": "DANG"}], OFF, [OFFICE, HEAD_OF_UNIT, BTV, TTTU], "A12 A16"),
    ("third trip", [OFFICIAL], {"exception_reason": "DAM_PHAN"}, [FA, TTTU, CHAIR], "A10 R-DR-02"),
    ("sensitive, official", [OFFICIAL], S1, [FA, "POLICE", MINISTRY, CHAIR], "A10 A23"),
    ("sensitive, off plan", [DIRECTOR], S2 | OFF, [FA, "POLICE", MINISTRY, TTTU, BTV, CHAIR], "A09 A16 A23"),
    ("territory that needs care", [OFFICIAL], {"stops": [stop("TW")]}, [FA, "POLICE", MINISTRY, CHAIR], "A10 A23"),
]


def people(rows):
    """The first row leads; each has a name of its own."""
    return [
        head(f"Người thứ {number}", **row) if number == 1 else member(f"Người thứ {number}", **row)
        for number, row in enumerate(rows, start=1)
    ]


def chain_of(record):
    with at(TODAY):
        return chain_for("delegations_out.decide", province=record.dossier.province, on=TODAY, facts=record.facts())


@pytest.mark.covers("R-QC-02")
@pytest.mark.parametrize(("name", "rows", "fields", "roles", "codes"), CASES, ids=[case[0] for case in CASES])
def test_chain_of_deciders(name, rows, fields, roles, codes, propose):
    chain = chain_of(propose(members=people(rows), **fields))
    assert [rule.role for rule in chain.rules] == roles
    assert sorted(chain.codes) == codes.split()
    sequences = [rule.sequence for rule in chain.rules]
    assert sequences == sorted(sequences)


@pytest.mark.covers("R-QC-01")
@pytest.mark.parametrize(
    "row",
    [{"rank_group": "R03", "cadre_tier": "TW"}, {"rank_group": "R10", "cadre_tier": "TW"}],
    ids=["secretary", "director managed by the centre"],
)
def test_no_decider_is_picked_where_no_row_says_who(row, propose):
    with pytest.raises(NoAuthority):
        chain_of(propose(members=[head(**row)]))
    with pytest.raises(NoAuthority):
        chain_of(propose(members=[head(**row)], sensitivity="S1"))  # opinions alone decide nothing


@pytest.mark.parametrize(
    ("rank", "funding", "given", "roles"),
    [
        ("R15", "DOI_TAC", True, [FA]),
        ("R15", "DOI_TAC", False, [FA, CHAIR]),
        ("R15", "NSNN_TINH", True, [FA, CHAIR]),
        ("R14", "DOI_TAC", True, [FA, CHAIR]),
    ],
)
def test_authorised_category_is_decided_by_the_foreign_affairs_body(rank, funding, given, roles, propose, province):
    if given:
        authorise(province)
    record = propose(members=[head(rank_group=rank, cadre_tier="CO_QUAN")], funding=funding)
    chain = chain_of(record)
    assert [rule.role for rule in chain.rules] == roles
    assert chain.codes == (("A11",) if roles == [FA] else ("A10",))


def test_authorised_category_outside_the_plan_asks_the_chair(propose, province):
    authorise(province)
    record = propose(members=[head(rank_group="R15", cadre_tier="CO_QUAN")], funding="DOI_TAC", **OFF)
    assert [rule.role for rule in chain_of(record).rules] == [CHAIR, FA]


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        (outside_party_bodies, {"sector": "NHA_NUOC"}, True),
        (outside_party_bodies, {"sector": "MAT_TRAN"}, False),
        (outside_party_bodies, {}, True),
        (heard_by_party_standing, {"rank": "R08"}, True),
        (heard_by_party_standing, {"rank": "R08", "private": "yes"}, False),
        (heard_by_party_standing, {"rank": "R10", "cadre_tier": "BTV"}, True),
        (heard_by_party_standing, {"rank": "R14", "sector": "DANG"}, True),
        (heard_by_party_standing, {"rank": "R14", "cadre_tier": "CO_QUAN"}, False),
        (heard_by_party_standing, {"rank": "R04", "cadre_tier": "BTV"}, False),
        (decided_by_chair_alone, {"rank": "R14", "cadre_tier": "CO_QUAN"}, True),
        (decided_by_chair_alone, {"rank": "R14", "authorised": "yes"}, True),
        (decided_by_chair_alone, {"rank": "R15", "authorised": "yes", "funding": "DOI_TAC"}, False),
        (decided_by_chair_alone, {"rank": "R15", "authorised": "yes", "funding": "NSNN_TINH"}, True),
        (decided_by_chair_alone, {"rank": "R14", "private": "yes"}, False),
        (decided_by_chair_alone, {"rank": "R09"}, False),
    ],
)
def test_conditions_of_the_matrix(condition, facts, expected):
    assert condition(facts) is expected


def authorise(province):
    return Authorisation.objects.create(
        giver="UBND_CHAIR", receiver="FA_HEAD", province=province, action=AUTHORISED, document="31/UQ-UBND",
        valid_from=dt.date(2026, 1, 1), valid_to=dt.date(2027, 12, 31),
    )  # fmt: skip
