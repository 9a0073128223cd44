"""Entered, refused, assigned, answered; arrival numbers; search in the whole text; the rules from both sides."""

import datetime as dt

import pytest
import time_machine

from doingoai.authority.decide import NotAllowed
from doingoai.organisations.system import system_officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.detail import watch
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.tests import factories
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db
State = IncomingDocument.State
TEXT = """UBND TỈNH SÔNG LAM
SỞ CÔNG THƯƠNG

Số: 45/SCT-QLTM
Sông Lam, ngày 05 tháng 3 năm 2026
V/v phối hợp tổ chức hội nghị xúc tiến thương mại

Kính gửi: Sở Ngoại vụ.

Đề nghị quý Sở gửi danh sách đại biểu trước ngày 20/3/2026; nội dung liên hoan sầu riêng Đắk Nông.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Thị Bình
"""


@pytest.fixture
def arrived(fa_officer, foreign_affairs):
    return perform(
        IncomingDocument, arriving.Arrive, actor=system_officer(), body=foreign_affairs, title="mời họp",
        sender="Sở Công Thương", kind="Giấy mời", text="phòng họp tầng hai", way="axis", message_id="A.2026.1",
    )  # fmt: skip


def test_file_fills_the_book(fa_officer):
    record = factories.received(fa_officer, TEXT)
    assert (record.arrival_no, record.document_number, record.sender, record.dossier.title) == (
        1, "45/SCT-QLTM", "Sở Công Thương", "phối hợp tổ chức hội nghị xúc tiến thương mại",
    )  # fmt: skip
    assert (record.issued_on, record.reply_due, record.dossier.due_on) == (
        dt.date(2026, 3, 5), dt.date(2026, 3, 20), dt.date(2026, 3, 20),
    )  # fmt: skip


def test_whole_text_is_found_without_marks(fa_officer, outsider):
    factories.received(fa_officer, TEXT)
    found = [
        IncomingDocument.objects.visible_to(each).matching("sau rieng dak nong").count()
        for each in (fa_officer, outsider)
    ]
    assert found == [1, 0]


def test_text_is_still_found_after_a_later_act(fa_officer, fa_head, foreign_affairs):
    record = factories.received(fa_officer, TEXT)
    perform(record, handling.Assign, actor=fa_head, assigned_to=foreign_affairs.pk)
    assert IncomingDocument.objects.visible_to(fa_officer).matching("sau rieng").count() == 1


def test_arrival_numbers_run_by_body_and_year(fa_officer, make_officer, province):
    from doingoai.organisations.models import Body

    other = make_officer("REQUESTER", Body.objects.get(code="SCT-24-202507"), scope="body")
    numbers = [
        factories.open_one(actor, arrived_on=day, issued_on=None, document_number=str(at)).arrival_no
        for at, (actor, day) in enumerate(
            [
                (fa_officer, dt.date(2025, 12, 31)), (fa_officer, dt.date(2026, 1, 2)),
                (fa_officer, dt.date(2026, 1, 3)), (other, dt.date(2026, 1, 3)),
            ]
        )
    ]  # fmt: skip
    assert numbers == [1, 1, 2, 1]


def test_trial_import_takes_no_arrival_number(fa_officer):
    from doingoai.workflow.perform_many import check_many, write_many

    rows = [factories.PAPER | {"document_number": str(at)} for at in range(3)]
    for _trial in range(2):
        checked = check_many(IncomingDocument, arriving.Enter, rows, actor=fa_officer, reasons={"*": "Nhập thử"})
    opened = write_many(arriving.Enter, checked.ready, actor=fa_officer)
    assert [each.arrival_no for each in opened] == [1, 2, 3]


def test_stamped_file_is_refused_and_nothing_is_kept(fa_officer):
    with pytest.raises(InvalidInputs) as refused:
        factories.received(fa_officer, f"TUYỆT MẬT\n\n{TEXT}")
    assert "độ mật" in " ".join(refused.value.messages)
    assert IncomingDocument.objects.for_system("test").count() == 0


def test_arrived_document_is_told_of_and_waits(arrived, fa_officer):
    assert (arrived.dossier.state, arrived.arrival_no) == (State.ARRIVED, None)
    assert Notice.objects.filter(officer=fa_officer, dossier=arrived.dossier).count() == 1


