"""The PDF measured as drawn: positions in millimetres, sizes in points, letters, tags, standards."""

import os
import re
import time
from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from doingoai.documents import ND30_2020, ContentError, Paragraph, RenderError, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.documents.tests.geometry import find, page_texts, rules, structure
from doingoai.documents.tests.samples import DECISION, LETTER, PLAN, TASKS, task_row

PROSE = Paragraph(
    "Ủy ban nhân dân tỉnh giao các sở, ban, ngành phối hợp triển khai công tác đối ngoại địa phương, "
    "thông tin đối ngoại và hội nhập quốc tế; báo cáo kết quả về Sở Ngoại vụ để tổng hợp chung."
)


@pytest.fixture(scope="module")
def plan():
    return render_pdf(PLAN)


@pytest.fixture(scope="module")
def letter():
    return render_pdf(LETTER)


@pytest.mark.parametrize(
    ("text", "middle", "baseline", "size", "face"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 145.5, 23.8, 12, "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 145.5, 29.0, 13, "Bold"),
        ("ỦY BAN NHÂN DÂN", 63, 23.8, 12, "Bold"),
        ("Số: 05/KH-UBND", 63, 37.2, 13, "Regular"),
        ("Sông Lam, ngày 05 tháng 3 năm 2026", 145.5, 37.2, 13, "Italic"),
        ("KẾ HOẠCH", 112.5, 49.2, 14, "Bold"),
        ("TM. ỦY BAN NHÂN DÂN", 153.75, 226.7, 14, "Bold"),
    ],
)
def test_block_stands_in_its_prescribed_place(plan, text, middle, baseline, size, face):
    found = find(plan, text)
    assert (found.middle, found.baseline) == pytest.approx((middle, baseline), abs=0.5)
    assert (found.size, found.font.split("-")[1]) == (size, face)


@pytest.mark.parametrize(
    ("text", "left", "size", "face"),
    [
        ("Căn cứ Luật", 42.7, 14, "Italic"),
        ("I. MỤC ĐÍCH, YÊU CẦU", 42.7, 14, "Bold"),
        ("a) Nâng cao", 42.7, 14, "Regular"),
        ("Nơi nhận:", 30, 12, "BoldItalic"),
        ("- Bộ Ngoại giao (để b/c);", 30, 11, "Regular"),
    ],
)
def test_text_begins_at_its_indent(plan, text, left, size, face):
    found = find(plan, text)
    assert found.left == pytest.approx(left, abs=0.3)
    assert (found.size, found.font.split("-")[1]) == (size, face)


def test_recipients_begin_on_the_level_of_the_authority(plan):
    recipients, authority = find(plan, "Nơi nhận:"), find(plan, "TM. ỦY BAN NHÂN DÂN")
    assert recipients.baseline == pytest.approx(authority.baseline, abs=1)


def test_rules_are_as_long_as_the_law_says(plan):
    found = [right - left for left, right in rules(plan)]
    texts = ("TỈNH SÔNG LAM", "Độc lập - Tự do - Hạnh phúc", "của tỉnh Sông Lam năm 2026")
    lengths = [find(plan, text).right - find(plan, text).left for text in texts]
    shares = [rule / length for rule, length in zip(found, lengths, strict=True)]
    assert 1 / 3 <= shares[0] <= 1 / 2
    assert shares[1] == pytest.approx(1, abs=0.02)
    assert 1 / 3 <= shares[2] <= 1 / 2


def test_dashes_of_addressees_stand_under_the_colon(letter):
    colon, dash = find(letter, "Kính gửi:"), find(letter, "- Các sở")
    assert dash.left == pytest.approx(colon.right - 1.4, abs=1)


def test_pages_are_numbered_from_the_second_of_each_part(plan):
    pages = pdfium.PdfDocument(plan)
    labels = [pages.get_page_label(index) for index in range(len(pages))]
    sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in pages]
    assert labels == ["1", *(str(number) for number in range(1, len(pages)))]
    assert sizes == [(210, 297)] + [(297, 210)] * (len(pages) - 1)
    texts = page_texts(plan)
    assert texts[0].startswith("ỦY BAN NHÂN DÂN")
    assert texts[1].startswith("Phụ lục DANH MỤC")
    assert [text.split()[0] for text in texts[2:]] == labels[2:]
    number = find(plan, "2", 2)
    assert (number.middle, number.baseline, number.size) == pytest.approx((156, 14.3, 13), abs=0.3)


def test_table_head_is_repeated_on_every_page(plan):
    head = "TT Nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời hạn Sản phẩm Ghi chú"
    assert [text.count(head) for text in page_texts(plan)] == [0] + [1] * (len(page_texts(plan)) - 1)


def words_of(document):
    """Return every word of the composed document that a reader must find, part by part."""
    for section in compose(document, ND30_2020).sections:
        for item in section.items:
            if isinstance(item, Line):
                yield item.text
            elif isinstance(item, Columns):
                yield from (part.text for row in item.rows for cell in row for part in cell if isinstance(part, Line))
            elif isinstance(item, Grid):
                yield from ("".join(run.text for run in cell) for row in item.rows for cell in row.cells)


