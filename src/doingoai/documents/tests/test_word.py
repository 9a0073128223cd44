"""The Word file measured in its XML: paper, type, tables, language."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from doingoai.documents import render_docx
from doingoai.documents.measure import bold_width
from doingoai.documents.tests.samples import DECISION, LETTER, PLAN
from doingoai.documents.tests.wordfile import millimetres, opened, paragraph


@pytest.fixture(scope="module")
def plan():
    return opened(PLAN)


@pytest.fixture(scope="module")
def letter():
    return opened(LETTER)


def widths(table):
    """Return the column widths of the grid and of the first row's cells, in millimetres."""
    grid = [column.get(qn("w:w")) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
    cells = [cell.find(qn("w:tcPr")).find(qn("w:tcW")).get(qn("w:w")) for cell in table._tbl.tr_lst[0].tc_lst]
    return [[round(int(width) * 25.4 / 1440, 1) for width in row] for row in (grid, cells)]


def test_pages_are_a4_with_the_prescribed_margins(plan):
    found = [
        [
            millimetres(length)
            for length in (
                section.page_width,
                section.page_height,
                section.top_margin,
                section.bottom_margin,
                section.left_margin,
                section.right_margin,
                section.header_distance,
            )
        ]
        for section in plan.sections
    ]
    assert found == [[210, 297, 20, 20, 30, 15, 10], [297, 210, 20, 20, 30, 15, 10]]


def test_page_number_is_centred_and_hidden_on_the_first_page_of_each_part(plan):
    for section in plan.sections:
        header = section.header.paragraphs[0]._element
        (field,) = header.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"
        assert section.different_first_page_header_footer is True
        assert [item.text for item in section.first_page_header.paragraphs] == [""]
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "style"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, None, "Quốc hiệu"),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, None, "Tiêu ngữ"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", 12, True, None, "Cơ quan ban hành"),
        ("Số: 05/KH-UBND", 13, None, None, "Số, ký hiệu"),
        ("Sông Lam, ngày 05 tháng 3 năm 2026", 13, None, True, "Địa danh, thời gian"),
        ("KẾ HOẠCH", 14, True, None, "Tên loại văn bản"),
        ("Triển khai công tác", 14, True, None, "Trích yếu nội dung"),
        ("Căn cứ Luật", 14, None, True, "Căn cứ"),
        ("Ủy ban nhân dân tỉnh ban hành", 14, None, None, "Lời văn"),
        ("I. MỤC ĐÍCH", 14, True, None, "Đề mục I"),
        ("TM. ỦY BAN NHÂN DÂN", 14, True, None, "Quyền hạn, chức vụ"),
        ("Nguyễn Thị Ánh Tuyết", 14, True, None, "Họ tên người ký"),
        ("Nơi nhận:", 12, True, True, "Nơi nhận"),
        ("- Bộ Ngoại giao", 11, None, None, "Dòng nơi nhận"),
        ("Phụ lục", 14, True, None, "Số phụ lục"),
        ("DANH MỤC", 14, True, None, "Tên phụ lục"),
        ("(Kèm theo", 14, None, True, "Căn cứ phụ lục"),
        ("Nhiệm vụ thứ 1:", 12, None, None, "Ô của bảng"),
    ],
)
def test_block_has_its_size_and_weight_on_run_and_style(plan, text, size, bold, italic, style):
    found = paragraph(plan, text)
    font = found.runs[0].font
    assert (font.size.pt, font.bold, font.italic, found.style.name) == (size, bold, italic, style)
    named = found.style.font
    assert (named.size.pt, named.bold, named.italic) == (size, bold, italic)


def test_bold_and_italic_stretches_are_kept(plan):
    runs = paragraph(plan, "b) Chú trọng").runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("b)", None, None),
        (" ", None, None),
        ("Chú trọng ", None, None),
        ("ngoại giao kinh tế", True, None),
        (" và ", None, None),
        ("văn hóa", None, True),
        (".", None, None),
    ]


def test_running_text_is_indented_justified_and_spaced(plan):
    form = plan.styles["Lời văn"].paragraph_format
    assert (millimetres(form.first_line_indent), form.space_before.pt, form.line_spacing) == (12.7, 6, 1.15)
    assert form.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY


