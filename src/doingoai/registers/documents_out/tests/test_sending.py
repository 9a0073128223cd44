"""To whom a document goes, what comes back, recall and replacement; three officers at both ends."""

import datetime as dt

import pytest
import time_machine

from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_out.actions import drafting, issuing, sending
from doingoai.registers.documents_out.clock import remind_recipients
from doingoai.registers.documents_out.models import DeliveryEvent, OutgoingDocument
from doingoai.registers.documents_out.tests import factories
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

pytestmark = pytest.mark.django_db
State = OutgoingDocument.State


@pytest.fixture
def trade(province):
    from doingoai.organisations.models import Body

    return Body.objects.get(code="SCT-24-202507")


@pytest.fixture
def trade_officer(make_officer, trade):
    return make_officer("REQUESTER", trade, scope="body")


def fresh(record):
    return type(record).objects.for_system("test").get(pk=record.pk)


def states(record):
    return {each.text: each.code for each in record.deliveries.all() if not each.is_pointer}


def incoming():
    return IncomingDocument.objects.for_system("test").get()


def test_as_above_becomes_a_recipient_of_each_addressee(fa_officer, fa_head, trade_officer):
    record = factories.issued(fa_officer, fa_head)
    lines = [(each.text, each.body.code if each.body else "", each.is_printed) for each in record.deliveries.all()]
    assert lines == [
        ("Như trên", "", True),
        ("Sở Công Thương tỉnh Bắc Ninh", "SCT-24-202507", False),
        ("Sở Tài chính tỉnh Bắc Ninh", "STC-24-202507", False),
        ("UBND tỉnh", "UBND-24-202507", True),
    ]


def test_group_is_spread_over_its_bodies(fa_officer, fa_head):
    record = factories.issued(
        fa_officer, fa_head, addressees="Các sở, ban, ngành tỉnh", deliveries=[{"text": "Như trên"}]
    )
    bodies = {each.body.kind for each in record.deliveries.all() if each.body}
    assert bodies == {"department", "foreign_affairs"}


def test_body_of_this_installation_finds_it_among_what_came_in(fa_officer, fa_head, trade, trade_officer):
    record = factories.sent(fa_officer, fa_head)
    came = incoming()
    assert (came.dossier.body, came.document_number, came.sender) == (
        trade, "01/SNgV-HTQT", "Sở Ngoại vụ tỉnh Bắc Ninh",
    )  # fmt: skip
    assert states(record)["Sở Công Thương tỉnh Bắc Ninh"] == StatusCode.ARRIVED
    assert states(record)["Sở Tài chính tỉnh Bắc Ninh"] == StatusCode.SENT  # nobody works there: a package waits
    assert states(record)["UBND tỉnh"] == StatusCode.SENT
    assert Notice.objects.filter(officer=trade_officer, dossier=came.dossier).count() == 1
    assert IncomingDocument.objects.visible_to(trade_officer).matching("bo tri kinh phi").count() == 1


def test_each_step_of_the_recipient_is_seen_by_the_sender(fa_officer, fa_head, trade_officer, make_officer, trade):
    head = make_officer("REQUESTER_HEAD", trade, scope="body")
    record = factories.sent(fa_officer, fa_head)
    told = []
    for action, actor, inputs in (
        (arriving.Accept, trade_officer, {}),
        (handling.Assign, head, {"assigned_to": trade.pk, "assignee": trade_officer.pk}),
        (handling.Finish, trade_officer, {"result": "Đã bố trí nội dung."}),
    ):
        perform(incoming(), action, actor=actor, **inputs)
        told.append(states(fresh(record))["Sở Công Thương tỉnh Bắc Ninh"])
    assert told == [StatusCode.RECEIVED, StatusCode.ASSIGNED, StatusCode.DONE]
    codes = list(DeliveryEvent.objects.filter(delivery__body=trade).values_list("code", flat=True))
    assert codes == ["SENT", "01", "03", "04", "05", "06"]


def test_answer_that_is_sent_ends_the_work_and_the_waiting(fa_officer, fa_head, trade, trade_officer, make_officer):
    head = make_officer("REQUESTER_HEAD", trade, scope="body")
    asked = factories.sent(fa_officer, fa_head, reply_due=dt.date(2027, 1, 5))
    perform(incoming(), arriving.Accept, actor=trade_officer)
    answer = factories.sent(
        trade_officer, head, answers_number=incoming().dossier.number, addressees="Sở Ngoại vụ", unit_symbol="QLTM"
    )
    first = IncomingDocument.objects.for_system("test").get(dossier__body=trade)
    assert (answer.document_number, first.dossier.state) == ("01/SCT-QLTM", "DONE")
    assert states(fresh(asked))["Sở Công Thương tỉnh Bắc Ninh"] == StatusCode.DONE
    back = IncomingDocument.objects.for_system("test").get(dossier__body=asked.dossier.body)
    assert (back.document_number, back.sender_body) == ("01/SCT-QLTM", trade)


