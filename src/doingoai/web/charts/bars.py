"""Bars: one figure for several names, and the strip that shows how much of a plan is covered."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.svg import element, frame, legend, linked, percent


class Bar(NamedTuple):
    """A named value; `before` is the value of the period compared with, None when there is none."""

    label: str
    value: float
    url: str = ""
    before: float | None = None


def bar_chart(series: Sequence[Bar], title: str, desc: str = "", *, decimals: int | None = None) -> SafeString:
    """Draw horizontal bars on one scale: a list of names and values that also reads without the drawing."""
    largest = max((max(bar.value, bar.before or 0) for bar in series), default=0)
    items = format_html_join("", "<li>{}{}</li>", ((_head(bar, decimals), _drawing(bar, largest)) for bar in series))
    told = format_html('<p class="visually-hidden">{}</p>', desc) if desc else ""
    return format_html('{}<ul class="bars" aria-label="{}">{}</ul>', told, title, items)


def _head(bar: Bar, decimals: int | None) -> SafeString:
    name = format_html('<a href="{}">{}</a>', bar.url, bar.label) if bar.url else bar.label
    before = _("(kỳ trước %(value)s)") % {"value": vnnumber(bar.before, decimals)} if bar.before is not None else ""
    hidden = format_html(' <span class="visually-hidden">{}</span>', before) if before else ""
    return format_html("<p>{} <strong>{}{}</strong></p>", name, vnnumber(bar.value, decimals), hidden)


def _drawing(bar: Bar, largest: float) -> SafeString:
    marks = element("rect", y=3, width="100%", height=10, class_="track")
    marks += element("rect", y=3, width=percent(bar.value, largest), height=10, class_="bar")
    if bar.before is not None:
        before = percent(bar.before, largest)
        marks += element("line", x1=before, x2=before, y1=0, y2=16, class_="mark")
    return element("svg", marks, class_="plot", width="100%", height=16, aria_hidden="true")


def coverage_strip(points: Sequence[tuple[str, str, str]], title: str, desc: str = "") -> SafeString:
    """Draw one cell per point of a guidance, (label, state, url), and a legend.

    The state is covered, partly or missing (outlined and taller, not only coloured otherwise).
    Raises KeyError for another state.
    """
    words = {"covered": _("đã có việc"), "partly": _("mới có một phần"), "missing": _("chưa có việc nào")}
    width = 100 / max(len(points), 1)
    cells = [
        linked(_cell(place * width, width, state), url, f"{label}: {words[state]}")
        for place, (label, state, url) in enumerate(points)
    ]
    strip = frame(cells, name=title, desc=desc, has_links=any(url for *_rest, url in points), height=30)
    return strip + legend(words.items())


def _cell(left: float, width: float, state: str) -> SafeString:
    top, height = (2, 26) if state == "missing" else (6, 18)
    gap = min(width * 0.12, 0.4)
    box: dict[str, Any] = {"x": f"{left:.3f}%", "width": f"{width - gap:.3f}%", "y": top, "height": height}
    return element("rect", class_=state, **box)
