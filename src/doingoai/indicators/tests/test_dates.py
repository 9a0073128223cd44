"""Dates inside the database say what the same arithmetic says outside of it."""

import datetime as dt

import pytest
from django.db.models import DateField, Value
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.indicators.dates import NEVER, Days, Months, Slot, day_after, earliest, latest, slot_of
from doingoai.indicators.periods import Period, Regime
from doingoai.lib.workdays import months_later
from doingoai.organisations.models import Province

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


def computed(**expressions):
    return tuple(Province.objects.annotate(**expressions).values_list(*expressions)[:1][0])


def day(value):
    return Value(value, output_field=DateField())


@given(st.lists(st.tuples(DAYS, st.integers(-36, 36), st.integers(-400, 400)), min_size=20, max_size=20))
@settings(max_examples=10, deadline=None)
@pytest.mark.django_db
def test_shifts_and_half_months(cases):
    asked, expected = {}, []
    for number, (on, months, days) in enumerate(cases):
        asked |= {
            f"slot{number}": Slot(day(on)), f"months{number}": Months(day(on), months),
            f"days{number}": Days(day(on), days),
        }  # fmt: skip
        expected += [slot_of(on), months_later(on, months), on + dt.timedelta(days=days)]
    assert list(computed(**asked)) == expected


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ((None, dt.date(2026, 3, 1)), dt.date(2026, 3, 1)),
        ((dt.date(2026, 3, 2), dt.date(2026, 3, 1)), dt.date(2026, 3, 1)),
        ((None, None), NEVER),
    ],
)
@pytest.mark.django_db
def test_earliest_leaves_out_what_is_empty(dates, first):
    assert computed(first=earliest(*(day(each) for each in dates))) == (first,)


@pytest.mark.django_db
def test_latest_and_the_day_after():
    days = dt.date(2026, 2, 28), dt.date(2026, 2, 1)
    assert computed(last=latest(*map(day, days)), next=day_after(day(days[0]))) == (days[0], dt.date(2026, 3, 1))


@given(DAYS)
@settings(deadline=None)
def test_periods_of_both_regimes_are_whole_half_months(on):
    for regime in Regime:
        month = Period.of_month(on, regime)
        assert slot_of(month.start) <= slot_of(on) <= slot_of(month.end)
        assert slot_of(month.start - dt.timedelta(days=1)) + 1 == slot_of(month.start)
        assert slot_of(month.end + dt.timedelta(days=1)) - 1 == slot_of(month.end)
