"""Charts for paper: trends side by side, bars by province, the country as tiles; SVG in fixed millimetres.

The charts of the pages stretch with the screen and take their colours from its stylesheet; on paper both are fixed.
One unit of these drawings is a tenth of a millimetre; letters are those of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from doingoai.documents import Picture
from doingoai.indicators.tallies import Number
from doingoai.web.amounts import vnnumber
from doingoai.web.charts.classes import Classes
from doingoai.web.charts.provinces import PLACES
from doingoai.web.charts.svg import element, number, round_top, text
from doingoai.web.charts.tiles import Tile, tile_map

WIDE = 1650  # the width between the margins of an upright page
PANEL_WIDE, PANEL_HIGH, ACROSS = 825, 440, 2
PANEL_LEFT, PANEL_RIGHT, CEILING, FLOOR = 60, 735, 110, 360
MOST_LABELS = 6
BAR_ROOM, HIGHEST_BAR = 2150, 60  # all bars together; one bar
BAR_LEFT, BAR_RIGHT = 330, 1500
MAP_PIXELS, MAP_HIGH, MAP_SCALE = 560, 666, 2.55
LEGEND_TOP, LEGEND_ROW = 700, 60  # in the empty part of the grid, west of the central provinces

# The colours of the light theme (web/app.css), dark enough to be told apart in black and white.
STYLE = (
    "svg{font-size:32px}text{font-family:Tinos;fill:#1a212b}.soft{font-size:28px;fill:#4b5664}.bold{font-weight:bold}"
    ".halo{paint-order:stroke;stroke:#fff;stroke-width:8}"
    ".axis{stroke:#d3d9e0;stroke-width:2}.line{fill:none;stroke:#14598a;stroke-width:6;stroke-linejoin:round}"
    ".dot,.bar{fill:#14598a}.before{stroke:#1a212b;stroke-width:5}"
)
MAP_STYLE = (
    "text{font-family:Tinos;font-size:11px;fill:#1a212b;text-anchor:middle}text.value{font-size:13px;font-weight:bold}"
    "text.legend{font-size:28px;text-anchor:start}"
    "text.short{display:none}.q4 text,.q5 text{fill:#fff}.island{fill:#14598a}.islands{fill:none;stroke:#76828f}"
    ".q0 rect.ground,.zero rect.ground,.legend-box{stroke:#76828f}.level{color:#1a212b}"
)
GROUNDS = {
    "q1": "#e1edf6",
    "q2": "#bdd7ea",
    "q3": "#90bbdb",
    "q4": "#2c73a6",
    "q5": "#0e4268",
    "zero": "#f4f5f7",
    "q0": "#ffffff",
}


Spot = tuple[float, float]


class Trend(NamedTuple):
    """A figure through time: one value for each label, None where there was none (a gap, never zero)."""

    title: str
    labels: Sequence[str]
    values: Sequence[Number | None]


class Row(NamedTuple):
    """A unit's bar; `before` is the value of the year before, drawn as a mark."""

    name: str
    value: Number | None
    before: Number | None = None


