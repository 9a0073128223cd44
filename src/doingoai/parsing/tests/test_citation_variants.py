"""The table of citation variants: every way in which a document is cited, and what must not become a citation."""

import pytest

from doingoai.parsing import parse

QĐ, CV, NĐ, TT = "Quyết định", "Công văn", "Nghị định", "Thông tư"
CT, KL, NQ, KH, TTR = "Chỉ thị", "Kết luận", "Nghị quyết", "Kế hoạch", "Tờ trình"

# (row, text, [(type, number, alias, date)])
ROWS = [
    (1, "Căn cứ Quyết định số 7413/QĐ-UBND ngày 09 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh Sông Lam;", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (2, "Thực hiện Công văn số 9052/VPCP-QHQT ngày 03/8/2022 của Văn phòng Chính phủ", [(CV, "9052/VPCP-QHQT", None, "2022-08-03")]),
    (3, "theo Công văn 9052/VPCP-QHQT, ngày 3-8-2022,", [(CV, "9052/VPCP-QHQT", None, "2022-08-03")]),
    (4, "tại Văn bản số 61/BNG-NVĐP ngày 14.02.2024", [("Văn bản", "61/BNG-NVĐP", None, "2024-02-14")]),
    (5, "Kế hoạch số: 188/KH-UBND ngày 1 tháng 1 năm 2024", [(KH, "188/KH-UBND", None, "2024-01-01")]),
    (6, "Nghị định số 991/2021/NĐ-CP ngày 05/11/2021 của Chính phủ", [(NĐ, "991/2021/NĐ-CP", None, "2021-11-05")]),
    (7, "theo Nghị định 991/2021/NĐ-CP", [(NĐ, "991/2021/NĐ-CP", None, None)]),
    (8, "Thông tư liên tịch số 77/2014/TTLT-BNG-BNV ngày 30 tháng 6 năm 2014 của Bộ Ngoại giao và Bộ Nội vụ", [("Thông tư liên tịch", "77/2014/TTLT-BNG-BNV", None, "2014-06-30")]),
    (9, "Luật Kết nghĩa địa phương số 96/2024/QH15 ngày 27 tháng 11 năm 2024", [("Luật", "96/2024/QH15", None, "2024-11-27")]),
    (10, "Luật số 96/2024/QH15", [("Luật", "96/2024/QH15", None, None)]),
    (11, "Căn cứ Luật Kết nghĩa địa phương ngày 27/11/2024;", [("Luật", None, None, "2024-11-27")]),
    (12, "theo Luật Kết nghĩa địa phương năm 2024", [("Luật", None, None, None)]),
    (13, "Luật sửa đổi, bổ sung một số điều của Luật Kết nghĩa địa phương và Luật Lễ tân ngày 15 tháng 6 năm 2025", [("Luật", None, None, "2025-06-15")]),
    (14, "Nghị quyết số 512/NQ-HĐND ngày 08/12/2022 của Hội đồng nhân dân tỉnh khóa XV, kỳ họp thứ 11", [(NQ, "512/NQ-HĐND", None, "2022-12-08")]),
    (15, "Tờ trình số 640/TTr-SNgV ngày 21/3/2023 của Giám đốc Sở Ngoại vụ", [(TTR, "640/TTr-SNgV", None, "2023-03-21")]),
    (16, "Báo cáo thẩm định số 231/BC-STP ngày 17/3/2023", [("Báo cáo", "231/BC-STP", None, "2023-03-17")]),
    (17, "Thông báo kết luận số 318/TB-VPUBND ngày 02/10/2023", [("Thông báo", "318/TB-VPUBND", None, "2023-10-02")]),
    (18, "Công điện số 05/CĐ-TTg ngày 11 tháng 9 năm 2024", [("Công điện", "05/CĐ-TTg", None, "2024-09-11")]),
    (19, "Quyết định của Thủ tướng Chính phủ số 845/QĐ-TTg ngày 12/6/2020", [(QĐ, "845/QĐ-TTg", None, "2020-06-12")]),
    (20, "Quyết định số 2019/QĐ-TTg ngày 18/12/2021", [(QĐ, "2019/QĐ-TTg", None, "2021-12-18")]),
    (21, "theo công văn số 450/UBND-NgV", [(CV, "450/UBND-NgV", None, None)]),
    (22, "Công văn số 318/BNG-CNV-m ngày 07/4/2023", [(CV, "318/BNG-CNV-m", None, "2023-04-07")]),
    (23, "Nghị quyết số 9k/2011/NQ-HĐND ngày 22 tháng 7 năm 2011", [(NQ, "9k/2011/NQ-HĐND", None, "2011-07-22")]),
    (24, "Nghị định số 64-CP ngày 09 tháng 12 năm 1994; Quyết định số 137/UB ngày 02/4/1996", [(NĐ, "64-CP", None, "1994-12-09"), (QĐ, "137/UB", None, "1996-04-02")]),
    (25, "Nghị quyết số 901-NQ/TW ngày 24 tháng 3 năm 2023 của Bộ Chính trị", [(NQ, "901-NQ/TW", None, "2023-03-24")]),
    (26, "Kết luận 902-KL/TW, ngày 15-7-2024, của Ban Bí thư", [(KL, "902-KL/TW", None, "2024-07-15")]),
    (27, "Chỉ thị số 903-CT/TW của Bộ Chính trị khóa XIII", [(CT, "903-CT/TW", None, None)]),
    (28, "Quy định số 904-QĐ/TW ngày 06/02/2024", [("Quy định", "904-QĐ/TW", None, "2024-02-06")]),
    (29, "Quyết định số 904-QĐ/TW ngày 19/8/2020", [(QĐ, "904-QĐ/TW", None, "2020-08-19")]),
    (30, "Hướng dẫn số 905-HD/BTGDVTW ngày 09/9/2025 của Ban Tuyên giáo và Dân vận Trung ương", [("Hướng dẫn", "905-HD/BTGDVTW", None, "2025-09-09")]),
    (31, "Quyết định 906-QĐ/TU ngày 18/11/2022 của Ban Thường vụ Tỉnh ủy", [(QĐ, "906-QĐ/TU", None, "2022-11-18")]),
    (32, "Công văn số 907-CV/TU ngày 04/4/2023 của Thường trực Tỉnh ủy", [(CV, "907-CV/TU", None, "2023-04-04")]),
    (33, "Chương trình hành động số 908-CTr/TU ngày 19/11/2023", [("Chương trình", "908-CTr/TU", None, "2023-11-19")]),
    (34, "Đề án số 911-ĐA/TW của Ban Bí thư", [("Đề án", "911-ĐA/TW", None, None)]),
    (35, "Quyết định số 912-QĐ/TWĐTN-VP ngày 22/02/2021", [(QĐ, "912-QĐ/TWĐTN-VP", None, "2021-02-22")]),
    (36, "theo Nghị quyết Đại hội XIII của Đảng", [("Nghị quyết Đại hội", None, None, None)]),
    (37, "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020 - 2025", [("Nghị quyết Đại hội", None, None, None)]),
    (38, "Nghị quyết Trung ương 6 khóa XII", [(NQ, None, None, None)]),
    (39, "Quyết định số 913-QĐ/TW ngày 21/01/2024 ban hành Quy chế hoạt động đối ngoại (sau đây gọi tắt là Quy chế 913)", [(QĐ, "913-QĐ/TW", None, "2024-01-21")]),
    (40, "tiếp tục thực hiện Quy chế 913 và Kết luận 902", [("Quy chế", None, "913", None), (KL, None, "902", None)]),
    (41, "Kết luận số 902 đưa ra sáu nhóm giải pháp", [(KL, None, "902", None)]),
    (42, "Nghị quyết số 901 của Bộ Chính trị", [(NQ, None, "901", None)]),
    (43, "Kế hoạch 188/KH-UBND (gọi tắt là Kế hoạch)", [(KH, "188/KH-UBND", None, None)]),
    (44, "theo công văn nêu trên của Văn phòng Chính phủ", [(CV, None, None, None)]),
    (45, "tổ chức quán triệt Chỉ thị này", []),
    (46, "các Quyết định số 12/QĐ-SNgV, 15/QĐ-SNgV và 18/QĐ-SNgV ngày 10/5/2023", [(QĐ, "12/QĐ-SNgV", None, None), (QĐ, "15/QĐ-SNgV", None, None), (QĐ, "18/QĐ-SNgV", None, "2023-05-10")]),
    (47, "Nghị quyết số 901-NQ/TW ngày 24/3/2023 và số 914-NQ/TW ngày 05/11/2023 của Bộ Chính trị", [(NQ, "901-NQ/TW", None, "2023-03-24"), (NQ, "914-NQ/TW", None, "2023-11-05")]),
    (48, "Chỉ thị 903-CT/TW và 915-CT/TW", [(CT, "903-CT/TW", None, None), (CT, "915-CT/TW", None, None)]),
    (49, "tại Tờ trình số 640/TTr-SNgV ngày 21/3/2023 và Công văn số 702/SNgV-LT ngày 28/3/2023 của Sở Ngoại vụ", [(TTR, "640/TTr-SNgV", None, "2023-03-21"), (CV, "702/SNgV-LT", None, "2023-03-28")]),
    (50, "Quyết định này thay thế các quyết định: số 11/2012/QĐ-UBND ngày 05/3/2012; số 19/2014/QĐ-UBND ngày 02/6/2014", [(QĐ, "11/2012/QĐ-UBND", None, "2012-03-05"), (QĐ, "19/2014/QĐ-UBND", None, "2014-06-02")]),
    (51, "Thông tư số 606/2023/TT-BNG được sửa đổi, bổ sung bởi Thông tư số 613/2024/TT-BNG, Thông tư số 604/2025/TT-BNG", [(TT, "606/2023/TT-BNG", None, None), (TT, "613/2024/TT-BNG", None, None), (TT, "604/2025/TT-BNG", None, None)]),
    (52, "khoản 2 Điều 6 Thông tư số 677/2021/TT-BNG ngày 28/10/2021", [(TT, "677/2021/TT-BNG", None, "2021-10-28")]),
    (53, "điểm b, khoản 1, Điều 12 và Điều 15 của Nghị định 991/2021/NĐ-CP", [(NĐ, "991/2021/NĐ-CP", None, None)]),
    (54, "gạch đầu dòng thứ hai, điểm c, mục 4 Chỉ thị số 17/CT-TTg", [(CT, "17/CT-TTg", None, None)]),
    (55, "Nghị quyết số 640/NQ-CP ngày 25/4/2022 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 901-NQ/TW ngày 05/11/2021 của Ban Chấp hành Trung ương", [(NQ, "640/NQ-CP", None, "2022-04-25"), (NQ, "901-NQ/TW", None, "2021-11-05")]),
    (56, "sửa đổi khoản 3 Điều 9 Quyết định số 5120/2015/QĐ-UBND ngày 01/12/2015", [(QĐ, "5120/2015/QĐ-UBND", None, "2015-12-01")]),
    (57, "Bãi bỏ Quyết định số 5121/2018/QĐ-UBND ngày 11/6/2018", [(QĐ, "5121/2018/QĐ-UBND", None, "2018-06-11")]),
    (58, "(Ban hành kèm theo Quyết định số 7413/QĐ-UBND ngày 09/5/2023 của UBND tỉnh Sông Lam)", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (59, "Nghị định số 991/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 992/2023/NĐ-CP", [(NĐ, "991/2021/NĐ-CP", None, None), (NĐ, "992/2023/NĐ-CP", None, None)]),
    (60, "Ngày 12/10/2023, UBND tỉnh ban hành Kế hoạch số 221/KH-UBND", [(KH, "221/KH-UBND", None, "2023-10-12")]),
    (61, "Hướng dẫn số 905-HD/BTGDVTW thực hiện Quy chế 913 ban hành ngày 26/3/2024", [("Hướng dẫn", "905-HD/BTGDVTW", None, "2024-03-26"), ("Quy chế", None, "913", None)]),
    (62, "Quyết định số 7413/QĐ-UBND có hiệu lực từ ngày 01/6/2023", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (63, "Kế hoạch số 221/KH-UBND (12/10/2023)", [(KH, "221/KH-UBND", None, "2023-10-12")]),
    (64, "Kết luận số 902-KL/TW (tháng 7/2024)", [(KL, "902-KL/TW", None, None)]),
    (65, "Nghị quyết 901-NQ/TW năm 2023", [(NQ, "901-NQ/TW", None, None)]),
    (66, "Tờ trình số 640/TTr-SNgV cùng ngày", [(TTR, "640/TTr-SNgV", None, None)]),
    (67, "Công văn số 702/SNgV-LT ngày 31/02/2023", [(CV, "702/SNgV-LT", None, None)]),
    (68, "Quyết định số\n7413/QĐ-UBND ngày 09\ntháng 5 năm 2023", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (69, "Căn cứQuyết định số7413/QĐ-UBNDngày 09tháng 5 năm 2023", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (70, "Quyết định số 7413/ QĐ - UBND", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (71, "QUYẾT ĐỊNH SỐ 7413/QĐ-UBND NGÀY 09 THÁNG 5 NĂM 2023", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (72, "Quyết định s 904-QĐ/TW ngày 06/02/2024", [(QĐ, "904-QĐ/TW", None, "2024-02-06")]),
    (73, "Chỉ thị903/CT-TW", [(CT, "903-CT/TW", None, None)]),
    (74, "Quyết định số 904-QĐ-TW, ngày 06-02-2024", [(QĐ, "904-QĐ/TW", None, "2024-02-06")]),
    (75, "Quyết định số 7413/QÐ-UBND", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (76, "Quyết định số 7413/QĐ–UBND", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (77, "**Chỉ thị** số *903-CT/TW* ngày 08 tháng 8 năm 2023", [(CT, "903-CT/TW", None, "2023-08-08")]),
    (78, "về hội nhập quốc tế1, Chỉ thị 903-CT/TW", [(CT, "903-CT/TW", None, None)]),
    (79, "Kết luận 902-KL/TW⁽²⁾ của Ban Bí thư", [(KL, "902-KL/TW", None, None)]),
    (80, "QuyÕt ®Þnh sè 7413/Q§-UBND", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (81, "Quyeát ñònh soá 7413/QÑ-UBND", [(QĐ, "7413/QĐ-UBND", None, None)]),
    (82, "1Quyết định 5122/2023/QĐ-UBND bãi bỏ Quyết định 5121/2018/QĐ-UBND", [(QĐ, "5122/2023/QĐ-UBND", None, None), (QĐ, "5121/2018/QĐ-UBND", None, None)]),
    (83, "Quyết định số 7413/QĐ-UBND ngàу 09/5//2023", [(QĐ, "7413/QĐ-UBND", None, "2023-05-09")]),
    (84, "Nghị định số 991/NĐ-CP ngày 07/9/2021", [(NĐ, "991/NĐ-CP", None, "2021-09-07")]),
    (85, "28/63 địa phương đã báo cáo; 129 vụ/202 tàu cá/1.730 ngư dân", []),
    (86, "đáp ứng QCVN 502:2026/ABC và TCVN 56909:2021", []),
    (87, "trụ sở tại số 40/12 đường Trần Phú, điện thoại 0243.999/888", []),
    (88, "giai đoạn 2021-2025, năm học 2022-2023", []),
    (89, "theo Mẫu số 03/SNgV tại Phụ lục II", []),
    (90, "hộ chiếu số C1234567 cấp ngày 02/3/2021", []),
    (91, "Đại hội XIII của Đảng; Hội nghị Ngoại vụ toàn quốc lần thứ 21", []),
    (92, "Chiến lược Ngoại giao văn hóa giai đoạn tiếp theo", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[str(row[0]) for row in ROWS])
def test_citation_variant_gives_type_number_alias_and_date(text, expected):
    found = [(each.type, each.number, each.alias, each.issued_on) for each in parse(text).citations]
    assert found == expected


def _only(text):
    (citation,) = parse(text).citations
    return citation


ISSUERS = [
    ("Quyết định số 1/QĐ-UBND ngày 09/5/2023 của UBND tỉnh Sông Lam;", "Ủy ban nhân dân tỉnh Sông Lam"),
    ("Tờ trình số 640/TTr-SNgV ngày 21/3/2023 của Giám đốc Sở Ngoại vụ", "Sở Ngoại vụ"),
    ("Quyết định của Thủ tướng Chính phủ số 845/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("Thông tư số 1/2023/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội về", "Bộ Lao động - Thương binh và Xã hội"),
    ("Công văn số 1/BVHTTDL-HTQT của Bộ Văn hóa, Thể thao và Du lịch, ngày", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("Công văn số 1/SKHĐT-KT của Sở Kế hoạch và Đầu tư hướng dẫn", "Sở Kế hoạch và Đầu tư"),
    ("Chỉ thị số 38-CT/TW ngày 21/7/2014 của Bộ Chính trị và các tiêu chí", "Bộ Chính trị"),
    ("Kết luận số 1-KL/TW của Ban Bí thư.", "Ban Bí thư"),
    ("Kế hoạch số 12/KH-UBND của tỉnh", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_issuer_ends_where_the_name_ends(text, issuer):
    assert _only(text).issuer == issuer


def test_issuer_of_a_list_covers_items_of_the_same_body():
    text = "Nghị quyết số 901-NQ/TW ngày 24/3/2023 và số 914-NQ/TW ngày 05/11/2023 của Bộ Chính trị"
    assert [each.issuer for each in parse(text).citations] == ["Bộ Chính trị", "Bộ Chính trị"]


def test_issuer_of_a_list_does_not_reach_another_body():
    text = "nhận được Công văn số 318/BNG-CNV ngày 07/4/2023, công văn số 322/SNgV-LT của Sở Ngoại vụ"
    assert [each.issuer for each in parse(text).citations] == [None, "Sở Ngoại vụ"]


UNITS = [
    ("khoản 2 Điều 6 Thông tư số 677/2021/TT-BNG", ["Điều 6 khoản 2"]),
    ("điểm b, khoản 1, Điều 12 và Điều 15 của Nghị định 991/2021/NĐ-CP", ["Điều 12 khoản 1 điểm b", "Điều 15"]),
    ("gạch đầu dòng thứ hai, điểm c, mục 4 Chỉ thị số 17/CT-TTg", ["mục 4 điểm c gạch đầu dòng thứ hai"]),
    ("theo Chỉ thị số 17/CT-TTg", []),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_units_of_a_document_are_told_largest_first(text, units):
    assert _only(text).units == units


RELATIONS = [
    ("Căn cứ Quyết định số 1/QĐ-UBND;", "based_on"),
    ("Thực hiện Kế hoạch số 1/KH-UBND", "implements"),
    ("Theo đề nghị của Sở Ngoại vụ tại Tờ trình số 1/TTr-SNgV", "proposal"),
    ("và thay thế Quyết định số 1/QĐ-UBND", "replaces"),
    ("Bãi bỏ Quyết định số 1/QĐ-UBND", "repeals"),
    ("(Ban hành kèm theo Quyết định số 1/QĐ-UBND)", "parent"),
    ("giữ vững ổn định chính trị; Nghị quyết số 1-NQ/TW", "refers"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relation_follows_the_last_cue(text, relation):
    assert _only(text).relation == relation


def test_alias_resolves_through_the_decision_that_promulgates():
    text = "Quyết định số 913-QĐ/TW ngày 21/01/2024 ban hành Quy chế (sau đây gọi tắt là Quy chế 913). Theo Quy chế 913"
    first, second = parse(text).citations
    assert (first.defines_alias, second.alias, second.target) == ("Quy chế 913", "913", "913-QĐ/TW")


def test_anaphora_takes_the_nearest_earlier_citation_of_the_type():
    text = "tại Công văn số 1/VPCP-QHQT và Kế hoạch số 2/KH-UBND, theo công văn nêu trên của Văn phòng Chính phủ"
    assert [(each.kind, each.target) for each in parse(text).citations][-1] == ("anaphora", "1/VPCP-QHQT")


def test_carrier_of_an_instruction_is_told_from_its_author():
    text = "theo ý kiến chỉ đạo của Phó Thủ tướng tại Công văn số 9052/VPCP-QHQT của Văn phòng Chính phủ"
    citation = _only(text)
    assert (citation.issuer, citation.directed_by) == ("Văn phòng Chính phủ", "Phó Thủ tướng")


PRECISIONS = [
    ("Kết luận số 902-KL/TW (tháng 7/2024)", "month", "2024-07"),
    ("Nghị quyết 901-NQ/TW năm 2023", "year", "2023"),
    ("Tờ trình số 640/TTr-SNgV cùng ngày", "same_day", None),
    ("Công văn số 702/SNgV-LT ngày 31/02/2023", "invalid", "ngày 31/02/2023"),
]


@pytest.mark.parametrize(("text", "precision", "partial"), PRECISIONS)
def test_partial_date_keeps_what_is_printed(text, precision, partial):
    citation = _only(text)
    assert (citation.date_precision, citation.date_partial) == (precision, partial)


WARNINGS = [
    ("Công văn số 702/SNgV-LT ngày 31/02/2023", ["invalid_date"]),
    ("Chỉ thị903/CT-TW", ["separator_repaired"]),
    ("Quyết định số l2O3/QĐ-UBND ngày 05/3/2024", ["glyph_repaired"]),
    ("Nghị định số 991/NĐ-CP ngày 07/9/2021", ["missing_year"]),
    ("công văn số 5123/2015/QĐ-UBND", ["type_symbol_mismatch"]),
    ("Nghị định số 991/2021/NĐ-CP ngày 05/11/2022", ["year_conflict"]),
    ("theo 188/KH-UBND", ["type_from_symbol"]),
    ("Công văn số 318/BNG-CNV-m", ["secrecy_hint"]),
    ("Kết luận số 902 đưa ra sáu nhóm giải pháp", ["alias_unresolved"]),
    ("các Quyết định số 12/QĐ-SNgV và 18/QĐ-SNgV ngày 10/5/2023", ["date_may_be_shared"]),
    ("Quyết định số 1/QĐ-UBND ngày 9/5/2023", []),
]


@pytest.mark.parametrize(("text", "codes"), WARNINGS)
def test_uncertain_place_becomes_a_warning(text, codes):
    assert [warning.code for warning in parse(text).warnings] == codes


COUNTS = ["Kế hoạch 5 năm 2021-2025", "báo cáo 6 tháng", "dự án 3 triệu USD", "Quyết định 2019", "kế hoạch 100 ngày"]


@pytest.mark.parametrize("text", COUNTS)
def test_count_after_a_type_word_is_no_short_name(text):
    assert parse(f"theo {text} của tỉnh").citations == []
