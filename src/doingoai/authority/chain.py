"""The life of a decision that was asked for: lay out its steps, hear a voice, move on, or fall when returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db.models import Min
from django.utils import timezone

from doingoai.authority.decide import Decision, place_of
from doingoai.authority.matrix import chain_for
from doingoai.authority.models import Step, Voice
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.reference.calendar import work_calendar


def ask(
    action: str,
    *,
    dossier: Dossier,
    asked_by: Officer,
    at: dt.datetime,
    facts: Sequence[Mapping[str, object]],
) -> list[Step]:
    """Lay out the steps of the decision `action` for the dossier; an older, open chain of it falls.

    Raises Undecidable: R-QC-01, R-QC-05, R-QC-09.
    """
    fall(action, dossier, at)
    day = timezone.localdate(at)  # before seven in the morning the day of Greenwich is yesterday
    chain = chain_for(action, province=dossier.province, on=day, facts=facts)
    first = min(rule.sequence for rule in chain.rules)
    steps = [
        Step(
            dossier=dossier,
            action=action,
            sequence=rule.sequence,
            kind=rule.kind,
            role=rule.role,
            place=place_of(rule.at, dossier, day),
            quorum=rule.quorum,
            rule=rule.code,
            basis=rule.basis,
            confidence=rule.confidence,
            sla_wd=rule.sla_wd,
            asked_by=asked_by,
            asked_at=at,
            due_on=_due(rule.sla_wd, day) if rule.sequence == first else None,
            outcome=Step.Outcome.CURRENT if rule.sequence == first else Step.Outcome.WAITING,
        )
        for rule in chain.rules
    ]
    return Step.objects.bulk_create(steps)


def hear(decision: Decision, *, actor: Officer, agrees: bool, note: str, at: dt.datetime) -> bool:
    """Keep the officer's voice; return True when with it the whole decision is taken.

    A refusal ends the chain at once; an agreement closes its step when the quorum is reached, and the next step is
    opened when every parallel one is closed.
    """
    step = decision.step
    assert step is not None
    Voice.objects.create(
        step=step, officer=actor, agrees=agrees, note=note, authorisation=decision.authorisation, at=at
    )
    if not agrees:
        _close(step, Step.Outcome.RETURNED, at)
        fall(step.action, step.dossier, at)
        return False
    if Voice.objects.filter(step=step, agrees=True).count() < step.quorum:
        return False
    _close(step, Step.Outcome.AGREED, at)
    return _move_on(step, at)


def fall(action: str, dossier: Dossier, at: dt.datetime) -> None:
    """End the open steps of a decision without an outcome."""
    open_steps = Step.objects.filter(
        dossier=dossier, action=action, outcome__in=[Step.Outcome.CURRENT, Step.Outcome.WAITING]
    )
    open_steps.update(outcome=Step.Outcome.VOID, closed_at=at)


def _move_on(step: Step, at: dt.datetime) -> bool:
    mine = Step.objects.filter(dossier=step.dossier, action=step.action)
    if mine.filter(outcome=Step.Outcome.CURRENT).exists():
        return False
    waiting = mine.filter(outcome=Step.Outcome.WAITING)
    following = waiting.aggregate(next=Min("sequence"))["next"]
    if following is None:
        return True
    for each in waiting.filter(sequence=following):
        each.outcome, each.due_on = Step.Outcome.CURRENT, _due(each.sla_wd, timezone.localdate(at))
        each.save(update_fields=["outcome", "due_on"])
    return False


def _close(step: Step, outcome: Step.Outcome, at: dt.datetime) -> None:
    step.outcome, step.closed_at = outcome, at
    step.save(update_fields=["outcome", "closed_at"])


def _due(working_days: int | None, start: dt.date) -> dt.date | None:
    return work_calendar().add_working_days(start, working_days) if working_days else None
