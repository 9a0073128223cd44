"""What the two documents say, read back as text."""

from doingoai.documents import Paragraph, Point, render_docx
from doingoai.reading import read_document
from doingoai.registers.agreements import documents
from doingoai.registers.agreements.tests import factories as make

COMMENTED = "Đồng ý, có góp ý"


def text_of(document):
    return read_document(render_docx(document), "van-ban.docx").text


def test_letter_asks_those_who_have_not_answered(team):
    with make.on(make.MONDAY):
        record = make.consulted(team, asked=("MOFA", "POLICE"))
        make.answered(record, team, to="POLICE")
        letter = documents.request_for_opinion(record, {})
    assert letter.addressees == ("Bộ Ngoại giao",)
    text = text_of(letter)
    assert "V/v Lấy ý kiến về bản ghi nhớ về hợp tác hữu nghị" in text
    assert "nhân danh UBND cấp tỉnh với Tỉnh Minamihara (Nhật Bản)" in text
    assert "trước ngày 25/02/2026" in text


def test_submission_carries_the_table_of_opinions(team):
    with make.on(make.MONDAY):
        record = make.reconciled(team, result="AGREE_WITH_COMMENT")
        document = documents.submission(record, {"number": 12})
    assert document.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh",)
    (annex,) = document.annexes
    assert annex.blocks[0].rows == (
        ("1", "Bộ Ngoại giao", "15/BNG-NVĐP, 09/02/2026", "Nội dung ý kiến", "Giải trình: Đã làm rõ", COMMENTED),
    )
    text = text_of(document)
    assert "Số: 12/TTr-SNgV" in text
    assert "Đã lấy ý kiến 1 cơ quan (đồng ý, có góp ý: 1)" in text


def test_council_is_addressed_where_it_decides(team):
    with make.on(make.MONDAY):
        record = make.drafted(team, signing_level="PROV_COUNCIL", cost_obligation=True, budget_source="ngân sách tỉnh")
        document = documents.submission(record, {})
    assert document.addressees == ("Chủ tịch Hội đồng nhân dân tỉnh Bắc Ninh",)
    said = " ".join(str(block.text) for block in document.blocks if isinstance(block, Paragraph | Point))
    assert "Kinh phí: nguồn ngân sách tỉnh." in said and "Chưa có cơ quan nào được lấy ý kiến." in said