@pytest.mark.parametrize("document", [PLAN, DECISION, LETTER], ids=["plan", "decision", "letter"])
def test_every_letter_comes_back_from_the_pdf(document):
    drawn = "".join("".join(page_texts(render_pdf(document))).split())
    missing = [words for words in words_of(document) if "".join(words.split()) not in drawn]
    assert missing == []


def test_file_is_tagged_vietnamese_and_archivable(plan):
    assert set(re.findall(rb"<pdf(?:aid|uaid):(?:part|conformance)>[^<]*", plan)) == {
        b"<pdfaid:part>2",
        b"<pdfaid:conformance>A",
        b"<pdfuaid:part>1",
    }
    assert re.findall(rb"/Lang ?\((.*?)\)", plan) == [b"vi-VN"]
    assert (b"/StructTreeRoot" in plan, b"/OutputIntents" in plan, b"/MarkInfo" in plan) == (True, True, True)
    metadata = pdfium.PdfDocument(plan).get_metadata_dict()
    assert metadata["Title"].startswith("Kế hoạch số 05/KH-UBND: Triển khai công tác đối ngoại")
    assert metadata["Author"] == "Ủy ban nhân dân tỉnh Sông Lam"


def test_reading_order_and_table_heads_are_tagged(plan):
    assert [tag for tag in structure(plan) if tag.startswith("H")] == ["H1", "H2", "H3", "H3", "H2"]
    assert structure(plan, 1)[:7] == ["Document", "H1", "P", "P", "Table", "THead", "TR"]
    assert structure(plan, 1).count("TH") == 7


def test_bookmarks_follow_the_headings(plan):
    assert [(mark.level, mark.get_title()) for mark in pdfium.PdfDocument(plan).get_toc()] == [
        (0, "KẾ HOẠCH"),
        (1, "I. MỤC ĐÍCH, YÊU CẦU"),
        (2, "1. Mục đích"),
        (2, "2. Yêu cầu"),
        (1, "II. TỔ CHỨC THỰC HIỆN"),
        (0, "Phụ lục"),
    ]


def test_same_content_gives_the_same_bytes(plan):
    assert render_pdf(PLAN) == plan


@pytest.mark.parametrize("count", range(7, 13))
def test_signature_is_never_alone_on_its_page(count):
    pages = page_texts(render_pdf(replace(PLAN, blocks=(PROSE,) * count, annexes=())))
    before_closing = pages[-1].split("Nơi nhận:")[0]
    assert "để tổng hợp chung./." in before_closing
    assert len(before_closing) >= len(PROSE.text)


def test_text_is_printed_and_never_read_as_markup():
    text = "#import *đậm* $x$ _nghiêng_ //chú thích <nhãn> @nguồn \\n"
    assert text + "./." in page_texts(render_pdf(replace(LETTER, blocks=(Paragraph(text),))))[0]


def test_long_word_stays_inside_its_cell():
    rows = (("1", "https://" + "x" * 120, *task_row(1)[2:]),)
    pdf = render_pdf(replace(PLAN, blocks=(replace(TASKS, rows=rows),), annexes=()))
    page = pdfium.PdfDocument(pdf)[0]
    textpage = page.get_textpage()
    letters = enumerate(textpage.get_text_range())
    right = max(textpage.get_charbox(index)[2] for index, letter in letters if letter.strip())
    assert right * 25.4 / 72 <= 195.1


def test_letters_that_the_font_lacks_are_named():
    with pytest.raises(ContentError) as refusal:
        render_pdf(replace(LETTER, title="hợp tác với 北京"))
    assert str(refusal.value) == (
        "Phông chữ của văn bản không có các ký tự “北”; hãy phiên âm sang chữ La-tinh hoặc bỏ các ký tự này."
    )


def test_missing_font_is_an_error():
    with pytest.raises(RenderError) as refusal:
        render_pdf(LETTER, replace(ND30_2020, pdf_font="No Such Face"))
    assert str(refusal.value) == "Không tạo được PDF đúng thể thức: unknown font family: no such face"


@pytest.mark.parametrize("layout", ["ND30_2020", "PARTY"])
def test_twenty_pages_take_less_than_a_second_of_work_in_either_form(layout):
    table = replace(TASKS, rows=tuple(task_row(number) for number in range(1, 231)))
    report = replace(PLAN, layout=layout, kind="bao_cao", blocks=(*(PROSE,) * 40, table, PROSE), annexes=())
    # The work of this process and of the engine's, not the hours on the wall: other programs share the machine.
    started, begun = time.process_time(), os.times()
    pages = len(pdfium.PdfDocument(render_pdf(report)))
    drawn, ended = time.process_time(), os.times()
    render_docx(report)
    written = time.process_time()
    engine = ended.children_user + ended.children_system - begun.children_user - begun.children_system
    assert pages >= 20
    assert (drawn - started + engine <= 1.5, written - drawn <= 1) == (True, True)
