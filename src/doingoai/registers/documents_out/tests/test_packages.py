"""What leaves for other systems: one package for each recipient, the same again, the recall, what is missing."""

import datetime as dt

import pytest

from doingoai.edxml import BusinessType, NotEdxml, Priority, ResponseFor, read
from doingoai.organisations.models import Body
from doingoai.organisations.system import system_officer
from doingoai.reading import read_document
from doingoai.registers.documents_in.actions import arriving
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_out import packages
from doingoai.registers.documents_out.actions import sending
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.registers.documents_out.tests import factories
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db
AWAY = "NGV-48-202507"


@pytest.fixture
def away():
    """A body that works in another system."""
    return Body.objects.get(code=AWAY)


def sent(actor, head, *bodies, **changes):
    """Send a letter to bodies by their rows of Nơi nhận."""
    rows = [{"text": body.name, "channel": "electronic"} for body in bodies]
    return factories.sent(actor, head, **{"addressees": "", "deliveries": rows, **changes})


def fresh(record):
    return OutgoingDocument.objects.for_system("test").get(pk=record.pk)


def test_recipient_elsewhere_gets_a_package_with_both_files(fa_officer, fa_head, away):
    record = sent(fa_officer, fa_head, away, urgency="hoa_toc", reply_due=dt.date(2099, 1, 4))
    (delivery,) = packages.waiting_packages()
    name, data = packages.package_of(delivery)
    letter = read(data)
    assert name == f"{record.message_id}-{AWAY}.edxml"
    assert (letter.sender.organ_id, [each.organ_id for each in letter.receivers]) == ("NGV-24-202507", [AWAY])
    assert (letter.code, letter.issued_on, letter.document_id) == (
        record.document_number, record.issued_on, record.message_id,
    )  # fmt: skip
    assert (letter.subject, letter.document_type.name, letter.signer.full_name) == (
        record.dossier.title, "Công văn", "Nguyễn Văn An",
    )  # fmt: skip
    assert (letter.priority, letter.due_on, letter.business.type) == (
        Priority.EXPRESS, dt.date(2099, 1, 4), BusinessType.NEW,
    )  # fmt: skip
    pdf, word = letter.attachments
    assert [pdf.name, word.name] == ["01-SNgV-HTQT.pdf", "01-SNgV-HTQT.docx"]
    assert "01/SNgV-HTQT" in read_document(pdf.data, pdf.name).text
    assert "Gyeonggi" in read_document(word.data, word.name).text


def test_package_made_again_is_the_same_package(fa_officer, fa_head, away):
    sent(fa_officer, fa_head, away)
    (delivery,) = packages.waiting_packages()
    assert packages.package_of(delivery) == packages.package_of(Delivery.objects.get(pk=delivery.pk))


def test_package_that_left_does_not_wait_any_more(fa_officer, fa_head, away):
    record = sent(fa_officer, fa_head, away)
    (delivery,) = packages.waiting_packages()
    packages.mark_packed(delivery, record.sent_at)
    assert list(packages.waiting_packages()) == []


def test_body_of_this_system_and_paper_wait_for_no_package(fa_officer, fa_head, make_officer, away, committee):
    make_officer("UBND_OFFICE", committee)
    rows = [
        {"text": "UBND tỉnh", "channel": "electronic"},
        {"text": away.name, "channel": "paper"},
    ]
    factories.sent(fa_officer, fa_head, addressees="", deliveries=rows)
    assert list(packages.waiting_packages()) == []


def test_recipient_without_a_body_is_named_when_its_package_is_made(fa_officer, fa_head):
    rows = [{"text": "Công ty Sao Mai", "channel": "electronic"}]
    factories.sent(fa_officer, fa_head, addressees="", deliveries=rows)
    (delivery,) = packages.waiting_packages()
    with pytest.raises(NotEdxml) as refusal:
        packages.package_of(delivery)
    assert (refusal.value.code, "Công ty Sao Mai" in str(refusal.value)) == ("incomplete", True)


