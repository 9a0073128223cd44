"""The submission of a change says what, why, on what basis, since when; and becomes a file."""

from doingoai.documents import render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.layout import ND30_2020
from doingoai.documents.sheet import Grid, Line
from doingoai.planning.rule_changes import documents
from doingoai.planning.rule_changes.tests.factories import open_one, open_row


def texts(document):
    """Return the lines of a composed document, rows of tables joined by " | "."""
    items = [item for section in compose(document, ND30_2020).sections for item in section.items]
    lines = [item.text for item in items if isinstance(item, Line)]
    tables = [item for item in items if isinstance(item, Grid)]
    return lines + [
        " | ".join("".join(run.text for run in cell) for cell in row.cells) for table in tables for row in table.rows
    ]


def test_submission_of_a_limit(fa_officer):
    said = texts(documents.submission(open_one(fa_officer), {}))
    assert "1. Nội dung thay đổi (định mức): LIM_CLASS_HOURS = 8 giờ." in said
    assert "4. Có hiệu lực từ ngày 01/10/2026, áp dụng trong tỉnh." in said


def test_submission_of_a_row_lists_its_steps_and_becomes_files(fa_officer):
    document = documents.submission(open_row(fa_officer), {})
    said = texts(document)
    assert "1 | Cho ý kiến | Thường trực Tỉnh ủy | 1 | 3" in said
    assert render_docx(document)[:2] == b"PK"
    assert render_pdf(document)[:4] == b"%PDF"
