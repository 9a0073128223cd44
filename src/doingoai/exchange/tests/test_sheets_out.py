"""Written tables: what a spreadsheet finds in them, and that they can be imported again."""

import io
import json
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from doingoai.exchange.sheets_in import SheetColumn, coerce, match_columns, read_sheet
from doingoai.exchange.sheets_out import MANY_ROWS, csv_lines, json_lines, write_sheet, write_template

COLUMNS = (
    SheetColumn("name", "Tên đoàn", required=True),
    SheetColumn("left_on", "Ngày đi", "date"),
    SheetColumn("people", "Số người", "integer"),
    SheetColumn("cost", "Kinh phí", "decimal"),
    SheetColumn("kept", "Lưu", "boolean"),
    SheetColumn("country", "Nước", "choice", (("jp", "Nhật Bản"), ("la", "Lào, =1+1"))),
)
ROWS = [
    ("=HYPERLINK(1)", date(2026, 2, 5), 12, Decimal("1234.5"), True, "jp"),
    ("+84 24 3799", date(1899, 1, 1), -3, Decimal("-0.25"), False, "la"),
    ("@a\n- b", None, None, None, None, None),
    ('\'x, "y"', date(2026, 12, 31), 999_999_999_999_999_999, Decimal("12345678901234567.89"), None, "jp"),
    ("\t012345678901234567".strip(), datetime(2026, 2, 5, 10).date(), 0, Decimal(0), True, None),
]


def written(rows, **more) -> bytes:
    stream = io.BytesIO()
    write_sheet(stream, COLUMNS, rows, **({"title": "Đoàn ra"} | more))
    return stream.getvalue()


def imported(data: bytes) -> list[tuple]:
    sheet = read_sheet(data)
    match = match_columns(sheet.header, COLUMNS, keys=sheet.keys)
    assert match.problems() == []
    return [tuple(coerce(row.cells[match.positions[c.key]], c) for c in COLUMNS) for row in sheet.rows]


def test_write_sheet_is_imported_unchanged():
    assert imported(written(ROWS)) == ROWS


def test_csv_lines_are_imported_unchanged():
    assert imported("".join(csv_lines(COLUMNS, ROWS)).encode()) == ROWS


def test_write_sheet_cells_as_a_spreadsheet_sees_them():
    sheet = openpyxl.load_workbook(io.BytesIO(written(ROWS))).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    first = [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2]]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Đoàn ra", "A2", "A1:F6")
    assert head == ["Tên đoàn *", "Ngày đi", "Số người", "Kinh phí", "Lưu", "Nước"]
    assert first == [
        ("=HYPERLINK(1)", "s", "General"),
        (datetime(2026, 2, 5), "d", "dd/mm/yyyy"),
        (12, "n", "0"),
        (1234.5, "n", "#,##0.00"),
        ("Có", "s", "General"),
        ("Nhật Bản", "s", "General"),
    ]
    assert sheet["C5"].data_type == "s"  # eighteen digits would be rounded


def test_write_sheet_lists_to_choose_from():
    book = openpyxl.load_workbook(io.BytesIO(written([])))
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["F2:F1001"] == ("list", "_doingoai!$I$1:$I$2")
    assert rules["E2:E1001"] == ("list", '"Có,Không"')
    assert [cell.value for cell in book["_doingoai"]["I"][:2]] == ["Nhật Bản", "Lào, =1+1"]
    assert book["_doingoai"].sheet_state == "veryHidden"


def test_write_sheet_renamed_header_is_found_by_its_key():
    stream = io.BytesIO()
    write_sheet(stream, [SheetColumn("name", "Delegation"), SheetColumn("left_on", "Left on", "date")], [], title="x")
    sheet = read_sheet(stream.getvalue())
    assert match_columns(sheet.header, COLUMNS, keys=sheet.keys).positions == {"name": 0, "left_on": 1}


def test_write_template_guides():
    stream = io.BytesIO()
    write_template(stream, COLUMNS, title="Mẫu", notes=["Mỗi đoàn một dòng."])
    guide = [[cell.value for cell in row] for row in openpyxl.load_workbook(stream)["Hướng dẫn"].rows]
    assert guide[:4] == [["Mẫu", None], ["Mỗi đoàn một dòng.", None], [None, None], ["Tên đoàn", "Chữ. Bắt buộc."]]


@pytest.mark.parametrize(
    ("title", "name"), [("a/b: [c]*?", "a b c"), ("'x'", "x"), ("", "Bảng"), ("x" * 40, "x" * 31), ("//", "Bảng")]
)
def test_write_sheet_name_is_made_valid(title, name):
    assert openpyxl.load_workbook(io.BytesIO(written([], title=title))).sheetnames[0] == name


def test_write_sheet_long_text_is_cut_not_lost():
    sheet = openpyxl.load_workbook(io.BytesIO(written([("x" * 40_000, *[None] * 5)]))).worksheets[0]
    assert len(sheet["A2"].value) == 32_767


def test_write_sheet_many_rows_row_by_row():
    rows = [(f"đoàn {n}", None, n, None, None, "jp") for n in range(MANY_ROWS + 1)]
    data = written(iter(rows))
    assert imported(data) == rows


def test_csv_lines_for_spreadsheets():
    lines = list(csv_lines(COLUMNS, ROWS[:1]))
    assert lines == [
        "\ufeffTên đoàn,Ngày đi,Số người,Kinh phí,Lưu,Nước\r\n",
        '\'=HYPERLINK(1),2026-02-05,12,"1234,5",Có,Nhật Bản\r\n',
    ]


def test_json_lines_for_programs():
    expected = {"name": "x", "left_on": "2026-02-05", "people": 12, "cost": "1234.5", "kept": True, "country": "jp"}
    (line,) = json_lines(COLUMNS, [("x", *ROWS[0][1:])])
    assert (json.loads(line), line[-1]) == (expected, "\n")


def test_rows_of_another_width_are_an_error():
    with pytest.raises(ValueError, match="zip"):
        list(csv_lines(COLUMNS, [("x",)]))