def test_code_of_the_axis_goes_before_our_own(fa_officer, fa_head, away):
    Body.objects.filter(pk=away.pk).update(organ_id="000.00.12.H17")
    sent(fa_officer, fa_head, away)
    (delivery,) = packages.waiting_packages()
    name, data = packages.package_of(delivery)
    assert (name.endswith("-000.00.12.H17.edxml"), read(data).receivers[0].canonical_id) == (True, "H17.12")


def test_own_codes_are_written_and_other_texts_are_not(fa_officer, fa_head, away):
    sent(fa_officer, fa_head, away)
    written = {}
    for code in ("NGV-99-203007", "CNVX", "ngv-99", "Sở A", "X"):
        Body.objects.filter(pk=away.pk).update(code=code)
        (delivery,) = packages.waiting_packages()
        try:
            packages.package_of(delivery)
            written[code] = True
        except NotEdxml:
            written[code] = False
    assert written == {"NGV-99-203007": True, "CNVX": True, "ngv-99": False, "Sở A": False, "X": False}


def test_recall_waits_as_a_package_only_where_the_letter_had_left(fa_officer, fa_head, away):
    other = Body.objects.get(code="NGV-01-202507")
    record = sent(fa_officer, fa_head, away, other)
    first, _second = packages.waiting_packages()
    packages.mark_packed(first, record.sent_at)
    perform(fresh(record), sending.Recall, actor=fa_officer, note="Sai số liệu ở điểm 2")
    assert packages.settle_unsent() == 1
    (delivery,) = packages.waiting_packages()
    name, data = packages.package_of(delivery)
    business = read(data).business
    assert name.endswith(f"-{first.body.exchange_code}.thu-hoi.edxml")
    assert (business.type, business.reason, business.document_id, read(data).attachments) == (
        BusinessType.RECALL, "Sai số liệu ở điểm 2", record.message_id, (),
    )  # fmt: skip
    assert sorted(fresh(record).deliveries.values_list("code", flat=True)) == ["13", "15"]


def test_recall_of_what_never_left_ends_by_itself(fa_officer, fa_head, away):
    record = sent(fa_officer, fa_head, away)
    perform(fresh(record), sending.Recall, actor=fa_officer, note="Gửi nhầm")
    assert (packages.settle_unsent(), packages.settle_unsent()) == (1, 0)
    assert (fresh(record).dossier.state, list(packages.waiting_packages())) == ("RECALLED", [])


def test_replacement_names_the_document_that_it_replaces(fa_officer, fa_head, away):
    old = sent(fa_officer, fa_head, away)
    for delivery in packages.waiting_packages():
        packages.mark_packed(delivery, old.sent_at)
    sent(fa_officer, fa_head, away, replaces_number=old.dossier.number)
    (delivery,) = packages.waiting_packages()
    business = read(packages.package_of(delivery)[1]).business
    assert (business.type, [(each.document_id, each.organ_ids) for each in business.replacements]) == (
        BusinessType.REPLACE, [(old.message_id, (AWAY,))],
    )  # fmt: skip
    assert old.document_number in business.reason


def test_answer_names_the_letter_that_came_as_a_package(fa_officer, fa_head, away, foreign_affairs):
    came = perform(
        IncomingDocument, arriving.Arrive, actor=system_officer(), body=foreign_affairs, way="axis", title="hỏi ý kiến",
        sender=away.name, document_number="7/SNgV", issued_on=dt.date(2026, 3, 2), kind="Công văn",
        message_id="H17.12,2026,7", from_code="H17.12",
    )  # fmt: skip
    perform(came, arriving.Accept, actor=fa_officer)
    sent(fa_officer, fa_head, away, answers_number=came.dossier.number)
    (delivery,) = packages.waiting_packages()
    assert read(packages.package_of(delivery)[1]).response_for == (
        ResponseFor("H17.12", "7/SNgV", dt.date(2026, 3, 2), "H17.12,2026,7"),
    )
