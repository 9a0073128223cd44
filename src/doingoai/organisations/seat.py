"""What an officer is on a day: roles by place, the one scope that is seen, the clearance.

A place is a short key: "VN" the centre, "P12" a province, "B345" a body. A dossier lists the places that it
reaches (`dossiers.Reach`), an officer sits in places: seeing and deciding are both a match of these keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doingoai.organisations.roles import Access, Scope

if TYPE_CHECKING:
    from doingoai.organisations.models import Body, Holding, Post, Province

NATION = "VN"
NOWHERE = "-"


def province_place(province_id: int | None) -> str:
    return f"P{province_id}" if province_id else NATION


def body_place(body_id: int) -> str:
    return f"B{body_id}"


@dataclass(frozen=True)
class Seat:
    """The sum of the posts that one officer holds on one day."""

    roles: frozenset[tuple[str, str]]  # (role, place): FA_HEAD at "P12", and the same at the body "B345"
    scope: str  # the one place whose dossiers are seen
    clearance: int
    body: Body | None
    province: Province | None
    title: str

    @classmethod
    def of(cls, holdings: Sequence[Holding]) -> Seat:
        """Add up the posts; the widest scope wins, the first holding names body and title."""
        if not holdings:
            return cls(frozenset(), NOWHERE, Access.OPEN, None, None, "")
        posts = [holding.post for holding in holdings]
        roles = {(post.role, place) for post in posts for place in _places(post.body)}
        main = posts[0]
        return cls(
            roles=frozenset(roles),
            scope=_widest(posts),
            clearance=max(post.clearance for post in posts),
            body=main.body,
            province=main.body.province,
            title=main.title,
        )

    @property
    def places(self) -> frozenset[str]:
        return frozenset(place for _role, place in self.roles)

    @property
    def role_names(self) -> frozenset[str]:
        return frozenset(role for role, _place in self.roles)

    def has(self, role: str, place: str) -> bool:
        """Tell whether the officer acts as `role` at `place`."""
        return (role, place) in self.roles


def _places(body: Body) -> list[str]:
    return [body_place(body.pk), province_place(body.province_id)]


def _widest(posts: Sequence[Post]) -> str:
    scopes = {post.scope: post for post in posts}
    if Scope.NATION in scopes:
        return NATION
    if Scope.PROVINCE in scopes:
        return province_place(scopes[Scope.PROVINCE].body.province_id)
    return body_place(scopes[Scope.BODY].body_id)
