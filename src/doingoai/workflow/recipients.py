"""Who is told: the officers behind roles and places, and those who may speak at a step; read once for many dossiers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from doingoai.authority.models import Authorisation, Step, Voice
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Holding, Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import NATION, body_place, province_place

STAFF = (
    Role.REQUESTER, Role.FA_OFFICER, Role.COMMUNE, Role.MOFA_LOCAL, Role.UBND_OFFICE, Role.PARTY_OFFICE, Role.POLICE,
    Role.BORDER, Role.FINANCE,
)  # fmt: skip
HEADS = (Role.REQUESTER_HEAD, Role.FA_HEAD, Role.MOFA_HEAD)  # each is the head of a body, by what that body does
ALSO: dict[str, tuple[str, ...]] = {Role.REQUESTER_HEAD: HEADS, Role.FA_HEAD: (Role.FA_HEAD, Role.MOFA_HEAD)}


class Posts:
    """The officers who hold one of the roles (or are named) in some places on a day, by role and by place."""

    def __init__(self, roles: Iterable[str], places: Iterable[str], on: dt.date, *, named: Iterable[int] = ()) -> None:
        self._by_role: dict[tuple[str, str], dict[Officer, int]] = defaultdict(dict)
        self._by_officer: dict[tuple[int, str], tuple[Officer, int]] = {}
        wanted = Q(post__role__in=set(roles)) | Q(officer__in=set(named))
        rows = Holding.objects.filter(wanted, seated(places), officer__is_active=True).valid_on(on)
        for holding in rows.select_related("officer", "post__body"):
            self._keep(holding)

    def _keep(self, holding: Holding) -> None:
        post, officer = holding.post, holding.officer
        for place in (body_place(post.body_id), province_place(post.body.province_id)):
            held = self._by_role[post.role, place]
            held[officer] = max(held.get(officer, 0), post.clearance)
            known = self._by_officer.get((officer.pk, place), (officer, 0))
            self._by_officer[officer.pk, place] = (officer, max(known[1], post.clearance))

    def holding(self, roles: Iterable[str], place: str, *, level: int) -> list[Officer]:
        """Return who holds one of the roles at a place and is cleared to read what has that level."""
        held = {who: None for role in roles for who, most in self._by_role[role, place].items() if most >= level}
        return list(held)

    def officer(self, key: int, place: str, *, level: int) -> list[Officer]:
        """Return the officer with that key when he or she sits in the place and is cleared; else nobody."""
        found = self._by_officer.get((key, place))
        return [found[0]] if found and found[1] >= level else []


def meant_by(role: str) -> tuple[str, ...]:
    """Return the roles that a rule means by one: heads of foreign-affairs bodies have a role of their own."""
    return ALSO.get(role, (role,))


def seated(places: Iterable[str]) -> Q:
    """Return the condition that a holding sits in one of the places."""
    wanted = set(places)
    bodies = {place[1:] for place in wanted if place.startswith("B")}
    provinces = {place[1:] for place in wanted if place.startswith("P")}
    inside = Q(post__body__in=bodies) | Q(post__body__province__in=provinces)
    return inside | Q(post__body__province=None) if NATION in wanted else inside


def own_place(body: Body) -> str:
    """Return the place of a body as it lives today."""
    return body_place(body.living().pk)


def unit_place(dossier: Dossier) -> str:
    """Return the place of a dossier's province as it lives today, or the centre."""
    return province_place(dossier.province.living().pk if dossier.province else None)


def place_above(role: str, dossier: Dossier) -> str:
    """Return where somebody sits who hears of what a body is late with: its own head inside it, others in the unit."""
    return own_place(dossier.body) if role in {Role.REQUESTER, Role.REQUESTER_HEAD} else unit_place(dossier)


def speakers(steps: Sequence[Step], on: dt.date) -> dict[int, list[Officer]]:
    """Return by step who may speak at it: the holders of its role, and those whom these authorised.

    Nobody who asked for the decision or opened the dossier, nobody who has spoken.
    """
    rows = Authorisation.objects.filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on), giver__in={step.role for step in steps},
        action__in={step.action for step in steps},
    )  # fmt: skip
    given = list(rows.valid_on(on).select_related("province__successor"))
    roles = {step.role for step in steps} | {row.receiver for row in given}
    named = {row.officer_id for row in given if row.officer_id}
    posts = Posts(roles, {step.place for step in steps}, on, named=named)
    spoken = set(Voice.objects.filter(step__in=steps).values_list("step", "officer"))
    found = {}
    for step in steps:
        asking = {step.asked_by_id, step.dossier.opened_by_id}
        may = [who for who in _may_speak(step, given, posts) if who.pk not in asking]
        found[step.pk] = [who for who in dict.fromkeys(may) if (step.pk, who.pk) not in spoken]
    return found


def _may_speak(step: Step, given: Iterable[Authorisation], posts: Posts) -> list[Officer]:
    level = step.dossier.access_level
    found = posts.holding([step.role], step.place, level=level)
    for row in given:
        place = province_place(row.province.living().pk if row.province else None)
        if (row.giver, row.action, place) != (step.role, step.action, step.place):
            continue
        if row.officer_id:
            found += posts.officer(row.officer_id, place, level=level)
        else:
            found += posts.holding([row.receiver], place, level=level)
    return found
