"""Keeping the cells exact while acts change dossiers: what was counted before, what is counted now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.cells import Change
from doingoai.indicators.groups import Group, group_standing, groups_of, standing_now
from doingoai.indicators.indicator import Indicator
from doingoai.indicators.known import counting, looking
from doingoai.indicators.models import Standing


@dataclass
class Watch:
    """One dossier under change: what it adds to its register's figures, and the dossiers to which it leads."""

    dossier: Dossier
    groups: list[Group] = field(default_factory=list)
    linked: set[int] = field(default_factory=set)

    @classmethod
    def begin(cls, dossier: Dossier) -> Watch:
        """Count what the dossier adds now; nothing before it is opened."""
        if dossier.pk is None:
            return cls(dossier)
        return cls(dossier, _counted([dossier]), _linked(dossier))

    @property
    def counts(self) -> bool:
        """Tell whether the dossier stood behind some figure before the act."""
        return bool(self.groups)

    def settle(self) -> Change:
        """Count again; return what is to be added to the cells. What was found is where the next act begins."""
        groups, linked = _counted([self.dossier]), _linked(self.dossier)
        before, after = _looked_at(self.dossier, linked | self.linked)
        change = Change.of([*self.groups, *before], [*groups, *after])
        self.groups, self.linked = groups, linked
        return change


_watches: ContextVar[tuple[Watch, ...]] = ContextVar("dossiers under change", default=())


@contextmanager
def watching(dossier: Dossier) -> Iterator[Watch]:
    """Watch a dossier while an act changes it.

    An act inside another one may change the same dossier: both then share one watch, and what the inner one settled
    is not counted again by the outer.
    """
    outer = _watches.get()
    known = (each for each in outer if dossier.pk is not None and each.dossier.pk == dossier.pk)
    watch = next(known, None) or Watch.begin(dossier)
    token = _watches.set((*outer, watch))
    try:
        yield watch
    finally:
        _watches.reset(token)


class Opened:
    """What newly opened dossiers of one register add to the cells: all together, and each by itself."""

    def __init__(self, dossiers: list[Dossier]) -> None:
        self._dossiers = dossiers
        looked = looking(dossiers[0].register)
        self._looked = {each.pk: Change.of(*_looked_at(each, _linked(each))) for each in dossiers} if looked else {}

    @cached_property
    def together(self) -> Change:
        """What all of them add."""
        change = Change.of((), _counted(self._dossiers))
        for each in self._looked.values():
            change.join(each)
        return change

    def alone(self, dossier: Dossier) -> Change:
        """Return what one of them adds."""
        change = Change.of((), _counted([dossier]))
        change.join(self._looked.get(dossier.pk, Change()))
        return change


def _counted(dossiers: list[Dossier]) -> list[Group]:
    return groups_of(counting(dossiers[0].register), [dossier.pk for dossier in dossiers])


def _linked(dossier: Dossier) -> set[int]:
    """Return the dossiers to which this one leads, where some figure of theirs looks at it."""
    owners = {each.owner for each in looking(dossier.register) if dossier.register in each.looks_at}
    if not owners:
        return set()
    return set(Link.objects.filter(source=dossier, target__register__in=owners).values_list("target", flat=True))


def _looked_at(dossier: Dossier, linked: Iterable[int]) -> tuple[list[Group], list[Group]]:
    """Return what the dossier and those to which it leads added to figures that look at links, and add now."""
    concerned = _concerned(dossier, linked)
    if not concerned:
        return [], []
    # Whoever changes a promise of the same agreement at this moment waits until this one is counted.
    list(Dossier.objects.for_system("figures").select_for_update().filter(pk__in=concerned).values("pk"))
    by_code = {each.code: each for found in concerned.values() for each in found}
    stood = [
        each
        for each in Standing.objects.filter(dossier__in=concerned, indicator__in=by_code)
        if by_code[each.indicator] in concerned[each.dossier_id]
    ]
    stands = [each for pk, found in concerned.items() for each in standing_now(found, pk)]
    before = [group_standing(by_code[each.indicator], each) for each in stood]
    after = [group_standing(by_code[each.indicator], each) for each in stands]
    if set(before) != set(after):
        Standing.objects.filter(pk__in=[each.pk for each in stood]).delete()
        Standing.objects.bulk_create(stands)
    return before, after


def _concerned(dossier: Dossier, linked: Iterable[int]) -> dict[int, list[Indicator]]:
    """Return the figures to be counted again for the dossier itself, and for each one to which it leads."""
    looked = looking(dossier.register)
    mine = [each for each in looked if each.owner == dossier.register]
    theirs = [each for each in looked if dossier.register in each.looks_at]
    found = dict.fromkeys(sorted(linked), theirs) if theirs else {}
    return found | {dossier.pk: mine} if mine else found
