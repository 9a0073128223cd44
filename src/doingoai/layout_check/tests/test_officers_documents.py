"""Documents that an officer typed in Word by hand: right ones give nothing, each fault gives its rule."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from doingoai.layout_check import check
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o
from doingoai.layout_check.tests.legacy import in_tcvn3

RIGHT = {
    "letter with shapes": lambda: o.letter(o.shape),
    "letter in other columns": lambda: o.letter(o.shape, widths=(6.2, 9.8)),
    "plan with tabs": o.plan_with_tabs,
}
TYPED = {"plan with tabs"}  # its lines are typed with underscores, and nothing else is wrong


def _dashes(cell, _length):
    o.under(cell, "-" * 12, 12)


def _no_rule(cell, _length):
    o.under(cell, "", 12)


def _underlined(file):
    for run in e.find(file, o.MOTTO).runs:
        run.underline = True


def _default_face(file):
    file.styles["Normal"].font.name = "Calibri"


def _footer_number(file):
    footer = file.sections[0].footer
    footer.is_linked_to_previous = False
    o._page_field(footer.paragraphs[0])
    for run in file.sections[0].header.paragraphs[0].runs:
        run._r.getparent().remove(run._r)


def _party_line(file):
    o.line(e.find(file, o.NATION), "", 13).insert_paragraph_before("ĐẢNG CỘNG SẢN VIỆT NAM")


def _columns_swapped(file):
    for row in file.tables[0]._tbl.tr_lst:
        row.append(row.tc_lst[0])


FAULTS = (
    ({"TT-TIEU-NGU-KE", "TT-CO-QUAN-KE"}, _dashes, lambda file: None),
    ({"TT-TIEU-NGU-KE", "TT-CO-QUAN-KE"}, _no_rule, _underlined),
    ({"TT-PHONG"}, o.shape, _default_face),
    ({"TT-SO-TRANG-VI-TRI"}, o.shape, _footer_number),
    ({"TT-TRON"}, o.shape, _party_line),
    ({"TT-QUOC-HIEU-CHO"}, o.shape, _columns_swapped),
    ({"TT-NOI-DUNG-DONG"}, o.shape, e.say(o.TEXT[:20], o.TEXT[:20])),
    ({"TT-SO-HAI-CHAM"}, o.shape, e.say("Số: 61", "Số 61")),
    ({"TT-KINH-GUI"}, o.shape, e.remove("Kính gửi")),
    ({"TT-NGAY-KHONG"}, o.shape, e.say("ngày 05 tháng 3", "ngày 5 tháng 03")),
    ({"TT-LE-TRAI"}, o.shape, e.page(left_margin=20)),
    ({"TT-NOI-NHAN-LUU"}, o.shape, e.say("- Lưu: VT, HTQT.", "- Sở Tài chính.")),
)  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_right_document_of_an_officer_gives_nothing(name):
    report = check(o.saved(RIGHT[name]()), "a.docx")
    assert [deviation.rule for deviation in report.deviations] == (["TT-KE-GO"] if name in TYPED else [])
    assert report.form == "STATE"


@pytest.mark.parametrize(("rules", "rule", "edit"), FAULTS)
def test_fault_of_an_officer_gives_its_rules_and_no_other(rules, rule, edit):
    file = o.letter(rule)
    edit(file)
    if rules == {"TT-NOI-DUNG-DONG"}:
        for paragraph in file.paragraphs:
            paragraph.paragraph_format.line_spacing = 2.0
    report = check(o.saved(file), "a.docx")
    assert {deviation.rule for deviation in report.deviations} == rules, [d.message for d in report.deviations]


def test_line_of_underscores_is_told_once():
    report = check(o.saved(o.letter()), "a.docx")
    assert [(deviation.rule, deviation.severity) for deviation in report.deviations] == [("TT-KE-GO", "WARN")]


def test_letters_in_tcvn3_are_decoded_and_reported_once():
    file = o.letter(o.shape)
    for paragraph in e.paragraphs(file):
        for run in paragraph.runs:
            run.text = in_tcvn3(run.text)
            run.font.name = ".VnTimeH" if paragraph.text.isupper() else ".VnTime"
    report = check(o.saved(file), "a.docx")
    assert "TT-BANG-MA" in {deviation.rule for deviation in report.deviations}
    assert {"TT-PHONG", "TT-SO", "TT-NGAY", "TT-TIEU-NGU"} & {
        deviation.rule for deviation in report.deviations
    } == set()


def test_words_in_text_boxes_and_insertions_are_read():
    file = o.letter(o.shape)
    inserted = file.element.body.makeelement(qn("w:ins"), {})
    paragraph = e.find(file, "Thực hiện Kế hoạch")._p
    for run in list(paragraph.r_lst):
        inserted.append(run)
    paragraph.append(inserted)
    assert check(o.saved(file), "a.docx").deviations == ()
    for run in inserted.iter(qn("w:r")):
        run.get_or_add_rPr().get_or_add_sz().val = Pt(11)
    assert [d.rule for d in check(o.saved(file), "a.docx").deviations] == ["TT-NOI-DUNG-CO"]


def test_each_deviation_says_where_what_and_how_to_mend():
    file = o.letter(o.shape)
    file.sections[0].left_margin = Mm(25)
    e.find(file, "Thực hiện").alignment = ALIGN.JUSTIFY
    (deviation,) = check(o.saved(file), "congvan.docx").as_json()["deviations"]
    assert deviation == {
        "rule": "TT-LE-TRAI",
        "basis": "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3",
        "severity": "ERROR",
        "place": "Thiết lập trang",
        "page": None,
        "found": "25 mm",
        "expected": "30–35 mm",
        "message": "Lề trái là 25 mm; quy định 30–35 mm.",
        "remedy": "Đặt lại lề trái trong phần thiết lập trang.",
    }
