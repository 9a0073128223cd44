"""Every row of the matrix for delegations (A04 … A16, A23), asked by facts as `doingoai authority explain` does."""

import datetime as dt

import pytest

from doingoai.authority.matrix import NoAuthority, chain_for
from doingoai.registers.delegations_out.tests.factories import TODAY

FA, CHAIR, TTTU, BTV, CENTRAL, MOFA = "FA_HEAD", "UBND_CHAIR", "TTTU", "BTV", "CENTRAL", "MOFA_HEAD"
UNIT, PARTY, POLICE, MONEY = "REQUESTER_HEAD", "PARTY_OFFICE", "POLICE", "FINANCE"
LOW = "cadre_tier=CO_QUAN"
GIVEN = "authorised=yes funding=DOI_TAC " + LOW

CASES = [
    # facts; roles in their order; rows of the matrix
    ("rank=R01 cadre_tier=TW", [PARTY, BTV, CENTRAL], "A04"),
    ("rank=R01 in_plan=no", [PARTY, BTV, CENTRAL], "A04"),
    ("rank=R02 cadre_tier=TW", [FA, BTV, MOFA, CENTRAL], "A05"),
    ("rank=R02 in_plan=no", [FA, BTV, MOFA, CENTRAL], "A05"),
    ("rank=R02 private=yes", [FA, BTV, MOFA, CENTRAL], "A05"),
    ("rank=R04 cadre_tier=TW", [FA, BTV, CENTRAL, CHAIR], "A06"),
    ("rank=R04 in_plan=no", [FA, BTV, CENTRAL, CHAIR], "A06"),
    ("rank=R04 sensitivity=S1", [FA, POLICE, MOFA, BTV, CENTRAL, CHAIR], "A06 A23"),
    ("rank=R05 cadre_tier=TW", [FA, TTTU, BTV], "A07"),
    ("rank=R05 in_plan=no", [FA, TTTU, CENTRAL, BTV], "A07 A16"),
    ("rank=R05 exception=yes", [FA, TTTU, CENTRAL, BTV], "A07 R-DR-02"),
    ("rank=R06 cadre_tier=TW", [FA, TTTU, CENTRAL], "A07"),
    ("rank=R07 sector=DANG", [FA, TTTU], "A08"),
    ("rank=R07 sector=DANG in_plan=no", [FA, BTV, TTTU], "A08 A16"),
    ("rank=R07 sector=NHA_NUOC", [FA, TTTU, CHAIR], "A08"),
    ("rank=R08 sector=MAT_TRAN", [FA, TTTU], "A08"),
    ("rank=R08 sector=NHA_NUOC cadre_tier=BTV", [FA, TTTU, CHAIR], "A08"),
    ("rank=R09 sector=NHA_NUOC cadre_tier=BTV", [FA, TTTU, CHAIR], "A08"),
    ("rank=R09 sector=NHA_NUOC in_plan=no", [FA, TTTU, BTV, CHAIR], "A08 A16"),
    ("rank=R09 sector=NHA_NUOC sensitivity=S3", [FA, POLICE, MOFA, TTTU, CHAIR], "A08 A23"),
    ("rank=R09 private=yes cadre_tier=BTV", [UNIT, TTTU, CHAIR], "A15"),
    ("rank=R10 cadre_tier=BTV sector=NHA_NUOC", [FA, TTTU, CHAIR], "A09"),
    ("rank=R11 cadre_tier=BTV sector=NHA_NUOC", [FA, TTTU, CHAIR], "A09"),
    ("rank=R12 cadre_tier=BTV", [FA, TTTU, CHAIR], "A09"),
    ("rank=R16 cadre_tier=BTV", [FA, TTTU, CHAIR], "A09"),
    ("rank=R10 cadre_tier=BTV in_plan=no", [FA, TTTU, BTV, CHAIR], "A09 A16"),
    ("rank=R10 cadre_tier=BTV exception=yes", [FA, TTTU, BTV, CHAIR], "A09 R-DR-02"),
    ("rank=R10 cadre_tier=BTV sensitivity=S2", [FA, POLICE, MOFA, TTTU, CHAIR], "A09 A23"),
    ("rank=R11 cadre_tier=CAP_UY_DUOI", [FA, CHAIR], "A10"),
    ("rank=R13 cadre_tier=CAP_UY_DUOI", [FA, CHAIR], "A10"),
    (f"rank=R14 {LOW}", [FA, CHAIR], "A10"),
    (f"rank=R14 in_plan=no {LOW}", [FA, TTTU, CHAIR], "A10 A16"),
    (f"rank=R14 in_plan=no sensitivity=S1 {LOW}", [FA, POLICE, MOFA, TTTU, CHAIR], "A10 A16 A23"),
    (f"rank=R15 funding=NSNN_TINH {LOW}", [FA, CHAIR], "A10"),
    (f"rank=R17 {LOW}", [FA, CHAIR], "A10"),
    (f"rank=R18 {LOW}", [FA, CHAIR], "A10"),
    (f"rank=R15 {GIVEN}", [FA], "A11"),
    (f"rank=R15 in_plan=no {GIVEN}", [CHAIR, FA], "A11 A16"),
    (f"rank=R15 exception=yes {GIVEN}", [CHAIR, FA], "A11 R-DR-02"),
    (f"rank=R15 authorised=yes funding=NSNN_TINH {LOW}", [FA, CHAIR], "A10"),
    # a power over public employees takes nothing away from what the others need
    (f"rank=R14 in_plan=no {GIVEN}", [FA, TTTU, CHAIR], "A10 A16"),
    (f"rank=R15 in_plan=no authorised=yes funding=NSNN_TINH {LOW}", [FA, TTTU, CHAIR], "A10 A16"),
    (f"rank=R14 sector=DANG {LOW}", [PARTY, UNIT, TTTU], "A12"),
    ("rank=R10 sector=MAT_TRAN cadre_tier=BTV", [PARTY, UNIT, TTTU], "A12"),
    (f"rank=R14 sector=MAT_TRAN in_plan=no {LOW}", [PARTY, UNIT, BTV, TTTU], "A12 A16"),
    ("rank=R12 cadre_tier=CAP_UY_DUOI", [FA, UNIT, CHAIR], "A13"),
    ("rank=R12 cadre_tier=CAP_UY_DUOI in_plan=no", [FA, UNIT, TTTU, CHAIR], "A13 A16"),
    (f"rank=R16 {LOW}", [FA, MONEY, CHAIR], "A14"),
    (f"rank=R16 in_plan=no {LOW}", [FA, MONEY, TTTU, CHAIR], "A14 A16"),
    ("rank=R10 private=yes cadre_tier=BTV", [UNIT, TTTU, CHAIR], "A15"),
    ("rank=R13 private=yes cadre_tier=CAP_UY_DUOI", [UNIT, FA], "A15"),
    (f"rank=R14 private=yes {LOW}", [UNIT], "A15"),
    (f"rank=R14 sector=DANG private=yes {LOW}", [UNIT], "A15"),
]
NOBODY = [
    "rank=R03 cadre_tier=TW",
    "rank=R03 in_plan=no",
    "rank=R10 cadre_tier=TW",
    "rank=R14",
    "rank=R03 sensitivity=S1",
]


