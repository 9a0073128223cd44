"""A table of figures is read as people print it: approximations, groups of thousands, changes instead of values."""

import unicodedata
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
        ("1.730", False, Decimal(1730)),
        ("-1.730", False, Decimal(-1730)),
        ("1 730", False, Decimal(1730)),
        ("30 50", False, None),
        ("1.2.3", False, None),
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("n/a", "không đọc được một số trong “n/a”; bỏ qua."),
        ("129 vụ/202 tàu", "không đọc được một số trong “129 vụ/202 tàu”; bỏ qua."),
        ("10-15", "không đọc được một số trong “10-15”; bỏ qua."),
        ("1e5", "không đọc được một số trong “1e5”; bỏ qua."),
        ("-5", "số âm “-5”; bỏ qua."),
        ("−5", "số âm “−5”; bỏ qua."),
    ],
)
def test_value_that_cannot_be_counted_is_left_out_and_said(tmp_path, text, said):
    found = table(tmp_path, f"NAT-X,Tên,cái,{text},5,")
    assert list(found.values) == [("NAT-X", 2024)]
    assert found.warnings == [f"NAT-X năm 2023: {said}"]


def test_share_over_a_hundred_is_left_out_and_said(tmp_path):
    found = table(tmp_path, "NAT-S,Tỷ lệ,%,100,120,")
    assert found.values == {("NAT-S", 2023): Decimal(100)}
    assert found.warnings == ["NAT-S năm 2024: tỷ lệ lớn hơn 100% “120”; bỏ qua."]


@pytest.mark.parametrize(
    ("text", "value"), [("gần 2.000", 2000), ("Trên 8.534 lượt", 8534), ("khoảng 300", 300), ("ước 40", 40)]
)
def test_number_printed_as_not_exact_is_taken_and_said(tmp_path, text, value):
    found = table(tmp_path, f"NAT-X,Tên,cái,,{text},")
    assert found.values == {("NAT-X", 2024): Decimal(value)}
    assert found.warnings == [f"NAT-X năm 2024: “{text}” là số gần đúng; dựng đúng {value}."]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells_are_read_as_spreadsheets_write_them(tmp_path, mark):
    cells = [f"indicator_code{mark}unit{mark}value_2024\n", f"NAT-X{mark}%{mark}7,02\n"]
    assert table(tmp_path, head="".join(cells)).values == {("NAT-X", 2024): Decimal("7.02")}


def test_names_in_another_unicode_form_are_precomposed(tmp_path):
    row = unicodedata.normalize("NFD", "NAT-X,Số lớp,lớp,,khoảng 30,")
    found = table(tmp_path, row)
    assert (found.names["NAT-X"], found.values["NAT-X", 2024]) == ("Số lớp", 30)
    assert "gần đúng" in found.warnings[0]


@pytest.mark.parametrize("head", ["indicator_code,value\n", "code,value_2024\n", "indicator_code,value_24\n"])
def test_file_of_another_form_is_refused(tmp_path, head):
    with pytest.raises(BadFigures, match="value_<năm>"):
        table(tmp_path, head=head)


AS_UTF8 = "Trong Excel hãy chọn “Lưu thành”, kiểu “CSV UTF-8”, rồi nạp lại."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEAD.encode("utf-16"), f"Tệp “so-lieu.csv” không phải văn bản UTF-8. {AS_UTF8}"),
        (HEAD.encode("utf-16-le"), f"Tệp “so-lieu.csv” không phải văn bản UTF-8. {AS_UTF8}"),
        (
            (HEAD + "NAT-X,Số lớp\n").encode("cp1258", "replace") + b"\xf4",
            f"Tệp “so-lieu.csv” không phải văn bản UTF-8. {AS_UTF8}",
        ),
        (b"PK\x03\x04 xlsx", f"Tệp “so-lieu.csv” là bảng tính Excel, không phải CSV. {AS_UTF8}"),
        (b"", "Tệp “so-lieu.csv” trống."),
        (b"\xef\xbb\xbf\n \n", "Tệp “so-lieu.csv” trống."),
        (HEAD.encode(), "Tệp “so-lieu.csv” chỉ có hàng tiêu đề, không có dòng số liệu nào."),
        (
            (HEAD + "NAT-X,Tên,cái,,1,730,\n").encode(),
            'Dòng 2 có nhiều ô hơn hàng tiêu đề. Số hoặc tên có dấu phẩy phải đặt trong ngoặc kép: "7,02".',
        ),
        (
            (HEAD + 'NAT-X,"Tên"cũ,cái,,1,\n').encode(),
            "Tệp “so-lieu.csv”, dòng 2: dấu ngoặc kép mở mà không đóng, hoặc đóng sai chỗ.",
        ),
        (
            (HEAD + 'NAT-X,"Tên,cái,,1,\n').encode(),
            "Tệp “so-lieu.csv”, dòng 2: dấu ngoặc kép mở mà không đóng, hoặc đóng sai chỗ.",
        ),
    ],
)
def test_file_that_is_no_table_is_refused_in_one_line(tmp_path, data, said):
    file = tmp_path / "so-lieu.csv"
    file.write_bytes(data)
    with pytest.raises(BadFigures) as problem:
        read_table(file)
    assert str(problem.value) == said
