"""An issued plan is reviewed in mid-term and summed up (E.5); the counts of the day are kept with the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.planning.plans import forms, rules
from doingoai.planning.plans.models import ActionPlan, Review
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = ActionPlan.State


class MidTerm(Action):
    """Review the plan half-way: what was done, what is in the way, what comes next; it may be done again."""

    name, label = "review", _("Sơ kết")
    source = frozenset({State.ISSUED, State.AMENDING, State.AMENDED})
    Inputs, rules = forms.ReviewInputs, (rules.COUNT,)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep(record, Review.Kind.MID_TERM, inputs, actor)


class SumUp(Action):
    """Sum the plan up at its end; what is still open stays with its bodies and goes into the next plan."""

    name, label = "sum_up", _("Tổng kết")
    source, target = frozenset({State.ISSUED}), State.SUMMED_UP
    Inputs, rules = forms.ReviewInputs, (rules.OPEN, rules.COUNT)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep(record, Review.Kind.FINAL, inputs, actor)


def keep(record: ActionPlan, kind: str, inputs: Mapping[str, Any], actor: Officer) -> None:
    """Keep the review with the counts of its day."""
    today = clock.today()
    open_late = Q(task__dossier__is_open=True, task__dossier__due_on__lt=today)
    counts = record.tasks.exclude(task__dossier__state="CANCELLED").aggregate(
        tasks=Count("pk"), done=Count("pk", filter=Q(task__dossier__state="DONE")), late=Count("pk", filter=open_late)
    )
    words = {name: inputs[name] for name in ("results", "limits", "ahead", "request")}
    Review.objects.create(plan=record, kind=kind, on=today, officer=actor, **counts, **words)
