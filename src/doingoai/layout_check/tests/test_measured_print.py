"""What the print of a PDF tells of its margins, its address line and its underlines, and what it does not."""

from dataclasses import replace

import pytest

from doingoai.documents import render_docx
from doingoai.layout_check import check
from doingoai.layout_check.model import Piece, Place, Run
from doingoai.layout_check.pdf_margins import address_of, end_margins, side_margins
from doingoai.layout_check.pdf_page import Page, read_page
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o
from doingoai.layout_check.tests.right import DOCUMENTS

BLACK = (0, 0, 0)


def line(left, right, top, text="Nội dung của văn bản", size=14.0, bold=False):
    box = (left, top, right, top + 5.5)
    return Piece(text, (Run(text, size, bold),), place=Place(page=1, box=box))


def sheet(*pieces):
    return Page(210, 297, pieces, (), 0), list(pieces)


FULL = sheet(*(line(30, 195, top) for top in range(20, 268, 8)))
SHORT = sheet(*(line(30, 195, top) for top in range(20, 240, 8)))
ANNEX = sheet(line(100, 120, 20, "Phụ lục", bold=True), line(30, 195, 30))


def test_column_of_short_lines_tells_no_right_margin():
    short = [line(60, 79, top) for top in (30, 118, 145)]
    long = [line(101, 190, 20), line(42, 142, 77), line(42, 175, 111)]
    _, right = side_margins([sheet(*short, *long)])
    assert (right.low, right.high) == (0, 20)


def test_edge_of_justified_lines_tells_the_right_margin():
    _, right = side_margins([FULL])
    assert (right.low, right.high) == (15, 15)


@pytest.mark.parametrize(
    ("pages", "low"),
    [
        ([FULL], 0),
        ([SHORT, FULL], 0),
        ([SHORT, ANNEX, FULL], 0),  # the page before an annex is not full
        ([SHORT, SHORT, FULL], 297 - 241.5 - 22),
        ([SHORT] * 4 + [FULL], 297 - 241.5 - 9),
    ],
    ids=["one", "two", "before an annex", "three", "five"],
)
def test_bottom_margin_is_bounded_by_the_full_pages(pages, low):
    _, bottom = end_margins(pages)
    assert bottom.low == low


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Số 10 đường Hữu Nghị, phường Trung Tâm, tỉnh Sông Lam;", "điện thoại: 0238.1234567"), 2),
        (("- Bộ Ngoại giao (để b/c);", "- Lưu: VT, NgV."), 0),
    ],
)
def test_address_at_the_foot_is_known_by_what_it_says(texts, found):
    foot = [line(30, 150, 270 + 5.5 * index, text, size=11) for index, text in enumerate(texts)]
    page, pieces = sheet(line(30, 195, 250), *foot)
    assert len(address_of(page, pieces)) == found


@pytest.mark.parametrize(
    ("rules", "kinds"),
    [
        ([(330.0, 85.1, 490.0, 85.9)], ["underline"]),
        ([(330.0, 88.0, 490.0, 88.8)], ["drawn"]),  # of the same length, but well below
        ([(334.0, 86.0, 486.0, 86.8)], ["drawn"]),  # close to the letters, with ends of its own
        ([(330.0, 85.1, 390.0, 85.9), (398.0, 85.1, 490.0, 85.9)], []),  # an underline that leaves out a letter
    ],
    ids=["underline", "below", "close", "in parts"],
)
def test_underline_is_no_rule(rules, kinds):
    text = ("Độc lập - Tự do - Hạnh phúc", 330.0, 71.0, 490.0, 88.0, 84.0, 13.0, "Tinos", True, False, BLACK)
    above = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290.0, 55.0, 540.0, 71.0, 68.0, 12.0, "Tinos", True, False, BLACK)
    page = read_page(1, (595.0, 842.0, [above, text], rules, 0))
    assert [[stroke.kind for stroke in piece.strokes] for piece in page.pieces] == [[], kinds]


def rules_of(file):
    return {deviation.rule for deviation in check(o.saved(file), "a.docx").deviations}


def test_semicolon_closes_the_bases_where_a_sentence_goes_on():
    plan = DOCUMENTS["plan"]
    edit = e.say("về hội nhập quốc tế.", "về hội nhập quốc tế;")
    assert check(e.edited(render_docx(plan), edit), "a.docx").deviations == ()


def test_sentence_that_issues_may_have_the_letters_of_the_bases():
    edit = e.font("Ủy ban nhân dân tỉnh ban hành Kế hoạch", italic=True)
    assert check(e.edited(render_docx(DOCUMENTS["plan"]), edit), "a.docx").deviations == ()


def test_quotation_may_be_in_italics():
    file = o.letter(o.shape)
    quoted = o.body(file, f"“{o.TEXT}”")
    quoted.runs[0].italic = True
    e.find(file, "Văn bản đăng ký")._p.addprevious(quoted._p)
    assert rules_of(file) == set()


def test_quoted_articles_are_not_counted():
    decision = DOCUMENTS["decision"]
    first = replace(decision.blocks[0], text="Sửa đổi Điều 5 như sau: “Điều 5. Thẩm quyền”.")
    assert check(render_docx(replace(decision, blocks=(first, *decision.blocks[1:]))), "a.docx").deviations == ()


def test_heading_before_the_foot_is_no_capacity():
    file = o.letter(o.shape)
    heading = o.body(file, "")
    heading.add_run("II. KINH PHÍ").bold = True
    last = e.find(file, "Văn bản đăng ký")
    last._p.addprevious(heading._p)
    first = o.body(file, "")
    first.add_run("I. NỘI DUNG").bold = True
    e.find(file, "Thực hiện Kế hoạch")._p.addprevious(first._p)
    last.runs[0].text = "Theo quy định./."
    assert rules_of(file) == set()
