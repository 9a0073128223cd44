"""doingoai guidance add, plan draft, plan coverage: from a document to a draft plan without a browser."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from doingoai.authority.decide import NotAllowed
from doingoai.planning.guidance.intake import add_guidance
from doingoai.planning.guidance.models import Guidance
from doingoai.planning.plans.coverage import coverage
from doingoai.planning.plans.draft import draft_plan
from doingoai.planning.plans.models import ActionPlan
from doingoai.reading import Unreadable
from doingoai.site.commands.acting import NoOfficer, officer_for
from doingoai.workflow.refusals import ActRefused


def guidance_add(arguments: argparse.Namespace) -> int:
    """Store a guidance document with points, citations, addressees; print its id and a summary."""
    try:
        officer = officer_for(arguments.unit)
        guidance = add_guidance(Path(arguments.file), actor=officer)
    except (NoOfficer, NotAllowed, Unreadable, ActRefused, OSError) as problem:
        return _refuse(problem)
    points, citations = guidance.clauses.count(), guidance.citations.count()
    print(guidance.dossier.number)
    print(f"{guidance.dossier.title}: {points} nội dung, {citations} văn bản được dẫn.")
    return 0


def plan_draft(arguments: argparse.Namespace) -> int:
    """Draft an action plan from a guidance document, one task or more for each point."""
    try:
        officer = officer_for(arguments.unit)
        guidance = Guidance.objects.for_system("command").get(dossier__number=arguments.guidance)
        plan = draft_plan(guidance, actor=officer)
    except Guidance.DoesNotExist:
        return _refuse(f"Không có văn bản chỉ đạo mã “{arguments.guidance}”.")
    except (NoOfficer, NotAllowed, ActRefused) as problem:
        return _refuse(problem)
    answer = plan.as_json()
    print(json.dumps(answer, ensure_ascii=False, indent=2) if arguments.json else plan.dossier.number)
    return 0


def plan_coverage(arguments: argparse.Namespace) -> int:
    """Say which points are covered by which tasks."""
    try:
        plan = ActionPlan.objects.for_system("command").get(dossier__number=arguments.plan)
    except ActionPlan.DoesNotExist:
        return _refuse(f"Không có kế hoạch mã “{arguments.plan}”.")
    found = coverage(plan)
    print(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if arguments.json else found.as_text())
    return 0


def _refuse(problem: object) -> int:
    print(getattr(problem, "message_vi", "") or str(problem), file=sys.stderr)
    return 2
