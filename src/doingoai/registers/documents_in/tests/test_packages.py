"""What other systems send: letters, recalls, replacements, states; hostile and strange ones leave nothing behind."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.files.storage import default_storage

from doingoai.attachments.models import StoredFile
from doingoai.audit.models import Entry
from doingoai.dossiers.models import Dossier
from doingoai.edxml import (
    DOCUMENT_TYPES,
    Attachment,
    Business,
    BusinessType,
    Letter,
    Organ,
    Priority,
    Replacement,
    ResponseFor,
    Signer,
    Status,
    StatusCode,
    read,
    write_letter,
    write_status,
)
from doingoai.organisations.models import Body
from doingoai.registers.documents_in import words
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument, IncomingText, Message
from doingoai.registers.documents_in.packages import take_package
from doingoai.registers.documents_in.refused import PackageRefused, drop_answer, keep_answers, kept_answers
from doingoai.registers.documents_out import packages as outgoing
from doingoai.registers.documents_out.actions import sending
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.tests import factories
from doingoai.relations.models import Relation
from doingoai.signing.tests.files import document as unsigned
from doingoai.signing.tests.files import signed as signed_pdf
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db
HERE, AWAY = "NGV-24-202507", "NGV-48-202507"
SENDER = Organ("000.00.12.H17", "Sở Ngoại vụ thành phố Đà Nẵng")
NOW = dt.datetime(2026, 3, 9, 9, 30, tzinfo=dt.UTC)
TEXT = "Kính gửi: Sở Ngoại vụ tỉnh Bắc Ninh\n\n1. Đề nghị phối hợp đón đoàn tỉnh Gyeonggi."
LETTER = Letter(
    sender=SENDER,
    receivers=(Organ(HERE, "Sở Ngoại vụ tỉnh Bắc Ninh"),),
    code_number="45",
    code_notation="SNgV-HTQT",
    document_id="H17.12,2026,45",
    subject="V/v phối hợp đón đoàn",
    document_type=DOCUMENT_TYPES["Công văn"],
    issued_on=dt.date(2026, 3, 6),
    place="Đà Nẵng",
    signer=Signer("", "GIÁM ĐỐC", "Trần Thị Bình"),
    due_on=dt.date(2099, 3, 20),
    priority=Priority.URGENT,
    attachments=(Attachment("45 SNgV.txt", "text/plain", TEXT.encode()),),
)
RECALL = replace(
    LETTER, attachments=(), business=Business(BusinessType.RECALL, reason="Sai số liệu", document_id=LETTER.document_id)
)


@pytest.fixture(autouse=True)
def clerk(fa_officer):
    """Somebody works in the body: packages for it are taken in here."""
    return fa_officer


def take(letter=LETTER, **changes):
    return take_package(write_letter(replace(letter, **changes)), "goi.edxml")


def refused(letter=LETTER, **changes):
    with pytest.raises(PackageRefused) as found:
        take(letter, **changes)
    return found.value


def stored():
    """How many rows a refused package left; keys are those that a package makes."""
    return [
        model.objects.count() if model is not Dossier else Dossier.objects.for_system("test").count()
        for model in (Dossier, StoredFile, IncomingText, Message, Entry)
    ]


def all_in():
    return list(IncomingDocument.objects.for_system("test").order_by("pk"))


def fresh(record):
    return type(record).objects.for_system("test").get(pk=record.pk)


def codes():
    return list(Message.objects.values_list("code", flat=True))


def test_letter_arrives_with_everything_that_the_package_says(foreign_affairs):
    (record,) = take()
    assert (record.dossier.state, record.dossier.body, record.way, record.dossier.title) == (
        "ARRIVED", foreign_affairs, "axis", "V/v phối hợp đón đoàn",
    )  # fmt: skip
    assert (record.sender, record.document_number, record.issued_on, record.kind, record.signer) == (
        "Sở Ngoại vụ thành phố Đà Nẵng", "45/SNgV-HTQT", dt.date(2026, 3, 6), "Công văn", "Trần Thị Bình",
    )  # fmt: skip
    assert (record.urgency, record.reply_due, record.message_id, record.from_code) == (
        "khan", dt.date(2099, 3, 20), "H17.12,2026,45", "H17.12",
    )  # fmt: skip
    assert [each.name for each in record.dossier.attachments.all()] == ["45 SNgV.txt"]
    assert "gyeonggi" in fresh(record).dossier.search
    assert [(each.code, each.sent_at) for each in record.messages.all()] == [("01", None)]


def test_sender_is_joined_with_the_body_that_bears_its_code():
    Body.objects.filter(code=AWAY).update(organ_id="H17.12")
    (record,) = take()
    assert record.sender_body.code == AWAY


def test_signature_of_the_attached_pdf_is_verified_and_kept():
    whole = signed_pdf()
    files = {"hợp lệ": whole, "bị sửa": whole.replace(b"/MediaBox", b"/MediaBoy", 1), "chưa ký": unsigned()}
    said = []
    for number, data in enumerate(files.values()):
        (record,) = take(document_id=f"X{number}", attachments=(Attachment("45.pdf", "application/pdf", data),))
        said.append((fresh(record).verdict, fresh(record).signature[:20]))
    # Nobody's certificates are trusted here: what is whole stays undecided, and never counts as valid.
    assert [verdict for verdict, _headline in said] == ["unknown", "invalid", "unsigned"]
    assert all(headline for _verdict, headline in said)


@pytest.mark.parametrize("sender", [Organ("H17.12", "Sở Ngoại vụ"), Organ("000.00.12.h17", "Sở Ngoại vụ")])
def test_same_message_twice_opens_nothing_twice(sender):
    first = take()
    again = take(sender=sender)
    assert (again, len(all_in()), codes()) == (first, 1, ["01"])


def test_each_addressee_that_works_here_gets_its_own(make_officer, committee):
    make_officer("UBND_OFFICE", committee)
    receivers = (*LETTER.receivers, Organ("UBND-24-202507", "UBND tỉnh"), Organ(AWAY, "Sở Ngoại vụ"))
    found = take(receivers=receivers)
    assert [each.dossier.body.code for each in found] == [HERE, "UBND-24-202507"]


def test_body_that_ended_is_reached_through_its_successor():
    old = Body.objects.filter(successor__code=HERE).order_by("code").first()
    (record,) = take(receivers=(Organ(old.code, old.name),))
    assert record.dossier.body.code == HERE


@pytest.mark.parametrize(
    ("receivers", "word"),
    [
        ((Organ(AWAY, "Sở Ngoại vụ thành phố Đà Nẵng"),), AWAY),
        ((Organ("H77.01", "Sở lạ"),), "H77.01"),
        ((Organ("CNV", "Cục Ngoại vụ"),), "CNV"),
    ],
)
def test_wrong_addressee_is_refused_with_02(receivers, word):
    system_made = take()  # now the account of the program holds a post in CNV, where nobody works
    before = stored()
    refusal = refused(receivers=receivers, document_id="H17.12,2026,46")
    assert (word in refusal.message_vi, stored() == before, len(system_made)) == (True, True, 1)
    assert [(each.code, each.sender.organ_id) for each in refusal.answers] == [(StatusCode.REFUSED, word)]


@pytest.mark.parametrize(
    "change",
    [
        {"attachments": (Attachment("a.txt", "text/plain", "BỘ NGOẠI GIAO\nMẬT\n\n1. Nội dung.".encode()),)},
        {"attachments": (*LETTER.attachments, Attachment("b.txt", "text/plain", "TỐI MẬT\nPhụ lục".encode()))},
        {"content": "Trích yếu\nTUYỆT MẬT\n"},
    ],
)
def test_stamped_package_is_refused_and_nothing_is_stored(change):
    before = stored()
    refusal = refused(**change)
    assert ("dấu chỉ độ mật" in refusal.message_vi, stored()) == (True, before)
    assert not default_storage.exists(".") or default_storage.listdir(".") == ([], [])


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [("a.docx", b"MZ\x90\x00" + b"\0" * 300, "a.docx"), ("hong.pdf", b"%PDF-1.7\n", "hong.pdf")],
)
def test_package_with_a_file_that_is_no_document_is_refused(name, data, word):
    before = stored()
    refusal = refused(attachments=(*LETTER.attachments, Attachment(name, "application/pdf", data)))
    assert (word in refusal.message_vi, stored()) == (True, before)


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"<a/>", b"<!DOCTYPE a><a/>", write_letter(LETTER)[:-40], b"%PDF-"])
def test_broken_package_is_refused_in_plain_words(data):
    before = stored()
    with pytest.raises(PackageRefused) as found:
        take_package(data, "hong.edxml")
    assert (found.value.message_vi.startswith("hong.edxml: "), found.value.answers, stored()) == (True, (), before)


@pytest.mark.parametrize(("length", "taken"), [(120, True), (121, False)])
def test_longest_id_of_a_message(length, taken):
    try:
        done = bool(take(document_id="H" * length))
    except PackageRefused:
        done = False
    assert (done, len(all_in())) == (taken, int(taken))


def test_answer_of_a_refusal_waits_for_the_next_sending():
    refusal = refused(receivers=(Organ(AWAY, "Sở Ngoại vụ thành phố Đà Nẵng"),))
    assert keep_answers(refusal) == 1
    ((name, data),) = kept_answers()
    status = read(data)
    assert (status.code, status.response_for.document_id, status.sender.organ_id) == (
        StatusCode.REFUSED, LETTER.document_id, AWAY,
    )  # fmt: skip
    drop_answer(name)
    assert list(kept_answers()) == []


def test_half_an_answer_is_not_sent():
    keep_answers(refused(receivers=(Organ(AWAY, "Sở Ngoại vụ thành phố Đà Nẵng"),)))
    ((name, _data),) = kept_answers()
    with default_storage.open(f"exchange/{name}", "wb") as stream:
        stream.write(b"<edXML")
    assert list(kept_answers()) == []


def test_recall_asks_the_document_back_once(clerk):
    (record,) = take()
    perform(record, arriving.Accept, actor=clerk)
    assert take(RECALL) == take(RECALL) == [record]
    assert fresh(record).dossier.state == "ASKED_BACK"
    assert Entry.objects.filter(action="documents_in.be_asked_back").get().note == "Sai số liệu"


def test_recall_written_as_a_state_is_the_same(clerk):
    (record,) = take()
    about = ResponseFor("H17.12", LETTER.code, LETTER.issued_on, LETTER.document_id)
    status = Status(response_for=about, sender=SENDER, code=StatusCode.TAKE_BACK, timestamp=NOW, description="Sai")
    assert (take_package(write_status(status), "a"), fresh(record).dossier.state) == ([record], "ASKED_BACK")


def test_recall_of_what_was_given_back_is_answered_again(clerk):
    (record,) = take()
    take(RECALL)
    perform(fresh(record), handling.GiveBack, actor=clerk)
    take(RECALL)
    assert (fresh(record).dossier.state, codes()) == ("GIVEN_BACK", ["01", "15", "15"])


@pytest.mark.parametrize("sender", [SENDER, Organ("H99", "Kẻ khác")])
def test_recall_of_an_unknown_document_is_refused_with_16(sender):
    take(document_id="H17.12,2026,44")
    refusal = refused(RECALL, sender=sender)
    assert (refusal.may_come_later, [each.code for each in refusal.answers]) == (True, [StatusCode.TAKE_BACK_REFUSED])


def test_recall_by_another_sender_changes_nothing():
    (record,) = take()
    refused(RECALL, sender=Organ("H99", "Kẻ khác"))
    assert fresh(record).dossier.state == "ARRIVED"


def test_replacement_is_related_and_told(clerk):
    (old,) = take()
    business = Business(BusinessType.REPLACE, reason="Sai", replacements=(Replacement(LETTER.document_id),))
    (new,) = take(document_id="H17.12,2026,46", code_number="46", business=business)
    edge = Relation.objects.for_system("test").get(source_dossier=new.dossier)
    assert (edge.target_dossier, edge.kind) == (old.dossier, "replaces")
    notice = Notice.objects.get(kind="documents_in.replaced")
    assert (notice.dossier, "46/SNgV-HTQT" in notice.text) == (old.dossier, True)


def test_update_under_the_same_id_is_refused_and_not_taken_for_a_repeat():
    take()
    business = Business(BusinessType.UPDATE, reason="Sửa hạn", document_id=LETTER.document_id)
    refusal = refused(business=business, due_on=dt.date(2099, 4, 1))
    assert [each.code for each in refusal.answers] == [StatusCode.TAKE_BACK_REFUSED]
    assert len(all_in()) == 1


def test_steps_are_told_once_and_never_backwards(clerk, fa_head):
    (record,) = take()
    perform(record, arriving.Accept, actor=clerk)
    perform(record, handling.Work, actor=clerk)
    perform(record, handling.Assign, actor=fa_head, assigned_to=record.dossier.body.pk)
    perform(record, handling.Finish, actor=clerk, result="Đã phối hợp")
    told = []
    for message in words.waiting_words():
        name, data = words.word_package(message)
        told.append((read(data).code, name.endswith(f"-{message.code}.edxml")))
        words.mark_told(message)
    assert told == [("01", True), ("03", True), ("05", True), ("06", True)]
    assert list(words.waiting_words()) == []


@pytest.fixture
def away_letter(clerk, fa_head):
    """A letter that was sent from here to a body of another system, with its package gone."""
    rows = [{"text": "Sở Ngoại vụ thành phố Đà Nẵng", "channel": "electronic"}]
    record = factories.sent(clerk, fa_head, addressees="", deliveries=rows)
    for delivery in outgoing.waiting_packages():
        outgoing.mark_packed(delivery, record.sent_at)
    return record


def state_of(record, code, *, sender=AWAY, minute=0, **changes):
    about = ResponseFor(HERE, record.document_number, record.issued_on, record.message_id)
    moment = NOW + dt.timedelta(minutes=minute)
    name = "Sở Ngoại vụ thành phố Đà Nẵng"
    values = {"response_for": about, "description": "lý do", "timestamp": moment, **changes}
    return write_status(Status(sender=Organ(sender, name), code=StatusCode(code), **values))


def line(record):
    return record.deliveries.get(is_pointer=False)


def test_states_move_the_recipient_step_by_step(away_letter):
    for minute, code in enumerate(("01", "03", "04", "05", "06")):
        assert take_package(state_of(away_letter, code, minute=minute), "a") == []
        assert line(away_letter).code == code
    assert line(away_letter).events.count() == 6


def test_same_state_twice_counts_once(away_letter):
    data = state_of(away_letter, "01")
    take_package(data, "a")
    entries = Entry.objects.count()
    take_package(data, "a")
    take_package(state_of(away_letter, "03", minute=1), "a")
    take_package(data, "a")
    assert (line(away_letter).code, Entry.objects.count()) == ("03", entries + 1)


@pytest.mark.parametrize(("first", "then", "taken"), [("01", "03", True), ("01", "06", False), ("06", "01", False)])
def test_state_that_cannot_follow_is_refused_and_changes_nothing(away_letter, first, then, taken):
    take_package(state_of(away_letter, first), "a")
    entries = Entry.objects.count()
    try:
        take_package(state_of(away_letter, then, minute=1), "a")
        done = True
    except PackageRefused as refusal:
        done = not refusal.may_come_later
    assert (done, line(away_letter).code, Entry.objects.count() - entries) == (taken, then if taken else first, taken)


@pytest.mark.parametrize(
    ("sender", "changes", "word"),
    [
        ("NGV-01-202507", {}, "không phải là nơi nhận"),
        (HERE, {}, "không phải là nơi nhận"),
        (AWAY, {"response_for": ResponseFor(HERE, "9/SNgV", None, "NGV-24-202507.2026.X")}, "không gửi văn bản nào"),
    ],
)
def test_state_of_a_stranger_or_of_nothing_is_refused_without_answer(away_letter, sender, changes, word):
    with pytest.raises(PackageRefused) as found:
        take_package(state_of(away_letter, "01", sender=sender, **changes), "a")
    assert (word in found.value.message_vi, found.value.answers, line(away_letter).code) == (True, (), "SENT")


def test_work_that_crossed_the_recall_does_not_answer_it(away_letter, clerk):
    record = OutgoingDocument.objects.for_system("test").get(pk=away_letter.pk)
    perform(record, sending.Recall, actor=clerk, note="Sai")
    take_package(state_of(away_letter, "03"), "a")
    assert line(away_letter).code == "13"
    take_package(state_of(away_letter, "15", minute=1), "a")
    assert (line(away_letter).code, fresh(away_letter).dossier.state) == ("15", "RECALLED")


def test_state_from_the_future_is_heard_now(away_letter):
    take_package(state_of(away_letter, "01", timestamp=dt.datetime(2999, 1, 1, tzinfo=dt.UTC)), "a")
    assert line(away_letter).code_at.year < 2999
