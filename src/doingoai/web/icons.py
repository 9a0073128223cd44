"""The few drawings of the system: inline SVG in the colour of the text around them."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Each drawing sits in a square of 16 units; strokes are drawn, "fill" ones are filled by CSS class.
PATHS = {
    "neutral": "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z",
    "info": "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 7.5V11M8 5v.5",
    "success": "M3 8.5l3.5 3.5L13 4.5",
    "warning": "M8 2.5l6 11H2zM8 6.5v3.5M8 11.6v.4",
    "danger": "M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM6 6l4 4M10 6l-4 4",
    "waiting": "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2.2 1.3",
    "search": "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3.5 3.5",
    "menu": "M2.5 4h11M2.5 8h11M2.5 12h11",
    "close": "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "next": "M6 3l5 5-5 5",
    "previous": "M10 3L5 8l5 5",
    "up": "M3.5 10L8 5.5l4.5 4.5",
    "down": "M3.5 6L8 10.5 12.5 6",
    "same": "M3 6.5h10M3 9.5h10",
    "skipped": "M3 8h10",
    "filter": "M2 3.5h12l-4.5 5v4.5l-3 1V8.5z",
    "save": "M4 2.5h8v11L8 10.5l-4 3z",
    "file": "M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5",
    "person": "M8 2.5a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.5 13.5c.8-2.6 3-3.6 5.5-3.6s4.7 1 5.5 3.6",
    "globe": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c3.7 3.5 3.7 8.5 0 12M8 2c-3.7 3.5-3.7 8.5 0 12",
    "theme": "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
    "add": "M8 3v10M3 8h10",
    "bell": "M4 11V7.5a4 4 0 0 1 8 0V11l1.2 1.5H2.8zM6.8 12.5a1.3 1.3 0 0 0 2.4 0",
    "calendar": "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5",
}


@cache
def icon(name: str) -> SafeString:
    """Draw the icon `name`, hidden from screen readers: the text beside it says the same.

    Raises KeyError for a name that is not drawn in PATHS.
    """
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="{}"/></svg>',
        name,
        mark_safe(PATHS[name]),  # noqa: S308 - a constant of this module
    )
