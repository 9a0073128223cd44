"""Boundaries of periods under both regimes, and that periods tile the year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.indicators.periods import BadPeriod, Period, Regime

BOUNDARIES = [
    ("2026-11", "ND09", "2026-10-15", "2026-11-14"),
    ("2026-01", "ND09", "2025-12-15", "2026-01-14"),
    ("2026-03", "ND09", "2026-02-15", "2026-03-14"),
    ("2026-Q1", "ND09", "2025-12-15", "2026-03-14"),
    ("2026-Q2", "ND09", "2026-03-15", "2026-06-14"),
    ("2026-Q3", "ND09", "2026-06-15", "2026-09-14"),
    ("2026-Q4", "ND09", "2026-09-15", "2026-12-14"),
    ("2026-H1", "ND09", "2025-12-15", "2026-06-14"),
    ("2026-H2", "ND09", "2026-06-15", "2026-12-14"),
    ("2026", "ND09", "2025-12-15", "2026-12-14"),
    ("2024-02", "STAT", "2024-02-01", "2024-02-29"),
    ("2026-01", "STAT", "2026-01-01", "2026-01-31"),
    ("2026-Q1", "STAT", "2026-01-01", "2026-03-31"),
    ("2026-Q3", "STAT", "2026-07-01", "2026-09-30"),
    ("2026-H1", "STAT", "2026-01-01", "2026-06-30"),
    ("2026-H2", "STAT", "2026-07-01", "2026-12-31"),
    ("2026", "STAT", "2026-01-01", "2026-12-31"),
]
YEARS, REGIMES = st.integers(2009, 2099), st.sampled_from(Regime)


@pytest.mark.covers("RP-01", "RP-16")
@pytest.mark.parametrize(("key", "regime", "first", "last"), BOUNDARIES)
def test_boundaries_are_those_of_the_regime(key, regime, first, last):
    period = Period.parse(key, Regime(regime))
    assert period.range == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert period.key == key


@pytest.mark.parametrize(
    "text", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-9", "2026/09", "1989", "x"]
)
def test_text_that_is_no_period_says_which_forms_are(text):
    with pytest.raises(BadPeriod, match="2026-Q3"):
        Period.parse(text)


@given(YEARS, REGIMES)
def test_months_quarters_and_halves_tile_the_year(year, regime):
    for months in (1, 3, 6):
        tiles = [Period(year, first, months, regime) for first in range(1, 13, months)]
        whole = Period(year, 1, 12, regime)
        assert (tiles[0].start, tiles[-1].end) == whole.range
        assert [each.start for each in tiles[1:]] == [each.end + dt.timedelta(days=1) for each in tiles[:-1]]


@given(st.dates(dt.date(2009, 1, 1), dt.date(2099, 12, 1)), REGIMES)
def test_every_day_lies_in_its_month_and_only_there(day, regime):
    month = Period.of_month(day, regime)
    assert month.start <= day <= month.end


@given(YEARS, st.sampled_from([(1, first) for first in range(1, 13)] + [(3, 4), (6, 7), (12, 1)]), REGIMES)
def test_preceding_period_ends_the_day_before(year, part, regime):
    months, first = part
    period = Period(year, first, months, regime)
    assert period.preceding.end + dt.timedelta(days=1) == period.start
    assert Period.parse(period.key, regime) == period


def test_events_of_late_december_belong_to_next_year():
    assert Period.of_month(dt.date(2025, 12, 14)).key == "2025-12"
    assert Period.of_month(dt.date(2025, 12, 15)).key == "2026-01"
    assert Period.of_month(dt.date(2025, 12, 31), Regime.STATISTICAL).key == "2025-12"


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("2026", "năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-Q4", "quý IV năm 2026"),
        ("2026-09", "tháng 9 năm 2026"),
    ],
)
def test_label_reads_as_in_a_title(key, label):
    assert Period.parse(key).label == label
    assert Period.parse(key).previous.label == label.replace("2026", "2025")
