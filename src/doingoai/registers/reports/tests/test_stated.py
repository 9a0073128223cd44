"""Numbers as people print them (RP-09, RP-15)."""

from decimal import Decimal

import pytest

from doingoai.lib.dates import format_number
from doingoai.registers.reports.stated import BadNumber, read_stated


@pytest.mark.covers("RP-09", "RP-15")
@pytest.mark.parametrize(
    ("printed", "value", "qualifier"),
    [
        ("1.730", "1730", "EXACT"),
        ("7,02", "7.02", "EXACT"),
        ("7,02 %", "7.02", "EXACT"),
        ("hơn 1.000", "1000", "GT"),
        ("Trên  1.000", "1000", "GT"),
        ("gần 2.000", "2000", "LT"),
        ("khoảng 300", "300", "APPROX"),
        ("kho\u0061\u0309ng 300", "300", "APPROX"),  # the same word, its letters apart
    ],
)
def test_read(printed, value, qualifier):
    said = read_stated(printed)
    assert (said.value, said.qualifier) == (Decimal(value), qualifier)


@pytest.mark.parametrize("printed", ["", "1.73", "1,2,3", "nhiều", "hơn", "-5", "12 13", "1.000 hơn"])
def test_refused(printed):
    with pytest.raises(BadNumber, match="không phải một số"):
        read_stated(printed)


@pytest.mark.parametrize("value", ["0", "999", "1000", "1234567", "0.5", "1234.56"])
def test_what_is_written_is_read_again(value):
    assert read_stated(format_number(Decimal(value))).value == Decimal(value)
