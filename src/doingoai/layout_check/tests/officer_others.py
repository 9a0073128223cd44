"""More documents typed by hand: of the Party, with a foot set by tabs, with a letterhead in text boxes."""

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o


def directive() -> WordFile:
    """Return a right directive of a provincial Party committee."""
    file = o.blank()
    file.sections[0].right_margin = Mm(15)
    left, right = file.add_table(rows=1, cols=2).rows[0].cells
    o.under(left, "TỈNH ỦY SÔNG LAM", 14, bold=True)
    o.under(left, "*", 14)
    o.under(left, "Số 12-CT/TU", 14)
    o.under(right, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
    o.shape(right, 68)
    o.under(right, "Sông Lam, ngày 05 tháng 3 năm 2026", 14, italic=True)
    o.line(file.add_paragraph(), "CHỈ THỊ", 16, bold=True)
    o.line(file.add_paragraph(), "về tăng cường lãnh đạo công tác đối ngoại", 15, bold=True)
    o.line(file.add_paragraph(), "-----", 14)
    o.body(file)
    o.body(file, f"1- {o.TEXT}")
    o.body(file, "Chỉ thị này được phổ biến đến chi bộ.")
    left, right = file.add_table(rows=1, cols=2).rows[0].cells
    o.under(left, "Nơi nhận:", 14).runs[0].underline = True
    for item in ("- Ban Bí thư (báo cáo),", "- Các đảng ủy trực thuộc,", "- Lưu Văn phòng Tỉnh ủy."):
        o.under(left, item, 12)
    for text in ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "", "", "Nguyễn Văn An"):
        o.under(right, text, 14, bold=True)
    return file


def letter_closed_by_tabs() -> WordFile:
    """Return a right letter whose foot is set with tabs and no table."""
    file = o.letter(o.shape)
    closing = file.tables[-1]._tbl
    closing.getparent().remove(closing)
    lines = (
        ("Nơi nhận:", "KT. GIÁM ĐỐC"),
        ("- Như trên;", "PHÓ GIÁM ĐỐC"),
        ("- UBND tỉnh (để b/c);", ""),
        ("- Lưu: VT, HTQT.", ""),
        ("", "Nguyễn Văn An"),
    )
    for left, right in lines:
        paragraph = file.add_paragraph()
        run = paragraph.add_run(left)
        run.font.size = Pt(12 if left.endswith(":") else 11)
        run.bold = run.italic = left.endswith(":")
        paragraph.add_run("\t\t\t")
        run = paragraph.add_run(right)
        run.bold, run.font.size = True, Pt(14)
    return file


def letter_with_boxes() -> WordFile:
    """Return a right letter whose letterhead stands in two text boxes."""
    file = o.letter(o.shape)
    head = file.tables[0]._tbl
    paragraph = file.add_paragraph()
    head.addprevious(paragraph._p)
    left = (
        ("UBND TỈNH SÔNG LAM", 13, ""),
        ("SỞ NGOẠI VỤ", 13, "<w:b/>"),
        ("_____", 13, ""),
        ("Số: 61/SNgV-HTQT", 13, ""),
        ("V/v chuẩn bị đoàn ra năm 2026", 12, ""),
    )
    right = (
        (o.NATION, 13, "<w:b/>"),
        (o.MOTTO, 14, "<w:b/>"),
        ("_" * 24, 13, ""),
        ("Sông Lam, ngày 05 tháng 3 năm 2026", 14, "<w:i/>"),
    )
    for lines in (left, right):
        paragraph._p.append(parse_xml(_box(lines)))
    head.getparent().remove(head)
    return file


def _box(lines) -> str:
    typed = "".join(
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr>{form}<w:sz w:val='{size * 2}'/></w:rPr>"
        f"<w:t>{text}</w:t></w:r></w:p>"
        for text, size, form in lines
    )
    return (
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape style='width:200pt'>"
        f"<v:textbox><w:txbxContent>{typed}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def letter_with_addressees_in_table() -> WordFile:
    """Return a right letter that lines its addressees up in a table without lines."""
    file = o.letter(o.shape)
    dear = e.find(file, "Kính gửi")
    table = file.add_table(rows=1, cols=2)
    dear._p.addprevious(table._tbl)
    dear._p.getparent().remove(dear._p)
    o.under(table.rows[0].cells[0], "Kính gửi:", 14)
    for item in ("- Bộ Ngoại giao;", "- Các sở, ban, ngành."):
        o.under(table.rows[0].cells[1], item, 14)
    return file
