"""Which bodies work in this installation: those in which somebody holds a post; the program's accounts are nobody."""

from __future__ import annotations

from django.db.models import QuerySet

from doingoai.organisations.models import Body, Holding
from doingoai.organisations.roles import Role

COMMANDS = "lenh-"  # accounts under which commands act, made when they are first needed


def works_here(body: Body | None) -> bool:
    """Tell whether a body, or the one that carries its duties today, works in this installation."""
    return body is not None and _people().filter(post__body=body.living()).exists()


def bodies_at_work() -> QuerySet[Body]:
    """Return the bodies that work in this installation."""
    return Body.objects.filter(pk__in=_people().values("post__body"))


def _people() -> QuerySet[Holding]:
    held = Holding.objects.filter(valid_to=None).exclude(post__role=Role.SYSTEM)
    return held.exclude(officer__username__startswith=COMMANDS)