def trends_picture(trends: Sequence[Trend], caption: str) -> Picture:
    """Draw each trend in a panel of its own scale, two across; the values stand at the points."""
    panels = [
        element("svg", _panel(trend), x=PANEL_WIDE * (at % ACROSS), y=PANEL_HIGH * (at // ACROSS))
        for at, trend in enumerate(trends)
    ]
    told = (f"{each.title}: {_told(zip(each.labels, each.values, strict=True))}" for each in trends)
    rows = -(-len(trends) // ACROSS)
    return _picture(panels, caption, "; ".join(told), high=PANEL_HIGH * max(rows, 1))


def bars_picture(rows: Sequence[Row], caption: str) -> Picture:
    """Draw a bar for each unit on one scale, with its value; there is room for as many as the 63 provinces of old."""
    high = min(HIGHEST_BAR, BAR_ROOM / max(len(rows), 1))
    top = round_top(max((float(value) for row in rows for value in (row.value, row.before) if value), default=0))
    bars = [element("svg", _bar(row, high, top), y=number(place * high)) for place, row in enumerate(rows)]
    told = _told((row.name, row.value) for row in rows)
    return _picture(bars, caption, told, high=high * max(len(rows), 1))


def map_picture(values: Mapping[str, Number | None], names: Mapping[str, str], caption: str) -> Picture | None:
    """Draw the country with its legend; None when the grid has no tile for a unit: no figure may vanish unseen."""
    if set(values) - set(PLACES):
        return None
    tiles = {code: Tile(None if value is None else float(value)) for code, value in values.items()}
    drawing = tile_map(tiles, caption).partition("<ul")[0].replace('width="100%"', f'width="{MAP_PIXELS}"', 1)
    country = element(
        "svg", drawing, viewBox=f"0 0 {MAP_PIXELS} {MAP_HIGH}", x=(WIDE - MAP_PIXELS * MAP_SCALE) / 2,
        width=MAP_PIXELS * MAP_SCALE, height=MAP_HIGH * MAP_SCALE,
    )  # fmt: skip
    shown = [tile.value for tile in tiles.values()]
    words = Classes.of([value for value in shown if value is not None]).words(shown)
    legend = [_shade(name, meaning, LEGEND_TOP + LEGEND_ROW * place) for place, (name, meaning) in enumerate(words)]
    told = _told((names[code], value) for code, value in values.items())
    grounds = "".join(f".{name} rect.ground{{fill:{ground}}}" for name, ground in GROUNDS.items())
    return _picture([country, *legend], caption, told, high=MAP_HIGH * MAP_SCALE, style=MAP_STYLE + grounds)


def _picture(content: Sequence[str], caption: str, told: str, *, high: float, style: str = STYLE) -> Picture:
    svg = element(
        "svg", element("style", style) + "".join(content), xmlns="http://www.w3.org/2000/svg", width=WIDE,
        height=number(high), viewBox=f"0 0 {WIDE} {number(high)}",
    )  # fmt: skip
    return Picture(svg, f"{caption}. {told}.", WIDE / 10, high / 10, caption)


def _told(pairs: Iterable[tuple[str, Number | None]]) -> str:
    """Say the values of a drawing for who does not see it."""
    return ", ".join(f"{name} {'–' if value is None else vnnumber(value)}" for name, value in pairs)


def _panel(trend: Trend) -> str:
    top = round_top(max((float(value) for value in trend.values if value is not None), default=0))
    step = (PANEL_RIGHT - PANEL_LEFT) / max(len(trend.values) - 1, 1)
    spots = [
        None if value is None else (PANEL_LEFT + step * place, FLOOR - (FLOOR - CEILING) * float(value) / top)
        for place, value in enumerate(trend.values)
    ]
    title = text(trend.title, 0, 34, class_="bold")
    axis = element("line", x1=PANEL_LEFT - 30, x2=PANEL_RIGHT + 30, y1=FLOOR, y2=FLOOR, class_="axis")
    every = -(-len(trend.labels) // MOST_LABELS) or 1
    labels = [
        text(label, number(PANEL_LEFT + step * place), FLOOR + 40, text_anchor="middle", class_="soft")
        for place, label in enumerate(trend.labels)
        if (len(trend.labels) - 1 - place) % every == 0
    ]
    return "".join([title, axis, *labels, _line(spots), *_points(trend.values, spots)])


def _line(spots: Sequence[Spot | None]) -> str:
    """Draw the stretches between gaps."""
    runs: list[list[str]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(f"{number(spot[0])} {number(spot[1])}")
    path = "".join(f"M{'L'.join(run)}" for run in runs if len(run) > 1)
    return element("path", d=path, class_="line") if path else ""


def _points(values: Sequence[Number | None], spots: Sequence[Spot | None]) -> Iterator[str]:
    for value, spot in zip(values, spots, strict=True):
        if spot is not None:
            x, y = map(number, spot)
            yield element("circle", cx=x, cy=y, r=8, class_="dot")
            yield text(vnnumber(value), x, number(spot[1] - 18), text_anchor="middle", class_="soft halo")


def _bar(row: Row, high: float, top: float) -> str:
    length = (BAR_RIGHT - BAR_LEFT) * float(row.value or 0) / top
    size, base = min(32, high * 0.75), number(high * 0.5 + min(32, high * 0.75) * 0.34)
    ground = element(
        "rect", x=BAR_LEFT, y=number(high * 0.15), width=number(length), height=number(high * 0.7), class_="bar"
    )
    shown = "–" if row.value is None else vnnumber(row.value)
    drawn = [
        text(row.name, BAR_LEFT - 20, base, text_anchor="end", font_size=number(size)),
        ground,
        text(shown, WIDE, base, text_anchor="end", font_size=number(size)),
    ]
    if row.before is not None:
        at = number(BAR_LEFT + (BAR_RIGHT - BAR_LEFT) * float(row.before) / top)
        drawn.append(element("line", x1=at, x2=at, y1=number(high * 0.05), y2=number(high * 0.95), class_="before"))
    return "".join(drawn)


def _shade(name: str, meaning: str, top: float) -> str:
    box = element("rect", x=0, y=top, width=40, height=40, rx=4, fill=GROUNDS[name], class_="legend-box")
    return box + text(meaning, 60, top + 30, class_="legend")
