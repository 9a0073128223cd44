"""The people around a card, and a case at the points of its life."""

import pytest

from doingoai.registers.apec_cards import actions
from doingoai.registers.apec_cards.tests.factories import TODAY, at, open_one
from doingoai.workflow.perform import perform

PERMISSION = {"permission_no": "77/UBND-NV", "permitted_on": "14/04/2026", "permitted_until": "14/07/2026"}
FIT = {"is_adult": True, "may_leave": True}


@pytest.fixture
def officer(make_officer, foreign_affairs):
    return make_officer("FA_OFFICER", foreign_affairs, clearance=2)


@pytest.fixture
def police_body(make_body, province):
    return make_body("Công an tỉnh", province=province)


@pytest.fixture
def police(make_officer, police_body):
    return make_officer("POLICE", police_body, scope="body", clearance=2)


@pytest.fixture
def tax_body(make_body, province):
    return make_body("Thuế tỉnh", province=province)


@pytest.fixture
def tax(make_officer, tax_body):
    return make_officer("REQUESTER", tax_body, scope="body", clearance=2)


@pytest.fixture
def asked(officer, police_body, tax_body):
    """asked(**changes) → a case about which tax, police and the insurance (on paper) were asked"""

    def make(**changes):
        with at(TODAY):
            record = open_one(officer, **changes)
            perform(record, actions.CheckDossier, actor=officer, **FIT)
            rows = [
                {"kind": "THUE", "body": tax_body.pk},
                {"kind": "CONG_AN", "body": police_body.pk},
                {"kind": "BAO_HIEM", "body_name": "Bảo hiểm xã hội tỉnh"},
            ]
            return perform(record, actions.Consult, actor=officer, asked=rows)

    return make


@pytest.fixture
def answer(tax, police, officer):
    """answer(case, tax="DAT") → the case with every answer"""

    def make(record, **results):
        with at(TODAY):
            for who, kind in ((tax, "THUE"), (police, "CONG_AN"), (officer, "BAO_HIEM")):
                act = actions.RecordAnswer if who is officer else actions.Answer
                said = {"check_row": record.checks.get(kind=kind).pk, "result": results.get(kind, "DAT")}
                said |= {
                    "document": "12/CV ngày 01/4/2026",
                    "text": "Có nợ thuế." if "KHONG_DAT" in said.values() else "",
                }
                if who is officer:
                    said["answered_on"] = TODAY
                perform(record, act, actor=who, **said)
        return record

    return make


@pytest.fixture
def presented(asked, answer, officer, fa_head):
    """presented(**changes) → an appraised case that waits for the Chair"""

    def make(proposal="CHO_PHEP", **changes):
        record = answer(asked(**changes))
        with at(TODAY):
            perform(record, actions.Present, actor=officer, proposal=proposal, proposal_note="Đã kiểm tra.")
            return perform(record, actions.Appraise, actor=fa_head)

    return make