def test_font_and_language_hold_for_every_script(plan):
    defaults = plan.styles.element.find(qn("w:docDefaults"))
    fonts, language = next(defaults.iter(qn("w:rFonts"))), next(defaults.iter(qn("w:lang")))
    assert {script: fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == dict.fromkeys(
        ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
    )
    assert language.get(qn("w:val")) == "vi-VN"
    assert {style.font.name for style in plan.styles if style.type == 1} == {None}


def test_columns_have_their_width_in_grid_and_cells(plan):
    letterhead, closing, tasks = plan.tables
    assert widths(letterhead) == [[66, 99]] * 2
    assert widths(closing) == [[82.5, 82.5]] * 2
    assert widths(tasks) == [[10.5, 73.5, 36.7, 42.0, 26.2, 36.7, 26.2]] * 2


def test_letterhead_cells_have_no_margins(plan):
    margins = plan.tables[0]._tbl.tblPr.find(qn("w:tblCellMar"))
    assert [side.get(qn("w:w")) for side in margins] == ["0", "0"]


def test_table_head_is_repeated_and_rows_stay_whole(plan):
    rows = plan.tables[2]._tbl.tr_lst
    assert len(rows) == 61
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * 60
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)


def test_signature_stays_on_one_page_with_the_last_paragraph(plan):
    row = plan.tables[1]._tbl.tr_lst[0]
    assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    assert paragraph(plan, "Trong quá trình thực hiện").paragraph_format.keep_with_next is True


@pytest.mark.parametrize(("index", "shares"), [(0, (1 / 3, 1 / 2)), (1, (0.99, 1.01))])
def test_rules_of_the_letterhead_are_borders_of_the_prescribed_length(plan, index, shares):
    cell, texts, size = (
        (plan.tables[0].cell(0, 0), "TỈNH SÔNG LAM", 12),
        (plan.tables[0].cell(0, 1), "Độc lập - Tự do - Hạnh phúc", 13),
    )[index]
    (border,) = cell._tc.iter(qn("w:pBdr"))
    indents = border.getparent().find(qn("w:ind"))
    free = sum(int(indents.get(qn(f"w:{side}"))) for side in ("left", "right")) * 25.4 / 1440
    length = (66, 99)[index] - free
    assert shares[0] <= length / bold_width(texts, size) <= shares[1]


def test_draft_letter_has_an_empty_serial_and_no_day(letter):
    assert paragraph(letter, "Số:").text == "Số:        /SNgV-HTQT"
    assert paragraph(letter, "Sông Lam").text == "Sông Lam, ngày    tháng    năm"


def test_several_addressees_have_their_dashes_under_the_colon(letter):
    texts = ["Kính gửi:", "- Các sở", "- Ủy ban nhân dân các xã", "- Liên hiệp"]
    styles = [paragraph(letter, text).style for text in texts]
    assert [millimetres(style.paragraph_format.left_indent) for style in styles] == [25, 43, 43, 43]


def test_file_describes_itself_and_carries_no_foreign_parts():
    content = render_docx(DECISION)
    properties = docx.Document(BytesIO(content)).core_properties
    assert properties.title == "Quyết định số 1274/QĐ-UBND: Về việc cử đoàn công tác đi nước ngoài"
    assert (properties.author, properties.language) == ("Ủy ban nhân dân tỉnh Sông Lam", "vi-VN")
    parts = {name for name in ZipFile(BytesIO(content)).namelist() if name.startswith(("docProps", "customXml"))}
    assert parts == {"docProps/core.xml", "docProps/app.xml"}


def test_headings_are_bookmarks_of_word(plan):
    levels = {
        text: paragraph(plan, text)._p.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for text in ("KẾ HOẠCH", "I. MỤC ĐÍCH", "1. Mục đích", "Phụ lục")
    }
    assert levels == {"KẾ HOẠCH": "0", "I. MỤC ĐÍCH": "1", "1. Mục đích": "2", "Phụ lục": "0"}


def test_same_content_gives_the_same_text():
    first, second = (docx.Document(BytesIO(render_docx(PLAN))).element.body.xml for _ in range(2))
    assert first == second
