"""Numbers and money in templates."""

from decimal import Decimal

import pytest

from doingoai.web.amounts import money, vnnumber


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1234567, "1.234.567"),
        (1234.5, "1.234,5"),
        (0.1, "0,1"),
        (Decimal("1250000.50"), "1.250.000,5"),
        (-1234, "-1.234"),
        ("12000", "12.000"),
        (None, ""),
        ("", ""),
        ("một tỷ", "một tỷ"),
        (Decimal("NaN"), "NaN"),
    ],
)
def test_vnnumber_uses_dots_for_thousands(value, shown):
    assert vnnumber(value) == shown


def test_vnnumber_with_fixed_decimals_keeps_zeros():
    assert vnnumber(Decimal("2"), 2) == "2,00"


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        (1234567, "VND", "1.234.567\u00a0đồng"),
        (Decimal("1234.5"), "USD", "1.234,50\u00a0USD"),
        (None, "USD", ""),
        ("không rõ", "USD", "không rõ"),
    ],
)
def test_money_stands_with_its_currency_on_one_line(value, currency, shown):
    assert money(value, currency) == shown
