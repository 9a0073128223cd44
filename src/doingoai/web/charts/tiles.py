"""The country as a grid of tiles: every unit the same size, both archipelagos in their place."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.provinces import ARCHIPELAGOS, PLACES, Archipelago, Place
from doingoai.web.charts.svg import element, frame, legend, linked, percent, text

COLUMNS, ROWS = 9, 18
HIGH, GAP = 37, 3  # pixels; widths are percentages, so that text keeps its size from 320 px to wide
WIDE = 100 / COLUMNS
SHADES = 5


class Tile(NamedTuple):
    """What a unit's tile shows; None = no figure, which is not zero."""

    value: float | None
    url: str = ""
    name: str = ""


def tile_map(values: Mapping[str, Tile], title: str, desc: str = "") -> SafeString:
    """Draw the 34 units with their values, shaded in five steps of equal count, and the legend of the shades.

    `values` is keyed by province code. Raises KeyError for a code that is none of the 34: a figure must not
    vanish from the map unseen.
    """
    unknown = set(values) - set(PLACES)
    if unknown:
        raise KeyError(f"no tile for province codes {sorted(unknown)}")
    limits = _limits([tile.value for tile in values.values() if tile.value is not None])
    tiles = [_tile(place, values.get(code, Tile(None)), limits) for code, place in PLACES.items()]
    islands = [_archipelago(islands) for islands in ARCHIPELAGOS]
    drawing = frame(
        [*tiles, *islands],
        name=title,
        desc=desc,
        has_links=any(tile.url for tile in values.values()),
        class_="plot tiles",
        height=ROWS * HIGH,
    )
    return drawing + _legend(limits)


def _limits(values: Sequence[float]) -> list[float]:
    """Return the lower ends of the shades: quintiles, so that one large unit does not pale the rest."""
    ordered = sorted(values)
    return sorted({ordered[len(ordered) * step // SHADES] for step in range(SHADES)}) if ordered else []


def _shade(value: float | None, limits: Sequence[float]) -> str:
    return "q0" if value is None else f"q{bisect_right(limits, value)}"


def _tile(place: Place, tile: Tile, limits: Sequence[float]) -> SafeString:
    top = place.row * HIGH
    middle = percent((place.column + 0.48) * WIDE, 100)
    name = tile.name or place.name
    shown = "–" if tile.value is None else vnnumber(tile.value)
    box: dict[str, Any] = {"x": percent(place.column * WIDE, 100), "y": top, "width": percent(WIDE * 0.96, 100)}
    marks = [
        element("rect", height=HIGH - GAP, rx=3, **box),
        text(name, middle, top + 13, class_="long"),
        text(place.short, middle, top + 13, class_="short"),
        text(shown, middle, top + 28, class_="value"),
    ]
    told = f"{name}: {shown if tile.value is not None else _('chưa có số liệu')}"
    return element("g", linked("".join(marks), tile.url, told), class_=_shade(tile.value, limits))


def _archipelago(islands: Archipelago) -> SafeString:
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


def _legend(limits: Sequence[float]) -> SafeString:
    """Say which values each shade stands for, and how a unit without a figure looks."""
    items = []
    for place, low in enumerate(limits, start=1):
        words = _("từ %(low)s") % {"low": vnnumber(low)}
        if place < len(limits):
            words = _("%(low)s đến dưới %(high)s") % {"low": vnnumber(low), "high": vnnumber(limits[place])}
        items.append((f"q{place}", words))
    items.append(("q0", _("chưa có số liệu")))
    return legend(items)
