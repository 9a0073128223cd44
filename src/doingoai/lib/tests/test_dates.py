"""Dates and numbers: what is written is read back, and what is ambiguous is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.lib.dates import format_date, format_number, long_date, parse_date, parse_number
from doingoai.lib.money import Money


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 10, 10), "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_long_date_zero_only_for_days_below_ten_and_months_one_and_two(day, text):
    assert long_date(day) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/02/2026", date(2026, 2, 5)),
        ("5/2/2026", date(2026, 2, 5)),
        ("21-1-2015", date(2015, 1, 21)),
        ("14.02.2024", date(2024, 2, 14)),
        (" 2026-02-05 ", date(2026, 2, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_parse_date_table(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "05/02/26", "2026/02/05", "05/02-2026", "5 tháng 2", "٠٥/٠٢/٢٠٢٦", "2026-2-5", "05/02/2026 10:00"],
)
def test_parse_date_refuses_other_forms(text):
    with pytest.raises(ValueError, match="không phải là ngày"):
        parse_date(text)


@pytest.mark.parametrize("text", ["31/02/2023", "13/13/2026", "00/01/2026", "2025-02-29", "01/01/0000"])
def test_parse_date_refuses_days_outside_the_calendar(text):
    with pytest.raises(ValueError, match="không có trong lịch"):
        parse_date(text)


@given(st.dates())
def test_parse_date_reads_every_printed_date(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(format_date(day).replace("/", "-")) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.730", "1730"),
        ("7,02", "7.02"),
        ("516,96", "516.96"),
        ("1.234.567,50", "1234567.50"),
        ("10281", "10281"),
        ("0", "0"),
        ("0,5", "0.5"),
        ("-1.000", "-1000"),
        ("\u22125", "-5"),
        ("+12", "12"),
    ],
)
def test_parse_number_table(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "1.73", "0.5", "0.500", "1,234,567", "1.2345", "12.", ",5", "1 000", "gần 227", "5%"]
)
def test_parse_number_refuses(text):
    with pytest.raises(ValueError, match="không phải là số"):
        parse_number(text)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1730, None, "1.730"),
        (Decimal("7.02"), None, "7,02"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("1234.50"), 2, "1.234,50"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("0.05"), 1, "0,1"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("-1234567.8"), None, "-1.234.567,8"),
        (Decimal("1E+6"), None, "1.000.000"),
        (0, None, "0"),
        (Decimal("-0"), None, "0"),
    ],
)
def test_format_number_table(value, decimals, text):
    assert format_number(value, decimals) == text


def test_format_number_refuses_what_is_not_a_number():
    with pytest.raises(ValueError, match="hữu hạn"):
        format_number(Decimal("NaN"))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_parse_number_reads_every_printed_number(value):
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1234567", "VND", "1.234.567 đồng"),
        ("1234567.4", "VND", "1.234.567 đồng"),
        ("45000", "USD", "45.000 USD"),
        ("45000.5", "USD", "45.000,50 USD"),
        ("-3", "EUR", "-3 EUR"),
        ("1000", "JPY", "1.000 JPY"),
    ],
)
def test_money_printed(amount, currency, text):
    assert str(Money(Decimal(amount), currency)) == text


@pytest.mark.parametrize(("amount", "currency"), [("1", "usd"), ("1", "US"), ("1", "đồn"), ("Infinity", "USD")])
def test_money_refuses(amount, currency):
    with pytest.raises(ValueError, match="tiền"):
        Money(Decimal(amount), currency)
