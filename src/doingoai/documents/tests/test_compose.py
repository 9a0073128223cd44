"""The order of the blocks, before anything is drawn."""

from dataclasses import replace

import pytest

from doingoai.documents.compose import compose
from doingoai.documents.content import (
    Annex,
    Article,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
    Table,
)
from doingoai.documents.layout import ND30_2020
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.documents.tests.samples import DECISION, LETTER, PLAN, TASKS


def composed(document):
    return compose(document, ND30_2020)


def lines(items):
    """Return (style, text) of the lines of a section or a cell."""
    return [(item.style, item.text) for item in items if isinstance(item, Line)]


def columns_of(document):
    """Return the letterhead and the closing of a document."""
    return [item for item in composed(document).sections[0].items if isinstance(item, Columns)]


def test_letter_has_its_subject_under_the_number_and_blanks_on_a_draft():
    letterhead, closing = columns_of(LETTER)
    (left, right), (number, day) = letterhead.rows
    assert lines(left) == [("parent_body", "UBND TỈNH SÔNG LAM"), ("body", "SỞ NGOẠI VỤ")]
    assert lines(right) == [
        ("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
    ]
    assert lines(number) == [
        ("number", "Số:        /SNgV-HTQT"),
        ("subject", "V/v chuẩn bị đoàn ra năm 2026"),
    ]
    assert lines(day) == [("date", "Sông Lam, ngày    tháng    năm")]
    recipients, signature = closing.rows[0]
    assert lines(recipients) == [
        ("recipients", "Nơi nhận:"),
        ("recipient", "- Như trên;"),
        ("recipient", "- UBND tỉnh (để b/c);"),
        ("recipient", "- Lưu: VT, HTQT."),
    ]
    assert lines(signature) == [
        ("capacity", "KT. GIÁM ĐỐC"),
        ("capacity", "PHÓ GIÁM ĐỐC"),
        ("signer", "Nguyễn Văn A"),
    ]


def test_letter_names_each_addressee_under_the_colon():
    assert lines(composed(LETTER).sections[0].items)[:4] == [
        ("addressee_head", "Kính gửi:"),
        ("addressee_item", "- Các sở, ban, ngành tỉnh;"),
        ("addressee_item", "- Ủy ban nhân dân các xã, phường;"),
        ("addressee_item", "- Liên hiệp các tổ chức hữu nghị tỉnh."),
    ]


def test_single_addressee_stands_on_the_line_of_kinh_gui():
    letter = replace(LETTER, addressees=("Các sở, ban, ngành tỉnh.",))
    assert lines(composed(letter).sections[0].items)[0] == ("addressee", "Kính gửi: Các sở, ban, ngành tỉnh.")


def test_decision_runs_from_authority_over_bases_to_articles():
    assert lines(composed(DECISION).sections[0].items) == [
        ("type", "QUYẾT ĐỊNH"),
        ("title", "Về việc cử đoàn công tác đi nước ngoài"),
        ("issuing_authority", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"),
        ("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        ("basis", "Căn cứ Quyết định số 272-QĐ/TW ngày 21 tháng 01 năm 2015 của Bộ Chính trị;"),
        (
            "basis",
            "Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 640/TTr-SNgV ngày 08 tháng 10 năm 2026.",
        ),
        ("enacting", "QUYẾT ĐỊNH:"),
        (
            "article",
            "Điều 1. Cử đoàn gồm 07 người đi công tác tại Cộng hòa Pháp từ ngày 02 đến ngày 09/11/2026.",
        ),
        ("article", "Điều 2. Nhiệm vụ và kinh phí của đoàn"),
        ("text", "1. Ký thỏa thuận hợp tác; làm việc với các cơ quan, doanh nghiệp theo chương trình:"),
        ("text", "a) Tuân thủ quy định về lễ tân, bảo vệ bí mật nhà nước;"),
        ("text", "b) Báo cáo kết quả trong thời hạn 07 ngày làm việc kể từ ngày kết thúc chuyến đi."),
        ("text", "2. Kinh phí từ nguồn ngân sách tỉnh năm 2026."),
        (
            "article",
            "Điều 3. Giám đốc Sở Ngoại vụ và các ông, bà có tên tại Điều 1 thi hành Quyết định này./.",
        ),
    ]


def test_article_with_title_and_text_puts_the_text_below():
    decision = replace(DECISION, blocks=(Article(1, "Quy chế này quy định.", title="Phạm vi"),))
    assert lines(composed(decision).sections[0].items)[-2:] == [
        ("article", "Điều 1. Phạm vi"),
        ("text", "Quy chế này quy định./."),
    ]


def test_chapter_has_its_label_and_capital_title_on_two_lines():
    plan = replace(PLAN, blocks=(Heading(1, "Chương I", "Quy định chung"),), annexes=())
    assert lines(composed(plan).sections[0].items)[-1] == ("part", "Chương I\nQUY ĐỊNH CHUNG")


@pytest.mark.parametrize(
    ("levels", "outlines"), [((1, 2, 3, 1), (2, 3, 4, 2)), ((3, 3, 1), (2, 3, 2)), ((2, 1, 3), (2, 2, 3))]
)
def test_bookmarks_never_skip_a_level(levels, outlines):
    blocks = tuple(Heading(level, "-", "Mục") for level in levels)
    items = composed(replace(PLAN, blocks=blocks, annexes=())).sections[0].items
    assert tuple(item.outline for item in items if isinstance(item, Line) and item.outline)[1:] == outlines


def test_annex_is_counted_when_there_are_several_and_names_its_document():
    plan = replace(PLAN, annexes=(Annex("Nhiệm vụ", (TASKS,)), Annex("Kinh phí", (Paragraph("Không."),))))
    first, second = composed(plan).sections[1:]
    note = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Sông Lam)"
    assert lines(first.items)[:3] == [
        ("annex", "Phụ lục I"),
        ("annex_title", "NHIỆM VỤ"),
        ("annex_note", note),
    ]
    assert lines(second.items)[0] == ("annex", "Phụ lục II")
    assert (first.landscape, second.landscape) == (True, False)


def test_annex_direction_may_be_ordered():
    plan = replace(PLAN, annexes=(Annex("Nhiệm vụ", (TASKS,), landscape=False),))
    assert composed(plan).sections[1].landscape is False


def test_table_columns_share_the_width_of_the_page():
    grid = next(item for item in composed(PLAN).sections[1].items if isinstance(item, Grid))
    assert [round(width, 2) for width in grid.widths] == [10.5, 73.5, 36.75, 42.0, 26.25, 36.75, 26.25]


def test_column_too_narrow_for_its_words_takes_from_the_others():
    table = Table((Column("TT"), Column("Nội dung", 40)), (("1.234", "Đoàn ra"),))
    grid = next(
        item
        for item in composed(replace(PLAN, blocks=(table,), annexes=())).sections[0].items
        if isinstance(item, Grid)
    )
    assert [round(width, 1) for width in grid.widths] == [13.0, 152.0]


def test_row_that_may_not_fit_a_page_is_divisible():
    table = Table((Column("A"), Column("B")), (("ngắn", "ngắn"), ("dài " * 1000, "ngắn")))
    items = composed(replace(PLAN, blocks=(table,), annexes=())).sections[0].items
    grid = next(item for item in items if isinstance(item, Grid))
    assert [row.divisible for row in grid.rows] == [False, True]


@pytest.mark.parametrize(
    ("last", "kept"),
    [("Một dòng.", [False, True, True]), ("Văn bản dài hơn một dòng. " * 10, [False, False, True])],
)
def test_last_two_lines_stay_with_the_signature(last, kept):
    blocks = (Paragraph("Đoạn đầu."), Paragraph("Đoạn giữa."), Paragraph(last))
    body = composed(replace(LETTER, addressees=(), blocks=blocks)).sections[0].items
    assert [item.keep_next for item in body if isinstance(item, Line)] == kept


def test_minutes_have_two_signatures_above_the_recipients():
    minutes = replace(LETTER, kind="bien_ban", addressees=(), left_signature=Signature(("Thư ký",), "Lê Thị B"))
    _, closing = columns_of(minutes)
    (secretary, chair), (recipients, nothing) = closing.rows
    assert lines(secretary) == [("capacity", "THƯ KÝ"), ("signer", "Lê Thị B")]
    assert lines(chair)[-1] == ("signer", "Nguyễn Văn A")
    assert (lines(recipients)[0], nothing) == (("recipients", "Nơi nhận:"), ())


def test_file_title_names_type_number_and_subject():
    assert composed(LETTER).title == "Công văn số /SNgV-HTQT: Về việc chuẩn bị đoàn ra năm 2026"
    bare = OfficialDocument("bien_ban", "Sở Ngoại vụ", "Họp đoàn vào", Signature(()))
    assert composed(bare).title == "Biên bản: Họp đoàn vào"


def test_point_without_text_prints_its_label():
    plan = replace(PLAN, blocks=(Point("a)", ""), Paragraph("Hết")), annexes=())
    assert lines(composed(plan).sections[0].items)[-2:] == [("text", "a)"), ("text", "Hết./.")]
