"""Small pieces of HTML made in Python, where a template for each piece would be too slow."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.web.dates import days_left, days_until, vndate
from doingoai.web.icons import icon

TONES = ("neutral", "info", "success", "warning", "danger")
SOON = 7  # days before a deadline from which it is shown as a warning

STATE_TONES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            "submitted",
            "in_review",
            "waiting",
            "pending",
            "proposed",
            "in_progress",
            "open",
            "scheduled",
            "sent",
        ),
        "info",
    )
    | dict.fromkeys(
        ("approved", "signed", "in_force", "done", "completed", "kept", "closed", "published", "resolved"),
        "success",
    )
    | dict.fromkeys(("returned", "expiring", "suspended", "late_soon", "incomplete", "postponed"), "warning")
    | dict.fromkeys(("refused", "rejected", "overdue", "expired", "terminated", "broken", "revoked"), "danger")
)


def tone(state: object) -> str:
    """Return the tone of a state key; neutral when the state says nothing about good or bad."""
    return STATE_TONES.get(str(state), "neutral")


def badge(label: object, tone: str = "neutral") -> SafeString:
    """Draw a state badge; shape and colour tell the tone. Raises ValueError for an unknown tone."""
    return _badge(str(label), tone)


@lru_cache(maxsize=1024)
def _badge(label: str, tone: str) -> SafeString:
    # The label is always escaped: a safe and an unsafe text that are equal would share one place of the cache.
    if tone not in TONES:
        raise ValueError(f"{tone!r} is not one of the tones {TONES}")
    return format_html('<span class="badge {}">{}{}</span>', tone, icon(tone), escape(label))


def link(url: str, label: object) -> SafeString:
    """Draw a plain link."""
    return format_html('<a href="{}">{}</a>', url, label)


def deadline(due: date | None, today: date | None = None, *, done: bool = False) -> SafeString:
    """Draw a deadline as date and distance: danger when it has passed, warning from seven days before.

    A thing that is done has no distance any more, only its date.
    """
    if not isinstance(due, date):
        return format_html('<span class="none">{}</span>', _("không có hạn"))
    if done:
        return format_html('<span class="deadline">{}</span>', vndate(due))
    days = days_until(due, today)
    state = "danger" if days < 0 else "warning" if days <= SOON else "neutral"
    return format_html(
        '<span class="deadline {}">{} <span class="distance">{}{}</span></span>',
        state,
        vndate(due),
        icon("waiting" if state == "neutral" else state),
        days_left(due, today),
    )
