"""What follows a document: a regulation issued with it, the foot of a copy; measured in the PDF."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from doingoai.documents import ContentError, render_docx, render_pdf
from doingoai.documents.tests.geometry import find, page_texts, rules
from doingoai.documents.tests.papers import COPIED, DIRECTIVE, PROMULGATION, REGULATION
from doingoai.documents.tests.samples import PLAN
from doingoai.documents.tests.wordfile import opened, paragraph


@pytest.fixture(scope="module")
def promulgation():
    return render_pdf(PROMULGATION)


@pytest.fixture(scope="module")
def copied():
    return render_pdf(COPIED)


def test_regulation_begins_a_page_with_its_own_type_line_and_names_its_decision(promulgation):
    text = page_texts(promulgation)[1]
    assert "Số:" not in text
    assert text.startswith("ỦY BAN NHÂN DÂN")
    assert (
        "QUY CHẾ Quản lý thống nhất các hoạt động đối ngoại của tỉnh Sông Lam (Ban hành kèm theo Quyết định số "
        "1274/QĐ-UBND ngày 12 tháng 10 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Sông Lam) Chương I"
    ) in text
    assert text.endswith("thực hiện Quy chế này./. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Quốc Hưởng")


@pytest.mark.parametrize(
    ("text", "middle", "size", "face"),
    [
        ("ỦY BAN NHÂN DÂN", 63, 12, "Bold"),
        ("CỘNG HÒA XÃ HỘI", None, 12, "Bold"),
        ("QUY CHẾ", 112.5, 14, "Bold"),
        ("(Ban hành kèm theo", None, 14, "Italic"),
        ("CHỦ TỊCH", 153.75, 14, "Bold"),
    ],
)
def test_regulation_is_set_like_a_document(promulgation, text, middle, size, face):
    found = find(promulgation, text, 1)
    assert (found.size, found.font.split("-")[1]) == (size, face)
    assert middle is None or found.middle == pytest.approx(middle, abs=0.5)


def test_regulation_is_a_bookmark_beside_the_decision(promulgation):
    marks = [(mark.level, mark.get_title()) for mark in pdfium.PdfDocument(promulgation).get_toc()]
    assert marks == [
        (0, "QUYẾT ĐỊNH"),
        (0, "QUY CHẾ"),
        (1, "Chương I QUY ĐỊNH CHUNG"),
        (1, "Chương II TỔ CHỨC THỰC HIỆN"),
    ]


def test_regulation_stands_before_the_annexes():
    texts = page_texts(render_pdf(replace(PLAN, attached=(replace(REGULATION, signature=None),))))
    assert ["QUY CHẾ" in text for text in texts[:3]] == [False, True, False]
    assert texts[2].startswith("Phụ lục")


def test_attached_orientation_has_its_own_name_and_party_reference():
    child = replace(REGULATION, type_name="Định hướng hành động", title="Về công tác đối ngoại")
    text = page_texts(render_pdf(replace(DIRECTIVE, attached=(child,))))[1]
    assert "ĐỊNH HƯỚNG HÀNH ĐỘNG về công tác đối ngoại (Ban hành kèm theo Chỉ thị số 05-CT/TU, ngày 05-3-2026," in text


def test_attached_document_of_unknown_kind_is_refused():
    with pytest.raises(ContentError):
        render_docx(replace(PLAN, attached=(replace(REGULATION, kind="phu_luc"),)))


def test_attached_document_may_lie_on_landscape_pages():
    pages = pdfium.PdfDocument(render_pdf(replace(PROMULGATION, attached=(replace(REGULATION, landscape=True),))))
    assert [round(page.get_width() / 72 * 25.4) for page in pages] == [210, 297]


def test_copy_is_closed_under_a_rule_over_the_whole_width(copied):
    texts = page_texts(copied)
    page = next(index for index, text in enumerate(texts) if "SAO Y" in text)
    foot = texts[page].split("CHÁNH VĂN PHÒNG")
    assert "Số: 05/SY-VP Sông Lam, ngày 09 tháng 10 năm 2026" in foot[0]
    assert foot[1].strip() == "Lê Thị B"
    assert (30, 195) in [tuple(round(side, 1) for side in rule) for rule in rules(copied, page)]
    form = find(copied, "SAO Y", page)
    assert (form.middle, form.size) == pytest.approx((145.5, 14), abs=0.5)


def test_digital_copy_leaves_the_upper_right_corner_to_the_signature_of_the_organisation():
    paper = replace(COPIED.copy, digital=False)
    digital, plain = (find(render_pdf(replace(COPIED, copy=each)), "CỘNG HÒA") for each in (COPIED.copy, paper))
    assert digital.baseline - plain.baseline == pytest.approx(20.1, abs=0.2)


@pytest.mark.parametrize(("kind", "printed"), [("sao_y", "SAO Y"), ("trich_sao", "TRÍCH SAO"), ("sao_luc", "SAO LỤC")])
def test_each_form_of_copy_is_printed_in_word(kind, printed):
    file = opened(replace(COPIED, copy=replace(COPIED.copy, kind=kind)))
    assert paragraph(file, printed).style.name == "Hình thức sao"
