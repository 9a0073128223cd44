"""Pages: turned tables, numbers that go on, heads that come back, signatures that are not left alone, long names."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from doingoai.documents import Column, Heading, Paragraph, Signature, Table, render_pdf
from doingoai.documents.tests.geometry import extent, find, page_texts
from doingoai.documents.tests.papers import PARTY_LETTER
from doingoai.documents.tests.samples import PLAN, TASKS
from doingoai.documents.tests.wordfile import opened

BARE = replace(PLAN, annexes=())
PROSE = Paragraph("Ủy ban nhân dân tỉnh giao các sở, ban, ngành phối hợp triển khai công tác đối ngoại địa phương.")
HEADS = (Heading(1, "I.", "Số liệu"), Heading(2, "1.", "Chi tiết"))
WIDE = Table(
    tuple(Column(f"Chỉ tiêu thứ {number}") for number in range(12)),
    tuple(tuple(f"123.456.789,{number}" for number in range(12)) for _ in range(30)),
    caption="Số liệu theo tháng",
)
HEAD = "Chỉ tiêu thứ 0 Chỉ tiêu thứ 1"


def widths(pdf):
    return [round(page.get_width() / 72 * 25.4) for page in pdfium.PdfDocument(pdf)]


@pytest.fixture(scope="module")
def turned():
    return render_pdf(replace(BARE, blocks=(PROSE, *HEADS, WIDE, PROSE, PROSE)))


def test_table_too_wide_for_the_page_is_turned_with_its_headings(turned):
    texts = page_texts(turned)
    assert widths(turned) == [210, 297, 297, 297, 210]
    assert texts[1].startswith("2 I. SỐ LIỆU 1. Chi tiết Số liệu theo tháng Chỉ tiêu")
    assert "SỐ LIỆU" not in texts[0]


def test_numbers_go_on_over_turned_pages(turned):
    assert [text.split()[0] for text in page_texts(turned)[1:]] == ["2", "3", "4", "5"]
    number = find(turned, "2", 1)
    assert (number.middle, number.baseline, number.size) == pytest.approx((156, 14.3, 13), abs=0.3)
    upright = find(turned, "5", 4)
    assert (upright.middle, upright.baseline) == pytest.approx((112.5, 14.3), abs=0.3)


def test_head_comes_back_on_every_turned_page(turned):
    assert [text.count(HEAD) for text in page_texts(turned)] == [0, 1, 1, 1, 0]


@pytest.mark.parametrize(("ordered", "expected"), [(True, [210, 297, 210]), (False, [210]), (None, [210])])
def test_table_that_fits_is_turned_only_when_ordered(ordered, expected):
    table = Table((Column("A"), Column("B")), (("1", "2"),), landscape=ordered)
    assert widths(render_pdf(replace(BARE, bases=(), blocks=(PROSE, table, PROSE)))) == expected


def test_body_that_ends_in_a_turned_table_is_signed_on_its_page():
    pdf = render_pdf(replace(BARE, blocks=(PROSE, replace(WIDE, rows=WIDE.rows[:3]))))
    assert widths(pdf) == [210, 297]
    assert find(pdf, "TM. ỦY BAN NHÂN DÂN", 1).middle == pytest.approx(30 + 252 * 3 / 4, abs=0.5)


def test_sections_of_word_turn_and_go_on_counting():
    sections = opened(replace(BARE, blocks=(PROSE, WIDE, PROSE))).sections
    assert [each.orientation for each in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [each.different_first_page_header_footer for each in sections] == [True, False, False]
    assert [each._sectPr.find(qn("w:pgNumType")) is None for each in sections] == [False, True, True]


@pytest.mark.parametrize("count", range(1, 24))
def test_two_rows_of_a_last_table_stay_with_the_signature_below_a_head(count):
    table = replace(TASKS, rows=TASKS.rows[:count], note="", landscape=False)
    last = page_texts(render_pdf(replace(BARE, blocks=(PROSE, table))))[-1].split("Nơi nhận:")[0]
    assert last.count("Nhiệm vụ thứ") >= min(count, 2)
    assert last.count("TT Nhiệm vụ") == 1


def test_rows_stay_with_the_signature_in_word():
    table = replace(TASKS, rows=TASKS.rows[:5], note="")
    rows = opened(replace(BARE, blocks=(table,))).tables[1]._tbl.tr_lst
    kept = [all(cell.pPr.find(qn("w:keepNext")) is not None for cell in row.iter(qn("w:p"))) for row in rows[1:]]
    assert kept == [False, False, False, True, True]


@pytest.mark.parametrize("paper", [BARE, PARTY_LETTER], ids=["state", "party"])
def test_long_names_stay_between_the_margins(paper):
    name = "Ban Quản lý các khu kinh tế, khu công nghiệp và khu công nghệ cao trọng điểm tỉnh Sông Lam"
    long = replace(
        paper,
        body=name,
        parent_body=name,
        symbol="A" * 60,
        place=name,
        title="W" * 120,
        addressees=("x" * 200,),
        recipients=("y" * 120, "z z " * 40),
        signature=Signature((f"TM. {name}", "Ư" * 60), "Công Tằng Tôn Nữ " * 6),
    )
    left, right = extent(render_pdf(long))
    assert (left >= 29.9, right <= 195.1) == (True, True)


def test_long_name_does_not_run_into_the_other_column():
    left, right = extent(render_pdf(replace(BARE, symbol="@" * 60)), only="@")
    assert (left >= 29.9, right <= 96.1) == (True, True)
