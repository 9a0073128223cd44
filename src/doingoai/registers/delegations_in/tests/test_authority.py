"""Who permits a visit: category, host, inviter, sensitivity, areas → roles in their order, rows of the matrix."""

import pytest

from doingoai.authority.matrix import NoAuthority, chain_for
from doingoai.registers.delegations_in.tests.factories import TODAY, at

FA, CHAIR, TTTU, POLICE, MINISTRY = "FA_HEAD", "UBND_CHAIR", "TTTU", "POLICE", "MOFA_HEAD"
CASES = [
    # case; fields of the visit; roles in order; rows of the matrix
    ("asked to be received by the Chair", {}, [FA, CHAIR], "A19"),
    ("asked to be received by a Vice-chair", {"host_rank": "R09"}, [FA, CHAIR], "A19"),
    ("guests of the top leaders", {"guest_category": "KHACH_LDCC"}, [FA, "CENTRAL"], "A17"),
    ("guests of a central body", {"guest_category": "KHACH_CQTW", "inviter": "CHU_TICH"}, [FA, "CENTRAL"], "A17"),
    ("invited by the Secretary", {"inviter": "BI_THU", "host_rank": "R03"}, [FA, TTTU, "SECRETARY"], "A18"),
    ("invited by the Chair", {"inviter": "CHU_TICH"}, [FA, TTTU, CHAIR], "A18b"),
    ("guest of a department", {"guest_category": "KHACH_SO_NGANH", "host_rank": "R10"}, ["REQUESTER_HEAD"], "A20"),
    ("experts of a unit", {"guest_category": "CHUYEN_GIA_HOC_GIA", "host_rank": "R11"}, ["REQUESTER_HEAD"], "A20"),
    ("guest of a department with the Chair", {"guest_category": "KHACH_SO_NGANH"}, [FA, CHAIR], "A19"),
    ("ambassador", {"guest_category": "DOAN_NGOAI_GIAO"}, [FA, CHAIR], "A21"),
    ("ambassador at a department", {"guest_category": "DOAN_NGOAI_GIAO", "host_rank": "R10"}, [FA, CHAIR], "A21"),
    ("international organisation", {"guest_category": "TCQT"}, [FA, CHAIR], "A21"),
    ("press", {"guest_category": "BAO_CHI", "host_rank": "R10"}, [FA, POLICE, CHAIR], "A22"),
    ("foreign NGO", {"guest_category": "PCPNN", "host_rank": "R09"}, [FA, POLICE, CHAIR], "A22"),
    (
        "press invited by the Chair",
        {"guest_category": "BAO_CHI", "inviter": "CHU_TICH"},
        [FA, POLICE, TTTU, CHAIR],
        "A18b A22b",
    ),
    (
        "sensitive guest of a department",
        {"guest_category": "KHACH_SO_NGANH", "host_rank": "R10", "sensitivity": "S1"},
        [FA, POLICE, MINISTRY, "REQUESTER_HEAD"],
        "A20 A23",
    ),
    ("sensitive", {"sensitivity": "S1"}, [FA, POLICE, MINISTRY, CHAIR], "A19 A23"),
    ("territory that needs care", {"origin": "TW"}, [FA, POLICE, MINISTRY, CHAIR], "A19 A23"),
    ("restricted area", {"areas": ["KHU_VUC_CAM"]}, [FA, POLICE, CHAIR], "A19 A24"),
    ("border area", {"areas": ["BIEN_GIOI"]}, [FA, POLICE, "BORDER", CHAIR], "A19 A24 A24b"),
    (
        "sensitive press at the sea border",
        {"guest_category": "BAO_CHI", "host_rank": "R10", "sensitivity": "S2", "areas": ["BIEN_GIOI_BIEN"]},
        [FA, POLICE, MINISTRY, "BORDER", CHAIR],
        "A22 A23 A24 A24b",
    ),
    (
        "experts to a border commune",
        {"guest_category": "CHUYEN_GIA_HOC_GIA", "host_rank": "R10", "areas": ["BIEN_GIOI"]},
        [POLICE, "BORDER", "REQUESTER_HEAD"],
        "A20 A24 A24b",
    ),
]


def chain_of(record):
    with at(TODAY):
        return chain_for("delegations_in.decide", province=record.dossier.province, on=TODAY, facts=record.facts())


@pytest.mark.parametrize(("name", "fields", "roles", "codes"), CASES, ids=[case[0] for case in CASES])
def test_chain_of_deciders(name, fields, roles, codes, propose):
    chain = chain_of(propose(**fields))
    assert sorted(rule.role for rule in chain.rules) == sorted(roles)
    assert chain.rules[-1].role == roles[-1]
    sequences = [rule.sequence for rule in chain.rules]
    assert sequences == sorted(sequences)
    assert set(codes.split()) >= set(chain.codes)


@pytest.mark.covers("R-QC-01")
@pytest.mark.parametrize(
    "fields",
    [{"host_rank": "R05", "guest_category": "KHACH_HDND"}, {"host_rank": "R03"}, {"host_rank": "R10"}],
    ids=["council", "received by the Secretary whom he did not invite", "committee's guest at a department"],
)
def test_nobody_is_picked_where_no_row_says_who(fields, propose):
    with pytest.raises(NoAuthority):
        chain_of(propose(**fields))


def test_unit_head_permits_the_guest_of_the_unit(propose, requester, requester_head):
    from doingoai.registers.delegations_in.actions import decision, proposal
    from doingoai.workflow.perform import perform

    record = propose(guest_category="KHACH_SO_NGANH", host_rank="R10", head_rank="LANH_DAO_SO")
    paper = {"number": "77/SCT", "issued_on": TODAY, "signer": "Giám đốc", "capacity": "CHINH_DANH"}
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
        perform(record, decision.Present, actor=requester)
        perform(record, decision.Decide, actor=requester_head, **paper)
    assert record.dossier.state == "PERMITTED"
