"""What an officer types, and what it becomes: examples as they are written in offices."""

from dataclasses import replace

import pytest

from doingoai.documents.compose import compose
from doingoai.documents.content import Annex, Article, Column, Heading, Paragraph, Picture, Point, Run, Table
from doingoai.documents.layout import ND30_2020
from doingoai.documents.tests.samples import DECISION, LETTER
from doingoai.drafting.prose import read_prose, text_of


def blocks_of(text: str):
    return read_prose(text).blocks


def test_headings_of_a_plan_over_points():
    typed = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Nâng cao hiệu quả.\nđ) Rõ việc.\n- Rõ người.\n+ Rõ hạn."
    assert blocks_of(typed) == (
        Heading(1, "I.", "MỤC ĐÍCH, YÊU CẦU"),
        Heading(2, "1.", "Mục đích"),
        Point("a)", "Nâng cao hiệu quả.", 1),
        Point("đ)", "Rõ việc.", 1),
        Point("-", "Rõ người.", 2),
        Point("+", "Rõ hạn.", 3),
    )


def test_a_number_without_points_below_or_with_a_full_stop_is_a_point():
    assert blocks_of("1. Sở Ngoại vụ\n2. Sở Tài chính bố trí kinh phí.\na) Theo quy định.") == (
        Point("1.", "Sở Ngoại vụ", 1),
        Point("2.", "Sở Tài chính bố trí kinh phí.", 1),
        Point("a)", "Theo quy định.", 2),
    )


def test_decimal_labels_stand_under_numbers():
    assert blocks_of("1. Đoàn ra\n1.1. Số đoàn là 12.\n1.2. Kinh phí đủ.") == (
        Heading(2, "1.", "Đoàn ra"),
        Point("1.1.", "Số đoàn là 12.", 1),
        Point("1.2.", "Kinh phí đủ.", 1),
    )


def test_parts_chapters_and_sections_take_the_next_line_as_title():
    typed = "Phần thứ nhất\nQUY ĐỊNH CHUNG\nCHƯƠNG II: TỔ CHỨC\nMục 1\nMục 1 Chương II quy định về tổ chức."
    assert blocks_of(typed) == (
        Heading(1, "Phần thứ nhất", "QUY ĐỊNH CHUNG"),
        Heading(1, "CHƯƠNG II", "TỔ CHỨC"),
        Heading(2, "Mục 1", ""),
        Paragraph("Mục 1 Chương II quy định về tổ chức."),
    )


def test_articles_hold_what_follows_them():
    typed = (
        "Điều 1. Phạm vi\n1. Quy chế này áp dụng trong tỉnh.\na) Cả xã.\nĐiều 2. Giám đốc Sở thi hành.\nChương II\nTÊN"
    )
    assert blocks_of(typed) == (
        Article(
            1,
            title="Phạm vi",
            blocks=(Point("1.", "Quy chế này áp dụng trong tỉnh.", 1), Point("a)", "Cả xã.", 2)),
        ),
        Article(2, "Giám đốc Sở thi hành."),
        Heading(1, "Chương II", "TÊN"),
    )


def test_a_reference_to_an_article_is_no_article():
    assert blocks_of("Điều 5 của Luật này") == (Paragraph("Điều 5 của Luật này"),)


def test_bold_and_italic_within_a_line():
    assert blocks_of("Chú trọng **ngoại giao kinh tế** và _văn hóa_.") == (
        Paragraph(
            (
                Run("Chú trọng "),
                Run("ngoại giao kinh tế", bold=True),
                Run(" và "),
                Run("văn hóa", italic=True),
                Run("."),
            )
        ),
    )


def test_marks_that_are_meant_as_letters_stay():
    for text in ("so_ngoai_vu@tinh.gov.vn", "Họ tên: ________ (*)", "2 ** 3", "D:\\Ho so\\moi", "C:\\new"):
        assert blocks_of(text) == (Paragraph(text),)


