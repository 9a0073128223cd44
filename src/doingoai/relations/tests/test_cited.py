"""What a text names: by lookup key and day, by alias, never by a piece of a number; from there to relations."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from doingoai.parsing import parse
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf
from doingoai.relations.derive import derive_from_reference
from doingoai.relations.found import relate_citations
from doingoai.relations.lookup import find_document
from doingoai.relations.models import Relation
from doingoai.relations.nodes import Node
from doingoai.workflow import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited(db):
    """cited(text) → the numbers of the instruments that it names"""

    def numbers(text, **when):
        return [each.number for each in Shelf.for_texts([text]).cited_in(text, **when)]

    return numbers


@pytest.fixture
def twins(make_law):
    """Two documents of one number, of two terms of the Party."""
    return [
        make_law("938-CT/TW", kind="Chỉ thị", issued_on=day) for day in (dt.date(2014, 7, 21), dt.date(2019, 9, 19))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5/2020/QĐ-TTX", ["5/2020/QĐ-TTX"]),
        ("Quyết định số 05/2020/QĐ-TTX, Điều 9", ["5/2020/QĐ-TTX"]),
        ("15/2020/QĐ-TTX", ["15/2020/QĐ-TTX"]),
        ("15/2020/QĐ-TTX; 5/2020/QĐ-TTX", ["15/2020/QĐ-TTX", "5/2020/QĐ-TTX"]),
        ("115/2020/QĐ-TTX", []),
        ("Thủ tục hành chính của Bắc Giang, Huế", []),
        ("", []),
    ],
)
def test_number_is_compared_as_a_number(cited, make_law, text, found):
    make_law("5/2020/QĐ-TTX"), make_law("15/2020/QĐ-TTX")
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Luật Thử nghiệm, Điều 5", ["902/2025/QH15"]),
        ("theo luật thử nghiệm", ["902/2025/QH15"]),
        ("Luật Thử nghiệm năm 2020", ["901/2020/QH14"]),
        ("Luật Thử nghiệmm", []),
        ("Nghị quyết 936", ["936-NQ/TW"]),
        ("Nghị quyết 936/NQ-CP", []),
    ],
)
def test_names_are_whole_words_and_the_longest_wins(cited, make_law, text, found):
    make_law("901/2020/QH14", aliases="Luật Thử nghiệm năm 2020", issued_on=dt.date(2020, 6, 17))
    make_law("902/2025/QH15", aliases="Luật Thử nghiệm|Luật TN", issued_on=dt.date(2025, 12, 11))
    make_law("936-NQ/TW", aliases="Nghị quyết 936")
    assert cited(text) == found


def test_name_is_not_that_of_a_law_issued_later(cited, make_law):
    make_law("902/2025/QH15", aliases="Luật Thử nghiệm", issued_on=dt.date(2025, 12, 11))
    days = [dt.date(2025, 12, 10), dt.date(2025, 12, 11)]
    assert [cited("Luật Thử nghiệm", before=day) for day in days] == [[], ["902/2025/QH15"]]


def test_day_tells_documents_of_one_number_apart(twins):
    shelf = Shelf.of([twins[0].lookup])
    texts = ["Chỉ thị 938-CT/TW ngày 19/9/2019", "Chỉ thị 938-CT/TW", "Chỉ thị 938-CT/TW ngày 01/01/2001"]
    assert [shelf.cited_in(text) for text in texts] == [[twins[1]], twins[::-1], []]  # the latest first
    assert (shelf.one("938-CT/TW"), shelf.one("938-CT/TW", before=dt.date(2016, 1, 1))) == (None, twins[0])


def test_typed_number_finds_the_document(document, decree, fa_officer, make_law):
    ours = make_law("903-QĐ/TW", aliases="Quy chế 903")
    asked = ["905/2020/NĐ-CP", "nghị định 905/2020/nđ-cp", "quy che 903", document.dossier.number.lower(), "715/CNV-ĐP"]
    found = [find_document(number, fa_officer) for number in asked]
    own = Node(document.dossier)
    assert found == [Node(decree), Node(decree), Node(ours), own, own]


def test_number_of_several_documents_is_asked_back(twins, fa_officer):
    with pytest.raises(ValidationError) as refusal:
        find_document("938-CT/TW", fa_officer)
    assert refusal.value.messages == [
        "Có 2 văn bản mang số này: Chỉ thị 938-CT/TW ngày 19/09/2019; Chỉ thị 938-CT/TW ngày 21/07/2014. "
        "Ghi thêm ngày ban hành, hoặc mã hồ sơ."
    ]
    assert find_document("Chỉ thị 938-CT/TW ngày 21/7/2014", fa_officer) == Node(twins[0])


TEXT = """ỦY BAN NHÂN DÂN TỈNH BẮC NINH

Số: 12/QĐ-UBND
Bắc Ninh, ngày 10 tháng 3 năm 2026

QUYẾT ĐỊNH
Về quản lý hoạt động thử

Căn cứ Nghị định số 905/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;
Căn cứ Quyết định số 99999/QĐ-TTg ngày 09/9/2024 của Thủ tướng Chính phủ;

