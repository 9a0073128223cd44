"""Matching the header of a file to columns."""

import pytest

from doingoai.exchange.sheet_columns import SheetColumn, column_letters, match_columns

COLUMNS = (
    SheetColumn("partner", "Đối tác nước ngoài", required=True),
    SheetColumn("signed_on", "Ngày ký", "date"),
    SheetColumn("sender", "Từ"),
    SheetColumn("name", "Tự"),
)


@pytest.mark.parametrize(
    ("header", "positions"),
    [
        (["Đối tác nước ngoài", "Ngày ký"], {"partner": 0, "signed_on": 1}),
        (["ngay ky", "", "DOI TAC NUOC NGOAI *"], {"signed_on": 0, "partner": 2}),
        (["  Đối  tác nước ngoài:", "Nga\u0300y ky\u0301"], {"partner": 0, "signed_on": 1}),
        (["signed_on", "PARTNER"], {"signed_on": 0, "partner": 1}),
        (["tự", "TỪ"], {"name": 0, "sender": 1}),
    ],
)
def test_match_columns_by_label_or_key(header, positions):
    match = match_columns(header, COLUMNS)
    assert (match.positions, match.unknown, match.repeated) == (positions, [], [])


def test_match_columns_labels_that_differ_only_in_tone_are_not_guessed():
    assert match_columns(["tu"], COLUMNS).unknown == ["tu"]


def test_match_columns_keys_of_the_file_win():
    match = match_columns(["Partner abroad", "Ngày ký"], COLUMNS, keys={"Partner abroad": "partner", "Ngày ký": "name"})
    assert match.positions == {"partner": 0, "name": 1}


def test_match_columns_every_problem_at_once():
    match = match_columns(["Ngày ký", "Ghi chú", "ngày ký", "(cột D)"], COLUMNS)
    assert [column.key for column in match.missing] == ["partner", "sender", "name"]
    assert match.problems() == [
        "Thiếu cột: “Đối tác nước ngoài”. Hãy thêm cột với đúng tên đó, hoặc tải tệp mẫu về dùng.",
        "Không có cột nào tên: “Ghi chú”, “(cột D)”. Hãy sửa lại tên cột theo tệp mẫu, hoặc xoá cột đó.",
        "Cột xuất hiện nhiều lần: “ngày ký”. Hãy giữ lại một cột.",
    ]


def test_match_columns_file_of_something_else_misses_every_column():
    assert match_columns(["STT", "Họ tên"], COLUMNS[1:]).problems()[0].startswith("Thiếu cột: “Ngày ký”, “Từ”, “Tự”.")


@pytest.mark.parametrize(("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_letters(position, letters):
    assert column_letters(position) == letters
