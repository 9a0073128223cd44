"""The life of a gift, its rules on both sides of each limit, its figures and its list."""

import datetime as dt

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.documents import render_docx, render_pdf
from doingoai.dossiers import reach
from doingoai.dossiers.models import Link
from doingoai.indicators.periods import Period
from doingoai.norms.models import Limit, Severity
from doingoai.norms.rule import severity_of
from doingoai.organisations.roles import Access
from doingoai.registers.delegations_in.tests.factories import open_one as open_visit
from doingoai.registers.gifts import actions, documents, indicators, rules
from doingoai.registers.gifts.models import Gift
from doingoai.registers.gifts.tests.factories import TODAY, at, findings, give_one, open_one
from doingoai.registers.training.tests.factories import open_one as open_class
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

DAY = dt.timedelta(days=1)
BY_CODE = {indicator.code: indicator for indicator in indicators.ALL}
HANDLED = {"handling": "TRUNG_BAY", "decision_doc": "21/QĐ-SNgV", "handled_on": dt.date(2026, 9, 22)}


@pytest.fixture
def finance(make_officer, make_body, province):
    return make_officer("FINANCE", make_body("Sở Tài chính thử", province=province))


@pytest.fixture
def receive(fa_officer):
    def make(**changes):
        with at(TODAY):
            return open_one(fa_officer, **changes)

    return make


@pytest.fixture
def value(fa_officer, finance):
    """value(gift, declared_on) → the same gift, declared and valued"""

    def carry(gift, declared_on=dt.date(2026, 9, 10)):
        with at(dt.date(2026, 9, 18)):
            perform(gift, actions.Declare, actor=fa_officer, declared_on=declared_on, reasons={"*": "Đi công tác"})
            perform(gift, actions.Appraise, actor=finance, appraised_value_vnd=8_500_000, appraised_by="Hội đồng")
        return gift

    return carry


def test_received_gift_is_declared_valued_shown_and_closed(receive, value, fa_officer, fa_head):
    gift = receive()
    assert (gift.dossier.state, gift.dossier.due_on, gift.direction) == ("RECEIVED", dt.date(2026, 9, 16), "NHAN")
    value(gift)
    assert (gift.dossier.state, gift.dossier.due_on) == ("VALUED", dt.date(2026, 10, 9))
    with at(dt.date(2026, 9, 22)):
        perform(gift, actions.Handle, actor=fa_head, **HANDLED)
        perform(gift, actions.Complete, actor=fa_officer, keeper="Phòng truyền thống")
    assert (gift.dossier.state, gift.dossier.is_open, gift.total_vnd) == ("CLOSED", False, 8_500_000)


def test_value_is_no_debt_and_the_decision_follows_the_declaration(receive, value, fa_officer, finance, fa_head):
    gift = receive()
    with at(dt.date(2026, 9, 18)):
        perform(gift, actions.Declare, actor=fa_officer, declared_on=dt.date(2026, 9, 10))
        with pytest.raises(InvalidInputs):
            perform(gift, actions.Appraise, actor=finance, appraised_value_vnd=-1, appraised_by="Hội đồng")
    other = value(receive())
    with at(dt.date(2026, 9, 22)):
        with pytest.raises(InvalidInputs):
            perform(other, actions.Handle, actor=fa_head, **HANDLED | {"handled_on": dt.date(2026, 9, 9)})
        perform(other, actions.Handle, actor=fa_head, **HANDLED | {"handled_on": dt.date(2026, 9, 10)})


def test_gift_of_a_visit_out_of_sight_is_corrected_and_linked_to_no_other_one(fa_officer, make_officer, signed_in):
    low = make_officer("FA_OFFICER", fa_officer.seat.body, clearance=1)
    with at(TODAY):
        visits = [open_visit(fa_officer, title=title) for title in ("Đoàn kín thứ nhất", "Đoàn kín thứ hai")]
        gift = open_one(fa_officer, visit_number=visits[0].dossier.number)
        for visit in visits:
            visit.dossier.access_level = Access.PERSONAL
            visit.dossier.save()
            reach.refresh(visit.dossier, visit.bodies_taking_part())
        assert "Đoàn kín" not in signed_in(low).get(gift.get_absolute_url()).content.decode()
        perform(gift, actions.Correct, actor=low, giver="Thành phố Gwangyang")
        with pytest.raises(InvalidInputs):
            perform(gift, actions.Correct, actor=low, visit_number=visits[1].dossier.number)
    assert Link.objects.get(source=gift.dossier).target == visits[0].dossier


