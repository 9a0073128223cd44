"""Who acts in the stories of the demo: the officer of a role in a province, as he or she was on the day of the act."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from doingoai.demo.bodies import joined_bodies, joined_provinces
from doingoai.demo.people import MERGER
from doingoai.organisations.framework import code_of
from doingoai.organisations.models import Body, Holding, Officer, Province
from doingoai.organisations.seat import Seat, body_place, province_place
from doingoai.reference.models import Country
from doingoai.workflow import clock


class Cast:
    """The officers of the demo by role and province, and what the stories of different registers tell each other.

    A province is named by its code of today. Before the merger it is the one of the same name; `former` asks for the
    one that was merged into it.
    """

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._by_role: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        self._all: dict[int, list[Holding]] = defaultdict(list)
        self._seated: dict[tuple[int, dt.date], Officer] = {}
        self.told: dict[str | tuple[str, str], Any] = {}
        for holding in holdings:
            province = holding.post.body.province
            self._by_role[holding.post.role, province.living().code if province else ""].append(holding)
            self._all[holding.officer_id].append(holding)

    def officer(self, role: str, code: str = "", *, body: str = "", turn: int = 0, former: bool = False) -> Officer:
        """Return who holds a role in a province on the day of the story; `body` names one of several, `turn` the next.

        Raises LookupError when nobody does.
        """
        day = clock.today()
        former = former and day < MERGER  # from then on their work is done by the heir's officers
        found = [
            each
            for each in self._by_role[role, code]
            if each.is_valid_on(day) and each.post.body.code.startswith(body) and is_former(each.post.body) == former
        ]
        if not found:
            raise LookupError(f"nobody is {role} in {code or 'VN'} on {day}")
        return self._seated_on(found[turn % len(found)].officer, day)

    def login(self, username: str) -> Officer:
        """Return an officer by login name, as of the day of the story."""
        for holdings in self._all.values():
            if holdings[0].officer.username == username:
                return self._seated_on(holdings[0].officer, clock.today())
        raise LookupError(username)

    def province(self, code: str, *, former: bool = False, on: dt.date | None = None) -> Province:
        """Return the unit of a day (that of the story) which lives today in the province with this code."""
        day = on or clock.today()
        lines = [each for each in self._provinces if each.is_valid_on(day) and each.living().code == code]
        return min(lines, key=lambda unit: (unit.name != unit.living().name) != former)

    def body(self, key: str, code: str = "", *, former: bool = False, on: dt.date | None = None) -> Body:
        """Return a body of the framework on a day (that of the story), with its province."""
        province = self.province(code, former=former, on=on) if code else None
        return self._bodies[code_of(key, province)]

    def country(self, code: str) -> Country:
        return self._countries[code]

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return joined_bodies()

    @cached_property
    def _provinces(self) -> list[Province]:
        return list(joined_provinces().values())

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {country.code: country for country in Country.objects.all()}

    def _seated_on(self, officer: Officer, day: dt.date) -> Officer:
        """Return the account with the seat of the day instead of today's (Officer.seat)."""
        held = [each for each in self._all[officer.pk] if each.is_valid_on(day)]
        key = (officer.pk, held[0].valid_from)
        if key not in self._seated:
            copy = Officer(
                **{field.attname: getattr(officer, field.attname) for field in Officer._meta.concrete_fields}
            )
            copy.seat = seat_of(held)
            self._seated[key] = copy
        return self._seated[key]


def is_former(body: Body) -> bool:
    """Tell whether a body belongs to a province that another one took over."""
    return bool(body.province and body.province.name != body.province.living().name)


def seat_of(holdings: list[Holding]) -> Seat:
    """Return the seat of a past day with the places in which its bodies live today.

    Steps of a decision are laid out for the unit that lives today; whoever held the post then must find them.
    """
    seat = Seat.of(holdings)
    living = {
        (each.post.role, place)
        for each in holdings
        for place in (body_place(each.post.body.living().pk), _province_place(each.post.body))
    }
    return replace(seat, roles=seat.roles | living)


def _province_place(body: Body) -> str:
    return province_place(body.province.living().pk if body.province else None)
