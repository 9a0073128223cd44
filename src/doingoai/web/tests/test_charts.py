"""Charts: well formed, escaped, named, without script or inline style."""

import re
from xml.etree import ElementTree

import pytest

from doingoai.web.charts import Bar, Point, Tile, bar_chart, coverage_strip, line_chart, small_multiples, tile_map
from doingoai.web.charts.provinces import PLACES
from doingoai.web.charts.svg import round_top, ticks
from doingoai.web.specimen.charts import charts

DRAWN = {name: html for name, html in charts().items() if name.endswith("_svg")}
EVERY = pytest.mark.parametrize("html", DRAWN.values(), ids=DRAWN)


@EVERY
def test_chart_is_well_formed_and_carries_no_style(html):
    ElementTree.fromstring(f"<div>{html}</div>")
    assert re.search(r"\bstyle=|<script|\bon\w+=", html) is None


@EVERY
def test_chart_with_links_is_not_one_image(html):
    assert not ("<a " in html and 'role="img"' in html.split("<a ", 1)[0] and "<ul" not in html)


def test_names_from_people_are_escaped():
    assert "<b>" not in bar_chart([Bar("<b>", 1, "/?a&b", 2)], "<b>", "<b>")
    assert "<b>" not in line_chart([Point("<b>", 1, "/?a&b")], "<b>", "<b>")
    assert "<b>" not in coverage_strip([("<b>", "missing", "/?a&b")], "<b>", "<b>")
    assert "<b>" not in small_multiples([("<b>", [Point("<b>", 1)], "/")], "<b>")
    assert "<b>" not in tile_map({"01": Tile(1, "/?a&b", "<b>")}, "<b>", "<b>")


def test_charts_of_nothing_are_drawn():
    for html in (bar_chart([], "x"), line_chart([], "x"), coverage_strip([], "x"), small_multiples([], "x")):
        ElementTree.fromstring(f"<div>{html}</div>")


def test_bars_share_one_scale():
    html = bar_chart([Bar("a", 50), Bar("b", 25, before=100)], "x")
    assert re.findall(r'width="([\d.]+%)" height="10" class="bar"', html) == ["50%", "25%"]
    assert 'x1="100%"' in html


def test_missing_period_is_a_gap_and_not_a_zero():
    html = line_chart([Point("1", 5), Point("2", None), Point("3", 5)], "x")
    assert html.count('class="dot"') == 2
    assert html.count("M", html.index(' d="'), html.index('class="trend"')) == 2


def test_small_trends_share_a_scale_or_have_each_its_own():
    charts = [("a", [Point("1", 0), Point("2", 100)], "/a"), ("b", [Point("1", 1), Point("2", 1)], "/b")]
    common, own = small_multiples(charts, "x"), small_multiples(charts, "x", own_scale=True)
    assert re.findall(r' d="(M[^H"]+)" class="trend"', common) == ["M0 36L100 4", "M0 35.68L100 35.68"]
    assert re.findall(r' d="(M[^H"]+)" class="trend"', own) == ["M0 36L100 4", "M0 4L100 4"]
    assert "Mọi hình cùng thang từ 0 đến 100, từ 1 đến 2." in common
    assert ("thang 0–100" in own, "thang 0–1<" in own, "cùng thang" in own) == (True, True, False)


def test_small_trend_breaks_at_a_gap_and_tells_its_values():
    html = small_multiples([("a", [Point("1", 5), Point("2", None), Point("3", 2)], "")], "x")
    assert 'd="M0 4h0M100 23.2h0"' in html
    assert "<desc>1: 5, 2: –, 3: 2</desc>" in html


def test_tile_map_shows_34_units_and_both_archipelagos():
    html = tile_map({}, "Bản đồ")
    assert html.count('class="long"') == len(PLACES) == 34
    assert "Quần đảo Hoàng Sa (Đà Nẵng)" in html
    assert "Quần đảo Trường Sa (Khánh Hòa)" in html


def test_tiles_do_not_overlap():
    assert len({(place.column, place.row) for place in PLACES.values()}) == 34
    assert len({place.short for place in PLACES.values()}) == 34


def test_tile_without_a_figure_differs_from_zero():
    html = tile_map({"01": Tile(0, "/ha-noi"), "48": Tile(None)}, "x")
    assert 'href="/ha-noi" aria-label="Hà Nội: 0"' in html
    assert "Đà Nẵng: chưa có số liệu" in html


def test_old_province_code_is_refused():
    with pytest.raises(KeyError, match="49"):
        tile_map({"49": Tile(3)}, "x")


def test_point_in_an_unknown_state_is_refused():
    with pytest.raises(KeyError):
        coverage_strip([("Điểm 1", "half", "")], "x")


@pytest.mark.parametrize(("largest", "top"), [(0, 1), (1, 1), (3, 5), (9, 10), (47, 50), (101, 200), (0.3, 0.5)])
def test_scale_ends_at_a_round_value(largest, top):
    assert round_top(largest) == pytest.approx(top)


@pytest.mark.parametrize(
    ("top", "whole", "marks"),
    [
        (1, True, [0, 1]),
        (2, True, [0, 1, 2]),
        (5, True, [0, 1, 2, 3, 4, 5]),
        (20, True, [0, 5, 10, 15, 20]),
        (50, True, [0, 10, 20, 30, 40, 50]),
        (1, False, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ],
)
def test_marks_of_a_scale_are_round(top, whole, marks):
    assert ticks(top, whole=whole) == pytest.approx(marks)
