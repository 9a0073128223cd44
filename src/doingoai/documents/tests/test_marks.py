"""Urgency, circulation, drafter and contact, measured in the PDF and in the Word file."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from doingoai.documents import ContentError, render_docx, render_pdf
from doingoai.documents.tests.geometry import find, frames, page_texts, rules
from doingoai.documents.tests.papers import COPIED, URGENT_LETTER
from doingoai.documents.tests.samples import LETTER, PLAN
from doingoai.documents.tests.wordfile import millimetres, opened, paragraph

MARKS = [("khan", "KHẨN", 20), ("thuong_khan", "THƯỢNG KHẨN", 40), ("hoa_toc", "HỎA TỐC", 30)]


@pytest.fixture(scope="module")
def letter():
    return render_pdf(URGENT_LETTER)


@pytest.mark.parametrize(("key", "text", "width"), MARKS)
def test_urgency_is_framed_below_the_number_in_the_prescribed_size(key, text, width):
    pdf = render_pdf(replace(LETTER, urgency=key))
    ((left, top, *size),) = frames(pdf)
    mark = find(pdf, text)
    assert size == pytest.approx([width, 8], abs=0.1)
    assert (left + width / 2, mark.middle) == pytest.approx((63, 63), abs=0.3)
    assert find(pdf, "V/v").baseline < top < mark.baseline < top + 8
    assert (mark.size, mark.font.split("-")[1]) == (13, "Bold")


@pytest.mark.parametrize(("key", "text", "width"), MARKS)
def test_urgency_is_a_red_frame_of_the_same_size_in_word(key, text, width):
    mark = paragraph(opened(replace(LETTER, urgency=key)), text)
    table = mark._p.getparent().getparent().getparent()
    height = next(table.iter(qn("w:trHeight")))
    assert round(int(table.tblPr.find(qn("w:tblW")).get(qn("w:w"))) * 25.4 / 1440, 1) == width
    assert round(int(height.get(qn("w:val"))) * 25.4 / 1440, 1) == 8
    assert height.get(qn("w:hRule")) == "exact"
    assert {side.get(qn("w:color")) for side in table.tblPr.find(qn("w:tblBorders"))} == {"C00000"}
    assert (mark.runs[0].font.size.pt, mark.runs[0].font.bold, str(mark.runs[0].font.color.rgb)) == (13, True, "C00000")


def test_circulation_is_framed_below_the_date(letter):
    note, day = find(letter, "LƯU HÀNH NỘI BỘ"), find(letter, "Sông Lam, ngày")
    _, (left, top, width, height) = sorted(frames(letter))
    assert (note.middle, left + width / 2) == pytest.approx((145.5, 145.5), abs=0.3)
    assert day.baseline < top < note.baseline < top + height
    assert (note.size, height) == pytest.approx((13, 8), abs=0.1)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"urgency": "mat"}, "Không có mức độ khẩn “mat”. Được dùng: khan, thuong_khan, hoa_toc."),
        (
            {"circulation": "mat"},
            "Không có chỉ dẫn phạm vi lưu hành “mat”. Được dùng: xem_xong_tra_lai, luu_hanh_noi_bo.",
        ),
        (
            {"copy": replace(COPIED.copy, kind="mat")},
            "Không có hình thức sao “mat”. Được dùng: sao_y, trich_sao, sao_luc.",
        ),
    ],
)
def test_unknown_mark_is_refused(changed, message):
    with pytest.raises(ContentError) as refusal:
        render_docx(replace(LETTER, **changed))
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("drafter", "copies", "printed"),
    [("nva", 120, "NVA.120"), ("nva", None, "NVA"), ("", 15, "15"), ("", None, "KT. GIÁM ĐỐC")],
)
def test_drafter_and_copies_close_the_recipients(drafter, copies, printed):
    pdf = render_pdf(replace(LETTER, drafter=drafter, copies=copies))
    after = page_texts(pdf)[0].split("Lưu: VT, HTQT. ")[1]
    assert after.startswith(f"{printed} ")


def test_drafter_is_set_in_capitals_of_11_points(letter):
    drafter = find(letter, "NVA.120")
    assert (drafter.left, drafter.size) == pytest.approx((30, 11), abs=0.3)
    assert drafter.baseline > find(letter, "- Lưu: VT, HTQT.").baseline


def test_contact_stands_at_the_foot_of_the_first_page_under_a_full_rule(letter):
    address, site = find(letter, "Địa chỉ:"), find(letter, "Website:")
    assert rules(letter)[-1] == pytest.approx((30, 195), abs=0.2)
    assert address.baseline < site.baseline == pytest.approx(297 - 20 - 1, abs=0.8)
    assert (address.size, address.font.split("-")[1]) == (11, "Regular")


def test_contact_is_on_the_first_page_only():
    pages = page_texts(render_pdf(replace(PLAN, contact=URGENT_LETTER.contact, blocks=PLAN.blocks * 3)))
    assert [("Địa chỉ:" in text) for text in pages] == [True] + [False] * (len(pages) - 1)


def test_contact_is_the_first_footer_of_the_first_part_in_word():
    file = opened(replace(PLAN, contact=URGENT_LETTER.contact))
    first, annex = file.sections
    texts = [[item.text for item in each.first_page_footer.paragraphs] for each in (first, annex)]
    assert texts[0][1].startswith("Địa chỉ: Số 01")
    assert texts[1] == [""]
    assert millimetres(first.footer_distance) == 20
    borders = first.first_page_footer.paragraphs[0]._p.pPr.find(qn("w:ind"))
    assert (borders.get(qn("w:left")), borders.get(qn("w:right"))) == ("0", "0")