def test_outsider_and_colleague_do_not_read_what_came_to_another_body(fa_officer, fa_head, trade_officer, outsider):
    factories.sent(fa_officer, fa_head)
    seen = [IncomingDocument.objects.visible_to(each).count() for each in (trade_officer, fa_officer, outsider)]
    assert seen == [1, 1, 0]  # the foreign-affairs officer sees her whole province


def test_document_rests_when_nobody_owes_anything(fa_officer, fa_head, trade_officer, make_officer, trade):
    """An answer was asked of the addressee; who only has to know is done when it has the document."""
    rows = [{"text": "Như trên"}, {"text": "Sở Tài chính", "purpose": "để biết", "channel": "paper"}]
    sent = factories.sent(
        fa_officer, fa_head, addressees="Sở Công Thương", deliveries=rows, reply_due=dt.date(2027, 1, 5)
    )
    assert fresh(sent).dossier.is_open
    perform(incoming(), arriving.Accept, actor=trade_officer)
    perform(incoming(), handling.Finish, actor=trade_officer, result="Đã xong.")
    assert fresh(sent).dossier.is_open  # the finance department has not said that it has it
    line = sent.deliveries.get(text="Sở Tài chính")
    perform(fresh(sent), sending.RecordReceipt, actor=fa_officer, delivery=line.pk, code="03")
    assert not fresh(sent).dossier.is_open


def test_line_that_stands_for_others_is_not_a_recipient(fa_officer, fa_head):
    rows = [{"text": "Như Điều 3"}, {"text": "Sở Tài chính"}]
    record = factories.sent(fa_officer, fa_head, addressees="", deliveries=rows)
    offered = sending.RecordReceipt.Inputs(actor=fa_officer, record=record).fields["delivery"].queryset
    assert [each.text for each in offered] == ["Sở Tài chính"]


def test_book_of_a_committee_is_kept_by_its_office(fa_officer, fa_head, make_officer, committee):
    from doingoai.authority.decide import NotAllowed
    from doingoai.organisations.models import Body

    office = make_officer("UBND_OFFICE", Body.objects.get(code="VPUB-24-202507"))
    make_officer("UBND_CHAIR", committee)
    factories.sent(fa_officer, fa_head, addressees="UBND tỉnh", deliveries=[{"text": "Như trên"}])
    with pytest.raises(NotAllowed):
        perform(incoming(), arriving.Accept, actor=fa_officer)
    assert perform(incoming(), arriving.Accept, actor=office).arrival_no == 1


def test_recall_is_over_when_the_last_recipient_agrees(fa_officer, fa_head, trade_officer):
    record = factories.sent(fa_officer, fa_head, addressees="Sở Công Thương", deliveries=[{"text": "Như trên"}])
    perform(record, sending.Recall, actor=fa_officer, note="Nhầm phụ lục")
    assert incoming().dossier.state == "ASKED_BACK"
    perform(incoming(), handling.GiveBack, actor=trade_officer)
    assert (fresh(record).dossier.state, incoming().dossier.state) == (State.RECALLED, "GIVEN_BACK")


def test_refused_recall_leaves_the_work_where_it_was(fa_officer, fa_head, trade_officer):
    record = factories.sent(fa_officer, fa_head, addressees="Sở Công Thương", deliveries=[{"text": "Như trên"}])
    perform(incoming(), arriving.Accept, actor=trade_officer)
    perform(fresh(record), sending.Recall, actor=fa_officer, note="Nhầm phụ lục")
    perform(incoming(), handling.KeepIt, actor=trade_officer, reason="Đã xử lý xong")
    assert (fresh(record).dossier.state, incoming().dossier.state) == (State.RECALLING, "RECEIVED")
    assert perform(fresh(record), sending.EndRecall, actor=fa_officer).dossier.state == State.SENT


def test_sending_the_new_one_replaces_the_old_one(fa_officer, fa_head):
    old = factories.sent(fa_officer, fa_head)
    factories.sent(fa_officer, fa_head, replaces_number=old.dossier.number)
    assert fresh(old).dossier.state == State.REPLACED


def test_message_that_comes_twice_counts_once(fa_officer, fa_head):
    record = factories.sent(fa_officer, fa_head)
    delivery = record.deliveries.get(body__code="STC-24-202507")
    said = {"delivery": delivery.pk, "at": dt.datetime(2026, 11, 22, tzinfo=dt.UTC), "key": "m1"}
    for code in ("01", "01", "03"):
        perform(fresh(record), sending.TakeStatus, actor=system_officer(), code=code, **said | {"key": f"m-{code}"})
    assert list(delivery.events.values_list("code", flat=True)) == ["SENT", "01", "03"]


