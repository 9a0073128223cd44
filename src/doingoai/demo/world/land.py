"""Where made-up dossiers lie: the provinces of a day, their bodies, and the places that a dossier reaches."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.utils import timezone

from doingoai.demo.bodies import joined_bodies
from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Province
from doingoai.reference.models import Country, Mission
from doingoai.registers.delegations_out.models.delegation import PERMANENT

LAST = dt.date(2026, 10, 30)  # the day on which a synthetic nation stands still


class Land:
    """Provinces and bodies, read once for a whole load."""

    def __init__(self) -> None:
        self.today, self.last = timezone.localdate(), LAST
        self._focal: dict[int | None, Body] = {}
        self._departments: dict[int | None, list[Body]] = defaultdict(list)
        self._of_kind: dict[tuple[int | None, str], Body] = {}
        self._missions: dict[str, list[Body]] = defaultdict(list)
        self._abroad = dict(Mission.objects.exclude(kind=PERMANENT).values_list("code", "country"))
        found: dict[int, Province] = {}
        for body in joined_bodies().values():
            self._take_in(body)
            if body.province:
                found[body.province.pk] = body.province
        self._provinces = sorted(found.values(), key=lambda unit: (unit.code, unit.valid_from))
        self._on: dict[dt.date, list[Province]] = {}

    def _take_in(self, body: Body) -> None:
        self._of_kind.setdefault((body.province_id, body.kind), body)
        if body.is_focal:
            self._focal[body.province_id] = body
        if body.kind == Body.Kind.DEPARTMENT:
            self._departments[body.province_id].append(body)
        if body.code in self._abroad:
            self._missions[self._abroad[body.code]].append(body)

    def provinces(self, day: dt.date) -> list[Province]:
        """Return the provinces that existed on a day, in the order of their codes."""
        if day not in self._on:
            self._on[day] = [each for each in self._provinces if each.is_valid_on(day)]
        return self._on[day]

    def missions(self, country: str) -> list[Body]:
        """Return the Vietnamese missions in a country."""
        return self._missions[country]

    def focal(self, province: Province | None) -> Body:
        """Return the foreign-affairs body of a province, for None that of the centre."""
        return self._focal[province.pk if province else None]

    def departments(self, province: Province | None) -> list[Body]:
        """Return the departments of a province."""
        return self._departments[province.pk if province else None]

    def of_kind(self, province: Province, kind: str) -> Body:
        """Return the one body of a kind in a province."""
        return self._of_kind[province.pk, kind]

    def country(self, code: str) -> Country:
        return self._countries[code]

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {country.code: country for country in Country.objects.all()}


class PlaceBook:
    """The places that dossiers reach, as `reach.places` says, each combination asked for once."""

    def __init__(self) -> None:
        self._own: dict[tuple[int | None, int], frozenset[str]] = {}
        self._part: dict[int, frozenset[str]] = {}

    def places(self, dossier: Dossier, taking_part: Iterable[Body]) -> set[str]:
        key = (dossier.province_id, dossier.body_id)
        if key not in self._own:
            self._own[key] = frozenset(reach.places(dossier, []))
        return set(self._own[key]).union(*(self._of_part(body) for body in taking_part))

    def _of_part(self, body: Body) -> frozenset[str]:
        if body.pk not in self._part:
            self._part[body.pk] = frozenset(reach.places(Dossier(province=None, body=body), [body]))
        return self._part[body.pk]


def split(rng: random.Random, total: int, shares: int) -> list[int]:
    """Split a total into uneven whole shares that add up to it, as counts of places and of classes are uneven."""
    if shares < 1:
        return []
    weights = [rng.uniform(0.4, 1.6) for _share in range(shares)]
    exact = [total * weight / sum(weights) for weight in weights]
    found = [int(each) for each in exact]
    order = sorted(range(shares), key=lambda place: (found[place] - exact[place], place))
    for place in order[: total - sum(found)]:
        found[place] += 1
    return found


def places_for(rng: random.Random, count: int) -> list[int]:
    """Return a place for each of `count` cases: numbers of provinces, some with more cases than others."""
    sizes = split(rng, count, 34)
    found = [place for place, size in enumerate(sizes) for _case in range(size)]
    rng.shuffle(found)
    return found


def event_day(rng: random.Random, year: int) -> dt.date:
    """Return a working weekday that lies in the year both of the calendar and of the reports (1 Jan to 14 Dec)."""
    first = dt.date(year, 1, 4)
    day = first + dt.timedelta(days=rng.randrange((dt.date(year, 12, 12) - first).days))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))
