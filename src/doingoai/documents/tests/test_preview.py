"""The picture of a PDF: every page, as wide as asked; a broken file ends the child, not the server."""

import struct

import pytest

from doingoai.documents import Annex, OfficialDocument, Paragraph, Signature, render_pdf
from doingoai.documents.preview import preview_png
from doingoai.reading.isolated import ChildFailed

LETTER = OfficialDocument(
    kind="cong_van", body="Sở Ngoại vụ", title="thử", signature=Signature(("Giám đốc",), "Nguyễn Văn An")
)


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize(("annexes", "most", "pages"), [(0, 12, 1), (2, 12, 3), (2, 2, 2)])
def test_pages_stand_one_below_the_other(annexes, most, pages):
    papers = tuple(Annex(f"Danh sách {number}", (Paragraph("Nội dung."),)) for number in range(annexes))
    letter = OfficialDocument(**{**vars(LETTER), "annexes": papers})
    width, height = size(preview_png(render_pdf(letter), width=300, most=most))
    assert (width, round(height / (300 * 297 / 210 + 6), 1)) == (300, pytest.approx(pages, abs=0.1))


def test_page_in_landscape_is_as_wide_as_the_others():
    letter = OfficialDocument(**{**vars(LETTER), "annexes": (Annex("Bảng", (Paragraph("Dài."),), landscape=True),)})
    width, height = size(preview_png(render_pdf(letter), width=300))
    assert (width, height) == (300, pytest.approx(300 * 297 / 210 + 12 + 300 * 210 / 297, abs=3))


def test_broken_file_is_refused():
    with pytest.raises(ChildFailed):
        preview_png(b"%PDF-1.7 broken")
