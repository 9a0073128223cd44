"""Rows are divided so that two shares come out as stated, to one decimal, whatever is counted already."""

from decimal import Decimal

import pytest

from doingoai.demo.world.shares import Share, share_of

PART = Decimal("0.18")


@pytest.mark.parametrize(
    ("rows", "first", "second"),
    [
        (700, "20", "45"), (1234, "20", "45"), (8534, "20", "45"),
        (700, "33.3", "12.7"), (1234, "33.3", "12.7"), (8534, "33.3", "12.7"),
        (700, "0", "100"), (3, "0", "50"),
        (1334, "99.9", "0.1"),  # 667 in each group: the fewest with which one row is a tenth of a per cent
    ],
)  # fmt: skip
def test_both_shares_come_out(rows, first, second):
    found = share_of(rows, first_part=PART, first=Share(Decimal(first)), second=Share(Decimal(second)))
    assert sum(whole for _part, whole in found) == rows
    assert [round(Decimal(100 * part) / whole, 1) for part, whole in found] == [Decimal(first), Decimal(second)]


def test_rows_counted_already_are_part_of_the_share():
    (part, whole), _others = share_of(500, first_part=PART, first=Share(Decimal(40), 3, 30), second=Share(None))
    assert round(Decimal(100 * (part + 3)) / (whole + 30), 1) == 40


def test_share_out_of_reach_comes_as_near_as_rows_allow():
    leaders, officials = share_of(3, first_part=PART, first=Share(Decimal(20)), second=Share(Decimal(45)))
    assert leaders[1] + officials[1] == 3


def test_unstated_share_leaves_the_division_alone():
    found = share_of(100, first_part=PART, first=Share(None), second=Share(None))
    assert [whole for _part, whole in found] == [18, 82]
