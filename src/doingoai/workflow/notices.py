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
from doingoai.workflow import clock
from doingoai.workflow.models import Notice, Topic
from doingoai.workflow.recipients import seated

MOST_COUNTED = 100


def tell(
    officers: Iterable[Officer], dossier: Dossier, *, kind: str, text: str, topic: str = Topic.OTHER
) -> None:  # fmt: skip
    """Leave a notice for each officer; `kind` and `text` together are said once, `topic` decides about mail."""
    tell_all(notice(officer, dossier, kind=kind, text=text, topic=topic) for officer in officers)


def notice(officer: Officer, dossier: Dossier, *, kind: str, text: str, topic: str) -> Notice:
    """Return an unsaved notice."""
    return Notice(officer=officer, dossier=dossier, topic=topic, kind=kind[:40], text=text[:400], at=clock.now())


def tell_all(rows: Iterable[Notice]) -> None:
    """Leave many notices at once."""
    Notice.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def holders(dossier: Dossier, roles: Iterable[str]) -> QuerySet[Officer]:
    """Return who holds one of the roles for a dossier today and is cleared to read it.

    A requester is meant in the bodies that own the dossier or take part in it, every other role in its province.
    """
    meant = Q(pk=None)
    for role in roles:
        at = (At.OWNER, At.PARTICIPANT) if role in {Role.REQUESTER, Role.REQUESTER_HEAD} else (At.PROVINCE,)
        meant |= Q(post__role=role) & seated(place for each in at for place in places_of(each, dossier))
    held = Holding.objects.filter(meant, post__clearance__gte=dossier.access_level).valid_on(clock.today())
    return Officer.objects.filter(pk__in=held.values("officer"), is_active=True)


def unread_count(officer: Officer) -> int:
    """Count the unread notices, at most a hundred: more the header does not tell apart."""
    return Notice.objects.filter(officer=officer, read_at=None).order_by()[:MOST_COUNTED].count()


def mark_read(officer: Officer, dossier: Dossier) -> None:
    """Opening a dossier reads the notices about it."""
    Notice.objects.filter(officer=officer, dossier=dossier, read_at=None).update(read_at=timezone.now())


def mark_all_read(officer: Officer) -> int:
    """Read everything, also what is about dossiers that are out of sight by now; return how many."""
    return Notice.objects.filter(officer=officer, read_at=None).update(read_at=timezone.now())
