"""The table of citation variants: every way in which a document is cited, and what must not become a citation."""

from pathlib import Path

import pytest

from doingoai.parsing import parse

# One variant per line: row | text | type; number or alias; date + … ("⏎" is a line break in the text).
VARIANTS = [
    line
    for name in ("citation_variants.txt", "citation_variants_more.txt")
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("variant", VARIANTS, ids=[line.partition(" ")[0] for line in VARIANTS])
def test_citation_variant_gives_type_number_alias_and_date(variant):
    _, text, expected = variant.split(" | ")
    found = [
        f"{each.type}; {each.number or (f'alias {each.alias}' if each.alias else '-')}; {each.issued_on or '-'}"
        for each in parse(text.replace("⏎", "\n")).citations
    ]
    assert (" + ".join(found) or "nothing") == expected


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
