"""Which units' figures a person may ask for; which records she may open is `visible_to`, as everywhere.

The centre: every unit. An officer of a province, whatever her body: the nation's totals and her own province with its
predecessors. An officer of a mission abroad: the nation's totals. Without a post: nothing.
"""

from __future__ import annotations

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.units import Places, Territory
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.seat import NATION


class OutOfScope(PermissionDenied):
    """The officer may not ask for this unit."""


def officer_of(request: HttpRequest) -> Officer:
    """Return who asks; the middleware lets nobody in who is not signed in."""
    return cast(Officer, request.user)


def sees_every_unit(officer: Officer | None) -> bool:
    """True for the program itself and for posts that see the whole nation."""
    return officer is None or officer.seat.scope == NATION


def own_province(officer: Officer, atlas: Atlas) -> Province | None:
    """Return the unit in which the officer's province lives today."""
    province = officer.seat.province
    return atlas.living(province) if province else None


def require_unit(officer: Officer | None, where: Territory, atlas: Atlas) -> None:
    """Let the officer ask for this unit, or raise OutOfScope with the reason."""
    if officer is None or sees_every_unit(officer):
        return
    if officer.seat.body is None:
        raise OutOfScope(_("Tài khoản chưa được giao chức danh nào nên chưa xem được số liệu."))
    if not where.is_nation and not _within(where.now.stocks, own_province(officer, atlas), atlas):
        raise OutOfScope(_("Bạn xem được số liệu toàn quốc và của địa phương mình, không phải của %s.") % where.name)


def _within(places: Places, own: Province | None, atlas: Atlas) -> bool:
    return own is not None and places is not None and places <= {row.pk for row in atlas.family(own)}
