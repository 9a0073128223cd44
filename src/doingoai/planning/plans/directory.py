"""The bodies of one province by every name that people write: full, short, without the province, by code or alias."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from doingoai.lib.text import fold
from doingoai.organisations.models import Body, BodyName, Province

SEPARATORS = re.compile(r"[;\n/]|,|\bvà\b")
DECIDERS = frozenset({Body.Kind.PEOPLES_COMMITTEE, Body.Kind.PROVINCIAL_PARTY})


@dataclass(frozen=True)
class Directory:
    """Bodies that may lead or help; `names` gives the bodies that a folded name may mean."""

    bodies: tuple[Body, ...]
    names: dict[str, frozenset[int]]

    @classmethod
    def of(cls, province: Province | None, day: dt.date) -> Directory:
        """Read the bodies of a province (of the centre when it is None) that are in being on a day."""
        bodies = tuple(Body.objects.filter(province=province).valid_on(day))
        names: dict[str, set[int]] = {}
        for body in bodies:
            for name in _variants(body, province):
                names.setdefault(fold(name), set()).add(body.pk)
        for alias in BodyName.objects.filter(body__in=bodies):
            names.setdefault(fold(alias.name), set()).add(alias.body_id)
        names.pop("", None)
        return cls(bodies, {name: frozenset(found) for name, found in names.items()})

    @cached_property
    def by_pk(self) -> dict[int, Body]:
        return {body.pk: body for body in self.bodies}

    @cached_property
    def focal(self) -> Body | None:
        return next((body for body in self.bodies if body.is_focal), None)

    def find(self, text: str) -> list[Body]:
        """Return the bodies that a name may mean: none, one, or several that share it."""
        return [self.by_pk[pk] for pk in sorted(self.names.get(fold(text), ()))]

    def split(self, text: str) -> tuple[list[Body], list[str]]:
        """Read a list of names, a name with commas whole before its parts. Return the bodies and what is unknown."""
        bodies: list[Body] = []
        unknown: list[str] = []
        for part in filter(str.strip, re.split(r"[;\n]", text)):
            whole = self.find(part)
            if len(whole) == 1:
                bodies += whole
                continue
            pieces = [(piece.strip(), self.find(piece)) for piece in SEPARATORS.split(part) if piece.strip()]
            if len(pieces) > 1 and all(len(found) == 1 for _piece, found in pieces):
                bodies += [found[0] for _piece, found in pieces]
            else:
                unknown.append(part.strip())
        return list(dict.fromkeys(bodies)), unknown

    def named_in(self, text: str) -> list[Body]:
        """Return the bodies that a sentence names, in its order; those that only decide are never meant to do it."""
        left = f" {fold(text)} "
        found: list[tuple[int, Body]] = []
        for name in sorted(self.names, key=len, reverse=True):
            pks = self.names[name]
            place = left.find(f" {name} ")
            if len(name.split()) < 2 or len(pks) != 1 or place < 0:
                continue
            body = self.by_pk[next(iter(pks))]
            left = left[:place] + " " + "_" * len(name) + left[place + 1 + len(name) :]
            if body.kind not in DECIDERS:
                found.append((place, body))
        return list(dict.fromkeys(body for _place, body in sorted(found, key=lambda pair: pair[0])))

    def told(self, bodies: Iterable[Body]) -> str:
        """Write bodies so that `split` reads them again."""
        return "; ".join(self.called(body) for body in bodies)

    def called(self, body: Body) -> str:
        """Return the shortest name that means only this body."""
        short = body.short_name
        return short if short and self.find(short) == [body] else body.name


def _variants(body: Body, province: Province | None) -> Iterable[str]:
    yield from (body.code, body.name, body.short_name)
    names = [body.name]
    if province:
        names += [body.name.removesuffix(f" {province.name}"), body.name.removesuffix(f" {province.full_name}")]
    for name in names:
        yield name
        yield name.replace("Ủy ban nhân dân", "UBND").replace("Văn phòng", "VP")
        yield name.replace("Ủy ban nhân dân", "UBND")
