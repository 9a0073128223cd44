"""The Word files as LibreOffice prints them, measured like our own PDF; Word reads the same figures."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from doingoai.documents.tests.geometry import find, page_texts
from doingoai.documents.tests.office import converted, needs_office
from doingoai.documents.tests.papers import DIRECTIVE, URGENT_LETTER
from doingoai.documents.tests.samples import PLAN

pytestmark = needs_office


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return converted(replace(PLAN, blocks=PLAN.blocks * 2), tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def directive(tmp_path_factory):
    return converted(DIRECTIVE, tmp_path_factory.mktemp("directive"))


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    return converted(URGENT_LETTER, tmp_path_factory.mktemp("letter"))


@pytest.mark.parametrize(
    ("text", "middle", "baseline", "size"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 145.5, 23.8, 12),
        ("Độc lập - Tự do - Hạnh phúc", 145.5, 29.0, 13),
        ("ỦY BAN NHÂN DÂN", 63, 23.8, 12),
        ("Số: 05/KH-UBND", 63, 39.4, 13),
        ("KẾ HOẠCH", 112.5, 51.5, 14),
    ],
)
def test_state_block_stands_in_its_place(plan, text, middle, baseline, size):
    found = find(plan, text)
    assert (found.middle, found.baseline) == pytest.approx((middle, baseline), abs=1)
    assert found.size == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(
    ("text", "middle", "baseline", "size"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 152.5, 24.7, 15),
        ("TỈNH ỦY SÔNG LAM", 70, 24.4, 14),
        ("Số 05-CT/TU", 70, 35.7, 14),
        ("CHỈ THỊ", 112.5, 48.8, 16),
        ("T/M BAN THƯỜNG VỤ", 153.75, 136.8, 14),
    ],
)
def test_party_block_stands_in_its_place(directive, text, middle, baseline, size):
    found = find(directive, text)
    assert (found.middle, found.baseline) == pytest.approx((middle, baseline), abs=2)
    assert found.size == pytest.approx(size, abs=0.1)


def test_pages_are_numbered_from_the_second_of_each_part(plan):
    pages, texts = pdfium.PdfDocument(plan), page_texts(plan)
    sizes = [round(page.get_width() / 72 * 25.4) for page in pages]
    annex = sizes.index(297)
    assert (texts[0].startswith("ỦY BAN"), texts[annex].startswith("Phụ lục")) == (True, True)
    assert [text.split()[0] for text in texts[1:annex]] == [str(number) for number in range(2, annex + 1)]
    assert [text.split()[0] for text in texts[annex + 1 :]] == [
        str(number) for number in range(2, len(texts) - annex + 1)
    ]
    number = find(plan, "2", 1)
    assert (number.middle, number.baseline, number.size) == pytest.approx((112.5, 14.3, 13), abs=0.6)


def test_table_head_is_repeated_on_every_page(plan):
    texts = [text for text in page_texts(plan) if "Nhiệm vụ thứ" in text]
    assert [text.count("TT Nhiệm vụ Cơ quan chủ trì") for text in texts] == [1] * len(texts)


def test_signature_has_body_lines_above_it(plan):
    page = next(text for text in page_texts(plan) if "Nơi nhận:" in text)
    assert "phản ánh về Sở Ngoại vụ để được hướng dẫn./." in page


def test_contact_stands_at_the_foot_of_the_page(letter):
    assert find(letter, "Website:").baseline == pytest.approx(276, abs=1)
    assert len(page_texts(letter)) == 1


def test_mark_of_urgency_stands_below_the_subject(letter):
    mark = find(letter, "THƯỢNG KHẨN")
    assert (mark.middle, mark.size) == pytest.approx((63, 13), abs=0.5)
    assert mark.baseline > find(letter, "V/v").baseline
