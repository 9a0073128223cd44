"""The review page shows the text with its marks beside the rows; receipts are shown to whom they concern."""

import pytest

from doingoai.documents import render_docx
from doingoai.planning.guidance import actions, documents
from doingoai.planning.guidance.models import Guidance
from doingoai.planning.guidance.tests import factories
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def received(ministry_officer):
    return factories.received(ministry_officer)


def test_upload_on_the_page_opens_a_dossier(fa_officer, signed_in):
    answer = signed_in(fa_officer).post("/so/guidance/mo/", {"file": factories.upload(), "received_on": "05/03/2026"})
    assert (answer.status_code, Guidance.objects.visible_to(fa_officer).count()) == (302, 1)


def test_secret_document_is_refused_on_the_page(fa_officer, signed_in):
    upload = factories.upload(data=("MẬT\n" + factories.TEXT).encode())
    answer = signed_in(fa_officer).post("/so/guidance/mo/", {"file": upload})
    assert (answer.status_code, Guidance.objects.visible_to(fa_officer).count()) == (422, 0)
    assert "dấu chỉ độ mật" in answer.content.decode()


def test_every_extracted_thing_is_marked_and_linked_both_ways(received, ministry_officer, signed_in):
    page = signed_in(ministry_officer).get(f"{received.get_absolute_url()}correct/").content.decode()
    for number, clause in enumerate(received.clauses.all()):
        assert f'<mark class="point" id="point-{clause.start}"><a href="#id_clauses-{number}-number_path"' in page
        assert f'href="#point-{clause.start}"' in page
    for number, citation in enumerate(received.citations.all()):
        assert f'<mark class="citation" id="citation-{citation.start}"><a href="#id_citations-{number}-number"' in page
    assert '<mark class="field" id="field-document_number"><a href="#id_document_number"' in page


def test_text_is_escaped(ministry_officer, signed_in):
    text = factories.TEXT.replace("hội nhập quốc tế", "hội nhập <script>alert(1)</script>")
    record = factories.received(ministry_officer, data=text.encode())
    page = signed_in(ministry_officer).get(f"{record.get_absolute_url()}correct/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_correction_is_saved_from_the_page(received, ministry_officer, signed_in):
    client, url = signed_in(ministry_officer), f"{received.get_absolute_url()}correct/"
    data = posted(received) | {"clauses-0-theme": "THANH_TRA", "clauses-4-DELETE": "on", "issuer": "Bộ Ngoại giao"}
    assert client.post(url, data).status_code == 302
    received.refresh_from_db(from_queryset=Guidance.objects.for_system("test"))
    assert (received.issuer, received.clauses.first().theme, received.clauses.count()) == (
        "Bộ Ngoại giao",
        "THANH_TRA",
        4,
    )


def test_wrong_cell_is_named_by_row_and_column(received, ministry_officer, signed_in):
    data = posted(received) | {"clauses-1-text": "", "citations-0-issued_on": "31/02/2026"}
    page = signed_in(ministry_officer).post(f"{received.get_absolute_url()}correct/", data)
    assert page.status_code == 422
    assert "Dòng 2, Nội dung: " in page.content.decode()
    assert "Dòng 1, Ngày: " in page.content.decode()


def test_centre_sees_all_receipts_a_province_its_own(ministry_officer, fa_officer, signed_in, province, other_province):
    record = factories.confirmed(ministry_officer)
    perform(record, actions.Send, actor=ministry_officer, provinces=[province.pk, other_province.pk])
    whole = signed_in(ministry_officer).get(record.get_absolute_url()).content.decode()
    own = signed_in(fa_officer).get(record.get_absolute_url()).content.decode()
    assert ("Sở Ngoại vụ thành phố Đà Nẵng" in whole, "Sở Ngoại vụ thành phố Đà Nẵng" in own) == (True, False)
    assert "Sở Ngoại vụ tỉnh Bắc Ninh" in own


def test_letter_names_recipients_points_and_the_date(ministry_officer, province):
    record = factories.confirmed(ministry_officer)
    perform(record, actions.Send, actor=ministry_officer, provinces=[province.pk])
    content = documents.letter(record, {})
    assert content.addressees == ("Sở Ngoại vụ tỉnh Bắc Ninh",)
    assert "trước ngày 06/04/2026" in content.blocks[1].text
    assert render_docx(content)[:2] == b"PK"


def posted(record):
    """What the review form posts when nothing is changed."""
    data = {name: value for name, value in vars(record).items() if isinstance(value, str)}
    data |= {"title": record.dossier.title, "version": record.dossier.version}
    data |= {name: f"{getattr(record, name):%d/%m/%Y}" for name in ("issued_on", "received_on", "response_due")}
    initial = actions.Correct.initial(record)
    for part in ("clauses", "citations"):
        for number, row in enumerate(initial[part]):
            data |= {f"{part}-{number}-{name}": cell(value) for name, value in row.items()}
    return data


def cell(value):
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else "" if value is None else value
