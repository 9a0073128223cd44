"""The pages of incoming documents: what came is seen, its file as a picture, by whoever sees the dossier only."""

import pytest

from doingoai.attachments.models import Attachment
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_out.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def came(make_officer, fa_officer, fa_head, province):
    """A letter that another body of the province sent to the department of trade, and its officer."""
    from doingoai.organisations.models import Body

    officer = make_officer("REQUESTER", Body.objects.get(code="SCT-24-202507"), scope="body")
    factories.sent(fa_officer, fa_head)
    return IncomingDocument.objects.for_system("test").get(), officer


def test_file_is_seen_as_a_picture_and_handed_out(came, signed_in):
    record, officer = came
    client = signed_in(officer)
    attachment = Attachment.objects.get(dossier=record.dossier)
    picture = client.get(f"/tep/{attachment.pk}/xem.png")
    assert (picture.status_code, picture.content[:4]) == (200, b"\x89PNG")
    assert f"/tep/{attachment.pk}/xem.png" in client.get(record.get_absolute_url()).content.decode()
    assert b"".join(client.get(f"/tep/{attachment.pk}/").streaming_content).startswith(b"%PDF")


def test_outsider_sees_neither_file_nor_picture(came, signed_in, outsider):
    attachment = Attachment.objects.get(dossier=came[0].dossier)
    client = signed_in(outsider)
    assert [client.get(f"/tep/{attachment.pk}/{end}").status_code for end in ("", "xem.png")] == [404, 404]


def test_answer_begins_with_the_letter_that_it_answers(came, signed_in):
    record, officer = came
    page = signed_in(officer).get("/so/documents_out/mo/draft/", {"answers_number": record.dossier.number})
    initial = page.context["form"].initial
    assert (initial["addressees"], initial["kind"]) == ("Sở Ngoại vụ tỉnh Bắc Ninh", "cong_van")
    assert "Công văn số 01/SNgV-HTQT" in initial["content"]


def test_package_that_came_by_hand_opens_a_document_for_the_body_that_it_names(fa_officer, fa_head, signed_in):
    """The finance department has nobody here: its package is downloaded, and taken in where somebody works."""
    from doingoai.registers.documents_out.packages import package_of

    record = factories.sent(fa_officer, fa_head)
    line = record.deliveries.get(body__code="STC-24-202507")
    client = signed_in(fa_officer)
    assert f"/goi/{line.pk}/" in client.get(record.get_absolute_url()).content.decode()
    answer = client.post(f"{record.get_absolute_url()}goi/{line.pk}/")
    assert (answer.status_code, answer.content) == (200, package_of(line)[1])
    line.refresh_from_db()
    assert line.packed_at is not None


def test_package_for_nobody_here_is_refused_in_words(fa_officer, fa_head, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from doingoai.registers.documents_out.packages import package_of

    record = factories.sent(fa_officer, fa_head)
    name, data = package_of(record.deliveries.get(body__code="STC-24-202507"))
    page = signed_in(fa_officer).post("/so/documents_in/goi/", {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["file"]


def test_outsider_gets_no_package(fa_officer, fa_head, signed_in, outsider):
    record = factories.sent(fa_officer, fa_head)
    line = record.deliveries.get(body__code="STC-24-202507")
    assert signed_in(outsider).post(f"{record.get_absolute_url()}goi/{line.pk}/").status_code == 404
