"""The country as a grid of tiles: every unit the same size, both archipelagos in their place."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.classes import SHADES, Classes, Division, Hatching
from doingoai.web.charts.provinces import ARCHIPELAGOS, PLACES, Archipelago, Place
from doingoai.web.charts.svg import element, frame, legend, linked, percent, text

COLUMNS, ROWS = 9, 18
HIGH, GAP = 37, 3  # pixels; widths are percentages, so that text keeps its size from 320 px to wide
LEVEL = 2.5  # pixels of the mark under a value: as long as its shade is dark, for who does not tell the shades apart
WIDE = 100 / COLUMNS


class Tile(NamedTuple):
    """What a unit's tile shows; None = no figure, which is not zero."""

    value: float | None
    url: str = ""
    name: str = ""


def tile_map(
    values: Mapping[str, Tile], title: str, desc: str = "", *, division: Division = Division.QUANTILE
) -> SafeString:  # fmt: skip
    """Draw the 34 units with their values, shaded in at most five classes, and the legend of the shades.

    `values` is keyed by province code. Raises KeyError for a code that is none of the 34: a figure must not
    vanish from the map unseen.
    """
    unknown = set(values) - set(PLACES)
    if unknown:
        raise KeyError(f"no tile for province codes {sorted(unknown)}")
    shown = {code: values.get(code, Tile(None)) for code in PLACES}
    classes = Classes.of([tile.value for tile in shown.values() if tile.value is not None], division)
    hatching = Hatching(title)
    tiles = [_tile(PLACES[code], tile, classes, hatching) for code, tile in shown.items()]
    drawing = frame(
        [hatching.patterns(), *tiles, *map(archipelago, ARCHIPELAGOS)],
        name=title,
        desc=desc,
        has_links=any(tile.url for tile in values.values()),
        class_="plot tiles",
        height=ROWS * HIGH,
    )
    return drawing + legend(classes.words([tile.value for tile in shown.values()]), hatching.over)


def _tile(place: Place, tile: Tile, classes: Classes, hatching: Hatching) -> SafeString:
    top = place.row * HIGH
    middle = percent((place.column + 0.48) * WIDE, 100)
    name = tile.name or place.name
    shown = "–" if tile.value is None else vnnumber(tile.value)
    shade, level = classes.shade(tile.value), classes.level(tile.value)
    left = percent(place.column * WIDE, 100)
    box: dict[str, Any] = {"x": left, "y": top, "width": percent(WIDE * 0.96, 100), "height": HIGH - GAP, "rx": 3}
    level_left = percent((place.column + 0.04) * WIDE, 100)
    mark: dict[str, Any] = {
        "x": level_left,
        "y": top + HIGH - GAP - LEVEL - 1.5,
        "height": LEVEL,
        "fill": "currentColor",
    }
    marks = [
        element("rect", class_="ground", **box),
        hatching.over(shade, **box),
        element("rect", width=percent(WIDE * 0.88 * level, 100 * SHADES), class_="level", **mark) if level else "",
        text(name, middle, top + 12, class_="long"),
        text(place.short, middle, top + 12, class_="short"),
        text(shown, middle, top + 26, class_="value"),
    ]
    told = f"{name}: {shown if tile.value is not None else _('chưa có số liệu')}"
    return element("g", linked("".join(marks), tile.url, told), class_=shade)


def archipelago(islands: Archipelago) -> SafeString:
    """Draw a group of islands in a box two tiles wide, its name on lines short enough for a phone."""
    dots = [element("circle", cx=percent(dx, 60), cy=dy, r=2, class_="island") for dx, dy in islands.dots]
    lines = [
        text(line, "50%", 38 + 13 * place, class_="name")
        for place, line in enumerate((islands.kind, islands.name, f"({islands.unit})"))
    ]
    box = element("rect", width="100%", height="100%", rx=5, class_="islands")
    drawing = element(
        "svg",
        box + "".join(dots) + "".join(lines),
        x=percent((islands.column + 0.15) * WIDE, 100),
        y=islands.row * HIGH,
        width=percent(1.85 * WIDE, 100),
        height=2 * HIGH - GAP,
    )
    return element("g", linked(drawing, "", f"{islands.kind} {islands.name} ({islands.unit})"), class_="sea")
