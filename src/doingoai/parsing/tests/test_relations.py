"""Every cue of every relation, active and passive; which way it points; titles inside titles; lists; preambles."""

import pytest

from doingoai.parsing import parse
from doingoai.parsing.relating.cues import CODES

ACTIVE = [
    ("Căn cứ Quyết định số 1/QĐ-UBND;", "based_on"),
    ("Trên cơ sở Kết luận số 33-KL/TW,", "based_on"),
    ("Theo quy định tại Điều 9 Nghị định số 150/2025/NĐ-CP", "based_on"),
    ("Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 1/TTr-SNgV", "proposal"),
    ("Xét đề nghị của Sở Ngoại vụ tại Công văn số 1/SNgV-LT", "proposal"),
    ("Xét Tờ trình số 9120/TTr-UBND", "proposal"),
    ("Thực hiện Kế hoạch số 1/KH-UBND", "implements"),
    ("triển khai Nghị quyết số 59-NQ/TW", "implements"),
    ("để cụ thể hóa Nghị quyết số 59-NQ/TW", "implements"),
    ("thi hành Luật số 70/2020/QH14", "implements"),
    ("quán triệt Chỉ thị số 12-CT/TW", "implements"),
    ("hướng dẫn thực hiện Quy chế 272", "guides"),
    ("hướng dẫn thi hành Nghị định số 991/2021/NĐ-CP", "guides"),
    ("quy định chi tiết một số điều của Luật số 70/2020/QH14", "details"),
    ("quy định chi tiết và hướng dẫn thi hành Luật số 70/2020/QH14", "details"),
    ("Sửa đổi, bổ sung một số điều của Quyết định số 1/2024/QĐ-UBND", "amends"),
    ("bổ sung khoản 3 Điều 9 Quyết định số 1/2024/QĐ-UBND", "amends"),
    ("Đính chính Quyết định số 1/QĐ-UBND", "corrects"),
    ("và thay thế Quyết định số 1/QĐ-UBND", "replaces"),
    ("Bãi bỏ Quyết định số 1/QĐ-UBND", "repeals"),
    ("Hủy bỏ Quyết định số 1/QĐ-UBND", "repeals"),
    ("hết hiệu lực các văn bản: Quyết định số 1/QĐ-UBND", "repeals"),
    ("tạm ngưng hiệu lực Quyết định số 1/QĐ-UBND", "suspends"),
    ("Đình chỉ việc thi hành Quyết định số 1/QĐ-UBND", "suspends"),
    ("Ban hành kèm theo Quyết định này Quy chế số 5/QC-UBND", "promulgates"),
    ("(Ban hành kèm theo Quyết định số 1/QĐ-UBND)", "parent"),
    ("(Kèm theo Kế hoạch số 1/KH-UBND)", "parent"),
    ("Phê duyệt Đề án số 5/ĐA-SNgV", "approves"),
    ("đồng ý chủ trương nêu tại Tờ trình số 5/TTr-SNgV", "approves"),
    ("Ủy ban nhân dân tỉnh có ý kiến về Công văn số 5/SNgV-LT", "approves"),
    ("Trả lời Công văn số 5/SNgV-LT", "replies"),
    ("Phúc đáp Công văn số 5/SNgV-LT", "replies"),
    ("BÁO CÁO\nKết quả thực hiện Kế hoạch số 5/KH-UBND", "reports_on"),
    ("kết quả 01 năm triển khai Kế hoạch số 5/KH-UBND", "reports_on"),
    ("Sơ kết 03 năm thực hiện Chỉ thị số 15-CT/TW", "concludes"),
    ("tổng kết mười năm thi hành Luật số 70/2020/QH14", "concludes"),
    ("được giải quyết theo Thông tư số 5/2025/TT-BNG", "refers"),
    ("giữ vững ổn định chính trị; Nghị quyết số 1-NQ/TW", "refers"),
    ("rà soát, bổ sung Quy chế của tỉnh theo Kết luận số 33-KL/TW", "refers"),
    ("thay cho Thông tư số 3/2021/TT-BNG đã hết hiệu lực", "refers"),
    ("Quy chế quản lý thống nhất hoạt động đối ngoại và Công văn số 5/SNgV-LT", "refers"),
    ("gửi kèm theo Tờ trình số 5/TTr-SNgV", "refers"),
]


@pytest.mark.parametrize(("text", "relation"), ACTIVE)
def test_cue_before_a_citation_tells_what_this_document_does(text, relation):
    (citation,) = parse(text).citations
    assert (citation.relation, citation.reverse, citation.nested_in) == (relation, False, None)


