"""Notices: what an officer finds under “Tin mới”; saying the same thing twice says it once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from doingoai.authority.decide import places_of
from doingoai.authority.models import At
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Holding, Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import NATION
from doingoai.workflow import clock
from doingoai.workflow.models import Notice


def tell(officers: Iterable[Officer], dossier: Dossier, *, kind: str, text: str) -> None:
    """Leave a notice for each officer."""
    at = clock.now()
    rows = [Notice(officer=officer, dossier=dossier, kind=kind[:40], text=text[:400], at=at) for officer in officers]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def holders(dossier: Dossier, roles: Iterable[str]) -> QuerySet[Officer]:
    """Return who holds one of the roles for a dossier today and is cleared to read it.

    A requester is meant in the bodies that own the dossier or take part in it, every other role in its province.
    """
    meant = Q(pk=None)
    for role in roles:
        at = (At.OWNER, At.PARTICIPANT) if role in {Role.REQUESTER, Role.REQUESTER_HEAD} else (At.PROVINCE,)
        for place in (place for each in at for place in places_of(each, dossier)):
            meant |= Q(post__role=role) & _seated(place)
    held = Holding.objects.filter(meant, post__clearance__gte=dossier.access_level).valid_on(clock.today())
    return Officer.objects.filter(pk__in=held.values("officer"), is_active=True)


def mark_read(officer: Officer, dossier: Dossier) -> None:
    """Opening a dossier reads the notices about it."""
    Notice.objects.filter(officer=officer, dossier=dossier, read_at=None).update(read_at=timezone.now())


def _seated(place: str) -> Q:
    if place == NATION:
        return Q(post__body__province=None)
    return Q(post__body=place[1:]) if place.startswith("B") else Q(post__body__province=place[1:])
