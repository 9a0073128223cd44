"""Real documents kept beside the project: counts of points, every numbered citation, the signature."""

from pathlib import Path

import pytest

from doingoai.parsing import parse

SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"


def seed(prefix):
    found = sorted(SEEDS.glob(f"{prefix}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the seed documents are not beside this project")
    return parse(found[0].read_text(encoding="utf-8"))


def numbered(document):
    return [(each.type, each.number or each.alias or "-", each.issued_on or "-") for each in document.citations]


def test_orientation_has_five_points_and_its_citations():
    document = seed("000")
    assert [point.label for point in document.points] == ["1.", "2.", "3.", "4.", "5."]
    assert len(document.addressees) == 2
    assert numbered(document) == [
        ("Công văn", "8791/VPCP-QHQT", "2018-09-13"),
        ("Công văn", "-", "-"),
        ("Nghị quyết Đại hội", "-", "-"),
        ("Chỉ thị", "25-CT/TW", "2018-08-08"),
        ("Quyết định", "272-QĐ/TW", "2015-01-21"),
        ("Kết luận", "33-KL/TW", "2018-07-25"),
        ("Quy chế", "272", "-"),
        ("Chỉ thị", "38-CT/TW", "2014-07-21"),
        ("Nghị quyết", "22-NQ/TW", "2013-04-10"),
        ("Nghị quyết", "38/NQ-CP", "2017-04-25"),
        ("Nghị quyết", "06-NQ/TW", "2016-11-05"),
    ]


def test_directive_has_eight_points_three_children_and_a_signature():
    document = seed("002")
    assert [(point.label, [child.label for child in point.points]) for point in document.points] == [
        *((f"{number}.", []) for number in range(1, 8)),
        ("8.", ["8.1.", "8.2.", "8.3."]),
    ]
    assert vars(document.signature) == {
        "capacity": "T/M BAN THƯỜNG VỤ",
        "post": "BÍ THƯ",
        "name": "Hoàng Duy Chinh",
        "signed_at": "2021-08-26T15:37:45+07:00",
    }
    assert len(document.recipients) == 8
    assert len([each for each in document.citations if each.number]) == 7
    assert "về ý nghĩa, tầm quan trọng" in document.points[1].text


def test_article_has_headings_four_ordinals_and_eight_inline_points():
    document = seed("003")
    labels = [[child.label for child in heading.points] for heading in document.points]
    assert [heading.text for heading in document.points] == [
        "Những thành tựu đạt được trong năm 2019",
        "Một số định hướng trong năm 2020",
    ]
    inline = ["1-", "2-", "3-", "4-"]
    assert labels == [inline, ["Thứ nhất", "Thứ hai", "Thứ ba", "Thứ tư", *inline]]
    assert [key for key in numbered(document) if "/" in key[1]] == [
        ("Quyết định", "272-QĐ/TW", "2015-01-21"),
        ("Chỉ thị", "38-CT/TW", "2014-07-21"),
        ("Kết luận", "33-KL/TW", "2018-07-25"),
        ("Hướng dẫn", "05-HD/BĐNTW", "2019-03-26"),
        ("Kết luận", "33-KL/TW", "-"),
    ]
