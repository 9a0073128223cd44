"""Classes of a map: quantiles and equal steps, zero apart from nothing, told in words and by hatching."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.web.charts import Division, Tile, tile_map
from doingoai.web.charts.classes import HATCHES, SHADES, Classes, Hatching

VALUES = st.lists(st.integers(0, 10**9) | st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 1)))


def test_quantiles_hold_as_many_values_each():
    classes = Classes.of(range(1, 11))
    assert classes.limits == (1, 3, 5, 7, 9)
    assert [classes.shade(value) for value in (1, 2, 3, 9, 10)] == ["q1", "q1", "q2", "q5", "q5"]


@pytest.mark.parametrize(
    ("largest", "limits"),
    [(97, (0, 20, 40, 60, 80)), (1000, (0, 200, 400, 600, 800)), (3, (0, 1, 2, 3)), (60, (0, 20, 40, 60))],
)
def test_equal_steps_are_round_and_of_one_width(largest, limits):
    assert Classes.of([1, largest], Division.EQUAL).limits == limits


def test_zero_and_no_figure_have_classes_of_their_own():
    classes = Classes.of([0, 0, 5])
    assert [classes.shade(value) for value in (None, 0, 5)] == ["q0", "zero", "q1"]
    assert [classes.level(value) for value in (None, 0, 5)] == [0, 0, 1]


@given(VALUES, st.sampled_from(Division))
def test_every_value_has_one_class_and_the_legend_counts_it(values, division):
    classes = Classes.of(values, division)
    assert len(classes.limits) <= SHADES
    assert list(classes.limits) == sorted(set(classes.limits))
    assert all((classes.shade(value) == "zero") == (value == 0) for value in values)
    told = classes.words(values)
    assert sum(int(re.search(r"(\d+) đơn vị$", words)[1]) for _name, words in told) == len(values)
    assert {name for name, _words in told} == set(map(classes.shade, values))


@given(st.lists(st.integers(1, 10**6), min_size=2), st.sampled_from(Division))
def test_larger_values_are_never_in_a_lower_class(values, division):
    classes = Classes.of(values, division)
    levels = [classes.level(value) for value in sorted(values)]
    assert levels == sorted(levels)


def test_legend_says_the_classes_in_words():
    words = Classes.of([0, 10, 30, 55], Division.EQUAL).words([0, 10, 30, 55, None])
    assert words == [
        ("q1", "trên 0 đến dưới 20: 1 đơn vị"), ("q2", "20 đến dưới 40: 1 đơn vị"), ("q3", "từ 40: 1 đơn vị"),
        ("zero", "0: 1 đơn vị"), ("q0", "chưa có số liệu: 1 đơn vị"),
    ]  # fmt: skip


def test_every_shade_is_hatched_and_nothing_else():
    hatching = Hatching("Bản đồ")
    assert [bool(hatching.fill(shade)) for shade in ("q0", "zero")] == [False, False]
    defined = set(re.findall(r'id="([^"]+)"', hatching.patterns()))
    assert {hatching.fill(f"q{place}")[5:-1] for place in range(1, SHADES + 1)} == defined
    assert len(set(HATCHES)) == SHADES


def test_two_maps_of_one_page_name_their_hatchings_apart():
    assert Hatching("a").fill("q1") != Hatching("b").fill("q1")
    assert Hatching("a").fill("q1") == Hatching("a").fill("q1")


def test_map_marks_the_class_by_length_as_well_as_by_colour():
    html = tile_map({code: Tile(value) for code, value in (("01", 1), ("48", 100), ("79", 0))}, "x")
    lengths = [float(each) for each in re.findall(r'width="([\d.]+)%" class="level"', html)]
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=0.01)
    assert html.count('class="level"') == 2
    assert html.count('class="hatch"') == 2 + 2  # tiles and legend
    assert html.count('display="none"') == 4
