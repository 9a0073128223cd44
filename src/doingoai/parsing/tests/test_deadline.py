"""The day by which a document asks for something."""

import datetime as dt

import pytest

from doingoai.parsing.deadline import due_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gửi về Bộ trước ngày 30/6/2026.", dt.date(2026, 6, 30)),
        ("báo cáo chậm nhất là ngày 5 tháng 12 năm 2026", dt.date(2026, 12, 5)),
        ("trước ngày 31/02/2026", None),
        ("ngày 30/6/2026 đã họp", None),
    ],
)
def test_day_is_read_where_one_is_asked(text, expected):
    assert due_in(text) == expected
