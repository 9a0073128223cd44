"""Texts that an amendment quotes, units and their paths, places that point into the document itself."""

import pytest

from doingoai.parsing import parse
from doingoai.parsing.tests.test_points import outline

TOP = "QUYẾT ĐỊNH\nSửa đổi Quy chế\n\n"
QUOTES = {
    "article": (
        "Điều 1. Sửa đổi Quy chế\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đoàn ra\n1. Một.\na) Hai.”\n2. Bãi bỏ Điều 7.\n"
        "Điều 2. Hiệu lực",
        ["Điều 1. Sửa đổi Quy chế", "  1. Sửa đổi Điều 5 như sau: “Điều 5. Đoàn ra 1. Một. a) Hai.”",
         "  2. Bãi bỏ Điều 7.", "Điều 2. Hiệu lực"],
    ),
    "quotation inside": (
        "1. Bổ sung khoản 3 như sau:\n“3. Thay cụm từ “Sở A” bằng “Sở B”.\n4. Bốn.”.\n2. Hai.",
        ["1. Bổ sung khoản 3 như sau: “3. Thay cụm từ “Sở A” bằng “Sở B”. 4. Bốn.”.", "2. Hai."],
    ),
    "straight marks": (
        '1. Sửa đổi Điều 5 như sau:\n"Điều 5. Đoàn ra\n1. Một."\n2. Hai.',
        ['1. Sửa đổi Điều 5 như sau: "Điều 5. Đoàn ra 1. Một."', "2. Hai."],
    ),
    "in one paragraph": (
        "1. Sửa đổi khoản 2 như sau: “2. Hồ sơ gồm: a) Đơn; b) Ảnh.”\n2. Hai.",
        ["1. Sửa đổi khoản 2 như sau: “2. Hồ sơ gồm: a) Đơn; b) Ảnh.”", "2. Hai."],
    ),
    "never closed": (
        "1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đoàn ra\n2. Hai.\n3. Ba.",
        ["1. Sửa đổi Điều 5 như sau: “Điều 5. Đoàn ra", "2. Hai.", "3. Ba."],
    ),
    "no amendment": (
        "1. Khẩu hiệu:\n“Việt Nam - Lào”\n2. Hai.\n3. Ba.",
        ["1. Khẩu hiệu: “Việt Nam - Lào”", "2. Hai.", "3. Ba."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", QUOTES)
def test_quoted_articles_are_not_those_of_the_document(kind):
    text, expected = QUOTES[kind]
    assert outline(parse(TOP + text).points) == expected


UNITS = [
    ("khoản 2 Điều 6 Thông tư số 1/2021/TT-BNG", ["Điều 6.2"]),
    ("điểm a khoản 2 Điều 6 Thông tư số 1/2021/TT-BNG", ["Điều 6.2.a"]),
    ("điểm đ, khoản 1, Điều 12 và Điều 15 của Nghị định số 1/2021/NĐ-CP", ["Điều 12.1.đ", "Điều 15"]),
    ("khoản 1, khoản 3 Điều 5 Nghị định số 1/2021/NĐ-CP", ["Điều 5.1", "Điều 5.3"]),
    ("điểm a, điểm b khoản 2 Điều 5 Nghị định số 1/2021/NĐ-CP", ["Điều 5.2.a", "Điều 5.2.b"]),
    ("Điều 3, Điều 4 Chương II Nghị định số 1/2021/NĐ-CP", ["Điều 3", "Điều 4"]),
    ("Mục 1 Chương II Nghị định số 1/2021/NĐ-CP", ["Chương II.1"]),
    ("gạch đầu dòng thứ hai, điểm c, mục 4 Chỉ thị số 1/CT-TTg", ["Mục 4.c.-2"]),
    ("Điều 4 Quy định ban hành kèm theo Quyết định số 1/2019/QĐ-UBND", ["Điều 4"]),
    ("theo Chỉ thị số 1/CT-TTg", []),
]


@pytest.mark.parametrize(("text", "paths"), UNITS)
def test_units_have_canonical_paths(text, paths):
    (citation,) = parse(text).citations
    assert citation.unit_paths == paths


REGULATION = (
    "QUY CHẾ\nĐối ngoại của tỉnh\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\n2. Hai theo khoản 1 Điều này.\n"
    "Chương II\nĐOÀN RA\nĐiều 2. Hồ sơ\n1. Hồ sơ gồm:\nđ) Ảnh.\n2. Như điểm đ khoản 1 Điều 2 Quy chế này.\n"
    "Điều 3. Khác\n1. Xem Điều 9 Quy chế này và khoản 2 Điều 1 Luật này."
)


def test_places_that_point_into_the_document_are_resolved():
    document = parse(REGULATION)
    found = [(each.path, each.surface, each.target is not None) for each in document.references]
    assert found == [
        ("Điều 1.1", "khoản 1 Điều này", True),
        ("Điều 2.1.đ", "điểm đ khoản 1 Điều 2 Quy chế này", True),
        ("Điều 9", "Điều 9 Quy chế này", False),
        ("Điều 1.2", "khoản 2 Điều 1 Luật này", False),
    ]


def test_place_that_names_an_annex_points_at_it():
    document = parse(
        "KẾ HOẠCH\nĐối ngoại\n1. Theo Phụ lục 1 kèm theo Kế hoạch này./.\nPHỤ LỤC SỐ 01\nDANH MỤC\n1. Một."
    )
    assert [(each.path, each.target) for each in document.references] == [("Phụ lục 1", document.annexes[0].start)]
