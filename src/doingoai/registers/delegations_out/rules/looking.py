"""What the rules look up: the province's other delegations, who goes, where to. Titles are never told from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.dossiers.door import RecordQuerySet
from doingoai.norms.lookup import NormMissing
from doingoai.norms.rule import Case, Test
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import Cost, Member, OutgoingDelegation, Stop

State = OutgoingDelegation.State
GOING = (
    State.APPROVED, State.PREPARING, State.ABROAD, State.RETURNED, State.REPORTED, State.FOLLOWED, State.CLOSED,
)  # fmt: skip
ON_THE_WAY = (State.SUBMITTED, State.RECEIVED, State.DECIDING, *GOING)
BEFORE_DECISION = (State.DRAFT, State.SUBMITTED, State.SUPPLEMENT, State.RECEIVED, State.DECIDING, State.POSTPONED)
# These have figures of their own (LIM_DAYS_BIEN_GIOI); where no row stands, nothing limits them.
OWN_FIGURES = frozenset({codes.DelegationType.TRAINING, codes.DelegationType.CULTURE, codes.DelegationType.BORDER})


def official(test: Test) -> Test:
    """Leave private trips out: the rule is about trips on duty."""

    @wraps(test)
    def judged(case: Case) -> Any:
        return None if case.record.is_private else test(case)

    return judged


def undecided(test: Test) -> Test:
    """Leave out delegations on which somebody has decided: what is only told helps before that."""

    @wraps(test)
    def judged(case: Case) -> Any:
        return test(case) if case.record.dossier.state in BEFORE_DECISION else None

    return judged


def others(case: Case) -> RecordQuerySet:
    """Return every other delegation of the province and of the units merged into it, whoever may see it."""
    rows = OutgoingDelegation.objects.for_system("limits").exclude(pk=case.record.pk)
    if case.province is None:
        return rows.filter(dossier__province=None)
    return rows.filter(Q(dossier__province=case.province) | Q(dossier__province__successor=case.province))


def overlapping(case: Case, margin: Any) -> Q:
    """The condition that another delegation is abroad in the same days, or `margin` before or after."""
    record = case.record
    return Q(depart_on__lte=record.return_on + margin, return_on__gte=record.depart_on - margin)


def named(case: Case, found: Iterable[OutgoingDelegation]) -> str:
    """Name by number those that the officer may see; of the others say only how many there are."""
    keys = {each.pk for each in found}
    seen: Sequence[str] = ()
    if case.actor is not None:
        rows = OutgoingDelegation.objects.visible_to(case.actor).filter(pk__in=keys)
        seen = list(rows.order_by("dossier__number").values_list("dossier__number", flat=True))
    hidden = len(keys) - len(seen)
    return ", ".join([*seen, *([_("%d đoàn ngoài phạm vi bạn được xem") % hidden] if hidden else [])])


def members(case: Case, condition: Callable[[Member], bool] = lambda member: True) -> list[Member]:
    """Return the members of whom the condition holds: those that the act puts in, else those that stand."""
    typed = case.inputs.get("members")
    if typed is None:
        people: Iterable[Member] = case.record.members.select_related("body")
    else:
        people = [Member.of_row(case.record, row) for row in typed]
    return [each for each in people if condition(each)]


def stops(case: Case) -> list[Stop]:
    """Return the stops in their order: those that the act puts in, else those that stand."""
    typed = case.inputs.get("stops")
    if typed is None:
        return list(case.record.stops.select_related("country"))
    return sorted((Stop(delegation=case.record, **row) for row in typed), key=lambda stop: stop.date_from)


def costs(case: Case) -> list[Cost]:
    """Return the lines of the estimate: those that the act puts in, else those that stand."""
    typed = case.inputs.get("costs")
    if typed is None:
        return list(case.record.costs.all())
    return [Cost(delegation=case.record, **row) for row in typed]


def travellers(case: Case) -> list[Member]:
    """Return the province's own members without the companions (R17, R18)."""
    return members(case, lambda member: member.senior_rank not in codes.COMPANIONS and not member.is_external)


def excepted(case: Case, rule: str) -> bool:
    """Tell whether somebody with the power to do so has freed this delegation from a rule."""
    return case.record.pk is not None and case.record.exceptions.filter(rule=rule).exists()


def liftable(rule: str) -> Callable[[Test], Test]:
    """Leave out delegations for which an exception from the rule is recorded."""

    def decorated(test: Test) -> Test:
        @wraps(test)
        def judged(case: Case) -> Any:
            return None if excepted(case, rule) else test(case)

        return judged

    return decorated


def head(case: Case) -> Member | None:
    return next(iter(members(case, lambda member: member.role == codes.MemberRole.HEAD)), None)


def countries(case: Case) -> set[str]:
    """Return the codes of the countries visited; transit is not a visit."""
    return {stop.country_id for stop in case.record.stops.all() if not stop.is_transit}


def figure(case: Case, key: str) -> int | None:
    """Return the limit for this type of delegation; None where the law of the type fixes none."""
    kind = case.record.delegation_type
    try:
        return int(case.limit(f"{key}_{kind}" if kind in OWN_FIGURES else key))
    except NormMissing:
        return None
