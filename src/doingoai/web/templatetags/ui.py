"""Template tags and filters of the design system; the work is done in plain modules of `web`."""

from datetime import date

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

from doingoai.web import amounts, dates, icons, markup, tables
from doingoai.web import highlight as marking
from doingoai.web.theme import theme_of

register = template.Library()

register.filter("vndate", dates.vndate)
register.filter("relative_day", dates.relative_day)
register.filter("vnnumber", amounts.vnnumber)
register.filter("money", amounts.money)
register.filter("highlight", marking.highlight)
register.filter("tone", markup.tone)
register.simple_tag(icons.icon, name="icon")
register.simple_tag(tables.body_html, name="table_body")


@register.filter
def cell(value: object) -> SafeString:
    """Write a value as a table cell does."""
    return SafeString(tables.cell_html(value))


@register.simple_tag
def badge(label: object, tone: str = "") -> SafeString:
    """Draw a state badge; without a tone it is neutral."""
    return markup.badge(label, tone or "neutral")


@register.simple_tag
def deadline(due: date | None, done: bool = False) -> SafeString:
    """Draw a deadline as date and distance from today."""
    return markup.deadline(due, done=bool(done))


@register.simple_tag(takes_context=True)
def theme_class(context: template.Context) -> str:
    """Return the theme that the officer chose (auto, light or dark), for the class of <html>."""
    request = context.get("request")
    return theme_of(request) if isinstance(request, HttpRequest) else "auto"
