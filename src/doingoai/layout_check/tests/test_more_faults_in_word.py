"""Further faults that officers make, one at a time in a right Word file: exactly its rule answers."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from doingoai.layout_check import check
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o
from doingoai.layout_check.tests import officer_others as others
from doingoai.layout_check.tests.legacy import in_tcvn3
from doingoai.layout_check.tests.right import word


def above(text, other):
    """Move a paragraph above another."""

    def edit(file):
        e.find(file, other)._p.addprevious(e.find(file, text)._p)

    return edit


def marked(text, **form):
    """Add a mark of urgency below the number."""

    def edit(file):
        number = e.find(file, "Số: 61")
        cell = file.tables[0].rows[1].cells[0]
        mark = o.under(cell, text, form.get("size", 13), bold=form.get("bold", True))
        number._p.addnext(mark._p)

    return edit


def closing_swapped(file):
    row = file.tables[-1]._tbl.tr_lst[0]
    row.append(row.tc_lst[0])


def number_with_words(file):
    file.sections[0].header.paragraphs[0].insert_paragraph_before("")
    file.sections[0].header.paragraphs[1].add_run("/3")


def number_in_roman_field(file):
    for field in file.sections[0].header._element.iter(qn("w:instrText")):
        field.text = " PAGE \\* roman "


def pasted_from_old_file(file):
    for run in e.find(file, "Thực hiện Kế hoạch").runs:
        run.text = in_tcvn3(run.text)


FAULTS_OF_PLANS = (
    ("plan", "TT-QUOC-HIEU-VIET", e.say("CHỦ NGHĨA", "CHŨ NGHĨA")),
    ("plan", "TT-TIEU-NGU-VIET", e.say(" - Tự do - ", " – Tự do – ")),
    ("plan", "TT-SO-DANG", e.say("05/KH-UBND", "05/2026/KH-UBND")),
    ("plan", "TT-SO-DANG", e.say("Số: 05", "SỐ: 05")),
    ("plan", "TT-NGAY-DANG", e.say("ngày 05 tháng 3", "Ngày 05 tháng 3")),
    ("decision", "TT-TRICH-YEU-CHU", e.font("Về việc cử đoàn", underline=True)),
    ("decision", "TT-CAN-CU", lambda file: [e.remove(t)(file) for t in ("Căn cứ Luật", "Căn cứ", "Theo đề nghị")]),
    ("decision", "TT-DANH-SO", e.say("Điều 2.", "Điều 4.")),
    ("plan", "TT-DANH-SO", e.say("II. ", "IV. ")),
    ("decision", "TT-NOI-NHAN-CAU", e.say("Như Điều 3", "Như Điều 13")),
    ("plan_with_annex", "TT-PHU-LUC-KHOP", e.say("05/KH-UBND ngày", "06/KH-UBND ngày")),
    ("plan_with_annex", "TT-PHU-LUC-DONG", e.font("(Kèm theo", italic=False)),
    ("plan_with_annex", "TT-PHU-LUC-DONG", e.say("(Kèm theo", "Kèm theo")),
    ("plan_with_annex", "TT-PHU-LUC-TEN", e.remove("DANH MỤC NHIỆM VỤ")),
    ("plan_with_annex", "TT-PHU-LUC-TEN", e.font("DANH MỤC NHIỆM VỤ", bold=False)),
    ("two_annexes", "TT-PHU-LUC-SO", e.say("Phụ lục II", "Phụ lục III")),
)
FAULTS_OF_LETTERS = (
    ("TT-CANH-COT", e.align("ngày 05 tháng 3", ALIGN.LEFT)),
    ("TT-CANH-COT", e.align("Độc lập", ALIGN.LEFT)),
    ("TT-THU-TU", above("Độc lập", "CỘNG HÒA")),
    ("TT-KHAN", marked("RẤT KHẨN")),
    ("TT-KHAN", marked("HỎA TỐC", bold=False)),
    ("TT-TRICH-YEU-VIET", e.say("V/v", "v/v")),
    ("TT-TRICH-YEU-VIET", e.say("V/v", "V/v:")),
    ("TT-TRICH-YEU-VIET", e.say("đoàn ra năm 2026", "đoàn ra năm 2026.")),
    ("TT-TEN-LOAI", lambda file: o.line(e.find(file, "Kính gửi").insert_paragraph_before(), "CÔNG VĂN", 14, bold=True)),
    ("TT-KINH-GUI-CAU", e.say("Kính gửi", "KÍNH GỬI")),
    ("TT-KINH-GUI-CHU", e.align("Kính gửi", ALIGN.LEFT)),
    ("TT-KINH-GUI-CHU", e.font("Kính gửi", underline=True)),
    ("TT-BANG-MA", pasted_from_old_file),
    ("TT-NOI-DUNG-KIEU", e.font("Văn bản đăng ký gửi", underline=True)),
    ("TT-KY-TL", e.say("KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC")),
    ("TT-KY-DANG", lambda file: o.line(e.find(file, "PHÓ GIÁM").insert_paragraph_before(), "TM. SỞ", 14, bold=True)),
    ("TT-NOI-NHAN-CHO", closing_swapped),
    ("TT-NOI-NHAN-CHU", e.font("Nơi nhận", underline=True)),
    ("TT-NOI-NHAN-CAU", above("- UBND tỉnh (để b/c)", "- Như trên")),
    ("TT-NOI-NHAN-LUU", e.say("Lưu: VT", "Lưu VT")),
    ("TT-NOI-NHAN-LUU", e.say("Lưu: VT, HTQT", "Lưu: HTQT")),
    ("TT-SO-TRANG-CHU", number_with_words),
    ("TT-SO-TRANG-CHU", number_in_roman_field),
)
FAULTS_OF_PARTY = (
    ("TT-TRICH-YEU-VIET", e.say("về tăng cường", "Về tăng cường")),
    ("TT-QUOC-HIEU-VIET", e.say("ĐẢNG CỘNG SẢN", "ĐẢNG CỘNG SÃN")),
    ("TT-TRON", e.say("ĐẢNG CỘNG SẢN VIỆT NAM", o.MOTTO)),
)


@pytest.mark.parametrize(("key", "rule", "edit"), FAULTS_OF_PLANS, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_in_our_own_file_gives_its_rule_and_no_other(key, rule, edit):
    report = check(e.edited(word(key), edit), "a.docx")
    assert {d.rule for d in report.deviations} == {rule}, [d.message for d in report.deviations]


@pytest.mark.parametrize(("rule", "edit"), FAULTS_OF_LETTERS, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_in_an_officers_letter_gives_its_rule_and_no_other(rule, edit):
    report = check(e.edited(o.saved(o.letter(o.shape)), edit), "a.docx")
    assert {d.rule for d in report.deviations} == {rule}, [d.message for d in report.deviations]


@pytest.mark.parametrize(("rule", "edit"), FAULTS_OF_PARTY, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_in_a_directive_of_the_party_gives_its_rule_and_no_other(rule, edit):
    report = check(e.edited(o.saved(others.directive()), edit), "a.docx")
    assert {d.rule for d in report.deviations} == {rule}, [d.message for d in report.deviations]
