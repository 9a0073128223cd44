"""Whom a package names: bodies by their code on the exchange, and whether they work in this installation."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from doingoai.edxml import Organ, canonical_organ_id
from doingoai.organisations.models import Body
from doingoai.organisations.present import works_here


def body_by_code(code: str) -> Body | None:
    """Return the body that a package names, whichever form of its code stands there."""
    wanted = canonical_organ_id(code)
    level_one = wanted.partition(".")[0]
    rows = Body.objects.filter(Q(code__iexact=wanted) | Q(organ_id__icontains=level_one)) if wanted else ()
    return next((body for body in rows if canonical_organ_id(body.exchange_code) == wanted), None)


def bodies_here(organs: Iterable[Organ]) -> list[Body]:
    """Return the bodies among the addressees that work here, each once; for one that ended, its successor."""
    found = (body_by_code(organ.organ_id) for organ in organs)
    return list({body.living().pk: body.living() for body in found if body is not None and works_here(body)}.values())
