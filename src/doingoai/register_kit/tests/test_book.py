"""What a book says of the numbers that it does not show."""

import pytest

from doingoai.register_kit.book import not_shown, ranges


@pytest.mark.parametrize(
    ("shown", "in_range", "given", "gaps", "hidden"),
    [
        ([], [], [], (), ()),
        ([1, 2, 3], [1, 2, 3], [1, 2, 3], (), ()),
        ([1, 3], [1, 3], [1, 3], (2,), ()),
        ([1, 3], [1, 3], [1, 2, 3], (), ()),  # 2 is of another day
        ([1, 3], [1, 2, 3], [1, 2, 3], (), (2,)),
        ([4], [4, 7], [4, 5, 7, 9], (6,), (7,)),  # 8 lies behind the last number of these days
    ],
)
def test_gaps_and_hidden_numbers_are_told_apart(shown, in_range, given, gaps, hidden):
    assert not_shown(shown, in_range, given) == {"gaps": gaps, "hidden": hidden}


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([3], "03"), ([3, 4], "03–04"), ([3, 5, 6, 7, 120], "03, 05–07, 120")]
)
def test_numbers_are_written_in_runs(numbers, text):
    assert ranges(numbers) == text
