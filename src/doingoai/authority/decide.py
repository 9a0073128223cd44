"""May this officer do this now? `decide` answers with the rule, or with who may instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.authority.bodies import Undecidable, living_on
from doingoai.authority.matrix import chain_for, rows_in_force
from doingoai.authority.models import At, Authorisation, AuthorityRule, Kind, Step, Voice
from doingoai.dossiers.models import Dossier, Participant
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import NATION, body_place, province_place


class NotAllowed(PermissionDenied):
    """The act is refused; the text says who may."""


@dataclass(frozen=True)
class Decision:
    """The answer: the code of the rule that allows, or the reason of the refusal and who may."""

    allowed: bool
    rule: str = ""
    reason: str = ""
    step: Step | None = None
    authorisation: Authorisation | None = None

    def require(self) -> None:
        """Raise NotAllowed, with the reason, when the act is refused."""
        if not self.allowed:
            raise NotAllowed(self.reason)


def decide(
    action: str,
    *,
    actor: Officer,
    dossier: Dossier,
    on: dt.date,
    facts: Sequence[Mapping[str, object]] = ({},),
) -> Decision:
    """Tell whether `actor` may do a plain act on the dossier; any matching row of the matrix grants it."""
    try:
        chain = chain_for(action, province=dossier.province, on=on, facts=facts)
    except Undecidable as problem:
        return Decision(False, reason=str(problem))
    for rule in chain.rules:
        if rule.kind == Kind.DO and any(actor.seat.has(rule.role, place) for place in places_of(rule.at, dossier)):
            return Decision(True, rule=rule.code)
    return Decision(False, reason=_("Việc này thuộc thẩm quyền: %s.") % who(chain.rules))


def decide_step(
    action: str, *, actor: Officer, dossier: Dossier, on: dt.date, kinds: frozenset[str] = frozenset()
) -> Decision:
    """Tell whether `actor` may speak at the current step of the decision asked for on the dossier.

    `kinds` are those of the steps at which this act is spoken (an opinion is not a decision); empty: any. Nobody
    decides on what he or she proposed; nobody speaks twice at one step.
    """
    current = Step.objects.filter(dossier=dossier, action=action, outcome=Step.Outcome.CURRENT)
    steps = [step for step in current if not kinds or step.kind in kinds]
    for step in steps:
        allowed, authorisation = _may_speak(actor, step, dossier, on)
        if not allowed:
            continue
        if actor.pk in {step.asked_by_id, dossier.opened_by_id}:
            return Decision(False, reason=_("Người đề xuất không tự quyết định hồ sơ của mình."))
        if Voice.objects.filter(step=step, officer=actor).exists():
            return Decision(False, reason=_("Bạn đã cho ý kiến ở bước này."))
        return Decision(True, rule=step.rule, step=step, authorisation=authorisation)
    if not steps:
        return Decision(False, reason=_("Hồ sơ không có bước nào đang chờ quyết định."))
    return Decision(False, reason=_("Bước này thuộc thẩm quyền: %s.") % who(steps))


def places_of(at: str, dossier: Dossier) -> list[str]:
    """Return the places in which a role must sit to act on the dossier."""
    if at == At.NATION:
        return [NATION]
    if at == At.PROVINCE:
        return [province_place(dossier.province.living().pk if dossier.province else None)]
    if at == At.OWNER:
        bodies = (dossier.body, dossier.body.living(), *dossier.body.ancestors())
        return [body_place(body.pk) for body in bodies]
    taking_part = Participant.objects.filter(dossier=dossier).exclude(part=Participant.Part.INFORMED)
    return [body_place(row.body.living().pk) for row in taking_part.select_related("body__successor")]


def place_of(at: str, dossier: Dossier, on: dt.date) -> str:
    """Return the one place in which a step of the dossier waits on a day.

    A body that was dissolved meanwhile hands its steps to the one that carries its duties (R-QC-09). Raises BodyGone.
    """
    if at == At.OWNER:
        return body_place(living_on(dossier.body, on).pk)
    return places_of(at, dossier)[0]


def granted_roles(action: str, dossier: Dossier, on: dt.date) -> list[AuthorityRule]:
    """Return the rows in force for an act, for pages that say who may."""
    return rows_in_force(action, province=dossier.province, on=on)


def who(rules: Iterable[AuthorityRule | Step]) -> str:
    """Return the roles in words, each once."""
    return ", ".join(dict.fromkeys(str(Role(rule.role).label) for rule in rules))


def _may_speak(actor: Officer, step: Step, dossier: Dossier, on: dt.date) -> tuple[bool, Authorisation | None]:
    if actor.seat.has(step.role, step.place):
        return True, None
    given = Q(officer=actor) | Q(officer__isnull=True, receiver__in=actor.seat.role_names)
    rows = Authorisation.objects.filter(given, giver=step.role, action=step.action).in_force(on)
    for row in rows.select_related("province__successor", "body__successor"):
        places = _places_given(row)
        if step.place in places and places & actor.seat.places:
            return True, row
    return False, None


def _places_given(row: Authorisation) -> set[str]:
    """Return the places for which a power was given: the province, and the body in which its giver sits."""
    here = {province_place(row.province.living().pk if row.province else None)}
    return here | {body_place(row.body.living().pk)} if row.body else here


PARTY = frozenset({Role.TTTU, Role.BTV, Role.SECRETARY})
PARTY_READERS = PARTY | {Role.PARTY_OFFICE, Role.UBND_CHAIR, Role.FA_HEAD, Role.FA_OFFICER}


def reads_party_opinions(officer: Officer) -> bool:
    """Tell whether the officer may read what a Party body said; others see only that it has spoken (domain §2.5)."""
    return bool(officer.seat.role_names & PARTY_READERS)


def is_guest(officer: Officer) -> bool:
    """A mission sees the facts of a case and never what was said of it inside (domain §8.2)."""
    return officer.seat.role_names == {Role.MISSION}
