"""What surrounds a document or looks like a part of it: portals, running heads, wrapped ends, rows alike."""

import pytest

from doingoai.parsing import parse
from doingoai.parsing.text.breaks import rejoin
from doingoai.parsing.text.decode import _raise_line

LETTER = """Số: 12/SNgV-VP
Kính gửi: UBND các xã.
1. Báo cáo theo Công văn số 9/BNG-CNV ngày 05/3/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def numbers(text):
    return [each.number for each in parse(text).citations]


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("Văn bản liên quan\nQuyết định số 5/QĐ-UBND", ["9/BNG-CNV"]),
        ("## Tin cùng chuyên mục:\n- Quyết định số 5/QĐ-UBND", ["9/BNG-CNV"]),
        ("Bản quyền thuộc Cổng thông tin tỉnh. Giấy phép số 5/GP-TTĐT", ["9/BNG-CNV"]),
        ("PHỤ LỤC\nVăn bản liên quan đến Quyết định số 5/QĐ-UBND", ["9/BNG-CNV", "5/QĐ-UBND"]),
    ],
)
def test_links_below_a_document_are_not_its_citations(tail, found):
    assert numbers(LETTER + tail) == found


def test_links_above_a_document_end_nothing():
    assert numbers("Văn bản liên quan\n" + LETTER) == ["9/BNG-CNV"]


@pytest.mark.parametrize(
    ("line", "noise"),
    [
        ("Kế hoạch số 1/KH-UBND      Trang 2/4", True),
        ("Kế hoạch số 1/KH-UBND | Trang 2", True),
        ("Xem thêm tài liệu ở trang 12", False),
    ],
)
def test_running_head_inside_a_sentence_is_left_out(line, noise):
    document = parse(f"1. Mở rộng quan hệ với các địa phương của\n\n{line}\n\nnước ngoài.\n2. Tổng kết.")
    assert (document.points[0].text == "Mở rộng quan hệ với các địa phương của nước ngoài.") is noise


def test_wrapped_note_of_promulgation_begins_no_annex():
    document = parse("Điều 1. Sửa đổi Quy chế ban hành\nkèm theo Quyết định số 48/2026/QĐ-UBND\n1. Bãi bỏ khoản 2.")
    assert (document.annexes, [point.label for point in document.points]) == ([], ["Điều 1."])


@pytest.mark.parametrize(
    ("printed", "raised"),
    [
        ("ĐẢNG ỦY VẬN      Hà Nội", "ĐẢNG ỦY VẬN      Hà Nội"),
        ("Bí THƯ", "BÍ THƯ"),
        ("NỘI DUNG Đề áN", "NỘI DUNG ĐỀ ÁN"),
        ("Sở VHTTDL", "Sở VHTTDL"),
        ("Sở KH&ĐT", "Sở KH&ĐT"),
    ],
)
def test_capitals_of_legacy_fonts_are_raised_column_by_column(printed, raised):
    assert _raise_line(printed) == raised


def test_rows_of_a_table_that_are_alike_are_not_one_cut_line():
    rows = "\n".join(f"{number} | Nhiệm vụ thứ {number} triển khai | Sở Ngoại vụ | 2026" for number in range(10, 30))
    assert rejoin(rows).text == rows


@pytest.mark.parametrize(
    ("lead", "addressees"),
    [
        ("THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ Ngoại giao;\n- Bộ Công an.", ["Bộ Ngoại giao", "Bộ Công an"]),
        ("ỦY BAN NHÂN DÂN TỈNH ĐIỆN: Các sở, ban, ngành.", ["Các sở, ban, ngành"]),
        ("Tổng công suất của nhà máy điện: 200 MW.", []),
    ],
)
def test_lead_of_a_wire_names_its_addressees(lead, addressees):
    head = "THỦ TƯỚNG CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/CĐ-TTg\nCÔNG ĐIỆN\nVề bảo hộ công dân\n"
    assert parse(head + lead).addressees == addressees