ENDED = [
    ("Quyết định số 1/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "repeals"),
    ("Quyết định số 1/QĐ-UBND ngày 2/3/2020 được thay thế bởi Quyết định này.", "replaces"),
    ("Quyết định số 1/QĐ-UBND bị bãi bỏ bởi Nghị quyết này.", "repeals"),
    ("Điều 5 Nghị quyết số 1/NQ-HĐND được sửa đổi, bổ sung bởi Nghị quyết này.", "amends"),
]


@pytest.mark.parametrize(("text", "relation"), ENDED)
def test_cue_after_a_citation_tells_what_this_document_does(text, relation):
    (citation,) = parse(text).citations
    assert (citation.relation, citation.reverse) == (relation, False)


PASSIVE = [
    ("được sửa đổi, bổ sung bởi", "amends"),
    ("được bổ sung một số điều tại", "amends"),
    ("được thay thế bằng", "replaces"),
    ("bị bãi bỏ bởi", "repeals"),
    ("bị hủy bỏ theo", "repeals"),
    ("được đính chính tại", "corrects"),
    ("bị đình chỉ thi hành theo", "suspends"),
    ("được tạm ngưng hiệu lực theo", "suspends"),
    ("được quy định chi tiết tại", "details"),
    ("được hướng dẫn thực hiện bởi", "guides"),
    ("được cụ thể hóa bằng", "implements"),
    ("được phê duyệt tại", "approves"),
    ("được trả lời tại", "replies"),
    ("được tổng kết tại", "concludes"),
    ("được ban hành kèm theo", "promulgates"),
]


@pytest.mark.parametrize(("words", "relation"), PASSIVE)
def test_passive_cue_points_from_the_second_document_to_the_first(words, relation):
    _, second = parse(f"Kế hoạch số 1/KH-UBND {words} Quyết định số 2/QĐ-UBND ngày 3/4/2025").citations
    assert (second.relation, second.reverse, second.nested_in) == (relation, True, "1/KH-UBND")


def test_passive_cue_without_a_first_document_speaks_of_this_one():
    (citation,) = parse("Kế hoạch này được phê duyệt tại Quyết định số 2/QĐ-UBND").citations
    assert (citation.relation, citation.reverse, citation.nested_in) == ("approves", True, None)


def test_relation_inside_a_title_holds_between_the_cited_documents():
    text = (
        "Căn cứ Nghị quyết số 640/NQ-CP ngày 25/4/2022 của Chính phủ ban hành Chương trình hành động thực hiện "
        "Nghị quyết số 901-NQ/TW ngày 05/11/2021 của Ban Chấp hành Trung ương;"
    )
    outer, inner = parse(text).citations
    assert (outer.relation, outer.nested_in) == ("based_on", None)
    assert (inner.relation, inner.nested_in) == ("implements", "640/NQ-CP")


LISTS = [
    ("thay thế các quyết định: số 1/2012/QĐ-UBND ngày 5/3/2012; số 2/2014/QĐ-UBND", ["replaces"] * 2),
    ("Thực hiện Kế hoạch số 1/KH-UBND về đoàn ra; Kế hoạch số 2/KH-UBND về đoàn vào", ["implements", "implements"]),
    ("quán triệt Chỉ thị số 1-CT/TU về kiều bào và Chỉ thị số 2-CT/TU về biên giới", ["implements"] * 2),
    ("thay thế Quyết định số 1/QĐ-UBND; bãi bỏ Quyết định số 2/QĐ-UBND", ["replaces", "repeals"]),
    ("Thực hiện Kế hoạch số 1/KH-UBND (Tờ trình số 2/TTr-SNgV)", ["implements", "refers"]),
    ("Thực hiện Kế hoạch số 1/KH-UBND. Nội dung Công văn số 2/SNgV-LT", ["implements", "refers"]),
]


@pytest.mark.parametrize(("text", "relations"), LISTS)
def test_list_passes_its_relation_on_within_the_sentence(text, relations):
    assert [each.relation for each in parse(text).citations] == relations


def test_line_of_the_preamble_keeps_its_relation_whatever_the_title_says():
    text = "Căn cứ Quyết định số 1/QĐ-UBND ngày 2/3/2025 sửa đổi Quy chế; Quyết định số 2/QĐ-UBND;"
    assert [each.relation for each in parse(text).citations] == ["based_on", "based_on"]


def test_every_relation_is_one_of_the_known_codes():
    seen = {each[1] for each in (*ACTIVE, *ENDED, *PASSIVE)}
    assert seen == set(CODES)
