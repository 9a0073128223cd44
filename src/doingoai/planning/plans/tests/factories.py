"""Plans for tests: drafted from a confirmed document, filled in, approved, issued."""

import datetime as dt

from doingoai.planning.guidance.tests.factories import confirmed
from doingoai.planning.plans import actions
from doingoai.planning.plans.draft import draft_plan
from doingoai.workflow.perform import perform

PERIOD = {"period_from": dt.date(2026, 1, 1), "period_to": dt.date(2026, 12, 31)}


def open_one(actor, **changes):
    """A draft from a confirmed document of the actor's own province."""
    guidance = confirmed(actor)
    plan = draft_plan(guidance, actor=actor)
    if changes:
        perform(plan, actions.Edit, actor=actor, **{**edited(plan), **changes})
    return plan


def edited(plan, **cells):
    """What the edit form holds, every row with a product and those cells; ready to be saved by `Edit`."""
    shown = actions.Edit.initial(plan)
    shown["tasks"] = [{**row, "product": "Báo cáo kết quả", **cells} for row in shown["tasks"]]
    return {**shown, **PERIOD}


def ready(actor):
    """A draft in which nothing is missing."""
    plan = open_one(actor)
    return perform(plan, actions.Edit, actor=actor, **edited(plan, due="30/11/2026"))


def approved(actor, *deciders):
    """A plan that every decider in turn agreed to."""
    plan = perform(ready(actor), actions.Submit, actor=actor)
    for decider, verb in zip(deciders, (actions.Appraise, actions.Agree, actions.Approve), strict=True):
        perform(plan, verb, actor=decider)
    return plan


def issued(actor, *deciders, on=None):
    """A plan whose tasks are with their bodies."""
    plan = approved(actor, *deciders)
    return perform(plan, actions.Issue, actor=actor, document_number="64/KH-UBND", issued_on=on or dt.date(2026, 3, 20))
