"""The papers of a programme: what they say, the columns of their annexes, and that they become files."""

import pytest

from doingoai.documents import render_docx, render_pdf
from doingoai.planning.programmes import documents
from doingoai.planning.programmes.actions import supplementing
from doingoai.planning.programmes.annexes import INCOMING, OUTGOING
from doingoai.planning.programmes.lines import own
from doingoai.planning.programmes.tests import factories
from doingoai.planning.programmes.tests.factories import act
from doingoai.workflow.perform import perform


def table_of(document, annex=0):
    return document.annexes[annex].blocks[0]


def titles(columns):
    return " – ".join(column.title for column in columns)


def test_annexes_have_exactly_the_columns_of_the_law():
    assert titles(OUTGOING) == (
        "TT – Tên đoàn/nội dung – Trưởng đoàn, chức vụ – Số người – Nước đến – Đối tác làm việc – Mục đích, kết quả "
        "dự kiến – Thời gian – Số ngày – Nguồn kinh phí – Dự toán – Cơ quan chủ trì – Ghi chú"
    )
    assert titles(INCOMING) == (
        "TT – Tên đoàn, quốc tịch – Trưởng đoàn – Số khách – Cơ quan mời/chủ trì đón – Nội dung – Thời gian – Kinh phí "
        "– Ghi chú"
    )


def test_plan_has_five_parts_and_an_annex_for_each_kind(officers):
    record = factories.issued(*officers)
    paper = documents.plan(record, {})
    assert [block.label for block in paper.blocks if hasattr(block, "label") and block.label[-1] == "."] == [
        "I.", "II.", "III.", "IV.", "V.",
    ]  # fmt: skip
    assert (paper.number, paper.symbol, paper.title) == ("3", "KH-UBND", "Hoạt động đối ngoại năm 2027")
    assert [annex.title for annex in paper.annexes] == ["PL1 Đoàn ra", "PL2 Đoàn vào"]
    assert all(annex.landscape for annex in paper.annexes)
    trip = table_of(paper).rows[0]
    assert trip[2:4] + trip[7:11] == (
        "Trần Văn Bình, Phó Bí thư Thường trực", "8", "T3/2027", "6", "Ngân sách tỉnh", "620.000.000",
    )  # fmt: skip
    assert trip[-1] == "DR-2027-001"


def test_submission_goes_to_the_standing_committee_and_to_the_ministry(officers):
    record = factories.issued(*officers)
    assert documents.to_party(record, {}).addressees == ("Ban Thường vụ Tỉnh ủy",)
    centre = documents.to_centre(record, {})
    assert (centre.addressees, centre.number) == (("Bộ Ngoại giao",), "9")


def test_supplement_sets_old_beside_new_with_the_reason(officers):
    record = factories.issued(*officers)
    changed = next(each for each in own(record) if each.annex == "PL1")
    why = {"change_kind": "DOI_THOI_GIAN", "change_reason_code": "DOI_TAC_DE_NGHI", "change_reason": "Bạn đề nghị lùi"}
    act(changed, "propose_change", officers[0], month_from=10, month_to=10, **why)
    perform(record, supplementing.OpenSupplement, actor=officers[0], version_kind="DIEU_CHINH")
    table = table_of(documents.supplement(record, {}))
    assert [column.title for column in table.columns] == ["TT", "Mã dòng", "Đã duyệt", "Đề nghị điều chỉnh", "Lý do"]
    (row,) = table.rows
    assert row[1] == "DR-2027-001"
    assert "T3/2027" in row[2]
    assert "T10/2027" in row[3]
    assert row[4] == "Đổi thời gian; Đối tác đề nghị: Bạn đề nghị lùi"


def test_closing_report_tells_plan_execution_rate_and_cause(officers):
    record = factories.issued(*officers)
    trip = next(each for each in own(record) if each.annex == "PL1")
    act(trip, "strike", officers[0], outcome_reason="Đối tác bận")
    table = table_of(documents.closing(record, {}))
    assert [column.title for column in table.columns] == [
        "Phụ lục", "Kế hoạch", "Thực hiện", "Tỷ lệ", "Nguyên nhân không thực hiện",
    ]  # fmt: skip
    assert table.rows[0] == ("PL1 Đoàn ra", "1", "0", "0%", "DR-2027-001 (hủy): Đối tác bận")
    assert table.rows[-1] == ("Tổng số", "2", "0", "0%", "")


@pytest.mark.parametrize("document", documents.ALL, ids=lambda document: document.key)
def test_papers_become_word_files(document, officers):
    assert render_docx(document.build(factories.issued(*officers), {}))[:2] == b"PK"


def test_plan_becomes_a_pdf(officers):
    assert render_pdf(documents.plan(factories.issued(*officers), {}))[:4] == b"%PDF"
