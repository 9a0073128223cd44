"""Notices: what an officer should know about a dossier although nothing waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from doingoai.authority.decide import places_of
from doingoai.authority.models import At
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Holding
from doingoai.organisations.roles import Role
from doingoai.workflow import clock
from doingoai.workflow.models import Notice


def tell(dossier: Dossier, text: str, *, kind: str, roles: Iterable[str], at: str = At.PROVINCE) -> int:
    """Leave a notice for everyone who holds one of the roles there today; the same words are left once, ever.

    Only for those cleared to read the dossier. Return how many officers were meant.
    """
    here = Q(pk=None)
    for place in places_of(at, dossier):
        here |= Q(post__body_id=place[1:]) if place.startswith("B") else Q(post__body__province_id=place[1:] or None)
    holdings = Holding.objects.filter(here, post__role__in=roles, post__clearance__gte=dossier.access_level)
    officers = sorted(set(holdings.valid_on(clock.today()).values_list("officer_id", flat=True)))
    now = clock.now()
    rows = [Notice(officer_id=pk, dossier=dossier, kind=kind, text=text[:400], at=now) for pk in officers]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def tell_in_turn(dossier: Dossier, text: str, *, kind: str, role: str) -> int:
    """Tell one role where it sits for this dossier: the body in charge for requesters, the province for the others."""
    own = role in {Role.REQUESTER, Role.REQUESTER_HEAD}
    return sum(tell(dossier, text, kind=kind, roles=[role], at=at) for at in ([At.OWNER, At.PARTICIPANT] if own else [At.PROVINCE]))
