"""Draft a plan from guidance without a page: what `doingoai plan draft` and seeds call."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from doingoai.organisations.models import Officer
from doingoai.planning.plans.actions import Draft
from doingoai.planning.plans.models import ActionPlan
from doingoai.workflow.perform import perform


def draft_plan(guidance: Any, *, actor: Officer) -> ActionPlan:
    """Open a draft with one proposed task or more for each point, in the actor's body; raises what `perform` does.

    The guidance may still wait for its review: that is kept as a waiver, and such a plan is not submitted (CT-TV-09).
    """
    reasons = {"CT-TV-10": _("Lập dự thảo trong khi chờ đối chiếu văn bản")}
    return perform(ActionPlan, Draft, actor=actor, reasons=reasons, guidance=guidance)
