"""The decision with its comparison, the authority matrix in the columns of the law, the yearly review; and as files."""

import pytest

from doingoai.documents import render_docx, render_pdf
from doingoai.planning.regulations import actions, documents
from doingoai.planning.regulations.tests.factories import TODAY, at, inherited, open_one
from doingoai.workflow.perform import perform

CLAUSE = {
    "unit": "Điều 7 khoản 2",
    "old": "Cấp huyện trình Sở",
    "new": "Cấp xã trình Sở",
    "reason": "Không còn cấp huyện",
}


@pytest.mark.parametrize("build", [documents.text, documents.matrix, documents.year_review])
def test_every_document_becomes_a_file(build, fa_officer):
    document = build(open_one(fa_officer, clauses=[CLAUSE]), {})
    assert render_docx(document)[:2] == b"PK"
    assert render_pdf(document)[:4] == b"%PDF"


def test_comparison_is_an_annex_of_the_decision(fa_officer):
    document = documents.text(open_one(fa_officer, clauses=[CLAUSE]), {})
    table = document.annexes[0].blocks[0]
    assert [column.title for column in table.columns] == ["Điều, khoản", "Quy định cũ", "Quy định mới", "Lý do"]
    assert table.rows == (tuple(CLAUSE.values()),)
    assert documents.text(open_one(fa_officer), {}).annexes == ()


def test_matrix_has_the_columns_of_the_law_and_a_line_for_each_case(province):
    table = documents.matrix_table(province, TODAY)
    assert [column.title for column in table.columns] == [
        "TT", "Nội dung", "Điều kiện", "Cơ quan thẩm định", "Lấy ý kiến", "Người quyết định", "Thời hạn", "Căn cứ",
    ]  # fmt: skip
    rows = [row for row in table.rows if row[1].startswith("A01.")]
    assert [row[1:6] for row in rows] == [
        (
            "A01. Quy chế quản lý thống nhất: Ban hành", f"Tầng: {layer}", "Lãnh đạo cơ quan ngoại vụ",
            "Lãnh đạo Cục Ngoại vụ và Ngoại giao văn hóa", who,
        )
        for layer, who in (
            ("Tỉnh, Đảng", "Ban Thường vụ Tỉnh ủy"),
            ("Tỉnh, Nhà nước", "Chủ tịch UBND tỉnh"),
        )
    ]  # fmt: skip


def test_year_review_tells_the_latest_year(fa_officer):
    record = inherited(fa_officer)
    with at(TODAY):
        for year in (2024, 2025):
            perform(record, actions.ReviewYear, actor=fa_officer, year=year, done=f"Kết quả năm {year}.")
    document = documents.year_review(record, {})
    assert document.title.endswith("năm 2025")
    assert "Kết quả năm 2025." in [getattr(block, "text", "") for block in document.blocks]
