"""A table of figures is read as people print it: approximations, groups of thousands, changes instead of values."""

from decimal import Decimal

import pytest

from doingoai.demo.world.stated import BadFigures, before, number_in, read_table

HEAD = "indicator_code,name_vi,unit,value_2023,value_2024,change_stated\n"


@pytest.mark.parametrize(
    ("text", "share", "expected"),
    [
        ("232", False, Decimal(232)),
        ("gần 30 chuyến", False, Decimal(30)),
        ("trên 8.534", False, Decimal(8534)),
        ("hơn 4,220 lượt", False, Decimal(4220)),
        ("1.234.567", False, Decimal(1234567)),
        ("7,02", False, Decimal("7.02")),
        ("516.96", False, Decimal("516.96")),
        ("20,125", True, Decimal("20.125")),
        ("+2%", True, Decimal(2)),
        ("tăng 27,5% so với năm trước", True, Decimal("27.5")),
        ("không có số liệu", False, None),
    ],
)
def test_number_is_found_in_what_is_printed(text, share, expected):
    assert number_in(text, share=share) == expected


@pytest.mark.parametrize(
    ("value", "percent", "expected"),
    [(232, "2", 227), (61, "69.4", 36), (8534, "102", 4225), (100, "0", 100), (90, "-10", 100), (3, "200", 1)],
)
def test_earlier_value_gives_the_stated_change_back(value, percent, expected):
    found = before(Decimal(value), Decimal(percent))
    assert found == expected
    decimals = max(0, -Decimal(percent).as_tuple().exponent)
    assert round((Decimal(value) / found - 1) * 100, decimals) == Decimal(percent)


def test_nothing_can_have_fallen_by_everything():
    assert before(Decimal(5), Decimal(-100)) is None


def table(tmp_path, *rows, head=HEAD):
    file = tmp_path / "so-lieu.csv"
    file.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_table(file)


def test_same_value_twice_is_one_and_another_is_said(tmp_path):
    found = table(tmp_path, "NAT-X,Tên,cái,,94,", "NAT-X,Tên,cái,,94,", "NAT-X,Tên,cái,,96,")
    assert found.values == {("NAT-X", 2024): Decimal(94)}
    assert found.warnings == ["NAT-X năm 2024: có hai số 94 và 96; giữ số đầu."]


def test_missing_earlier_year_follows_from_the_change(tmp_path):
    found = table(tmp_path, "NAT-X,Tên,cái,,232,+2%")
    assert (found.values["NAT-X", 2023], found.derived) == (Decimal(227), {("NAT-X", 2023)})


def test_earlier_year_without_a_column_of_its_own_is_added(tmp_path):
    found = table(tmp_path, "NAT-X,Tên,cái,110,giảm 12%", head="indicator_code,name_vi,unit,value_2030,change_stated\n")
    assert (found.years, found.values["NAT-X", 2029]) == ((2029, 2030), Decimal(125))


def test_change_that_contradicts_two_values_is_said(tmp_path):
    found = table(tmp_path, "NAT-X,Tên,cái,36,61,+102%")
    assert found.values["NAT-X", 2023] == 36
    assert found.warnings == ["NAT-X: nêu thay đổi 102% nhưng hai số cho 69.4%; theo hai số."]


@pytest.mark.parametrize("row", ["CTX-01,Tăng trưởng,%,,8.1,+8.1%", "NAT-S,Tỷ lệ,%,,20,+3%"], ids=["context", "share"])
def test_change_of_a_share_or_of_context_derives_nothing(tmp_path, row):
    assert len(table(tmp_path, row).values) == 1


def test_value_that_is_no_number_is_left_out_and_said(tmp_path):
    found = table(tmp_path, "NAT-X,Tên,cái,n/a,5,")
    assert list(found.values) == [("NAT-X", 2024)]
    assert found.warnings == ["NAT-X năm 2023: không đọc được số trong “n/a”; bỏ qua."]


@pytest.mark.parametrize("head", ["indicator_code,value\n", "code,value_2024\n", "indicator_code,value_24\n"])
def test_file_of_another_form_is_refused(tmp_path, head):
    with pytest.raises(BadFigures, match="value_<năm>"):
        table(tmp_path, head=head)


def test_file_in_another_encoding_is_refused(tmp_path):
    file = tmp_path / "so-lieu.csv"
    file.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(BadFigures, match="UTF-8"):
        read_table(file)
