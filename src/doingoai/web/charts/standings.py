"""The country as a grid of tiles that each say a word, told by word, sign and colour; the legend counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.provinces import ARCHIPELAGOS, PLACES, Place
from doingoai.web.charts.svg import element, frame, legend, linked, percent, text
from doingoai.web.charts.tiles import GAP, HIGH, ROWS, WIDE, archipelago
from doingoai.web.icons import PATHS

SIGN = 13  # pixels of the sign that stands for the word where a tile is too narrow for it


class Standing(NamedTuple):
    """How a unit stands: a short word for its tile, the whole words for the legend, a tone of `web.markup.TONES`.

    `sign` is a drawing of `web.icons.PATHS`, for tiles too narrow for the word: standings of one tone differ by it.
    """

    word: str
    words: str
    tone: str
    sign: str
    url: str = ""


def standing_map(values: Mapping[str, Standing], title: str, desc: str = "") -> SafeString:
    """Draw the 34 units, each with its word.

    `values` is keyed by province code. Raises KeyError for a code that is none of the 34.
    """
    unknown = set(values) - set(PLACES)
    if unknown:
        raise KeyError(f"no tile for province codes {sorted(unknown)}")
    tiles = [_tile(PLACES[code], standing) for code, standing in values.items()]
    drawing = frame(
        [*tiles, *map(archipelago, ARCHIPELAGOS)],
        name=title,
        desc=desc,
        has_links=any(standing.url for standing in values.values()),
        class_="plot tiles standings",
        height=ROWS * HIGH,
    )
    return drawing + _legend(values.values())


def _legend(standings: Iterable[Standing]) -> SafeString:
    """Say what each colour and sign means, and for how many units."""
    many = Counter(standing._replace(word="", url="") for standing in standings)
    signs = {f"standing {each.tone} {each.sign}": each for each in many}
    items = [(kind, f"{each.words}: {vnnumber(many[each])}") for kind, each in signs.items()]
    return legend(items, lambda kind, **_box: _drawn(signs[kind], width=14, height=14, viewBox="-2 -2 20 20"))


def _tile(place: Place, standing: Standing) -> SafeString:
    top, middle = place.row * HIGH, percent((place.column + 0.48) * WIDE, 100)
    left = percent(place.column * WIDE, 100)
    box: dict[str, Any] = {"x": left, "y": top, "width": percent(WIDE * 0.96, 100), "height": HIGH - GAP, "rx": 3}
    marks = [
        element("rect", class_="standing", **box),
        text(place.name, middle, top + 13, class_="long"),
        text(place.short, middle, top + 13, class_="short"),
        text(standing.word, middle, top + 28, class_="word long"),
        # The box begins in the middle of the tile; its drawing lies half a width before.
        _drawn(standing, x=middle, y=top + 17, width=SIGN, height=SIGN, viewBox="8 0 16 16", kind="short"),
    ]
    told = _("%(unit)s: %(words)s") % {"unit": place.name, "words": standing.words}
    return element("g", linked("".join(marks), standing.url, told), class_=standing.tone)


def _drawn(standing: Standing, *, kind: str = "", **box: object) -> SafeString:
    """Draw the sign of a standing in a box."""
    drawing = element("path", d=PATHS[standing.sign])
    return element("svg", drawing, overflow="visible", class_=f"sign {standing.tone} {kind}".strip(), **box)