Điều 1. Thực hiện khoản 2 Điều 6 Nghị định số 906/2024/NĐ-CP ngày 02/5/2024 của Chính phủ.
Nghị định số 906/2024/NĐ-CP thay thế Nghị định số 905/2020/NĐ-CP.
Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 907/2015/QĐ-UBND.
"""


def read(document, text, actor):
    relate_citations(document.dossier, parse(text), actor=actor)
    rows = Relation.objects.visible_to(actor).filter(source_dossier=document.dossier).order_by("pk")
    return [(row.kind, row.target.number, row.unit, row.effective_from) for row in rows]


def test_parsed_citations_become_relations(document, decree, newer, make_law, fa_officer):
    make_law("907/2015/QĐ-UBND", kind="Quyết định", issued_on=dt.date(2015, 1, 1))
    assert read(document, TEXT, fa_officer) == [
        ("based_on", "905/2020/NĐ-CP", "", None),
        ("implements", "906/2024/NĐ-CP", "Điều 6 khoản 2", None),
        ("refers", "906/2024/NĐ-CP", "", None),
        ("refers", "905/2020/NĐ-CP", "", None),  # told of two decrees, not done by this document
        ("replaces", "907/2015/QĐ-UBND", "", dt.date(2026, 3, 10)),
    ]


def test_read_again_keeps_typed_rows_and_drops_what_the_text_no_longer_says(
    document, decree, newer, relate, make_law, fa_officer
):
    typed = relate(document.dossier, "approves", decree)
    first = read(document, TEXT, fa_officer)
    assert read(document, TEXT, fa_officer) == first
    left = read(document, "Căn cứ Nghị định số 905/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;", fa_officer)
    assert left == [("approves", "905/2020/NĐ-CP", "", None), ("based_on", "905/2020/NĐ-CP", "", None)]
    assert Relation.objects.visible_to(fa_officer).get(pk=typed.pk).origin == "typed"


def test_what_an_officer_took_back_is_not_read_again(document, decree, newer, fa_officer):
    read(document, TEXT, fa_officer)
    rows = Relation.objects.visible_to(fa_officer).filter(source_dossier=document.dossier)
    rows.filter(kind="based_on").update(withdrawn_at=clock.now(), withdrawn_by=fa_officer)
    assert [kind for kind, *_rest in read(document, TEXT, fa_officer)] == ["implements", "refers", "refers"]


def test_doubtful_citation_is_left_to_a_person(document, decree, fa_officer):
    parsed = parse("Căn cứ Nghị định số 905/2020/NĐ-CP;")
    parsed.citations[0].confidence = 0.59
    assert relate_citations(document.dossier, parsed, actor=fa_officer) == 0
    parsed.citations[0].confidence = 0.6
    assert relate_citations(document.dossier, parsed, actor=fa_officer) == 1


@pytest.mark.parametrize(("words", "void"), [("hủy bỏ", True), ("bãi bỏ", False)])
def test_annulment_is_from_the_start(document, decree, fa_officer, words, void):
    read(document, f"Điều 2. Quyết định này {words} Nghị định số 905/2020/NĐ-CP.", fa_officer)
    row = Relation.objects.visible_to(fa_officer).get()
    assert (row.kind, row.from_start) == ("repeals", void)


@pytest.fixture
def derived(fa_officer):
    def kinds(number):
        derive_from_reference()
        rows = Relation.objects.visible_to(fa_officer).filter(target_instrument__number=number, origin="reference")
        return sorted((row.source.number, row.kind, row.since) for row in rows)

    return kinds


def test_replacement_of_the_reference_is_a_relation_from_the_day_after_the_end(make_law, newer, derived):
    make_law("904/2015/NĐ-CP", replaced_by="906/2024/NĐ-CP", effective_to=dt.date(2024, 6, 30))
    make_law("903/2015/NĐ-CP", replaced_by="906/2024/NĐ-CP")
    assert derived("904/2015/NĐ-CP") == [("906/2024/NĐ-CP", "replaces", dt.date(2024, 7, 1))]
    assert derived("903/2015/NĐ-CP") == [("906/2024/NĐ-CP", "replaces", newer.issued_on)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sửa đổi, bổ sung Nghị định 905/2020/NĐ-CP", "amends"),
        ("Quy định chi tiết và hướng dẫn thi hành Nghị định 905/2020/NĐ-CP", "details"),
        ("Hướng dẫn thực hiện Nghị định 905/2020/NĐ-CP", "guides"),
        ("Kế hoạch triển khai Nghị định 905/2020/NĐ-CP", "implements"),
        ("Hợp nhất Nghị định 905/2020/NĐ-CP", "refers"),
    ],
)
def test_title_tells_what_a_document_does(make_law, decree, derived, title, kind):
    make_law("908/2023/TT-BNG", title=title, issued_on=dt.date(2023, 1, 1))
    assert derived(decree.number) == [("908/2023/TT-BNG", kind, dt.date(2023, 1, 1))]


def test_deriving_again_follows_the_reference(make_law, decree, derived):
    law = make_law("908/2023/TT-BNG", title="Hướng dẫn Nghị định 905/2020/NĐ-CP", issued_on=dt.date(2023, 1, 1))
    assert (len(derived(decree.number)), derive_from_reference() - derive_from_reference()) == (1, 0)
    Instrument.objects.filter(pk=law.pk).update(title="Về việc khác")
    assert derived(decree.number) == []
