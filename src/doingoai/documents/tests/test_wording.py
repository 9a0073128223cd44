"""The prescribed words around the author's own."""

import unicodedata
from datetime import date

import pytest

from doingoai.documents import wording
from doingoai.documents.content import Run
from doingoai.documents.measure import bold_width


@pytest.mark.parametrize(
    ("number", "printed"),
    [(None, "       "), ("", "       "), (5, "05"), ("5", "05"), (10, "10"), (1274, "1274"), ("9k", "9k")],
)
def test_serial_below_ten_takes_a_zero_and_none_leaves_a_blank(number, printed):
    assert wording.serial(number) == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (None, "ngày    tháng    năm    "),
    ],
)
def test_day_line_is_padded_or_blank(day, printed):
    assert wording.day_line(day) == printed


@pytest.mark.parametrize(
    ("texts", "dash", "printed"),
    [
        (("Như trên",), "- ", ("- Như trên.",)),
        (("- Như trên;", "Lưu: VT."), "- ", ("- Như trên;", "- Lưu: VT.")),
        (("Căn cứ A;", "Theo đề nghị của B,"), "", ("Căn cứ A;", "Theo đề nghị của B.")),
        ((), "- ", ()),
    ],
)
def test_list_items_are_closed_once(texts, dash, printed):
    assert wording.closed(texts, dash=dash) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Kính báo.", "Kính báo./."),
        ("Kính báo./.", "Kính báo./."),
        ("Kính báo;", "Kính báo./."),
        ("v.v.", "v.v./."),
    ],
)
def test_end_mark_replaces_the_full_stop(text, printed):
    marked = wording.with_end_mark((Run("A "), Run(text, bold=True)), "./.")
    assert marked == (Run("A "), Run(printed, bold=True))


@pytest.mark.parametrize("runs", [(), (Run("A."),)])
def test_end_mark_is_left_out_without_text_or_mark(runs):
    assert wording.with_end_mark(runs, "") == runs


@pytest.mark.parametrize("title", ["chuẩn bị đoàn ra", "V/v chuẩn bị đoàn ra", "Về việc chuẩn bị đoàn ra."])
def test_subject_begins_with_one_vv(title):
    assert wording.subject(title) == "V/v chuẩn bị đoàn ra"


@pytest.mark.parametrize(
    ("name", "fits", "printed"),
    [
        ("Ủy ban nhân dân tỉnh Sông Lam", False, "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM"),
        ("Ủy ban nhân dân thành phố Huế", False, "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ"),
        ("UBND tỉnh Sông Lam", True, "UBND TỈNH SÔNG LAM"),
        ("Ban Quản lý\nkhu kinh tế tỉnh", False, "BAN QUẢN LÝ\nKHU KINH TẾ TỈNH"),
    ],
)
def test_long_name_is_broken_before_its_place(name, fits, printed):
    assert wording.letterhead_name(name, fits=fits) == printed


def test_text_is_composed_and_loses_control_characters():
    apart = unicodedata.normalize("NFD", "Ủy\x0b\tban\x00\r\nđối ngoại")
    assert wording.clean(apart) == "Ủy ban\nđối ngoại"


def test_line_feeds_begin_paragraphs_and_empty_ones_vanish():
    cut = wording.paragraphs((Run("Một\n\nHai "), Run("đậm\n", bold=True)))
    assert cut == [(Run("Một"),), (Run("Hai "), Run("đậm", bold=True))]


@pytest.mark.parametrize(
    ("number", "printed"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (58, "LVIII")]
)
def test_roman_figures(number, printed):
    assert wording.roman(number) == printed


def test_bold_width_of_the_name_of_the_state_is_the_measured_one():
    assert round(bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13), 1) == 95.7
