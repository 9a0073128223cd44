"""The address that a printed figure opens: complete, for it stands in files that leave the system."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from doingoai.indicators.periods import Period
from doingoai.indicators.units import Area, Territory
from doingoai.reporting.codes import figure_code


def figure_link(code: str) -> str:
    """Return the address of a figure by its printed code; "" while the site's own address is not set."""
    return site_link(reverse("reporting:short", args=[code]))


def site_link(path: str) -> str:
    """Return a path of the site as a complete address; "" while the site's own address is not set."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else ""


def code_in(where: Territory, code: str, period: Period) -> str:
    """Return the printed code of an indicator's figure for the unit of a report."""
    return figure_code(code, where.code, period, where.view)


def area_link(where: Territory, area: Area, code: str, period: Period) -> str:
    """Return the address of a figure of one unit of a breakdown; "" for a unit that ended within the period.

    Its code may be borne by its successor, whose figure would open.
    """
    if not area.ground.stocks:
        return ""
    return figure_link(figure_code(code, area.code, period, where.view))
