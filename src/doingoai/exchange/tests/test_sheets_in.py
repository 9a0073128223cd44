"""Reading tables from every format, and what is refused."""

import time
from datetime import date, datetime

import openpyxl
import pytest

from doingoai.exchange.sheets_in import BadSheet, ErrorCell, Row, Sheet, read_sheet
from doingoai.exchange.tests.sheets import ods, ods_cell, saved, xls, xlsx
from doingoai.reading.tests.files import docx, ole, p, zip_of


def message_of(source, **more) -> str:
    with pytest.raises(BadSheet) as refusal:
        read_sheet(source, **more)
    return refusal.value.message_vi


def test_read_xlsx_values_of_each_kind():
    data = xlsx(
        {
            "A1": "Tên", "B1": "Ngày", "C1": "Số", "D1": "Lẻ", "E1": "Có", "F1": "CCCD", "G1": "Giờ",
            "A2": "Đoàn ra", "B2": date(2026, 2, 5), "C2": 3, "D2": 1.5, "E2": True, "F2": "001234567890123456",
            "G2": datetime(2026, 2, 5, 10, 30),
        }
    )  # fmt: skip
    row = ["Đoàn ra", date(2026, 2, 5), 3, 1.5, True, "001234567890123456", datetime(2026, 2, 5, 10, 30)]
    assert read_sheet(data) == Sheet(["Tên", "Ngày", "Số", "Lẻ", "Có", "CCCD", "Giờ"], [Row(2, row)])


def test_read_xlsx_rows_keep_the_numbers_that_people_see():
    data = xlsx({"B2": "BẢNG THEO DÕI", "B4": "Tên", "C4": "Nước", "B6": "a", "C9": "b", "E9": 1})
    assert read_sheet(data) == Sheet(
        ["", "Tên", "Nước", "", "(cột E)"], [Row(6, ["", "a", "", "", ""]), Row(9, ["", "", "b", "", 1])]
    )


def test_read_xlsx_error_cells_are_kept():
    data = xlsx({"A1": "Tên", "B1": "Tỷ lệ", "A2": "a", "B2": "#DIV/0!", "B3": "#REF!"})
    assert [row.cells for row in read_sheet(data).rows] == [["a", ErrorCell("#DIV/0!")], ["", ErrorCell("#REF!")]]


def test_read_xlsx_first_visible_sheet():
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.active["A1"] = "ẩn"
    book.create_sheet("B")["A1"] = "hiện"
    book["B"]["A2"] = "#N/A"
    assert read_sheet(saved(book)) == Sheet(["hiện"], [Row(2, [ErrorCell("#N/A")])])


def test_read_ods():
    data = ods(
        "",
        ods_cell("Tên") + ods_cell("Số") + ods_cell("Ngày"),
        ods_cell("a") + ods_cell("1", "float", "1") + ods_cell("5/2", "date", "2026-02-05"),
    )
    assert read_sheet(data) == Sheet(["Tên", "Số", "Ngày"], [Row(3, ["a", 1, date(2026, 2, 5)])])


def test_read_xls():
    assert read_sheet(xls([(1, 0, "Tên"), (1, 1, "Số"), (3, 0, "Đà Nẵng"), (3, 1, 2.0)])) == Sheet(
        ["Tên", "Số"], [Row(4, ["Đà Nẵng", 2])]
    )


@pytest.mark.parametrize(
    "text",
    [
        'Tên,Số\r\n"a, b",01\r\n\r\n"c\nd",\'-x\r\n',
        'Tên;Số\n"a, b";01\n\n"c\nd";-x',
        'Tên\tSố\n"a, b"\t01\n\n"c\nd"\t-x\n',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_read_csv(text, codec):
    assert read_sheet(text.encode(codec)) == Sheet(["Tên", "Số"], [Row(2, ["a, b", "01"]), Row(4, ["c\nd", "-x"])])


def test_read_from_a_path(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Tên;Số\na;1\n", encoding="utf-8")
    assert read_sheet(path).rows == [Row(2, ["a", "1"])]


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"", "Tệp trống."),
        (xlsx({}), "Bảng không có dòng nào."),
        (docx(p("x")), "Tệp này là văn bản Word, không phải bảng tính."),
        (b"<html><table><tr><td>x</table>", "Tệp này là trang web (HTML), không phải bảng tính."),
        (b"%PDF-1.7", "Tệp này là tệp PDF, không phải bảng tính."),
        (ole({"EncryptedPackage": b"x"}), "Tệp đặt mật khẩu"),
        (zip_of({"xl/workbook.xml": "<a/>"}), "Tệp bảng tính bị hỏng"),
        (xlsx({"A1": "x"})[:-60], "Tệp bị hỏng hoặc gửi lên chưa đủ"),
        (ole({"Workbook": b"x"}), "Tệp không có trang tính nào hiện ra."),
        (zip_of({"xl/worksheets/sheet1.xml": b" " * 20_000_000}), "Tệp nén này bung ra lớn bất thường"),
        (xlsx({"A1": "x", "XFD2": "y"}), "Bảng có quá nhiều cột"),
        (b'a,b\n"x"y,1\n', "Tệp CSV sai ở dòng 2"),
        (b"x" * 51 * 1024 * 1024, "Tệp lớn hơn 50 MB."),
    ],
    ids=["empty", "no rows", "word", "html", "pdf", "password", "no workbook", "cut", "bad xls", "bomb", "wide",
         "csv quotes", "too large"],
)  # fmt: skip
def test_refuse(data, beginning):
    assert message_of(data).startswith(beginning)


def test_refuse_cell_in_the_farthest_corner_at_once():
    data = xlsx({"A1": 1, "XFD1048576": 1})
    began = time.monotonic()
    message = message_of(data)
    assert time.monotonic() - began < 5
    assert message.startswith("Không đọc được tệp này: tệp bị hỏng, hoặc có ô thừa ở rất xa (ví dụ XFD1048576).")


@pytest.mark.parametrize("extra", [0, 100])
def test_refuse_too_many_rows(extra):
    lines = ["Tên;Số"] + ["a;1"] * (10 + extra)
    rows = {f"A{number}": 1 for number in range(1, 12 + extra)}
    assert len(read_sheet("\n".join(lines[:11]).encode(), max_rows=10).rows) == 10
    beginning = "Bảng có hơn 9 dòng."
    assert message_of("\n".join(lines).encode(), max_rows=9).startswith(beginning)
    assert message_of(xlsx(rows), max_rows=9).startswith(beginning)


def test_refuse_missing_file(tmp_path):
    assert message_of(tmp_path / "không có.xlsx").startswith("Không mở được tệp này")
