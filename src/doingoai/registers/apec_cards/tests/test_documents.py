"""The papers of a card: what they say, and that they become files at every time."""

import datetime as dt

import pytest

from doingoai.documents import ND30_2020, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.registers.apec_cards import actions, documents
from doingoai.registers.apec_cards.tests.conftest import PERMISSION
from doingoai.registers.apec_cards.tests.factories import TODAY, at, open_one
from doingoai.workflow.perform import perform


def texts(document):
    """Return the lines of a composed document, tables as rows joined by " | "."""
    return [
        text for section in compose(document, ND30_2020).sections for item in section.items for text in _texts(item)
    ]


def _texts(item):
    if isinstance(item, Line):
        return [item.text]
    if isinstance(item, Grid):
        rows = (" | ".join("".join(run.text for run in cell) for cell in row.cells) for row in item.rows)
        return [" | ".join(item.head), *rows]
    if isinstance(item, Columns):
        return [line.text for row in item.rows for cell in row for line in cell if isinstance(line, Line)]
    return []


def test_letter_goes_to_those_who_have_not_answered(asked, tax):
    record = asked()
    with at(TODAY):
        own = record.checks.get(kind="THUE")
        perform(record, actions.Answer, actor=tax, check_row=own.pk, result="DAT", document="12/CV")
    told = texts(documents.consultation(record, {}))
    assert "- Công an tỉnh: an ninh, xuất nhập cảnh." in told
    assert "- Thuế tỉnh: thuế." not in told
    assert any("trước ngày 08/04/2026" in line for line in told)


def test_sheet_of_checks_lists_the_answers_and_the_proposal(presented):
    told = texts(documents.check_sheet(presented(), {}))
    assert "TT | Nội dung | Cơ quan | Văn bản trả lời | Kết quả | Nội dung trả lời" in told
    assert "1 | Thuế | Thuế tỉnh | 12/CV ngày 01/4/2026 | Chấp hành tốt | " in told
    assert any(line.startswith("Sở Ngoại vụ tỉnh Bắc Ninh kiến nghị: cho phép sử dụng thẻ.") for line in told)


def test_permission_and_refusal_carry_number_day_and_reason(presented, chair):
    record = presented()
    with at(dt.date(2026, 4, 14)):
        perform(record, actions.Permit, actor=chair, **PERMISSION)
    told = texts(documents.permission(record, {}))
    assert "Số: 77/UBND-NV" in told
    assert "Bắc Ninh, ngày 14 tháng 4 năm 2026" in told
    assert any("đến ngày 14/07/2026" in line for line in told)
    refused = presented("TU_CHOI", applicant_name="Trần Văn Bảo")
    with at(dt.date(2026, 4, 14)):
        said = {
            "refusal_no": "78/UBND-NV",
            "refused_on": dt.date(2026, 4, 14),
            "refusal_reason": "Mới giữ chức 7 tháng.",
        }
        perform(refused, actions.Refuse, actor=chair, **said)
    assert "Lý do: Mới giữ chức 7 tháng." in texts(documents.refusal(refused, {}))


@pytest.mark.parametrize("kind", ["DOANH_NHAN", "CAN_BO"])
def test_every_paper_becomes_a_file_before_anything_happened(kind, officer):
    with at(TODAY):
        record = open_one(officer, applicant_kind=kind)
    for document in documents.ALL:
        content = document.build(record, {})
        assert render_docx(content)[:2] == b"PK"
        assert render_pdf(content)[:5] == b"%PDF-"
