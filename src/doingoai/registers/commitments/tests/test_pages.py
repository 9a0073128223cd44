"""Three officers before the same pages, the letter, and the way from an agreement to its commitment."""

import datetime as dt

from doingoai.documents import render_docx
from doingoai.reading import read_document
from doingoai.registers.commitments import actions, documents
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.commitments.tests import factories as make
from doingoai.workflow.perform import perform


def test_list_and_dossier_are_shown_to_those_who_may(team, auditor, signed_in):
    with make.on(make.MONDAY):
        record = make.reported(make.accepted(team), team, 40)
    for officer in (team.officer, team.lead, auditor):
        client = signed_in(officer)
        assert "20 thực tập sinh" in client.get("/so/commitments/?q=thuc+tap+sinh").content.decode()
        assert "Diễn giải" in client.get(record.get_absolute_url()).content.decode()


def test_outsider_finds_nothing(team, outsider, signed_in):
    record = make.open_one(team.officer)
    client = signed_in(outsider)
    assert client.get(record.get_absolute_url()).status_code == 404
    assert client.get(f"{record.get_absolute_url()}van-ban/urging_letter/").status_code == 404
    assert Commitment.objects.visible_to(outsider).count() == 0


def test_page_opened_from_an_agreement_is_filled_in(team, signed_in):
    page = signed_in(team.officer).get("/so/commitments/mo/?source_number=TTQT-24-2026-0001&source_type=AGREEMENT")
    assert 'value="TTQT-24-2026-0001"' in page.content.decode()


def test_letter_says_what_is_owed_and_since_when(team):
    with make.on(make.MONDAY):
        record = make.reported(make.accepted(team), team, 60, obstacle="BUDGET", obstacle_text="Thiếu kinh phí đối ứng")
        said = {"urged_on": make.MONDAY, "channel": "CONG_VAN", "target": "Sở"}
        perform(record, actions.Remind, actor=team.officer, response_due=dt.date(2026, 10, 20), **said)
    with make.on(dt.date(2026, 10, 10)):
        letter = documents.urging_letter(record, {"number": 7})
    text = read_document(render_docx(letter), "cong-van.docx").text
    assert letter.addressees == ("Sở Nông nghiệp và Môi trường tỉnh Bắc Ninh",)
    for words in (
        "Số: 07/SNgV",
        "đã quá hạn 10 ngày",
        "20 thực tập sinh",
        "60%",
        "Thiếu kinh phí đối ứng",
        "20/10/2026",
    ):
        assert words in text
