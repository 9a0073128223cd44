"""The people around a delegation, and a dossier at every point of its life."""

import datetime as dt

import pytest

from doingoai.registers.delegations_out.actions import decision, journey, proposal
from doingoai.registers.delegations_out.tests.factories import TODAY, TRIP, at, open_one, stop
from doingoai.workflow.perform import perform

PAPER = {"number": "488/QĐ-UBND", "issued_on": dt.date(2026, 9, 14), "signer": "Lê Văn Chủ", "capacity": "CHINH_DANH"}
OPINION = PAPER | {"kind": "Y_KIEN", "number": "112-CV/TU", "issued_on": dt.date(2026, 9, 9), "signer": "Phạm Thị Thư"}


@pytest.fixture
def department(make_body, province):
    return make_body("Sở Nông nghiệp và Môi trường", province=province)


@pytest.fixture
def requester(make_officer, department):
    return make_officer("REQUESTER", department, scope="body")


@pytest.fixture
def requester_head(make_officer, department):
    return make_officer("REQUESTER_HEAD", department, scope="body", clearance=2)


@pytest.fixture
def tttu(make_officer, make_body, province):
    party = make_body("Tỉnh ủy", province=province, kind="provincial_party")
    return make_officer("TTTU", party, clearance=2)


@pytest.fixture
def btv(make_officer, make_body, province):
    party = make_body("Ban Thường vụ Tỉnh ủy", province=province, kind="provincial_party")
    return make_officer("BTV", party, clearance=2)


@pytest.fixture
def propose(requester):
    """propose(members=…, stops=…, **fields) → a draft of the department"""

    def make(*, members=None, stops=None, actor=None, on=TODAY, **fields):
        values = TRIP | fields
        if members is not None:
            values["members"] = members
        days = {"date_from": values["depart_on"], "date_to": values["return_on"]}
        values["stops"] = [stop(**days)] if stops is None else stops
        with at(on):
            return open_one(actor or requester, **values)

    return make


@pytest.fixture
def present(propose, requester_head, fa_officer):
    """present(**fields) → a delegation whose decision was asked for"""

    def make(**fields):
        record = propose(**fields)
        with at(TODAY):
            perform(record, proposal.Submit, actor=requester_head, reasons={"*": "Theo chỉ đạo"})
            perform(record, proposal.Receive, actor=fa_officer)
            perform(record, decision.Present, actor=fa_officer, reasons={"*": "Đã rà soát"})
        return record

    return make


@pytest.fixture
def decide(fa_head, tttu, chair):
    """decide(record) → the same delegation, appraised, agreed and decided"""

    def carry(record):
        with at(dt.date(2026, 9, 14)):
            perform(record, decision.Appraise, actor=fa_head)
            perform(record, decision.GiveOpinion, actor=tttu, **OPINION)
            return perform(record, decision.Decide, actor=chair, **PAPER)

    return carry


@pytest.fixture
def approved(present, decide):
    return decide(present())


@pytest.fixture
def abroad(approved, requester):
    with at(dt.date(2026, 10, 8)):
        perform(approved, journey.Prepare, actor=requester, briefed_on=dt.date(2026, 10, 7), all_checked=True)
    with at(dt.date(2026, 10, 12)):
        return perform(approved, journey.Depart, actor=requester, actual_depart_on=dt.date(2026, 10, 12))


@pytest.fixture
def returned(abroad, requester):
    with at(dt.date(2026, 10, 17)):
        return perform(abroad, journey.ComeBack, actor=requester, actual_return_on=dt.date(2026, 10, 16))
