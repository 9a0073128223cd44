"""Which figure, time limit and strictness is in force, and that what is not confirmed never blocks."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.lib.held import held
from doingoai.norms.lookup import NormMissing, count, limit
from doingoai.norms.models import Deadline, Limit, Severity, Strictness
from doingoai.norms.rule import Case, Rule, judge, severity_of
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import Confidence

ON = dt.date(2026, 3, 2)
COMMON = {"basis": "Luật thử", "confidence": "CONFIRMED"}


def rule(severity=Severity.ERROR, confidence=Confidence.CONFIRMED):
    return Rule("T-01", "Có {n} người.", "Luật thử", lambda case: {"n": 3}, severity=severity, confidence=confidence)


@pytest.fixture
def limits(db):
    Limit.objects.create(key="LIM_T", value=10, unit="người", valid_from="2020-01-01", valid_to="2026-03-01", **COMMON)
    Limit.objects.create(key="LIM_T", value=12, unit="người", valid_from="2026-03-02", **COMMON)
    Limit.objects.create(key="LIM_T", value=8, unit="người", province_code="24", valid_from="2026-01-01", **COMMON)


@pytest.mark.parametrize(("on", "value"), [(dt.date(2026, 3, 1), 10), (dt.date(2026, 3, 2), 12)])
def test_figure_is_that_of_the_day(limits, other_province, on, value):
    assert limit("LIM_T", province=other_province, on=on) == Decimal(value)
    assert limit("LIM_T", province=None, on=on) == Decimal(value)


def test_province_figure_goes_before_the_national_one(limits, province):
    assert limit("LIM_T", province=province, on=ON) == Decimal(8)


def test_missing_figure_is_an_error(limits, province):
    with pytest.raises(NormMissing):
        limit("LIM_T", province=province, on=dt.date(2019, 1, 1))


def test_held_norms_are_read_once(limits, province, django_assert_num_queries):
    with held(), django_assert_num_queries(1):
        assert {limit("LIM_T", province=province, on=ON) for _time in range(5)} == {Decimal(8)}


@pytest.mark.covers("R-QC-07")
@pytest.mark.parametrize(
    ("severity", "confidence", "effect"),
    [
        (Severity.ERROR, Confidence.CONFIRMED, Severity.ERROR),
        (Severity.ERROR, Confidence.VERIFY, Severity.WARN),
        (Severity.WARN, Confidence.VERIFY, Severity.WARN),
        (Severity.INFO, Confidence.VERIFY, Severity.INFO),
    ],
)
def test_unconfirmed_rule_never_does_more_than_warn(province, severity, confidence, effect):
    assert severity_of(rule(severity, confidence), province, ON) == effect


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.OFF])
def test_province_raises_a_warning_or_switches_it_off(province, other_province, severity):
    Strictness.objects.create(rule="T-01", severity=severity, province_code="24", valid_from=ON, **COMMON)
    doubtful = rule(Severity.ERROR, Confidence.VERIFY)
    assert severity_of(doubtful, province, ON) == severity
    assert severity_of(doubtful, province, ON - dt.timedelta(days=1)) == Severity.WARN
    assert severity_of(doubtful, other_province, ON) == Severity.WARN


def test_rule_that_is_off_finds_nothing(province):
    Strictness.objects.create(rule="T-01", severity=Severity.OFF, province_code="24", valid_from=ON, **COMMON)
    case = Case(record=None, inputs={}, actor=None, on=ON, province=province)
    assert judge([rule()], case) == []


def test_message_carries_the_figures(province):
    case = Case(record=None, inputs={}, actor=None, on=ON, province=province)
    assert [finding.message for finding in judge([rule()], case)] == ["Có 3 người."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("amount", "unit", "start", "due"),
    [
        (7, "wd", dt.date(2026, 2, 9), dt.date(2026, 2, 25)),  # over Tết 2026
        (15, "day", dt.date(2025, 11, 25), dt.date(2025, 12, 10)),
        (1, "month", dt.date(2026, 1, 31), dt.date(2026, 3, 2)),
        (1115, "date", dt.date(2026, 1, 1), dt.date(2026, 11, 15)),
        (-901, "date", dt.date(2027, 1, 1), dt.date(2026, 9, 1)),
    ],
)
def test_time_limit_is_counted_in_its_own_unit(amount, unit, start, due):
    assert count(Deadline(amount=amount, unit=unit), start, work_calendar()) == due
