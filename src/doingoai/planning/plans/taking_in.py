"""Take a guidance document into a plan: its points, proposed tasks, the link, the period and the day of the answer."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from doingoai.dossiers.models import Link
from doingoai.norms.lookup import due
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.forms import coming_year
from doingoai.planning.plans.models import ActionPlan
from doingoai.planning.plans.propose import proposals
from doingoai.planning.plans.rows import store_rows
from doingoai.workflow import clock

NUMBER = re.compile(r"\d+$")


def take_in(record: ActionPlan, guidance: Any) -> None:
    """Add a document's points to the plan and propose tasks for them; the dossiers are linked."""
    clauses = list(guidance.clauses.select_related("guidance__dossier"))
    record.points.add(*clauses)
    Link.objects.get_or_create(source=record.dossier, target=guidance.dossier, kind=Link.Kind.IMPLEMENTS)
    directory = Directory.of(record.dossier.province, clock.today())
    had = list(record.tasks.all())
    last = max((int(found[0]) for task in had if (found := NUMBER.search(task.code))), default=0)
    store_rows(record, proposals(clauses, directory, record.period_to, first=last + 1), keep=had)


def period_of(guidance: Any) -> tuple[dt.date, dt.date]:
    """Return the period of the document, or this year; from October on, the next one."""
    today = clock.today()
    if guidance.period_from and guidance.period_to and guidance.period_to >= today:
        return max(guidance.period_from, dt.date(today.year, 1, 1)), guidance.period_to
    return coming_year(today)


def answer_due(record: ActionPlan, guidance: Any) -> dt.date:
    """Return the day by which the province has to answer: its own receipt's, the document's, or 30 days from now."""
    mine = guidance.receipts.filter(body__province=record.dossier.province).exclude(response_due=None).first()
    asked = mine.response_due if mine else guidance.response_due
    return asked or due("CT_RESPONSE", clock.today(), province=record.dossier.province)
