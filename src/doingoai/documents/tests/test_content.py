"""Content values refuse what cannot be printed."""

import pytest

from doingoai.documents import (
    KINDS,
    Column,
    ContentError,
    Document,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    kind_of,
)


@pytest.mark.parametrize(
    ("columns", "rows", "message"),
    [
        ((), (), "Bảng phải có ít nhất một cột và độ rộng mỗi cột phải lớn hơn 0."),
        ((Column("A", 0),), (), "Bảng phải có ít nhất một cột và độ rộng mỗi cột phải lớn hơn 0."),
        (
            (Column("A"), Column("B")),
            (("1", "2"), ("3",)),
            "Dòng 2 của bảng có 1 ô nhưng bảng có 2 cột; mỗi dòng phải có đúng số ô bằng số cột.",
        ),
    ],
)
def test_table_of_wrong_shape_is_refused(columns, rows, message):
    with pytest.raises(ContentError) as refusal:
        Table(columns, rows)
    assert str(refusal.value) == message


def test_unknown_kind_is_refused_with_the_known_ones():
    with pytest.raises(ContentError) as refusal:
        kind_of("thu_rac")
    assert str(refusal.value) == f"Không có loại văn bản “thu_rac”. Các loại được dùng: {', '.join(KINDS)}."


def test_kinds_are_the_29_of_the_decree_with_27_abbreviations():
    assert (len(KINDS), len({kind.abbreviation for kind in KINDS.values()} - {""})) == (29, 27)


def test_declared_document_builds_from_record_and_facts():
    def letter(record, facts):
        text = Paragraph(f"Kính báo {record}.")
        return OfficialDocument("cong_van", "Sở Ngoại vụ", facts["title"], Signature(()), blocks=(text,))

    declared = Document("letter", "Công văn", build=letter)
    built = declared.build("đoàn ra", {"title": "báo cáo"})
    assert (built.title, built.blocks) == ("báo cáo", (Paragraph("Kính báo đoàn ra."),))