def asked(text):
    return [dict(pair.split("=") for pair in text.split())]


@pytest.mark.covers("R-QC-02")
@pytest.mark.parametrize(("text", "roles", "codes"), CASES, ids=[case[0] for case in CASES])
def test_who_decides(text, roles, codes, province):
    chain = chain_for("delegations_out.decide", province=province, on=TODAY, facts=asked(text))
    assert ([rule.role for rule in chain.rules], sorted(chain.codes)) == (roles, codes.split())


@pytest.mark.covers("R-QC-01")
@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_picked(text, province):
    with pytest.raises(NoAuthority):
        chain_for("delegations_out.decide", province=province, on=TODAY, facts=asked(text))


@pytest.mark.parametrize(("day", "stands"), [(dt.date(2014, 12, 31), False), (dt.date(2015, 1, 1), True)])
def test_rows_stand_since_the_directive(day, stands, province):
    rows = [f"rank=R14 {LOW}"]
    try:
        chain_for("delegations_out.decide", province=province, on=day, facts=asked(rows[0]))
    except NoAuthority:
        assert not stands
    else:
        assert stands


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("rank=R02", 15), ("rank=R04", 15), ("rank=R05", 10), ("rank=R09 sector=NHA_NUOC", 10),
        (f"rank=R14 {LOW}", 6), (f"rank=R15 {GIVEN}", 3), (f"rank=R14 sector=DANG {LOW}", 7),
        ("rank=R12 cadre_tier=CAP_UY_DUOI", 7), (f"rank=R16 {LOW}", 7), ("rank=R10 private=yes cadre_tier=BTV", 5),
        (f"rank=R14 in_plan=no {LOW}", 9), (f"rank=R14 sensitivity=S1 {LOW}", 16),
    ],
)  # fmt: skip
def test_working_days_of_the_chain(text, days, province):
    chain = chain_for("delegations_out.decide", province=province, on=TODAY, facts=asked(text))
    assert sum(rule.sla_wd or 0 for rule in chain.rules) == days