@pytest.mark.parametrize(("first", "then", "kept"), [("01", "06", "01"), ("01", "03", "03"), ("06", "03", "06")])
def test_state_that_cannot_follow_is_not_taken(fa_officer, fa_head, first, then, kept):
    record = factories.sent(fa_officer, fa_head)
    delivery = record.deliveries.get(body__code="STC-24-202507")
    for code in (first, then):
        perform(
            fresh(record), sending.TakeStatus, actor=system_officer(), delivery=delivery.pk, code=code,
            at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC), key=f"m-{code}",
        )  # fmt: skip
    assert states(fresh(record))["Sở Tài chính tỉnh Bắc Ninh"] == kept


def test_silent_recipient_is_told_of_once_a_day(fa_officer, fa_head, trade_officer):
    with time_machine.travel(dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)):
        factories.sent(fa_officer, fa_head)
    assert remind_recipients(dt.date(2026, 11, 18)) == 0  # two working days: not over yet
    assert [remind_recipients(dt.date(2026, 11, 19)), remind_recipients(dt.date(2026, 11, 19))] == [1, 0]
    assert Notice.objects.filter(officer=fa_officer, kind="documents_out.silent").count() == 1


@pytest.mark.covers("VB-01")
@pytest.mark.parametrize(("days", "broken"), [(0, []), (1, ["VB-01"])])
def test_date_before_that_of_the_last_number_needs_a_reason(fa_officer, fa_head, days, broken):
    first = factories.issued(fa_officer, fa_head)
    record = factories.approved(fa_officer, fa_head)
    day = first.issued_on - dt.timedelta(days=days)
    assert refused(record, issuing.Issue, fa_officer, issued_on=day) == broken


@pytest.mark.covers("VB-02")
@pytest.mark.parametrize(
    ("basis", "broken"),
    [("Căn cứ Nghị định số 12/2012/NĐ-CP", ["VB-02"]), ("Căn cứ Nghị định số 58/2022/NĐ-CP", [])],
)
def test_draft_that_rests_on_an_ended_decree_needs_a_reason(fa_officer, basis, broken):
    record = factories.open_one(fa_officer, bases=basis)
    assert refused(record, drafting.Submit, fa_officer) == broken


@pytest.mark.covers("VB-04")
@pytest.mark.parametrize(("channel", "broken"), [("electronic", ["VB-04"]), ("paper", [])])
def test_electronic_copy_without_signature_needs_a_reason(fa_officer, fa_head, channel, broken):
    rows = [{"text": "Sở Tài chính", "channel": channel}]
    record = factories.issued(fa_officer, fa_head, deliveries=rows)
    assert refused(record, sending.Send, fa_officer) == broken


@pytest.mark.covers("VB-05")
@pytest.mark.parametrize(("channel", "broken"), [("electronic", ["VB-05"]), ("paper", [])])
def test_party_body_is_on_another_network(fa_officer, fa_head, channel, broken):
    rows = [{"text": "Văn phòng Tỉnh ủy", "channel": channel}]
    record = factories.issued(fa_officer, fa_head, addressees="", deliveries=rows)
    found = refused(record, sending.Send, fa_officer)
    assert [rule for rule in found if rule == "VB-05"] == broken


@pytest.mark.covers("VB-06")
@pytest.mark.parametrize(("day", "broken"), [(17, []), (18, ["VB-06"])])
def test_issued_document_that_is_not_sent_the_next_working_day_is_shown(fa_officer, fa_head, day, broken):
    from doingoai.register_kit.catalogue import registers
    from doingoai.register_kit.detail import watch

    with time_machine.travel(dt.datetime(2026, 11, 16, 3, tzinfo=dt.UTC)):
        record = factories.issued(fa_officer, fa_head)
    with time_machine.travel(dt.datetime(2026, 11, day, 3, tzinfo=dt.UTC)):
        shown = [each["text"] for each in watch(registers()["documents_out"], record, fa_officer)]
    assert [rule for rule in ("VB-06",) if any(rule in text for text in shown)] == broken


@pytest.mark.covers("VB-07")
@pytest.mark.parametrize(("day", "broken"), [(20, False), (21, True)])
def test_recipient_who_owes_an_answer_is_shown(fa_officer, fa_head, day, broken):
    from doingoai.register_kit.catalogue import registers
    from doingoai.register_kit.detail import watch

    with time_machine.travel(dt.datetime(2026, 11, 16, 3, tzinfo=dt.UTC)):
        record = factories.sent(fa_officer, fa_head, reply_due=dt.date(2026, 11, 20))
    with time_machine.travel(dt.datetime(2026, 11, day, 3, tzinfo=dt.UTC)):
        shown = [each["text"] for each in watch(registers()["documents_out"], record, fa_officer)]
    assert any("VB-07" in text for text in shown) == broken


def refused(record, action, actor, **inputs):
    try:
        perform(record, action, actor=actor, **inputs)
    except RulesBroken as problem:
        return [finding.rule.id for finding in problem.findings]
    return []
