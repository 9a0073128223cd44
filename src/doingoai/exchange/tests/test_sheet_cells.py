"""What cells mean, and what is said of those that mean nothing."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from doingoai.exchange.sheet_cells import CellError, ErrorCell, coerce, written
from doingoai.exchange.sheet_columns import SheetColumn

COUNTRIES = SheetColumn("country", "Nước", "choice", (("vn", "Việt Nam"), ("jp", "Nhật Bản"), ("10", "Mười")))
KINDS = ("text", "date", "integer", "decimal", "boolean", "choice")
TONES = SheetColumn("tone", "Dấu", "choice", (("a", "Má"), ("b", "Mạ")))


def column(kind: str) -> SheetColumn:
    return {"choice": COUNTRIES, "tones": TONES}.get(kind) or SheetColumn("k", "L", kind)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        *((kind, cell, None) for kind in KINDS for cell in ("", " ", None)),
        ("text", "  Sở Ngoại vụ ", "Sở Ngoại vụ"),
        ("text", "012345678901234567", "012345678901234567"),
        ("text", 12, "12"),
        ("text", 1234.5, "1234,5"),
        ("text", True, "Có"),
        ("text", date(2026, 2, 5), "05/02/2026"),
        ("date", date(2026, 2, 5), date(2026, 2, 5)),
        ("date", datetime(2026, 2, 5, 10, 30), date(2026, 2, 5)),
        ("date", "5/2/2026", date(2026, 2, 5)),
        ("date", "05-02-2026", date(2026, 2, 5)),
        ("date", "05.02.2026", date(2026, 2, 5)),
        ("date", "2026-02-05", date(2026, 2, 5)),
        ("date", "2026-02-05 00:00:00", date(2026, 2, 5)),
        ("date", "29/02/2028", date(2028, 2, 29)),
        ("integer", 7, 7),
        ("integer", 7.0, 7),
        ("integer", "1.234.567", 1234567),
        ("integer", "1 234", 1234),
        ("integer", "1\xa0234", 1234),
        ("integer", "-12", -12),
        ("decimal", 7, Decimal(7)),
        ("decimal", 0.1, Decimal("0.1")),
        ("decimal", "1.234,5", Decimal("1234.5")),
        ("decimal", "1234,50", Decimal("1234.50")),
        ("decimal", "1.234", Decimal(1234)),
        ("boolean", "Có", True),
        ("boolean", "KHÔNG", False),
        ("boolean", "khong", False),
        ("boolean", "x", True),
        ("boolean", 1, True),
        ("boolean", 0.0, False),
        ("boolean", False, False),
        ("boolean", "TRUE", True),
        ("boolean", "✓", True),
        ("choice", "Nhật Bản", "jp"),
        ("choice", "NHAT BAN", "jp"),
        ("choice", "VN", "vn"),
        ("choice", 10, "10"),
        ("choice", 10.0, "10"),
        ("tones", "Mạ", "b"),
    ],
)  # fmt: skip
def test_coerce(kind, cell, value):
    found = coerce(cell, column(kind))
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "cell", "message"),
    [
        ("text", ErrorCell("#DIV/0!"), "Ô báo lỗi #DIV/0!: hãy sửa công thức hoặc ghi giá trị vào ô."),
        ("text", 10**15, "Số quá 15 chữ số đã bị bảng tính làm tròn: hãy định dạng ô là Văn bản (Text) rồi ghi lại."),
        ("date", "hôm qua", "“hôm qua” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2026."),
        ("date", "5/2/26", "“5/2/26” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2026."),
        ("date", 46058, "“46058” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2026."),
        ("date", True, "“Có” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/02/2026."),
        ("date", "31/02/2026", "Không có ngày “31/02/2026” trong lịch. Hãy kiểm tra ngày và tháng."),
        ("date", "02/13/2026", "Không có ngày “02/13/2026” trong lịch. Hãy kiểm tra ngày và tháng."),
        ("integer", "1,234", "“1,234” không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234."),
        ("integer", "12.34", "“12.34” không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234."),
        ("integer", 1.5, "“1,5” không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234."),
        ("integer", True, "“Có” không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234."),
        ("integer", "١٢", "“١٢” không phải là số nguyên. Hãy ghi chỉ bằng chữ số, ví dụ 1.234."),
        ("decimal", "1,234.5", "“1,234.5” không phải là số. Hãy dùng dấu phẩy cho phần lẻ và dấu chấm để tách hàng "
         "nghìn, ví dụ 1.234,5."),
        ("decimal", "1.5", "“1.5” không phải là số. Hãy dùng dấu phẩy cho phần lẻ và dấu chấm để tách hàng nghìn, "
         "ví dụ 1.234,5."),
        ("decimal", "1e400", "“1e400” không phải là số. Hãy dùng dấu phẩy cho phần lẻ và dấu chấm để tách hàng nghìn, "
         "ví dụ 1.234,5."),
        ("boolean", "có thể", "“có thể” không rõ là có hay không. Hãy ghi “Có” hoặc “Không”."),
        ("boolean", 2, "“2” không rõ là có hay không. Hãy ghi “Có” hoặc “Không”."),
        ("choice", "Lào", "“Lào” không có trong danh mục. Hãy chọn một trong: Việt Nam; Nhật Bản; Mười."),
        ("tones", "ma", "“ma” không có trong danh mục. Hãy chọn một trong: Má; Mạ."),
    ],
)  # fmt: skip
def test_coerce_refuses(kind, cell, message):
    with pytest.raises(CellError) as refusal:
        coerce(cell, column(kind))
    assert refusal.value.message_vi == message


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "=1+1"), ("date", date(2026, 2, 5)), ("integer", -1234567), ("decimal", Decimal("1234.50")),
        ("decimal", Decimal("1E+3")), ("boolean", True), ("boolean", False), ("choice", "jp"), ("tones", "b"),
    ],
)  # fmt: skip
def test_written_is_read_back(kind, value):
    assert coerce(written(value, column(kind)), column(kind)) == value
