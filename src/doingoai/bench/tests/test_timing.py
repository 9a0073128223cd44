"""Times are told as percentiles, and a measured call beside the bare one."""

import pytest

from doingoai.bench.timing import Times, middle, shown, timed, times_as_long


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


def test_middle_is_the_median_of_calls_after_one_untimed(monkeypatch):
    clock = iter((0.0, 0.9, 0.9, 0.91, 0.91, 0.93))  # 900, 10 and 20 ms
    calls = []
    monkeypatch.setattr("doingoai.bench.timing.time.perf_counter", lambda: next(clock))
    assert round(middle(lambda: calls.append(1), runs=3), 3) == 20
    assert len(calls) == 4