def test_given_gift_is_closed_at_once(fa_officer):
    with at(TODAY):
        gift = give_one(fa_officer, est_value_vnd=900_000)
        assert (gift.dossier.state, gift.dossier.due_on, gift.declare_due_on) == ("GIVEN", None, None)
        perform(gift, actions.Complete, actor=fa_officer, keeper="Đoàn Gwangyang")
    assert gift.dossier.state == "CLOSED"


def test_whoever_took_it_down_does_not_decide(receive, value, fa_officer, make_officer, foreign_affairs):
    both = make_officer("FA_HEAD", foreign_affairs)
    with at(TODAY):
        gift = open_one(both)
    value(gift)
    with at(dt.date(2026, 9, 22)), pytest.raises(NotAllowed):
        perform(gift, actions.Handle, actor=both, **HANDLED)


def test_receiver_does_not_decide_on_his_own_gift(receive, value, make_officer, foreign_affairs):
    head = make_officer("FA_HEAD", foreign_affairs, name="Lê Văn Chủ")
    gift = value(receive())
    with at(dt.date(2026, 9, 22)), pytest.raises(NotAllowed):
        perform(gift, actions.Handle, actor=head, **HANDLED)


def test_gift_is_linked_with_its_visit(fa_officer):
    with at(dt.date(2026, 8, 17)):
        visit = open_visit(fa_officer)
    with at(TODAY):
        gift = open_one(fa_officer, visit_number=visit.dossier.number)
        link = Link.objects.get(source=gift.dossier)
        assert (link.kind, link.target_id) == (Link.Kind.ARISES, visit.pk)
        perform(gift, actions.Correct, actor=fa_officer, visit_number="")
    assert Link.objects.filter(source=gift.dossier).count() == 0


def test_gift_belongs_to_a_visit_in_or_out_only(receive, fa_officer):
    number = open_class(fa_officer).dossier.number
    with pytest.raises(InvalidInputs):
        receive(visit_number=number)
    with pytest.raises(InvalidInputs):
        receive(visit_number="DV-24-2026-9999")


def test_gift_without_a_value_is_refused(receive):
    with pytest.raises(InvalidInputs):
        receive(est_value_vnd=0)


def test_gift_is_not_declared_before_it_came(receive, fa_officer):
    gift = receive()
    with at(TODAY + DAY), pytest.raises(InvalidInputs):
        perform(gift, actions.Declare, actor=fa_officer, declared_on=TODAY - DAY)


def test_wrong_entry_is_struck_out(receive, fa_officer):
    gift = receive()
    with at(TODAY):
        perform(gift, actions.Cancel, actor=fa_officer, note="Nhập trùng")
    assert (gift.dossier.state, BY_CODE["DV-12"].rows().count()) == ("CANCELLED", 0)


def test_closed_gift_is_put_right_with_a_reason(receive, value, fa_officer):
    gift = value(receive())
    with at(dt.date(2026, 9, 25)):
        perform(gift, actions.Rectify, actor=fa_officer, note="Sai giá", appraised_value_vnd=7_000_000)
        with pytest.raises(InvalidInputs):
            perform(gift, actions.Rectify, actor=fa_officer, note="Sai giá", declared_on=None)
    assert (gift.total_vnd, gift.dossier.state) == (7_000_000, "VALUED")


@pytest.mark.covers("R-DV-11")
@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ({}, True),
        ({"budget_line": ""}, False),
        ({"purpose": "KHAC"}, False),
        ({"purpose": "TU_THIEN"}, True),
        ({"purpose": "KHAC", "budget_line": "", "funding": "KHAC"}, True),
    ],
)
def test_public_money_has_a_budget_line_and_a_purpose(said, sound, fa_officer):
    with at(TODAY):
        if sound:
            assert give_one(fa_officer, **said).dossier.state == "GIVEN"
        else:
            with pytest.raises(RulesBroken, match="Quà mua bằng tài sản công"):
                give_one(fa_officer, reasons={"*": "Gấp"}, **said)


@pytest.mark.covers("R-DV-11")
def test_received_gift_asks_for_no_budget(receive):
    assert findings(rules.PUBLIC_MONEY, receive()) == []


