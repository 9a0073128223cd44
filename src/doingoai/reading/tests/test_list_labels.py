"""Numbers as Word writes them, and how levels begin again."""

import pytest

from doingoai.reading.list_labels import Counters, Level, NumberedList, format_number, plain_symbols


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (3, "lowerLetter", "c"),
        (27, "upperLetter", "AA"),
        (28, "lowerLetter", "bb"),
        (0, "lowerLetter", "0"),
        (10**6, "lowerLetter", "1000000"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (4000, "lowerRoman", "4000"),
        (0, "upperRoman", "0"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
    ],
)
def test_format_number(number, style, written):
    assert format_number(number, style) == written


def labels(found: NumberedList, *depths: int) -> list[str]:
    counters = Counters()
    return [counters.next_label("use", found, depth) for depth in depths]


def test_next_label_levels_below_begin_again():
    levels = {0: Level("upperRoman", "%1."), 1: Level("decimal", "%2."), 2: Level("lowerLetter", "%3)")}
    found = labels(NumberedList("n", levels), 0, 1, 1, 2, 2, 1, 2, 0, 1)
    assert found == ["I.", "1.", "2.", "a)", "b)", "3.", "a)", "II.", "1."]


def test_next_label_upper_numbers_in_digits_where_the_level_asks():
    levels = {
        0: Level("upperRoman", "%1"),
        1: Level("decimal", "%1.%2"),
        2: Level("decimal", "%1.%2.%3", 1, None, True),
    }
    assert labels(NumberedList("n", levels), 0, 1, 2) == ["I", "I.1", "1.1.1"]


@pytest.mark.parametrize(
    ("restarts_after", "last"), [(None, "1"), (0, "2"), (1, "2"), (2, "1")], ids=["any", "never", "top", "above"]
)
def test_next_label_restart_rule_of_a_level(restarts_after, last):
    levels = {0: Level(pattern="%1"), 1: Level(pattern="%2"), 2: Level("decimal", "%3", 1, restarts_after)}
    assert labels(NumberedList("n", levels), 0, 1, 2, 1, 2)[-1] == last


def test_next_label_own_start_only_once():
    counters, found = Counters(), NumberedList("n", {0: Level()}, {0: 5})
    assert [counters.next_label("use", found, 0) for _ in range(2)] == ["5.", "6."]


def test_next_label_upper_level_without_item_shows_its_start():
    assert labels(NumberedList("n", {0: Level(start=3), 1: Level(pattern="%1.%2")}), 1) == ["3.1"]


@pytest.mark.parametrize(
    ("sign", "plain"), [("\uf0b7", "•"), ("\uf0a7", "▪"), ("\uf02d", "-"), ("-", "-"), ("\uf123", "•")]
)
def test_plain_symbols(sign, plain):
    assert plain_symbols(sign) == plain
