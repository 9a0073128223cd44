"""What the letters and the table of opinions say, and that Word and PDF are made of them."""

import datetime as dt
import io

import docx
import pytest

from doingoai.documents import render_docx, render_pdf
from doingoai.indicators.periods import Period
from doingoai.registers.opinion_rounds import clock, documents, indicators
from doingoai.registers.opinion_rounds.tests import factories as make


def text_of(content):
    """Return the text of the Word file, tables included, and the widths of its pages."""
    file = docx.Document(io.BytesIO(render_docx(content)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells]), [
        section.page_width > section.page_height for section in file.sections
    ]


@pytest.fixture
def heard(team):
    """Health disagrees on the second question; Farming is silent, and the clock has spoken."""
    record = make.sent(team.owner, silence="SILENCE_AGREES", silence_basis="Quy chế làm việc, Điều 5")
    make.answer(
        record, team.health, stance="DISAGREE", text="Chưa đủ căn cứ.", document_number="15/SYT-VP",
        answers=[{"number": 2, "text": "Không có nguồn."}],
    )  # fmt: skip
    record.requests.filter(body__code=make.HEALTH).update(handling="DECLINE", explanation="Nguồn đã có tại Nghị quyết.")
    with make.on(make.DUE + dt.timedelta(days=1)):
        clock.on_day(make.DUE + dt.timedelta(days=1))
    return record


@pytest.mark.parametrize(
    ("silence", "said"),
    [
        ("SILENCE_AGREES", "coi như quý cơ quan đồng ý (Điều 5)"),
        ("SILENCE_NOTED", "coi như quý cơ quan không có ý kiến"),
        ("MUST_ANSWER", "Ý kiến của quý cơ quan là bắt buộc"),
    ],
)
def test_letter_says_what_silence_means(fa_officer, silence, said):
    record = make.sent(fa_officer, silence=silence, silence_basis="Điều 5")
    text, _wide = text_of(documents.request_letter(record, {}))
    assert [part in text for part in (said, "2. Kinh phí lấy từ nguồn nào?", "trước hết ngày 11/03/2026")] == [True] * 3


def test_letter_names_own_days_and_carries_the_draft(fa_officer):
    asked = [{**make.bodies(make.HEALTH)[0], "due_on": dt.date(2026, 3, 20)}, *make.bodies(make.FARMING)]
    record = make.sent(fa_officer, requests=asked, draft_text="Điều 1. Dự thảo")
    text, _wide = text_of(documents.request_letter(record, {}))
    own = f"trước hết ngày 20/03/2026 (riêng {make.row(record, make.FARMING)}: 11/03/2026)"
    assert [part in text for part in (own, "Dự thảo gửi kèm theo.", "Điều 1. Dự thảo")] == [True] * 3


def test_letter_of_a_draft_leaves_the_day_open(fa_officer):
    record = make.open_one(fa_officer, answer_wd=10)
    assert "có ý kiến bằng văn bản trong 10 ngày làm việc" in text_of(documents.request_letter(record, {}))[0]


def test_urging_letter_names_only_who_has_not_answered(team):
    record = make.sent(team.owner)
    make.answer(record, team.health)
    text, _wide = text_of(documents.urging_letter(record, {}))
    health, farming = str(make.row(record)), str(make.row(record, make.FARMING))
    assert (health in text, farming in text, "Công văn số 12/NgV-HTQT ngày 02/03/2026" in text) == (False, True, True)


def test_table_tells_opinions_handling_and_silence(heard):
    text, wide = text_of(documents.opinion_table(heard, {}))
    farming = str(make.row(heard, make.FARMING))
    said = (
        "(lần 1) 2 cơ quan; 1 cơ quan trả lời.",
        "Không đồng ý: 1 cơ quan.",
        f"Không trả lời trong thời hạn, coi như đồng ý (Quy chế làm việc, Điều 5): {farming}.",
        "15/SYT-VP, 02/03/2026",
        "Chưa đủ căn cứ.\n2. Không có nguồn.",
        "Không tiếp thu. Nguồn đã có tại Nghị quyết.",
        "Đồng ý (do im lặng)",
    )
    assert [part in text for part in said] == [True] * len(said)
    assert wide == [False, True]


def test_every_document_becomes_a_pdf(heard):
    for document in (documents.REQUEST_LETTER, *documents.OF_THE_OWNER):
        assert render_pdf(document.build(heard, {})).startswith(b"%PDF-")


def test_figures(heard, team):
    march, april = Period.parse("2026-03"), Period.parse("2026-04")
    sent, closed, in_time = indicators.ALL
    assert [each.rows_in(march).count() for each in (sent, closed, in_time)] == [1, 0, 2]
    assert [each.rows_in(april).count() for each in (sent, closed, in_time)] == [0, 0, 0]
    assert in_time.parts_in(march).count() == 1