@pytest.mark.covers("R-DV-11b")
@pytest.mark.parametrize(
    ("norm", "value", "recipient", "funding", "sound"),
    [
        (None, 9_000_000, "TRUONG_DOAN", "NSNN", True),  # no figure is known: nothing is too dear
        (1_000_000, 1_000_000, "TRUONG_DOAN", "NSNN", True),
        (1_000_000, 1_000_001, "TRUONG_DOAN", "NSNN", False),
        (1_000_000, 1_000_001, "DOAN_VIEN", "NSNN", True),
        (1_000_000, 1_000_001, "TRUONG_DOAN", "KHAC", True),
    ],
)
def test_gift_costs_no_more_than_the_norm(norm, value, recipient, funding, sound, fa_officer, province):
    with at(TODAY):
        gift = give_one(fa_officer, est_value_vnd=value, recipient=recipient, funding=funding)
    if norm:
        Limit.objects.create(
            key="GIFT_GIVEN_TRUONG_DOAN", province_code=province.code, value=norm, unit="đồng", basis="Nghị quyết HĐND",
            confidence="LOCAL", valid_from=dt.date(2026, 1, 1),
        )  # fmt: skip
    assert (findings(rules.NORM, gift) == []) is sound


@pytest.mark.covers("R-DV-12", "R-DV-12a")
@pytest.mark.parametrize(("day", "sound"), [(dt.date(2026, 9, 16), True), (dt.date(2026, 9, 17), False)])
def test_gift_is_declared_in_time(day, sound, receive, province):
    gift = receive()
    assert (findings(rules.UNDECLARED, gift, on=day) == []) is sound
    gift.declared_on = day
    assert (findings(rules.DECLARED, gift, on=day) == []) is sound
    assert severity_of(rules.DECLARED, province, day) == Severity.WARN


@pytest.mark.covers("R-DV-12c", "R-DV-12d")
@pytest.mark.parametrize(("day", "sound"), [(dt.date(2026, 10, 9), True), (dt.date(2026, 10, 10), False)])
def test_gift_is_decided_on_in_time(day, sound, receive, value):
    gift = value(receive())
    assert (findings(rules.UNHANDLED, gift, on=day) == []) is sound
    gift.handled_on = day
    assert (findings(rules.HANDLED, gift, on=day) == []) is sound


@pytest.mark.covers("R-DV-12e")
@pytest.mark.parametrize(
    ("interested", "handling", "sound"),
    [
        (False, "TRUNG_BAY", True),
        (True, "TRUNG_BAY", False),
        (True, "GIU_TAI_CO_QUAN", False),
        (True, "TRA_LAI", True),
        (True, "NOP_LAI", True),
        (True, "BAN_NOP_NS", True),
    ],
)
def test_gift_of_an_interested_giver_goes_back_or_in(interested, handling, sound, receive):
    gift = receive(from_interested=interested)
    gift.handling = handling
    assert (findings(rules.INTERESTED, gift) == []) is sound


@pytest.mark.parametrize(("declared", "parts"), [(dt.date(2026, 9, 16), 1), (dt.date(2026, 9, 17), 0), (None, 0)])
def test_share_declared_in_time(declared, parts, receive, value, fa_officer):
    gift = receive()
    if declared:
        value(gift, declared)
    with at(TODAY):
        give_one(fa_officer)
    period = Period.parse("2026-09")
    share = BY_CODE["DV-10"]
    assert (share.parts_in(period).count(), share.rows_in(period).count()) == (parts, 1)
    assert [BY_CODE[code].rows_in(period).count() for code in ("DV-12", "DV-13")] == [1, 1]


def test_list_holds_the_gifts_of_the_visit_of_one_body(fa_officer, chair):
    with at(dt.date(2026, 8, 17)):
        number = open_visit(fa_officer).dossier.number
    with at(TODAY):
        gift = open_one(fa_officer, visit_number=number)
        give_one(fa_officer, visit_number=number, title="Đĩa gốm", quantity=3, est_value_vnd=300_000)
        open_one(chair, visit_number=number, title="Ấn phẩm")
        alone = open_one(fa_officer, title="Sách ảnh")
    assert [each.dossier.title for each in documents.gifts_with(gift)] == ["Tranh sơn mài “Mùa gặt”", "Đĩa gốm"]
    document = documents.list_of_gifts(gift, {})
    assert document.blocks[0].text == "2 lần tặng, nhận quà; tổng trị giá 9.900.000 đồng. Chi tiết tại bảng kèm theo."
    assert render_docx(document)[:2] == b"PK"
    assert render_pdf(document)[:4] == b"%PDF"
    assert documents.gifts_with(alone) == [alone]


def test_page_asks_for_the_visit_that_it_came_from(signed_in, fa_officer):
    page = signed_in(fa_officer).get("/so/gifts/mo/receive/?visit_number=DV-24-2026-0001").content.decode()
    assert "DV-24-2026-0001" in page
    assert Gift.objects.visible_to(fa_officer).count() == 0
