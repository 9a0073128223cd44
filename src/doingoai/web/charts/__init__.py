"""Charts as our own SVG: no script, no inline style, colours by CSS class, so dark mode and print follow.

Each chart stands in templates/web/components/chart.html, which puts the same numbers in a table under it.
"""

from doingoai.web.charts.bars import Bar, bar_chart, coverage_strip
from doingoai.web.charts.classes import Division
from doingoai.web.charts.lines import Point, line_chart, small_multiples
from doingoai.web.charts.standings import Standing, standing_map
from doingoai.web.charts.tiles import Tile, tile_map

__all__ = [
    "Bar",
    "Division",
    "Point",
    "Standing",
    "Tile",
    "bar_chart",
    "coverage_strip",
    "line_chart",
    "small_multiples",
    "standing_map",
    "tile_map",
]
