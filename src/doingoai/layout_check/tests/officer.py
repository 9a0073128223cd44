"""A letter and a plan typed in Word by hand, as an officer does it: not by our renderer, and each in its own way."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TEXT = (
    "Thực hiện Kế hoạch số 188/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về công tác đối ngoại năm "
    "2026, Sở Ngoại vụ đề nghị quý cơ quan rà soát, đăng ký kế hoạch đoàn ra, đoàn vào của năm 2026."
)


def blank(*, footer_number: bool = False) -> WordFile:
    """Return an empty file with the page and the letters of the decree, set by hand."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section.different_first_page_header_footer = True
    number = (section.footer if footer_number else section.header).paragraphs[0]
    number.alignment = ALIGN.CENTER
    _page_field(number)
    return file


def _page_field(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def line(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Type one centred line."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def body(file: WordFile, text: str = TEXT) -> Paragraph:
    """Type one paragraph of running text."""
    paragraph = file.add_paragraph(text)
    paragraph.alignment = ALIGN.JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Cm(1), Pt(3), Pt(3), 1.2
    return paragraph


def under(cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Type one more line in a cell."""
    is_empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    return line(cell.paragraphs[0] if is_empty else cell.add_paragraph(), text, size, bold=bold, italic=italic)


def underscores(cell: _Cell, count: int) -> None:
    """Type a rule of underscores."""
    under(cell, "_" * count, 10)


def shape(cell: _Cell, millimetres: float) -> None:
    """Draw a rule as Word's own line shape."""
    xml = (
        f"<w:r {nsdecls('w')}><w:pict><v:line xmlns:v='urn:schemas-microsoft-com:vml' from='0,0' "
        f"to='{millimetres / 25.4 * 72:.1f}pt,0'/></w:pict></w:r>"
    )
    cell.paragraphs[-1]._p.append(parse_xml(xml))


def letter(rule=underscores, *, widths: tuple[float, float] = (7.0, 9.0)) -> WordFile:
    """Return a right letter; its letterhead is a table of three rows with rules made by `rule`."""
    file = blank()
    head = file.add_table(rows=2, cols=2)
    for column, width in zip(head.columns, widths, strict=True):
        column.width = Cm(width)
    left, right = head.rows[0].cells
    under(left, "UBND TỈNH SÔNG LAM", 13)
    under(left, "SỞ NGOẠI VỤ", 13, bold=True)
    rule(left, 5 if rule is underscores else 13)
    under(right, NATION, 13, bold=True)
    under(right, MOTTO, 14, bold=True)
    rule(right, 25 if rule is underscores else 60)
    left, right = head.rows[1].cells
    under(left, "Số: 61/SNgV-HTQT", 13)
    under(left, "V/v chuẩn bị đoàn ra năm 2026", 12)
    under(right, "Sông Lam, ngày 05 tháng 3 năm 2026", 14, italic=True)
    line(file.add_paragraph(), "Kính gửi: Các sở, ban, ngành tỉnh.", 14)
    body(file)
    body(file, "Văn bản đăng ký gửi về Sở Ngoại vụ trước ngày 20 tháng 3 năm 2026./.")
    closing(file, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
    return file


def closing(file: WordFile, capacity: tuple[str, ...]) -> None:
    """Type recipients and signature side by side."""
    left, right = file.add_table(rows=1, cols=2).rows[0].cells
    under(left, "Nơi nhận:", 12, bold=True, italic=True).alignment = ALIGN.LEFT
    for item in ("- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT, HTQT."):
        under(left, item, 11).alignment = ALIGN.LEFT
    for text in capacity:
        under(right, text, 14, bold=True)
    for _ in range(4):
        under(right, "", 14)
    under(right, "Nguyễn Văn An", 14, bold=True)


def plan_with_tabs() -> WordFile:
    """Return a right plan whose columns are parted by tabs and whose lists are Word's own."""
    file = blank()
    heads = (
        ("ỦY BAN NHÂN DÂN", NATION, True, 12, True, False),
        ("TỈNH SÔNG LAM", MOTTO, True, 13, True, False),
        ("_____", "_" * 24, False, 12, False, False),
        ("Số: 188/KH-UBND", "Sông Lam, ngày 12 tháng 01 năm 2026", False, 13, False, True),
    )
    for left, right, is_bold, size, right_bold, right_italic in heads:
        paragraph = file.add_paragraph()
        first = paragraph.add_run(left)
        first.bold, first.font.size = is_bold, Pt(13 if left.startswith("Số") else 12)
        paragraph.add_run("\t\t")
        second = paragraph.add_run(right)
        second.bold, second.italic, second.font.size = right_bold, right_italic, Pt(size)
    line(file.add_paragraph(), "KẾ HOẠCH", 14, bold=True)
    line(file.add_paragraph(), "Công tác đối ngoại năm 2026 của tỉnh Sông Lam", 14, bold=True)
    line(file.add_paragraph(), "________", 12)
    body(file)
    heading = body(file, "")
    heading.add_run("I. MỤC ĐÍCH").bold = True
    body(file, f"1. {TEXT}")
    body(file, f"a) {TEXT}")
    body(file, "Các cơ quan báo cáo kết quả về Sở Ngoại vụ trước ngày 15 tháng 12 năm 2026./.")
    closing(file, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    return file


def saved(file: WordFile) -> bytes:
    """Return the bytes of the file."""
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()
