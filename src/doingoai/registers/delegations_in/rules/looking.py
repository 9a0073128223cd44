"""What the rules look up: tables of the visit, other visits of the province. Titles are never told from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from doingoai.dossiers.door import RecordQuerySet
from doingoai.norms.rule import Case
from doingoai.registers.delegations_in.models import IncomingDelegation

State = IncomingDelegation.State
DAY = dt.timedelta(days=1)
COMING = (
    State.PROPOSED, State.APPRAISING, State.DECIDING, State.PERMITTED, State.INVITED, State.PREPARING, State.READY,
    State.VISITING,
)  # fmt: skip
OVER = (State.ENDED, State.REPORTED, State.FOLLOWED, State.CLOSED)
Row = TypeVar("Row", bound=Model)


def rows(case: Case, name: str, model: type[Row]) -> list[Row]:
    """Return the rows of a table of the visit: those that the act puts in, else those that stand."""
    typed = case.inputs.get(name)
    if typed is None:
        return list(getattr(case.record, name).all())
    return [model(delegation=case.record, **row) for row in typed]


def others(case: Case) -> RecordQuerySet:
    """Return every other visit of the province and of the units merged into it, whoever may see it."""
    found = IncomingDelegation.objects.for_system("other visits").exclude(pk=case.record.pk)
    if case.province is None:
        return found.filter(dossier__province=None)
    return found.filter(Q(dossier__province=case.province) | Q(dossier__province__successor=case.province))


def named(case: Case, found: Iterable[Any]) -> str:
    """Name by number those visits that the officer may see; of the others say only how many there are."""
    keys = {each.pk for each in found}
    seen: Sequence[str] = ()
    if case.actor is not None:
        visible = IncomingDelegation.objects.visible_to(case.actor).filter(pk__in=keys)
        seen = list(visible.order_by("dossier__number").values_list("dossier__number", flat=True))
    hidden = len(keys) - len(seen)
    return ", ".join([*seen, *([_("%d đoàn ngoài phạm vi bạn được xem") % hidden] if hidden else [])])
