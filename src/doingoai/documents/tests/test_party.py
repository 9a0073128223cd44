"""Party documents measured as drawn: Hướng dẫn 36-HD/VPTW."""

from dataclasses import replace

import pytest

from doingoai.documents import render_pdf
from doingoai.documents.tests.geometry import find, page_texts, rules
from doingoai.documents.tests.papers import DIRECTIVE, PARTY_LETTER
from doingoai.documents.tests.wordfile import opened, paragraph


@pytest.fixture(scope="module")
def directive():
    return render_pdf(DIRECTIVE)


@pytest.fixture(scope="module")
def letter():
    return render_pdf(PARTY_LETTER)


@pytest.mark.parametrize(
    ("text", "middle", "baseline", "size", "face"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 152.5, 24.7, 15, "Bold"),
        ("TỈNH ỦY SÔNG LAM", 70, 24.4, 14, "Bold"),
        ("*", 70, 30.1, 14, "Regular"),
        ("Số 05-CT/TU", 70, 35.7, 14, "Regular"),
        ("Sông Lam, ngày 05 tháng 3 năm 2026", 152.5, 35.7, 14, "Italic"),
        ("CHỈ THỊ", 112.5, 48.4, 16, "Bold"),
        ("về tăng cường và nâng cao", 0, 54.8, 15, "Bold"),
    ],
)
def test_block_stands_in_its_place(directive, text, middle, baseline, size, face):
    found = find(directive, text)
    assert (found.middle if middle else 0, found.baseline) == pytest.approx((middle, baseline), abs=0.5)
    assert (found.size, found.font.split("-")[1]) == (size, face)


def test_rule_below_the_party_is_as_long_as_its_name_and_the_body_has_an_asterisk(directive):
    name, (first, below_title) = find(directive, "ĐẢNG CỘNG SẢN VIỆT NAM"), rules(directive)[:2]
    assert first == pytest.approx((name.left, name.right), abs=1)
    assert below_title[1] - below_title[0] == pytest.approx(9, abs=0.2)
    assert sum(below_title) / 2 == pytest.approx(112.5, abs=0.2)


@pytest.mark.parametrize(
    ("text", "size", "face"),
    [
        ("Trong những năm qua", 14, "Regular"),
        ("Nơi nhận:", 14, "Regular"),
        ("Gửi bản giấy:", 12, "Italic"),
        ("- Các đảng ủy trực thuộc,", 12, "Regular"),
        ("- Lưu Văn phòng Tỉnh ủy.", 12, "Regular"),
        ("T/M BAN THƯỜNG VỤ", 14, "Bold"),
        ("Trần Quốc Hưởng", 14, "Bold"),
    ],
)
def test_foot_has_its_sizes(directive, text, size, face):
    found = find(directive, text)
    assert (found.size, found.font.split("-")[1]) == (size, face)


def test_recipients_are_underlined(directive):
    word = find(directive, "Nơi nhận:")
    assert any(rule == pytest.approx((word.left, word.right), abs=0.3) for rule in rules(directive, least=10))


def test_body_ends_in_a_full_stop_without_the_mark_of_the_state(directive):
    assert "phổ biến đến chi bộ. Nơi nhận:" in page_texts(directive)[0]


def test_letter_has_its_subject_in_italics_below_the_number_without_vv(letter):
    subject, number = find(letter, "về việc báo cáo"), find(letter, "Số 123-CV/BTGDVTU")
    assert subject.baseline > number.baseline
    assert (subject.size, subject.font.split("-")[1]) == (12, "Italic")
    assert "V/v" not in page_texts(letter)[0]
    assert (find(letter, "Kính gửi:").size, find(letter, "Kính gửi:").font.split("-")[1]) == (14, "Italic")
    assert find(letter, "- Sở Ngoại vụ,").font.split("-")[1] == "Regular"


def test_single_addressee_has_italic_opening_words_only():
    pdf = render_pdf(replace(PARTY_LETTER, addressees=("Sở Ngoại vụ",)))
    faces = [find(pdf, text).font.split("-")[1] for text in ("Kính gửi:", "Sở Ngoại vụ.")]
    assert faces == ["Italic", "Regular"]


def test_bases_have_dashes_and_the_last_a_comma():
    bases = ("Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc;")
    decision = replace(
        PARTY_LETTER, kind="quyet_dinh", issuing_authority="Ban Thường vụ Tỉnh ủy", bases=bases, addressees=()
    )
    text = page_texts(render_pdf(decision))[0]
    order = "BAN THƯỜNG VỤ TỈNH ỦY - Căn cứ Điều lệ Đảng; - Căn cứ Quy chế làm việc, QUYẾT ĐỊNH Thực hiện"
    assert order in text


def test_annex_names_its_document_with_hyphens_between_commas(directive):
    assert "(Kèm theo Chỉ thị số 05-CT/TU, ngày 05-3-2026, của Tỉnh ủy Sông Lam)" in page_texts(directive)[1]


def test_draft_has_blanks_for_number_and_day():
    file = opened(replace(DIRECTIVE, number=None, issued_on=None))
    texts = [paragraph(file, text).text for text in ("Số", "Sông Lam,", "(Kèm theo")]
    assert texts == [
        "Số        -CT/TU",
        "Sông Lam, ngày    tháng    năm",
        "(Kèm theo Chỉ thị số        -CT/TU, ngày    -    -    , của Tỉnh ủy Sông Lam)",
    ]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "underline"),
    [
        ("ĐẢNG CỘNG SẢN", 15, True, None, None),
        ("TỈNH ỦY SÔNG LAM", 14, None, None, None),
        ("BAN TUYÊN GIÁO", 14, True, None, None),
        ("*", 14, None, None, None),
        ("Số 123-CV", 14, None, None, None),
        ("về việc báo cáo", 12, None, True, None),
        ("Kính gửi:", 14, None, True, None),
        ("Nơi nhận:", 14, None, None, True),
        ("- Như trên,", 12, None, None, None),
        ("K/T TRƯỞNG BAN", 14, True, None, None),
    ],
)
def test_word_file_has_the_same_type(text, size, bold, italic, underline):
    font = paragraph(opened(PARTY_LETTER), text).runs[0].font
    assert (font.size.pt, font.bold, font.italic, font.underline) == (size, bold, italic, underline)
