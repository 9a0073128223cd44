"""Charts for paper: values where they belong, gaps that are not zero, room for every unit, the same in words."""

import re
from decimal import Decimal

import pytest
from lxml import etree

from doingoai.reporting.paper_charts import Row, Trend, bars_picture, map_picture, trends_picture
from doingoai.web.charts.provinces import PLACES

NAMES = {code: place.name for code, place in PLACES.items()}


def parsed(picture):
    return etree.fromstring(picture.svg)


def words(picture):
    return [node.text for node in parsed(picture).iter("{*}text")]


def test_trend_leaves_a_gap_where_there_was_no_figure():
    picture = trends_picture([Trend("Lớp", ["2024", "2025", "2026"], [3, None, Decimal("1730")])], "Xu hướng")
    svg = parsed(picture)
    assert len(list(svg.iter("{*}circle"))) == 2
    assert list(svg.iter("{*}path")) == []  # a single point on either side of the gap is no line
    assert words(picture) == ["Lớp", "2024", "2025", "2026", "3", "1.730"]
    assert picture.alt == "Xu hướng. Lớp: 2024 3, 2025 –, 2026 1.730."


def test_line_runs_through_the_points():
    picture = trends_picture([Trend("Lớp", ["a", "b", "c"], [0, 10, 5])], "Xu hướng")
    (path,) = parsed(picture).iter("{*}path")
    spots = [tuple(map(float, spot.split())) for spot in re.split("[ML]", path.get("d"))[1:]]
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in parsed(picture).iter("{*}circle")]
    assert spots == dots
    heights = [y for _x, y in spots]
    assert heights == [360, 110, 235]  # zero on the floor, ten at the top, five half way


def test_twelve_months_keep_their_last_label():
    labels = [f"{month:02d}/2026" for month in range(1, 13)]
    picture = trends_picture([Trend("Lớp", labels, [1] * 12)], "Xu hướng")
    assert [word for word in words(picture) if "/" in word] == labels[1::2]


@pytest.mark.parametrize(("many", "high"), [(1, 44), (2, 44), (3, 88), (0, 44)])
def test_two_trends_stand_beside_each_other(many, high):
    assert trends_picture([Trend("Lớp", ["2026"], [1])] * many, "Xu hướng").height == high


def test_bar_is_as_long_as_its_value_and_marks_the_year_before():
    picture = bars_picture([Row("Huế", 10, 5), Row("Cà Mau", None), Row("Cần Thơ", 5)], "Theo tỉnh")
    svg = parsed(picture)
    assert [float(bar.get("width")) for bar in svg.iter("{*}rect")] == [1170, 0, 585]
    assert [float(mark.get("x1")) for mark in svg.iter("{*}line")] == [330 + 585]
    assert words(picture) == ["Huế", "10", "Cà Mau", "–", "Cần Thơ", "5"]


@pytest.mark.parametrize("many", [1, 34, 63, 98])
def test_bars_of_every_time_fit_on_a_page(many):
    picture = bars_picture([Row(f"Tỉnh {place}", place) for place in range(many)], "Theo tỉnh")
    assert picture.height <= 215
    assert len(list(parsed(picture).iter("{*}rect"))) == many


def test_map_has_every_unit_with_legend_and_both_archipelagos():
    values = dict.fromkeys(PLACES, 0) | {"01": 12, "24": None}
    picture = map_picture(values, NAMES, "Lớp")
    found = words(picture)
    assert {"Hoàng Sa", "Trường Sa", *NAMES.values()} <= set(found)
    assert found[-3:] == ["từ 12: 1 đơn vị", "0: 32 đơn vị", "chưa có số liệu: 1 đơn vị"]
    assert "Bắc Ninh –" in picture.alt


def test_map_is_not_drawn_for_a_unit_without_a_tile():
    assert map_picture({"27": 1}, {"27": "Bắc Ninh cũ"}, "Lớp") is None


def test_names_are_escaped():
    assert words(bars_picture([Row("A & <b>", 1)], "Theo tỉnh"))[0] == "A & <b>"