def test_labels_typed_bold_are_labels():
    assert blocks_of("**Điều 1.** Cử đoàn đi công tác.\n**2. Kinh phí**") == (
        Article(1, "Cử đoàn đi công tác.", blocks=(Heading(2, "2.", "Kinh phí"),)),
    )


def test_a_table_with_caption_dashes_bold_row_and_note():
    typed = (
        "Bảng: Đoàn ra\n| TT | Nước | Số người |\n|:-:|---|--:|\n| 1 | Lào | 7 |\n| **Cộng** | | **7** |\n"
        "Ghi chú: đến ngày 30/9."
    )
    assert blocks_of(typed) == (
        Table(
            (Column("TT", 1.0, "center"), Column("Nước", 3.0), Column("Số người", 2.0, "right")),
            (("1", "Lào", "7"), ("Cộng", "", "7")),
            caption="Đoàn ra",
            note="Ghi chú: đến ngày 30/9.",
            bold_rows=frozenset({1}),
        ),
    )


def test_a_table_without_dashes_is_as_wide_as_its_texts():
    (table,) = blocks_of("| TT | Nhiệm vụ |\n| 1 | Tổ chức đoàn đi |\n| 2 |")
    assert table.columns == (Column("TT", 4.0, "center"), Column("Nhiệm vụ", 15.0))
    assert table.rows == (("1", "Tổ chức đoàn đi"), ("2", ""))


def test_annexes_with_direction_and_with_the_title_below():
    prose = read_prose("Nội dung.\nPhụ lục (ngang): Danh mục\n| a |\nPHỤ LỤC II\nBIỂU MẪU\nMột dòng.")
    assert prose.blocks == (Paragraph("Nội dung."),)
    assert prose.annexes == (
        Annex("Danh mục", (Table((Column("a", 1.0),), ()),), landscape=True),
        Annex("BIỂU MẪU", (Paragraph("Một dòng."),)),
    )


def test_a_backslash_makes_a_plain_line():
    assert blocks_of("\\ 1. Không phải khoản") == (Paragraph("1. Không phải khoản"),)


def test_what_is_written_is_what_an_officer_would_type():
    blocks = (
        Paragraph("Kế hoạch như sau:"),
        Heading(1, "I.", "Mục đích"),
        Heading(2, "1.", "Yêu cầu"),
        Point("-", "Rõ việc."),
        Heading(2, "2.", "Kinh phí"),
        Article(1, "Phê duyệt.", blocks=(Point("1.", "Giao Sở."),)),
    )
    assert text_of(blocks, (Annex("Danh mục", (Paragraph("1. Dòng thường"),), landscape=True),)) == (
        "Kế hoạch như sau:\n\nI. Mục đích\n\n1. Yêu cầu\n- Rõ việc.\n\n2. **Kinh phí**\n\nĐiều 1. Phê duyệt.\n"
        "1. Giao Sở.\n\nPhụ lục (ngang): Danh mục\n\\ 1. Dòng thường"
    )


@pytest.mark.parametrize("document", [LETTER, DECISION], ids=["letter", "decision"])
def test_a_document_taken_over_as_text_prints_as_before(document):
    prose = read_prose(text_of(document.blocks, document.annexes))
    taken_over = replace(document, blocks=prose.blocks, annexes=prose.annexes)
    assert compose(taken_over, ND30_2020) == compose(document, ND30_2020)


def test_picture_is_typed_as_its_caption_and_a_linked_cell_as_its_words():
    picture = Picture("<svg/>", "Xu hướng đi lên", 100, 50, caption="Hình 1. Xu hướng")
    cell = (Run("12", link="https://doingoai.example"), Run(" DT-I01", small=True))
    table = Table((Column("Chỉ tiêu"), Column("2026")), (("Lớp", cell),))
    assert text_of([picture, table]) == "Hình 1. Xu hướng\n\n| Chỉ tiêu | 2026 |\n| - | - |\n| Lớp | 12 DT-I01 |"
