"""The examples of the law of incoming delegations (domain §6, D.9), each through its life; years are those of the test.

The fifth is a gift: `registers/gifts/tests`, and here together with the visit on which it was given.
"""

import datetime as dt

import pytest

from doingoai.authority.models import Step
from doingoai.dossiers.models import Link
from doingoai.norms.models import Waiver
from doingoai.registers.commitments.tests.factories import open_one as open_commitment
from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.tests.conftest import NOTICE, PAPER
from doingoai.registers.delegations_in.tests.factories import ARRIVAL, DEPARTURE, REASONS, TODAY, at, guest, item
from doingoai.registers.gifts import actions as gifts
from doingoai.registers.gifts.tests.factories import open_one as receive_gift
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

DAY = dt.timedelta(days=1)


def test_mayor_of_gwangyang_leaves_two_commitments_and_a_painting(
    prepare, be_ready, finish, requester, fa_officer, fa_head
):
    """(1) and (5): 12 guests, class B, received by the Chair, two commitments; a lacquer painting."""
    people = [guest(f"Khách {number}") for number in range(1, 13)]
    record = prepare(guest_count=12, guests=people, programme=[item(), item(dt.time(18), kind="CHIEU_DAI")])
    finish(be_ready(record, reasons={}), guests=12)
    with at(dt.date(2026, 9, 14)):
        promised = {"results": "Hai bên thống nhất hai việc.", "promises": "Trao đổi 20 sinh viên; mở văn phòng"}
        for title in ("Trao đổi 20 sinh viên", "Mở văn phòng xúc tiến"):
            open_commitment(fa_officer, title=title, source_type="VISIT", source_number=record.dossier.number)
        perform(record, visit.Report, actor=requester, **promised)
        perform(record, visit.AcceptReport, actor=fa_officer)
        gift = receive_gift(fa_officer, changed_hands_on=dt.date(2026, 9, 9), visit_number=record.dossier.number)
        perform(gift, gifts.Declare, actor=fa_officer, declared_on=dt.date(2026, 9, 10))
        perform(gift, gifts.Appraise, actor=fa_officer, appraised_value_vnd=9_000_000, appraised_by="Hội đồng")
        done = {"handling": "TRUNG_BAY", "decision_doc": "12/QĐ", "handled_on": dt.date(2026, 9, 14)}
        perform(gift, gifts.Handle, actor=fa_head, **done)
        perform(record, visit.Close, actor=fa_officer, gifts_declared=True)
    arising = Link.objects.filter(target=record.dossier, kind=Link.Kind.ARISES)
    assert sorted(arising.values_list("source__register", flat=True)) == ["commitments", "commitments", "gifts"]
    assert (record.dossier.state, record.actual_guest_count, gift.dossier.state) == ("CLOSED", 12, "HANDLED")


def test_ambassador_asks_three_days_before(propose, permit, requester, fa_officer):
    """(2): the Ambassador of Italy, 4 guests, three working days before: a warning, kept with its reason."""
    asked = dt.date(2026, 9, 3)
    ambassador = {
        "guest_category": "DOAN_NGOAI_GIAO", "visit_type": "XA_GIAO", "origin": "IT", "head_rank": "DAI_SU",
        "organisation": "Đại sứ quán Italia", "guest_count": 4, "leave_on": ARRIVAL,
    }  # fmt: skip
    record = propose(on=asked, **ambassador)
    with at(asked):
        with pytest.raises(RulesBroken, match="Hồ sơ gấp"):
            perform(record, proposal.Submit, actor=requester)
        perform(record, proposal.Submit, actor=requester, reasons={"R-DV-03": "Đại sứ báo muộn"})
        perform(record, decision.Present, actor=fa_officer)
    permit(record, on=asked)
    assert list(Waiver.objects.filter(subject=record.dossier.key).values_list("rule", flat=True)) == ["R-DV-03"]
    assert (record.is_urgent, record.dossier.state) == (True, "PERMITTED")


def test_experts_without_a_permit_stay_in_the_centre(
    propose, requester, requester_head, police, make_officer, make_body, province
):
    """(3): three experts to a border commune, no permit four days before: blocked, then moved to the centre."""
    border = make_officer("BORDER", make_body("Biên phòng thử", province=province), scope="body")
    record = propose(
        guest_category="CHUYEN_GIA_HOC_GIA", visit_type="KHAO_SAT", host_rank="R10", head_rank="KHAC",
        areas=["BIEN_GIOI"], localities="xã Biên",
    )  # fmt: skip
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
        perform(record, decision.Present, actor=requester)
        perform(record, decision.Appraise, actor=police)
        opinion = PAPER | {"issued_on": TODAY, "number": "5/BĐBP"}
        perform(record, decision.GiveOpinion, actor=border, kind="Y_KIEN", **opinion)
        perform(record, decision.Decide, actor=requester_head, **PAPER | {"issued_on": TODAY})
        perform(record, preparing.Prepare, actor=requester)
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(name) for name in ("Một", "Hai", "Ba")])
    with at(dt.date(2026, 8, 28)):
        perform(record, preparing.Notify, actor=requester, **NOTICE)
    four_days_before = dt.date(2026, 9, 2)
    approved = {"programme_approved_on": dt.date(2026, 8, 28), "programme_approved_by": "Giám đốc"}
    with at(four_days_before):
        with pytest.raises(RulesBroken, match="Khu vực biên giới đất liền: chưa có giấy phép"):
            perform(record, preparing.Ready, actor=requester, reasons=REASONS, **approved)
        perform(record, preparing.Adjust, actor=requester, areas=[], localities="phường Kinh Bắc")
        perform(record, preparing.Ready, actor=requester, reasons=REASONS, **approved)
    assert (record.dossier.state, record.localities) == ("READY", "phường Kinh Bắc")


def test_television_team_comes_with_its_permit(propose, police, requester, fa_officer, fa_head, chair):
    """(4): a foreign television team of six, permit recorded, two communes only."""
    record = propose(
        guest_category="BAO_CHI", visit_type="LAM_VIEC", host_rank="R10", head_rank="KHAC", guest_count=6,
        localities="phường Kinh Bắc, phường Vũ Ninh",
    )  # fmt: skip
    with at(TODAY):
        perform(record, proposal.Submit, actor=requester)
        with pytest.raises(RulesBroken, match="Giấy phép hoạt động báo chí"):
            perform(record, decision.Present, actor=fa_officer)
        permit = {"kind": "BAO_CHI", "number": "155/GP-BNG", "issued_on": TODAY, "valid_to": DEPARTURE}
        perform(record, preparing.Arrange, actor=requester, supports=[permit])
        perform(record, decision.Present, actor=fa_officer)
        for officer in (fa_head, police):
            perform(record, decision.Appraise, actor=officer)
        perform(record, decision.Decide, actor=chair, **PAPER | {"issued_on": TODAY})
    assert record.dossier.state == "PERMITTED"
    assert list(Step.objects.filter(dossier=record.dossier).values_list("role", "outcome")) == [
        ("FA_HEAD", "agreed"), ("POLICE", "agreed"), ("UBND_CHAIR", "agreed"),
    ]  # fmt: skip


def test_delegation_that_meets_three_units_counts_once(propose, finish, prepare, be_ready):
    """D.8: one master visit, its sub-meetings linked; figures count the master."""
    from doingoai.registers.delegations_in.indicators import visits

    master = prepare()
    for number in (1, 2):
        part = propose(title=f"Tiếp đoàn tại đơn vị {number}", master_number=master.dossier.number)
        assert part.counted is False
    finish(be_ready(master))
    assert [each.pk for each in visits()] == [master.pk]
