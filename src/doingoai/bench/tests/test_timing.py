"""Times are told as percentiles, and a measured call beside the bare one."""

import pytest

from doingoai.bench.timing import Times, shown, timed, times_as_long


@pytest.mark.parametrize(("share", "expected"), [(0, 1.0), (50, 6.0), (95, 10.0), (100, 10.0)])
def test_percentile_of_ten_times(share, expected):
    assert Times(tuple(float(each) for each in range(10, 0, -1))).percentile(share) == expected


def test_every_input_is_timed_after_the_warm_ones():
    seen = []
    found = timed(seen.append, ["a", "b", "c", "d"], warm=2)
    assert seen == ["a", "b", "a", "b", "c", "d"]
    assert len(found.each) == 4


@pytest.mark.parametrize(("value", "text"), [(0.123, "0.12"), (12.345, "12.3"), (123.4, "123")])
def test_milliseconds_are_shown_with_sensible_digits(value, text):
    assert shown(value) == text


@pytest.mark.parametrize(("measured", "bare", "text"), [(10, 4, "2.5 ×"), (10, 0, "–")])
def test_ratio_to_the_bare_call(measured, bare, text):
    assert times_as_long(measured, bare) == text
