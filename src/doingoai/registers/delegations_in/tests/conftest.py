"""The people around a visit, and a dossier at every point of its life."""

import datetime as dt

import pytest

from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.tests.factories import (
    ARRIVAL,
    DEPARTURE,
    REASONS,
    TODAY,
    at,
    guest,
    item,
    open_one,
)
from doingoai.workflow.perform import perform

PAPER = {"number": "512/UBND-NgV", "issued_on": dt.date(2026, 8, 21), "signer": "Lê Văn Chủ", "capacity": "CHINH_DANH"}
NOTICE = {"to": "CONG_AN", "number": "77/TB-SNgV", "sent_on": dt.date(2026, 8, 28)}
READY_ON = dt.date(2026, 9, 4)


@pytest.fixture
def department(make_body, province):
    return make_body("Sở Công Thương thử", province=province)


@pytest.fixture
def requester(make_officer, department):
    return make_officer("REQUESTER", department, scope="body")


@pytest.fixture
def requester_head(make_officer, department):
    return make_officer("REQUESTER_HEAD", department, scope="body", clearance=2)


@pytest.fixture
def office(make_officer, make_body, province):
    return make_officer("UBND_OFFICE", make_body("Văn phòng thử", province=province))


@pytest.fixture
def police(make_officer, make_body, province):
    return make_officer("POLICE", make_body("Công an thử", province=province), scope="body")


@pytest.fixture
def tttu(make_officer, make_body, province):
    return make_officer("TTTU", make_body("Tỉnh ủy thử", province=province, kind="provincial_party"), clearance=2)


@pytest.fixture
def propose(requester):
    """propose(**fields) → a proposed visit of the department"""

    def make(*, actor=None, on=TODAY, **fields):
        with at(on):
            return open_one(actor or requester, **fields)

    return make


@pytest.fixture
def present(propose, requester, fa_officer):
    """present(**fields) → a visit whose permission was asked for"""

    def make(*, on=TODAY, **fields):
        record = propose(on=on, **fields)
        with at(on):
            perform(record, proposal.Submit, actor=requester, reasons=REASONS)
            perform(record, decision.Present, actor=fa_officer, reasons=REASONS)
        return record

    return make


@pytest.fixture
def permit(fa_head, chair):
    """permit(record) → the same visit, appraised and permitted"""

    def carry(record, on=dt.date(2026, 8, 21)):
        with at(on):
            perform(record, decision.Appraise, actor=fa_head)
            return perform(record, decision.Decide, actor=chair, reasons=REASONS, **PAPER | {"issued_on": on})

    return carry


@pytest.fixture
def prepare(present, permit, requester):
    """prepare(**fields) → a permitted visit in preparation, with guests, programme and a notice"""

    def make(*, guests=None, programme=None, notices=(NOTICE,), **fields):
        record = permit(present(**fields))
        with at(dt.date(2026, 8, 24)):
            perform(record, preparing.Prepare, actor=requester)
            rows = [guest(part="TRUONG_DOAN"), guest("Lee Ji-won"), guest("Park Su-bin")] if guests is None else guests
            perform(record, preparing.SetGuests, actor=requester, guests=rows)
            lines = [item()] if programme is None else programme
            perform(record, preparing.SetProgramme, actor=requester, programme=lines, reasons=REASONS)
        with at(dt.date(2026, 8, 28)):
            for notice in notices:
                perform(record, preparing.Notify, actor=requester, **notice)
        return record

    return make


@pytest.fixture
def be_ready(fa_officer):
    """be_ready(record, reasons=…) → the same visit, ready"""

    def carry(record, reasons=REASONS, on=READY_ON):
        with at(on):
            approved = {"programme_approved_on": on, "programme_approved_by": "Lê Văn Chủ"}
            return perform(record, preparing.Ready, actor=fa_officer, reasons=reasons, **approved)

    return carry


@pytest.fixture
def ready(prepare, be_ready):
    return be_ready(prepare())


@pytest.fixture
def finish(requester):
    """finish(record) → the same visit, ended"""

    def carry(record, guests=3):
        with at(ARRIVAL):
            days = {"actual_arrive_on": ARRIVAL, "residence_declared_on": ARRIVAL}
            perform(record, visit.Arrive, actor=requester, **days)
        with at(DEPARTURE):
            done = {"actual_leave_on": DEPARTURE, "actual_guest_count": guests}
            return perform(record, visit.End, actor=requester, reasons=REASONS, **done)

    return carry


@pytest.fixture
def ended(ready, finish):
    return finish(ready)
