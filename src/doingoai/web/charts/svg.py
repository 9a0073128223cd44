"""Writing SVG: elements with escaped text and attributes, the frame of a chart, round scales."""

from collections.abc import Callable, Iterable
from math import ceil, floor, log10
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(part: float, whole: float) -> str:
    """Write a share as a percentage of the drawing, so that text keeps its size on every screen."""
    return f"{number(100 * part / whole if whole else 0)}%"


def element(name: str, content: str = "", **attributes: object) -> SafeString:
    """Draw an element; `content` is SVG already, attributes are escaped here.

    An underscore stands for a hyphen, `class_` for class; attributes that are None are left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return mark_safe(f"<{name}{written}>{content}</{name}>")  # noqa: S308 - attributes escaped, content is ours


def text(content: object, x: object, y: object, **attributes: object) -> SafeString:
    """Draw a text; it is escaped."""
    return element("text", escape(content), x=x, y=y, **attributes)


def title(content: object) -> SafeString:
    """Name the element around it: the tooltip of the mouse and the words of a screen reader."""
    return element("title", escape(content))


def linked(content: str, url: str, name: str) -> SafeString:
    """Wrap a mark in a link when there is somewhere to go; in both cases it carries its name."""
    if not url:
        return element("g", title(name) + content)
    return element("a", title(name) + content, href=url, aria_label=name)


def frame(content: Iterable[str], *, name: str, desc: str, has_links: bool, **attributes: object) -> SafeString:
    """Draw the <svg> with its title and description.

    A chart with links is a group: the children of role=img do not exist for a screen reader.
    """
    attributes = {"class_": "plot", "width": "100%", **attributes}
    about = title(name) + (element("desc", escape(desc)) if desc else "")
    role = "group" if has_links else "img"
    return element("svg", about + "".join(content), role=role, aria_label=name, **attributes)


def legend(items: Iterable[tuple[str, str]], over: Callable[..., SafeString] | None = None) -> SafeString:
    """List (class, words) under a chart: a small square as the class colours it, then what it means.

    `over` draws what lies over the colour, a hatching, for a class and a box.
    """
    square = '<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">{}</svg> {}</li>'
    box: dict[str, Any] = {"width": 14, "height": 14, "rx": 2}
    drawn = (
        (element("rect", class_=kind, **box) + (over(kind, **box) if over else SafeString()), words)
        for kind, words in items
    )
    return format_html('<ul class="legend">{}</ul>', format_html_join("", square, drawn))


def round_top(largest: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten at or above `largest`; 1 for nothing."""
    if largest <= 0:
        return 1
    power = 10 ** floor(log10(largest))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= largest)


def ticks(top: float, *, whole: bool) -> list[float]:
    """Return the marks of a scale from 0 to `top`: four or five round steps, whole numbers for counts."""
    steps = 4 if f"{top:e}".startswith("2") else 5
    if whole:
        steps = min(steps, ceil(top))
    return [top * place / steps for place in range(steps + 1)]
