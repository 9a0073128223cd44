"""The registration form of a body lists its own lines of the year and channel."""

from doingoai.documents import render_docx, render_pdf
from doingoai.planning.programme_lines import documents
from doingoai.planning.programme_lines.actions import registering
from doingoai.planning.programme_lines.tests.factories import open_one
from doingoai.workflow.perform import perform


def test_form_lists_what_the_body_registers(fa_officer, department):
    line = open_one(fa_officer)
    open_one(fa_officer, lead=department.pk)
    dropped = open_one(fa_officer)
    perform(dropped, registering.Withdraw, actor=fa_officer, note="Nhầm")
    paper = documents.registration(line, {})
    table = paper.annexes[0].blocks[0]
    assert [row[1] for row in table.rows] == ["DR-2027-001"]
    assert table.rows[0][3:6] == (
        "Đoàn công tác của tỉnh thăm, làm việc tại Lào", "Trần Văn Bình, Phó Bí thư Thường trực",
        "Lào (Xiêng Khoảng, Hủa Phăn). Chính quyền tỉnh Xiêng Khoảng",
    )  # fmt: skip
    assert render_docx(paper)[:2] == b"PK"
    assert render_pdf(paper)[:4] == b"%PDF"
