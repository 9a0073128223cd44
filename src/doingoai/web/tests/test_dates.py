"""Dates as officers read them."""

from datetime import UTC, date, datetime

import pytest

from doingoai.web.dates import days_left, relative_day, vndate

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (date(2026, 2, 5), "05/02/2026"),
        (datetime(2026, 2, 5, 9, 7), "05/02/2026 09:07"),
        (datetime(2026, 12, 31, 18, 30, tzinfo=UTC), "01/01/2027 01:30"),
        (None, ""),
        ("", ""),
    ],
)
def test_vndate_writes_the_day_first_in_hanoi_time(moment, shown):
    assert vndate(moment) == shown


@pytest.mark.parametrize(
    ("day", "relative", "left"),
    [
        (date(2026, 11, 21), "hôm nay", "hạn hôm nay"),
        (date(2026, 11, 22), "ngày mai", "còn 1 ngày"),
        (date(2026, 11, 20), "hôm qua", "quá hạn 1 ngày"),
        (date(2026, 12, 1), "sau 10 ngày", "còn 10 ngày"),
        (date(2026, 11, 11), "10 ngày trước", "quá hạn 10 ngày"),
        (datetime(2026, 11, 21, 18, 0, tzinfo=UTC), "ngày mai", "còn 1 ngày"),
    ],
)
def test_distance_counts_calendar_days_in_hanoi(day, relative, left):
    assert (relative_day(day, TODAY), days_left(day, TODAY)) == (relative, left)


def test_relative_day_of_nothing_is_empty():
    assert relative_day(None) == ""
