"""Review, sending, receipts: who may act, who only sees, who finds nothing; and the rules of a document."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Dossier, Link
from doingoai.norms.models import Waiver
from doingoai.norms.rule import Case
from doingoai.planning.guidance import actions, rules
from doingoai.planning.guidance.models import Clause, Guidance
from doingoai.planning.guidance.tests import factories
from doingoai.reference.models import Instrument
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def national(ministry_officer):
    return factories.confirmed(ministry_officer)


@pytest.fixture
def sent(national, ministry_officer, province, other_province):
    return perform(national, actions.Send, actor=ministry_officer, provinces=[province.pk, other_province.pk])


def rows_of(record):
    return actions.Correct.initial(record)["clauses"]


def case(record, **inputs):
    return Case(record=record, inputs=inputs, actor=None, on=dt.date(2026, 3, 10), province=record.dossier.province)


def test_corrected_clause_stays_the_same_row(fa_officer):
    record = factories.open_one(fa_officer)
    before = {clause.number_path: clause.pk for clause in record.clauses.all()}
    rows = rows_of(record)
    rows[0] |= {"number_path": "3", "theme": "HOI_NHAP_QUOC_TE"}
    rows[4] |= {"number_path": "1"}
    added = {"number_path": "2.iii", "text": "Nội dung máy bỏ sót", "obligation": "BAT_BUOC"}
    perform(record, actions.Correct, actor=fa_officer, reasons={"*": "x"}, clauses=[*rows[:5], added], citations=[])
    after = {clause.number_path: clause.pk for clause in record.clauses.all()}
    assert (after["3"], after["1"], "4" in after) == (before["1"], before["3"], False)
    assert Clause.objects.get(guidance=record, number_path="2.iii").parent.number_path == "2"


def test_same_path_twice_is_named(fa_officer):
    record = factories.open_one(fa_officer)
    rows = [*rows_of(record), {"number_path": "2.I", "text": "Trùng", "obligation": "BAT_BUOC"}]
    with pytest.raises(InvalidInputs) as refusal:
        perform(record, actions.Correct, actor=fa_officer, clauses=rows, citations=[])
    assert refusal.value.messages == [
        "Nội dung được đánh số: Mục “2.i” có ở hơn một dòng; mỗi nội dung cần một mục riêng."
    ]


def test_confirmed_without_a_date_for_the_answer_gets_thirty_days(fa_officer):
    record = factories.confirmed(fa_officer)
    assert (record.response_due, record.dossier.due_on) == (dt.date(2026, 4, 6), dt.date(2026, 4, 6))  # 04/04: Saturday
    assert record.receipts.get().received_on == dt.date(2026, 3, 5)


def test_auditor_sees_and_may_not_confirm(fa_officer, auditor):
    record = factories.open_one(fa_officer)
    assert Guidance.objects.visible_to(auditor).count() == 1
    with pytest.raises(NotAllowed):
        perform(record, actions.Confirm, actor=auditor, **actions.Confirm.initial(record))


def test_province_may_not_send(fa_officer, province):
    record = factories.confirmed(fa_officer)
    with pytest.raises(NotAllowed):
        perform(record, actions.Send, actor=fa_officer, provinces=[province.pk])


def test_document_reaches_only_those_to_whom_it_was_sent(
    national, ministry_officer, fa_officer, outsider, other_province
):
    perform(national, actions.Send, actor=ministry_officer, provinces=[other_province.pk])
    assert Guidance.objects.visible_to(fa_officer).count() == 0
    assert Guidance.objects.visible_to(outsider).count() == 1


def test_one_tick_sends_to_all_provinces_of_today(national, ministry_officer):
    perform(national, actions.Send, actor=ministry_officer, everyone=True)
    assert national.receipts.count() == 34
    assert national.dossier.state == "SENT"


def test_third_province_is_added_later_without_a_second_receipt(sent, ministry_officer, province):
    hanoi = type(province).objects.get(code="01", valid_to=None)
    perform(sent, actions.Send, actor=ministry_officer, provinces=[province.pk, hanoi.pk])
    assert sorted(receipt.body.province.code for receipt in sent.receipts.all()) == ["01", "24", "48"]


def test_nobody_chosen_is_named_at_the_field(national, ministry_officer):
    with pytest.raises(InvalidInputs) as refusal:
        perform(national, actions.Send, actor=ministry_officer)
    assert refusal.value.messages == ["Hoặc chọn từng nơi: Chọn ít nhất một tỉnh, thành phố."]


def test_recipient_is_told_and_acknowledges_once(sent, national, ministry_officer, fa_officer):
    assert perform(sent, actions.Acknowledge, actor=fa_officer).receipts.filter(received_by=fa_officer).count() == 1
    assert Dossier.objects.for_system("test").get(pk=sent.pk).version == 3  # the case itself was not changed
    with pytest.raises(NotAllowed, match="không có văn bản nào chờ xác nhận"):
        perform(sent, actions.Acknowledge, actor=fa_officer)


def test_officers_of_the_recipient_find_a_notice(national, ministry_officer, fa_officer, fa_head, outsider, province):
    perform(national, actions.Send, actor=ministry_officer, provinces=[province.pk])
    assert set(Notice.objects.values_list("officer__username", flat=True)) == {fa_officer.username, fa_head.username}


def test_unknown_document_is_added_to_the_reference(ministry_officer):
    record = factories.received(ministry_officer)
    offered = actions.AddInstruments.initial(record)["instruments"]
    assert [row["number"] for row in offered] == ["9999/QĐ-TTg"]
    perform(record, actions.AddInstruments, actor=ministry_officer, instruments=offered)
    added = Instrument.objects.get(number="9999/QĐ-TTg")
    assert (added.confidence, record.citations.get(number="9999/QĐ-TTg").instrument) == ("VERIFY", added)
    with pytest.raises(NotAllowed, match="đều đã có"):
        perform(record, actions.AddInstruments, actor=ministry_officer, instruments=offered)


@pytest.mark.covers("CT-TV-01")
def test_second_record_of_one_document_needs_a_reason(fa_officer):
    factories.open_one(fa_officer)
    other = {**factories.DOCUMENT, "issued_on": dt.date(2026, 3, 1)}
    perform(Guidance, actions.Enter, actor=fa_officer, **other)
    with pytest.raises(RulesBroken, match="đã có trong sổ"):
        perform(Guidance, actions.Enter, actor=fa_officer, **factories.DOCUMENT)
    perform(Guidance, actions.Enter, actor=fa_officer, reasons={"CT-TV-01": "Bản đính chính"}, **factories.DOCUMENT)
    assert list(Waiver.objects.values_list("rule", flat=True)) == ["CT-TV-01"]


@pytest.mark.covers("CT-TV-02")
@pytest.mark.parametrize(("number", "found"), [("", {}), ("715/CNV", None)])
def test_document_without_number(fa_officer, number, found):
    assert rules.without_number(case(factories.open_one(fa_officer, document_number=number))) == found


@pytest.mark.covers("CT-TV-03")
@pytest.mark.parametrize(
    ("received", "found"), [(dt.date(2026, 3, 1), {"issued": "02/03/2026"}), (dt.date(2026, 3, 2), None)]
)
def test_received_before_it_was_issued(fa_officer, received, found):
    assert rules.received_before_issue(case(factories.open_one(fa_officer, received_on=received))) == found


@pytest.mark.covers("CT-TV-04")
@pytest.mark.parametrize(
    ("asked", "obligation", "found"),
    [("KE_HOACH", "KHONG", {}), ("KE_HOACH", "BAT_BUOC", None), ("KHONG", "KHONG", None)],
)
def test_plan_is_asked_but_nothing_gives_work(fa_officer, asked, obligation, found):
    record = factories.open_one(fa_officer, response_required=asked)
    assert rules.nothing_to_do(case(record, clauses=[{"obligation": obligation}])) == found


@pytest.mark.covers("R-CT-11")
def test_plans_of_a_replaced_document_are_listed(fa_officer):
    old, new = factories.confirmed(fa_officer), factories.open_one(fa_officer, document_number="9/CNV")
    assert rules.replaced_under_plans(case(old)) is None
    plan = Dossier.objects.create(
        register="plans", number="KH-24-2026-0009", title="Kế hoạch", state="ISSUED", body=old.dossier.body,
        province=old.dossier.province, event_date=dt.date(2026, 3, 20), sort_key="",
    )  # fmt: skip
    Link.objects.create(source=plan, target=old.dossier, kind="implements")
    assert rules.replaced_under_plans(case(old)) == {"count": 1, "plans": "KH-24-2026-0009"}
    perform(old, actions.Replace, actor=fa_officer, number=new.dossier.number)
    assert (old.dossier.state, old.replaced_by) == ("REPLACED", new.dossier)


def test_every_act_is_in_the_ledger(sent, fa_officer, national):
    perform(sent, actions.Acknowledge, actor=fa_officer)
    acts = list(Entry.objects.order_by("seq").values_list("action", flat=True))
    assert acts == [f"guidance.{verb}" for verb in ("enter", "confirm", "send", "acknowledge")]
