"""Ask another register for what it lets others know of a case (`offers`)."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Province
from doingoai.register_kit.catalogue import registers

T = TypeVar("T")


def offered(kind: type[T], dossier: Dossier) -> T | None:
    """Return what the register of a dossier lets others know of it; None when it offers no such value."""
    make = registers()[dossier.register].offers.get(kind)
    return make(dossier) if make else None


def offered_as(kind: type[T], code: str, province: Province | None) -> T | None:
    """Return the value of the case that officers of a province call by a code or a number; None when there is none.

    What it tells goes into rules, not onto pages: whoever shows the other case asks `visible_to` first.
    """
    called = code.strip()
    for register in registers().values():
        if kind not in register.offers:
            continue
        names = Q(dossier__number=called) | (Q(**{register.own_code: called}) if register.own_code else Q())
        rows = register.model.objects.for_system("offers").filter(names)
        for record in rows.select_related("dossier__province__successor", "dossier__body"):
            if _living(record.dossier.province) == _living(province):
                return offered(kind, record.dossier)
    return None


def _living(province: Province | None) -> Province | None:
    return province.living() if province else None
