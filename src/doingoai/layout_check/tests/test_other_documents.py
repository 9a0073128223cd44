"""More documents typed by hand, those of the Party among them: right ones, and one fault at a time."""

import pytest
from docx.shared import Mm

from doingoai.layout_check import check
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o
from doingoai.layout_check.tests import officer_others as others

RIGHT = (
    (others.directive, "PARTY"),
    (others.letter_closed_by_tabs, "STATE"),
    (others.letter_with_boxes, "STATE"),
    (others.letter_with_addressees_in_table, "STATE"),
)
FAULTS_OF_PARTY = (
    ("TT-SO-HAI-CHAM", e.say("Số 12", "Số: 12")),
    ("TT-SO-DANG", e.say("12-CT/TU", "12/CT-TU")),
    ("TT-KY-HIEU-KHOP", e.say("12-CT/TU", "12-KH/TU")),
    ("TT-KY-HIEU-LOAI", e.say("12-CT/TU", "12-XYZ/TU")),
    ("TT-KY-DANG", e.say("T/M", "TM.")),
    ("TT-CO-QUAN-KE", e.say("*", "")),
    ("TT-TEN-LOAI-CHU", e.font("CHỈ THỊ", size=14)),
    ("TT-QUOC-HIEU-CHU", e.font("ĐẢNG CỘNG SẢN", size=13)),
    ("TT-NOI-NHAN-CHU", e.font("Nơi nhận", underline=False)),
    ("TT-NOI-NHAN-MUC", e.font("- Ban Bí thư", size=11)),
    ("TT-LE-TRAI", e.page(left_margin=35)),
    ("TT-NOI-DUNG-CO", e.font("Thực hiện Kế hoạch", size=13)),
)
SYMBOLS = ("225/VPCP-QHQT", "733/TTg-QHQT", "     /SNgV-HTQT", "61/SNgV", "61/BNG-NVĐP")


@pytest.mark.parametrize(("make", "form"), RIGHT)
def test_right_document_gives_nothing(make, form):
    report = check(o.saved(make()), "a.docx")
    typed = ["TT-KE-GO"] if make is others.letter_with_boxes else []  # its lines are underscores
    assert ([deviation.rule for deviation in report.deviations], report.form) == (typed, form)


@pytest.mark.parametrize(("rule", "edit"), FAULTS_OF_PARTY, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_in_a_party_document_gives_its_rule_and_no_other(rule, edit):
    report = check(e.edited(o.saved(others.directive()), edit), "a.docx")
    assert {deviation.rule for deviation in report.deviations} == {rule}
    assert report.deviations[0].basis == "Hướng dẫn 36-HD/VPTW và Quy định 399-QĐ/TW"


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbols_of_letters_pass(symbol):
    file = o.letter(o.shape)
    e.say("61/SNgV-HTQT", symbol)(file)
    assert check(o.saved(file), "a.docx").deviations == ()


def test_hint_of_a_secret_symbol_is_a_note():
    file = o.letter(o.shape)
    e.say("61/SNgV-HTQT", "318/BNG-CNV-m")(file)
    report = check(o.saved(file), "a.docx")
    assert (report.deviations, len(report.notes)) == ((), 1)


@pytest.mark.parametrize(("year", "notes"), [(2019, 1), (2021, 0)])
def test_document_before_the_decree_is_noted(year, notes):
    file = o.letter(o.shape)
    e.say("tháng 3 năm 2026", f"tháng 3 năm {year}")(file)
    assert len(check(o.saved(file), "a.docx").notes) == notes


@pytest.mark.parametrize(("rows", "rules"), [(4, set()), (90, {"TT-BANG-DAU"})])
def test_only_a_long_table_must_repeat_its_head(rows, rules):
    file = o.letter(o.shape)
    table = file.add_table(rows=rows, cols=3)
    table.style = "Table Grid"
    e.find(file, "Văn bản đăng ký")._p.addprevious(table._tbl)
    assert {deviation.rule for deviation in check(o.saved(file), "a.docx").deviations} == rules


@pytest.mark.parametrize(
    ("side", "millimetres", "rules"),
    [
        ("left_margin", 29.4, {"TT-LE-TRAI"}),
        ("left_margin", 29.6, set()),
        ("left_margin", 35.4, set()),
        ("left_margin", 35.6, {"TT-LE-TRAI"}),
        ("top_margin", 19.4, {"TT-LE-TREN"}),
        ("top_margin", 25.4, set()),
    ],
)
def test_margins_are_right_up_to_half_a_millimetre(side, millimetres, rules):
    file = o.letter(o.shape)
    setattr(file.sections[0], side, Mm(millimetres))
    assert {deviation.rule for deviation in check(o.saved(file), "a.docx").deviations} == rules
