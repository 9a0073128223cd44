"""Accounts, posts and bodies of the demo nation; written once, with one password hashed once."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from doingoai.demo.bodies import joined_bodies
from doingoai.demo.names import person
from doingoai.demo.posts import (
    ALSO_BEFORE,
    COMMUNES,
    EXTRA_BODIES,
    OF_CENTRE,
    OF_MISSIONS,
    OF_OFFICE,
    OF_PROVINCE,
    Chair,
)
from doingoai.lib.sorting import sort_key
from doingoai.organisations.framework import code_of
from doingoai.organisations.models import Body, Holding, Officer, Post, Province

PASSWORD = "doingoai-demo-2026"  # noqa: S105 -- the demo's own, printed for whoever tries it
MARK = "ngoai-vu"  # the login that exists once the demo does
RICH = ("48", "24", "22")  # Đà Nẵng and Bắc Ninh are merged provinces, Quảng Ninh is as it was
MERGER = dt.date(2025, 7, 1)
SINCE = dt.date(2023, 1, 1)


@dataclass(frozen=True)
class Seating:
    """One person on one chair in one body, from a day to a day."""

    login: str
    name: str
    chair: Chair
    body: Body
    since: dt.date
    until: dt.date | None = None


def exist() -> bool:
    return Officer.objects.filter(username=MARK).exists()


def people_of(codes: Sequence[str], light: Sequence[str]) -> list[Holding]:
    """Make bodies, accounts, posts; return every holding with its post and officer."""
    _extra_bodies(codes)
    bodies = joined_bodies()
    rng = random.Random("people")  # noqa: S311 -- invented names, the same in every demo
    return _write([*_seatings(rng, codes, light, bodies)])


def _extra_bodies(codes: Sequence[str]) -> None:
    """Make what the framework does not have: People's Council, border guard, one commune."""
    provinces = {each.code: each for each in Province.objects.filter(code__in=codes, valid_to=None)}
    for code in codes:
        province = provinces[code]
        for key, kind, pattern, symbol, parent in EXTRA_BODIES:
            name = pattern.format(place=province.full_name, commune=COMMUNES.get(code, f"xã {province.name}"))
            above = Body.objects.get(code=code_of(parent, province)) if parent else None
            values = {"kind": kind, "name": name, "symbol": symbol, "province": province, "parent": above}
            values |= {"valid_from": province.valid_from, "sort_key": sort_key(name)}
            Body.objects.get_or_create(code=code_of(key, province), defaults=values)


def _seatings(
    rng: random.Random, codes: Sequence[str], light: Sequence[str], bodies: dict[str, Body]
) -> Iterable[Seating]:
    for chair in (*OF_CENTRE, *OF_MISSIONS):
        yield Seating(chair.login, person(rng), chair, bodies[chair.body], SINCE)
    for province in Province.objects.filter(valid_to=None).order_by("code"):
        if province.code in codes:
            suffix = "" if province.code == codes[0] else f"-{province.code}"
            yield from _of_province(rng, province, bodies, suffix=suffix)
        elif province.code in light:
            for chair in OF_OFFICE:
                name, login = person(rng), f"{chair.login}-{province.code}"
                yield from _through_time(chair, login, name, line_of(province, since=MERGER), bodies)


def _of_province(rng: random.Random, province: Province, bodies: dict[str, Body], *, suffix: str) -> Iterable[Seating]:
    """Everybody of a province, before and after the merger; of a province that was taken over, its four of old."""
    line = line_of(province, since=SINCE)
    for chair in OF_PROVINCE:
        units = line if chair in ALSO_BEFORE else line[-1:]
        yield from _through_time(chair, f"{chair.login}{suffix}", person(rng), units, bodies)
    for ended in (unit for row in line for unit in row.predecessors.all() if unit not in line):
        for chair in OF_OFFICE:
            yield from _through_time(chair, f"{chair.login}-{ended.code}-cu", person(rng), [ended], bodies)


def line_of(province: Province, *, since: dt.date) -> list[Province]:
    """Return the unit and those of its name before it, the oldest first, as far as they existed since a day."""
    found = [province]
    while before := found[0].predecessors.filter(name=province.name, valid_to__gte=since).first():
        found.insert(0, before)
    return found


def _through_time(
    chair: Chair, login: str, name: str, units: Sequence[Province], bodies: dict[str, Body]
) -> Iterable[Seating]:
    """One person on the same chair in unit after unit."""
    for unit in units:
        yield Seating(login, name, chair, bodies[code_of(chair.body, unit)], max(SINCE, unit.valid_from), unit.valid_to)


def _write(seatings: list[Seating]) -> list[Holding]:
    password = make_password(PASSWORD)
    officers = {each.login: Officer(username=each.login, full_name=each.name, password=password) for each in seatings}
    Officer.objects.bulk_create(officers.values())
    posts = [
        Post(
            body=each.body, title=each.chair.title, role=each.chair.role, scope=each.chair.scope,
            clearance=each.chair.clearance,
        )
        for each in seatings
    ]  # fmt: skip
    Post.objects.bulk_create(posts)
    holdings = [
        Holding(officer=officers[each.login], post=post, valid_from=each.since, valid_to=each.until)
        for each, post in zip(seatings, posts, strict=True)
    ]
    return Holding.objects.bulk_create(holdings)