@pytest.mark.parametrize(
    ("action", "inputs", "state", "told"),
    [(arriving.Accept, {}, State.RECEIVED, "03"), (arriving.Refuse, {"reason": "Sai nơi nhận"}, State.REFUSED, "02")],
)
def test_body_accepts_or_refuses_and_the_sender_is_told(arrived, fa_officer, action, inputs, state, told):
    perform(arrived, action, actor=fa_officer, **inputs)
    waiting = [(each.code, each.sent_at) for each in arrived.messages.all()]
    assert (arrived.dossier.state, waiting) == (state, [(told, None)])


def test_another_body_may_not_accept(arrived, make_officer, province):
    from doingoai.organisations.models import Body

    other = make_officer("REQUESTER", Body.objects.get(code="SCT-24-202507"))
    with pytest.raises(NotAllowed):
        perform(arrived, arriving.Accept, actor=other)


def test_assigned_officer_is_told_and_the_body_may_finish(fa_officer, fa_head, make_officer):
    from doingoai.organisations.models import Body

    trade = Body.objects.get(code="SCT-24-202507")
    expert = make_officer("REQUESTER", trade, scope="body")
    record = factories.open_one(fa_officer)
    perform(record, handling.Assign, actor=fa_head, assigned_to=trade.pk, assignee=expert.pk, instruction="Xử lý gấp")
    perform(record, handling.Work, actor=expert)
    perform(record, handling.Finish, actor=expert, result="Đã cử hai đại biểu.")
    assert (record.dossier.state, record.dossier.is_open) == (State.DONE, False)
    assert Notice.objects.filter(officer=expert, kind="documents_in.assign").count() == 1


def test_officer_does_not_assign(fa_officer, foreign_affairs):
    with pytest.raises(NotAllowed):
        perform(factories.open_one(fa_officer), handling.Assign, actor=fa_officer, assigned_to=foreign_affairs.pk)


@pytest.mark.covers("VBDEN-01")
@pytest.mark.parametrize(("number", "broken"), [("45/SCT-QLTM", ["VBDEN-01"]), ("46/SCT-QLTM", [])])
def test_same_document_twice_needs_a_reason(fa_officer, number, broken):
    factories.open_one(fa_officer)
    assert refused(fa_officer, document_number=number) == broken


@pytest.mark.covers("VBDEN-02")
@pytest.mark.parametrize(("day", "broken"), [(9, []), (10, ["VBDEN-02"])])
def test_document_does_not_come_before_it_is_issued(fa_officer, day, broken):
    assert refused(fa_officer, issued_on=dt.date(2026, 3, day)) == broken


def refused(actor, **changes):
    try:
        perform(IncomingDocument, arriving.Enter, actor=actor, **factories.PAPER | changes)
    except RulesBroken as problem:
        return [finding.rule.id for finding in problem.findings]
    return []


@pytest.mark.covers("VBDEN-03")
@pytest.mark.parametrize(("day", "shown"), [(17, False), (18, True)])
def test_arrived_document_is_entered_by_the_next_working_day(fa_officer, foreign_affairs, day, shown):
    with time_machine.travel(dt.datetime(2026, 11, 16, 3, tzinfo=dt.UTC)):
        record = perform(
            IncomingDocument, arriving.Arrive, actor=system_officer(), body=foreign_affairs, title="mời họp",
            sender="Sở Công Thương", kind="Giấy mời", way="axis",
        )  # fmt: skip
    assert is_shown("VBDEN-03", record, fa_officer, day) == shown


@pytest.mark.covers("VBDEN-04")
@pytest.mark.parametrize(("day", "shown"), [(18, False), (19, True)])
def test_late_answer_is_shown(fa_officer, day, shown):
    with time_machine.travel(dt.datetime(2026, 11, 16, 3, tzinfo=dt.UTC)):
        record = factories.open_one(fa_officer, arrived_on=dt.date(2026, 11, 16), reply_due=dt.date(2026, 11, 18))
    assert is_shown("VBDEN-04", record, fa_officer, day) == shown


def is_shown(rule, record, officer, day):
    with time_machine.travel(dt.datetime(2026, 11, day, 3, tzinfo=dt.UTC)):
        return any(rule in each["text"] for each in watch(registers()["documents_in"], record, officer))
