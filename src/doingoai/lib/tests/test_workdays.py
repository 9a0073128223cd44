"""Counting of days: the vectors of the law, both directions, pauses, and what holds for every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.lib.holidays_vn import read_days, work_calendar
from doingoai.lib.workdays import SWAP_WORK, Clock, Pause, Unit, WorkCalendar

PLAIN = WorkCalendar({})
DAYS = st.dates(date(2018, 1, 1), date(2031, 12, 31))


@pytest.fixture(scope="module")
def official(reference):
    return work_calendar(read_days(reference / "calendar.csv"), range(2018, 2033))


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 4, 24), 3, date(2026, 5, 4)),
        (date(2026, 1, 1), 1, date(2026, 1, 5)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2026, 8, 28), 2, date(2026, 9, 4)),
        (date(2026, 2, 9), 7, date(2026, 2, 25)),
        (date(2026, 3, 2), -10, date(2026, 2, 9)),
        (date(2026, 3, 7), 0, date(2026, 3, 7)),
        (date(2025, 4, 25), 1, date(2025, 4, 26)),
    ],
)
def test_add_working_days_vectors(official, start, amount, due):
    assert official.add_working_days(start, amount) == due


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 4, 20), 10, date(2026, 5, 4)),
        (date(2026, 2, 6), 10, date(2026, 2, 23)),
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2025, 11, 25), 15, date(2025, 12, 10)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        (date(2026, 3, 17), -10, date(2026, 3, 6)),
    ],
)
def test_add_days_vectors(official, start, amount, due):
    assert official.add_days(start, amount) == due


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 2)),
        (date(2026, 8, 30), 6, date(2027, 3, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 27)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_add_months_vectors(official, start, months, due):
    assert official.add_months(start, months) == due


@pytest.mark.parametrize(
    ("event", "days", "safe"),
    [
        (date(2026, 12, 10), 40, date(2026, 10, 30)),
        (date(2026, 12, 11), 40, date(2026, 10, 30)),
        (date(2026, 2, 27), 10, date(2026, 2, 13)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_days_before_gives_the_earlier_working_day(official, event, days, safe):
    assert official.days_before(event, days) == safe


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (date(2026, 2, 13), date(2026, 2, 27), 5),
        (date(2026, 2, 27), date(2026, 2, 13), -5),
        (date(2026, 1, 9), date(2026, 1, 10), 1),
        (date(2026, 3, 6), date(2026, 3, 8), 0),
        (date(2026, 3, 6), date(2026, 3, 6), 0),
    ],
)
def test_working_days_between_table(official, a, b, count):
    assert official.working_days_between(a, b) == count


@given(DAYS, st.integers(1, 60))
def test_working_days_between_inverts_add_working_days(official, start, n):
    assert official.working_days_between(start, official.add_working_days(start, n)) == n


@given(DAYS, st.integers(0, 400))
def test_due_dates_are_working_days_on_the_right_side(official, start, n):
    forward, backward = official.add_days(start, n), official.days_before(start, n)
    assert official.is_working(forward)
    assert official.is_working(backward)
    assert backward <= start - timedelta(days=n) <= start + timedelta(days=n) <= forward
    assert official.is_working(official.add_months(start, n % 24))


@given(DAYS, st.integers(1, 40))
def test_add_working_days_backward_then_forward_comes_back_to_a_working_day(official, start, n):
    base = official.next_working(start)
    assert official.add_working_days(official.add_working_days(base, -n), n) == base


def test_swap_work_makes_a_saturday_a_working_day():
    saturday = date(2026, 1, 10)
    assert not PLAIN.is_working(saturday)
    assert WorkCalendar({saturday: SWAP_WORK}).is_working(saturday)


def test_work_calendar_refuses_an_unknown_kind():
    with pytest.raises(ValueError, match="free"):
        WorkCalendar({date(2026, 1, 1): "free"})


def test_covers_only_years_of_official_notices(official):
    assert [year for year in range(2016, 2036) if official.covers(year)] == list(range(2018, 2027))
    assert not PLAIN.covers(2026)


MON = date(2026, 3, 2)  # a Monday in a month without holidays; day n of March is date(2026, 3, n)


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("amount", "unit", "pauses", "due"),
    [
        (5, Unit.WORKING_DAY, (), march(9)),
        (5, Unit.WORKING_DAY, (Pause(march(4), march(11)),), march(16)),
        (5, Unit.WORKING_DAY, (Pause(march(4), march(4)),), march(9)),
        (5, Unit.WORKING_DAY, (Pause(march(4), march(11)), Pause(march(6), march(9))), march(16)),
        (5, Unit.WORKING_DAY, (Pause(march(4), march(5)), Pause(march(6), march(9))), march(11)),
        (5, Unit.WORKING_DAY, (Pause(march(4), march(11)), Pause(march(12), march(13))), march(17)),
        (5, Unit.WORKING_DAY, (Pause(march(4)),), None),
        (5, Unit.WORKING_DAY, (Pause(march(9)),), march(9)),
        (5, Unit.WORKING_DAY, (Pause(march(20), march(25)),), march(9)),
        (5, Unit.WORKING_DAY, (Pause(date(2026, 2, 1), date(2026, 2, 20)),), march(9)),
        (10, Unit.DAY, (), march(12)),
        (10, Unit.DAY, (Pause(march(4), march(6)),), march(16)),
        (10, Unit.DAY, (Pause(march(4)),), None),
        (5, Unit.DAY, (), march(9)),
        (1, Unit.MONTH, (), date(2026, 4, 2)),
        (1, Unit.MONTH, (Pause(march(4), march(6)),), date(2026, 4, 3)),
        (1, "month", (Pause(march(4), march(5)),), date(2026, 4, 2)),
        (0, Unit.DAY, (), MON),
    ],
)
def test_clock_due(amount, unit, pauses, due):
    assert Clock(MON, amount, unit, pauses).due(PLAIN) == due


def test_clock_that_would_end_on_a_day_off_inside_an_open_pause_has_no_due_date():
    assert Clock(MON, 5, Unit.DAY, (Pause(march(7)),)).due(PLAIN) is None


def test_clock_without_pause_counts_as_the_calendar_does(official):
    assert Clock(date(2026, 2, 13), 5, "wd").due(official) == date(2026, 2, 27)
    assert Clock(date(2026, 4, 20), 10, "day").due(official) == date(2026, 5, 4)
    assert Clock(date(2026, 1, 31), 1, "month").due(official) == date(2026, 3, 2)


@given(st.integers(1, 30), st.integers(0, 20), st.integers(0, 20))
def test_clock_never_ends_earlier_because_of_a_pause(amount, offset, length):
    stopped = MON + timedelta(days=offset)
    pause = Pause(stopped, stopped + timedelta(days=length))
    for unit in (Unit.WORKING_DAY, Unit.DAY):
        due = Clock(MON, amount, unit, (pause,)).due(PLAIN)
        free = Clock(MON, amount, unit).due(PLAIN)
        assert due is not None and free is not None
        assert free <= due <= free + timedelta(days=length + 2)


def test_clock_and_pause_refuse_what_makes_no_sense():
    with pytest.raises(ValueError, match="số âm"):
        Clock(MON, -1)
    with pytest.raises(ValueError, match="week"):
        Clock(MON, 1, "week")
    with pytest.raises(ValueError, match="tạm dừng"):
        Pause(march(5), march(4))
