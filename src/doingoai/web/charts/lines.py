"""Lines: the trend of a figure over periods, alone or as many small ones side by side."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.svg import element, frame, linked, number, percent, round_top, text, ticks

HEIGHT = 190
FLOOR = 160  # the line of zero
CEILING = 12
LEFT, RIGHT = 8.0, 98.0  # percent of the width


class Point(NamedTuple):
    """A value of one period; None when the period has none (drawn as a gap, never as zero)."""

    label: str
    value: float | None
    url: str = ""


def line_chart(points: Sequence[Point], title: str, desc: str = "", *, before: Sequence[Point] = ()) -> SafeString:
    """Draw a trend from zero; `before` is the same stretch a year earlier, as a dashed line."""
    known = [point.value for point in (*points, *before) if point.value is not None]
    top = round_top(max(known, default=0))
    content = [
        *_grid(top, whole=all(float(value).is_integer() for value in known)),
        _trend(before, top, "trend second") if before else "",
        _trend(points, top, "trend"),
        *_dots(points, top),
        *_labels(points),
    ]
    has_links = any(point.url for point in points)
    return frame(content, name=title, desc=desc, has_links=has_links, height=HEIGHT)


def _x(place: int, total: int) -> float:
    return LEFT + (RIGHT - LEFT) * (place / (total - 1) if total > 1 else 0.5)


def _y(value: float, top: float) -> float:
    return FLOOR - (FLOOR - CEILING) * value / top


def _grid(top: float, *, whole: bool) -> list[SafeString]:
    marks = []
    for value in ticks(top, whole=whole):
        y = number(_y(value, top))
        marks.append(element("line", x1=f"{LEFT}%", x2="100%", y1=y, y2=y, class_="axis"))
        marks.append(text(vnnumber(value), f"{LEFT - 1}%", float(y) + 4, text_anchor="end", class_="soft"))
    return marks


def _trend(points: Sequence[Point], top: float, kind: str) -> SafeString:
    """Draw the line in a box of 100 units that stretches with the screen; the stroke does not stretch."""
    path = _runs(points, lambda place, value: (_x(place, len(points)), _y(value, top)))
    line = element("path", d=path, class_=kind, vector_effect="non-scaling-stroke")
    return element(
        "svg",
        line,
        viewBox=f"0 0 100 {HEIGHT}",
        preserveAspectRatio="none",
        width="100%",
        height=HEIGHT,
        overflow="visible",
    )


def _dots(points: Sequence[Point], top: float) -> list[SafeString]:
    dots = []
    for place, point in enumerate(points):
        if point.value is not None:
            spot = {"cx": percent(_x(place, len(points)), 100), "cy": number(_y(point.value, top))}
            # The larger unseen circle is the target for finger and mouse.
            marks = element("circle", r=12, class_="target", **spot) + element("circle", r=3.5, class_="dot", **spot)
            dots.append(linked(marks, point.url, f"{point.label}: {vnnumber(point.value)}"))
    return dots


def _labels(points: Sequence[Point]) -> list[SafeString]:
    """Write the names of the periods, counted back from the last: at most seven, four of them on a phone."""
    last = len(points) - 1
    every = -(-len(points) // 7) or 1
    marks = []
    for count, place in enumerate(range(last, -1, -every)):
        where = ("100%", "end") if place == last > 0 else (percent(_x(place, len(points)), 100), "middle")
        kind = "soft minor" if count % 2 else "soft"
        marks.append(text(points[place].label, where[0], HEIGHT - 10, text_anchor=where[1], class_=kind))
    return marks


def small_multiples(
    charts: Sequence[tuple[str, Sequence[Point], str]], title: str, *, own_scale: bool = False
) -> SafeString:  # fmt: skip
    """Draw many small trends, each (name, points, url) with its last value: on one scale, or each on its own.

    The top of a scale stands above its chart when it is the chart's own; the caption says the one of all.
    """
    tops = [_highest(points) for _name, points, _url in charts]
    together = max(tops, default=1.0)
    items = (
        (
            _head(name, url, points),
            _small(name, points, own if own_scale else together),
            _scale(own) if own_scale else "",
        )
        for (name, points, url), own in zip(charts, tops, strict=True)
    )
    drawn = format_html_join("", "<li>{}{}{}</li>", items)
    said = (
        "" if own_scale or not charts else format_html('<p class="small soft">{}</p>', _common(together, charts[0][1]))
    )
    return format_html('{}<ul class="multiples" aria-label="{}">{}</ul>', said, title, drawn)


def _highest(points: Sequence[Point]) -> float:
    """Return the top of a small trend's scale: its highest value, for it has no marks that would have to be round."""
    return max((point.value for point in points if point.value is not None), default=0) or 1.0


def _common(top: float, points: Sequence[Point]) -> str:
    told = {"top": vnnumber(top), "first": points[0].label, "last": points[-1].label} if points else {}
    return _("Mọi hình cùng thang từ 0 đến %(top)s, từ %(first)s đến %(last)s.") % told if told else ""


def _scale(top: float) -> SafeString:
    return format_html('<p class="small soft">{}</p>', _("thang 0–%(top)s") % {"top": vnnumber(top)})


def _head(name: str, url: str, points: Sequence[Point]) -> SafeString:
    last = _written(points[-1].value) if points else ""
    shown = format_html('<a href="{}">{}</a>', url, name) if url else name
    return format_html('<p class="small">{} <strong>{}</strong></p>', shown, last)


def _small(name: str, points: Sequence[Point], top: float) -> SafeString:
    runs = _runs(points, lambda place, value: (100 * place / max(len(points) - 1, 1), 36 - 32 * value / top))
    line = element("path", d=runs, class_="trend", vector_effect="non-scaling-stroke") if runs else ""
    zero = element("path", d="M0 37H100", class_="axis", vector_effect="non-scaling-stroke")
    values = ", ".join(f"{point.label}: {_written(point.value)}" for point in points)
    return frame(
        [zero, line],
        name=_("Xu hướng của %(name)s") % {"name": name},
        desc=values,
        has_links=False,
        viewBox="0 0 100 40",
        preserveAspectRatio="none",
        height=40,
    )


def _written(value: float | None) -> str:
    return "–" if value is None else vnnumber(value)


def _runs(points: Sequence[Point], spot: Callable[[int, float], tuple[float, float]]) -> str:
    """Return the path through the points; a period without a value breaks it, one alone between two gaps is a dot."""
    runs: list[list[str]] = [[]]
    for place, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            x, y = spot(place, point.value)
            runs[-1].append(f"{number(x)} {number(y)}")
    return "".join(f"M{'L'.join(run)}{'h0' if len(run) == 1 else ''}" for run in runs if run)
