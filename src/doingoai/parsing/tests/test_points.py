"""Points: labels, levels, what goes on with a point and what ends it."""

import pytest

from doingoai.parsing import parse
from doingoai.parsing.points.labels import label_at


def outline(points, level=0):
    lines = []
    for point in points:
        lines.append("  " * level + f"{point.label} {point.text}".strip())
        lines += outline(point.points, level + 1)
    return lines


def paths(points):
    return [path for point in points for path in (point.path, *paths(point.points))]


CASES = {
    "plan levels": (
        "I. MỤC TIÊU\n1. Chung\na) Một;\n- Hai;\n+ Ba.\nb) Bốn.\n2. Riêng\nII. KINH PHÍ",
        ["I. MỤC TIÊU", "  1. Chung", "    a) Một;", "      - Hai;", "        + Ba.", "    b) Bốn.", "  2. Riêng",
         "II. KINH PHÍ"],
    ),
    "decimal children": (
        "8. Tổ chức thực hiện\n8.1. Các sở thực hiện.\n8.2. Ban Tuyên giáo theo dõi.\n9. Hiệu lực",
        ["8. Tổ chức thực hiện", "  8.1. Các sở thực hiện.", "  8.2. Ban Tuyên giáo theo dõi.", "9. Hiệu lực"],
    ),
    "small Roman restarts under each parent": (
        "1. Một:\n(i) A;\n(ii) B.\n2. Hai:\n(i) C;\n(ii) D.",
        ["1. Một:", "  (i) A;", "  (ii) B.", "2. Hai:", "  (i) C;", "  (ii) D."],
    ),
    "i after h is a letter": (
        "1. Một\ng) A;\nh) B;\ni) C;\nk) D.\n2. Hai\ni) E;\nii) F.",
        ["1. Một", "  g) A;", "  h) B;", "  i) C;", "  k) D.", "2. Hai", "  i) E;", "  ii) F."],
    ),
    "inline numbers inside a point": (
        "2. Nhiệm vụ, gồm: 1- Rà soát; 2- Báo cáo; 3- Tổng kết. Việc này làm hằng năm.\n3. Kinh phí.",
        ["2. Nhiệm vụ, gồm: Việc này làm hằng năm.", "  1- Rà soát;", "  2- Báo cáo;", "  3- Tổng kết.",
         "3. Kinh phí."],
    ),
    "inline Roman with a conjunction": (
        "1. Việc, trong đó: (i) A, (ii) B và (iii) C.",
        ["1. Việc, trong đó:", "  (i) A,", "  (ii) B", "  (iii) C."],
    ),
    "ordinals in one paragraph": (
        "2. Giải pháp: Một là, tăng cường. Đây là then chốt. Hai là, đổi mới.",
        ["2. Giải pháp:", "  Một là tăng cường. Đây là then chốt.", "  Hai là đổi mới."],
    ),
    "markdown": (
        "## I. MỤC TIÊU\n\n**1.** Một.\n\n2\\. **Hai**:\n\n- A:\n  - B;\n  - C;\n- D.\n",
        ["I. MỤC TIÊU", "  1. Một.", "  2. Hai:", "    - A:", "      - B;", "      - C;", "    - D."],
    ),
    "page break and footnote inside a sentence": (
        "1. Tăng cường hội nhập quốc tế1, thu hút các nguồn\n\n1 Nghị quyết số 22-NQ/TW của Bộ Chính trị.\n\n- 3 -\n\n"
        "lực từ bên ngoài.\n2. Hai.",
        ["1. Tăng cường hội nhập quốc tế1, thu hút các nguồn lực từ bên ngoài.", "2. Hai."],
    ),
    "paragraphs without a label go on": (
        "1. Một.\n\nĐoạn thứ hai của điểm một.\n\n2. Hai.\n\nĐoạn thứ hai của điểm hai.\n\n3. Ba.",
        ["1. Một. Đoạn thứ hai của điểm một.", "2. Hai. Đoạn thứ hai của điểm hai.", "3. Ba."],
    ),
    "closing formula ends the last point": (
        "1. Một.\n\n2. Hai.\n\n3. Ba.\n\nYêu cầu các sở, ban, ngành nghiêm túc thực hiện.",
        ["1. Một.", "2. Hai.", "3. Ba."],
    ),
    "end mark is stripped": ("1. Một.\n2. Hai./.\nPhần khác của trang.", ["1. Một.", "2. Hai"]),
    "legal basis with a hyphen is no point": (
        "- Căn cứ Luật Thanh tra năm 2022;\n1. Một.\n- Căn cứ kết quả.",
        ["1. Một.", "  - Căn cứ kết quả."],
    ),
    "number of the sentence at a line start": (
        "1. Thực hiện kết quả Hội nghị Ngoại vụ toàn quốc lần thứ\n21. Các cơ quan phối hợp.\n2. Hai.",
        ["1. Thực hiện kết quả Hội nghị Ngoại vụ toàn quốc lần thứ 21. Các cơ quan phối hợp.", "2. Hai."],
    ),
    "hyphen of a name at a line start": (
        "1. Phối hợp với Bộ Lao động\n- Thương binh và Xã hội trong giai đoạn 2021\n- 2025.\n2. Hai.",
        ["1. Phối hợp với Bộ Lao động - Thương binh và Xã hội trong giai đoạn 2021 - 2025.", "2. Hai."],
    ),
    "statistics are no labels": (
        "1. Kết quả\n1.730 ngư dân được bảo hộ;\n25-CT/TW là số của Chỉ thị.\n2. Hai",
        ["1. Kết quả 1.730 ngư dân được bảo hộ; 25-CT/TW là số của Chỉ thị.", "2. Hai"],
    ),
    "annex counts from the beginning": (
        "1. Một.\n2. Hai./.\n\nPHỤ LỤC I\nNHIỆM VỤ\n1. Ba.\n2. Bốn.",
        ["1. Một.", "2. Hai", "1. Ba.", "2. Bốn."],
    ),
    "articles of a regulation": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này quy định việc đón đoàn.\nĐiều 2. Từ ngữ\n1. A.\n"
        "a) B.\nChương II\nNỘI DUNG",
        ["Chương I QUY ĐỊNH CHUNG", "  Điều 1. Phạm vi Quy chế này quy định việc đón đoàn.", "  Điều 2. Từ ngữ",
         "    1. A.", "      a) B.", "Chương II NỘI DUNG"],
    ),
    "table rows are no part of a point": ("1. Một:\n| STT | Việc |\n| 1 | Đón đoàn |\n2. Hai.", ["1. Một:", "2. Hai."]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_points_are_nested_as_printed(case):
    text, expected = CASES[case]
    assert outline(parse(f"KẾ HOẠCH\nĐón đoàn năm 2026\n\n{text}").points) == expected


def test_paths_are_canonical():
    document = parse("KẾ HOẠCH\nĐón đoàn\n\nI. A\n1. B\n(i) C;\n(ii) D.\n8. E\n8.1. F\n- G;\n- H.\nĐiều 2. I\n1. K")
    assert paths(document.points) == [
        "I", "I.1", "I.1.i", "I.1.ii", "I.8", "8.1", "8.1.-1", "8.1.-2", "Điều 2", "Điều 2.1",
    ]  # fmt: skip


def test_point_keeps_the_letters_of_the_original():
    (point,) = parse("1. Giai đoạn 2021–2025, hợp tác “Á – Âu”, tỉnh\u00a0Sông Lam").points
    assert point.text == "Giai đoạn 2021–2025, hợp tác “Á – Âu”, tỉnh Sông Lam"


LABELS = [
    ("1. Tập trung", "number", 1), ("1.Tập trung", "number", 1), ("1- Tập trung", "number", 1),
    ("1/ Tăng", "number", 1),
    ("1) Tổ chức", "number_paren", 1), ("(1) Tổ chức", "number_parens", 1), ("8.1. Các", "decimal2", 1),
    ("8.1 Các", "decimal2", 1), ("I.2. Mục", "decimal2", 2), ("a) Tổ chức", "letter", 1), ("đ) Tổ", "letter", 5),
    ("(iv) Xây", "small_roman_parens", 4), ("II- NHIỆM VỤ", "roman", 2), ("III - ABC", "roman", 3),
    ("A. ĐÁNH GIÁ", "upper", 1),
    ("Điều 3: Nội dung", "article", 3), ("Phần thứ hai", "part", 2), ("Chương IV", "chapter", 4),
    ("Mục 1", "section", 1),
    ("Thứ nhất, mạnh", "ordinal", 1), ("Hai là, đổi", "ordinal", 2), ("- Tổ", "bullet-", 0), ("• Tổ", "bullet•", 0),
]  # fmt: skip
NO_LABELS = [
    "25-CT/TW ngày", "12/QĐ-UBND", "12/5/2023", "1.730 ngư dân", "2019. Các", "5-7 đoàn", "Điều 5 của Luật",
    "Mục 1 Chương II Nghị định",
    "Thứ tư tuần tới", "Hai bên", "-----", "X quang", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "style", "value"), LABELS)
def test_label_is_recognised(text, style, value):
    label = label_at(text, 0)
    assert label is not None
    assert (label.style, label.value) == (style, value)


@pytest.mark.parametrize("text", NO_LABELS)
def test_other_beginning_is_no_label(text):
    assert label_at(text, 0) is None
