"""Once a day: agreements and conferences without a dossier (R-KH-11), heads who have left office (R-KH-13)."""

from __future__ import annotations

import datetime as dt

from doingoai.lib.held import held
from doingoai.norms.rule import Case, judge
from doingoai.organisations.roles import Role
from doingoai.planning.programme_lines import rules
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.workflow import notices

State = ProgrammeLine.State
OWNERS = (Role.REQUESTER, Role.REQUESTER_HEAD)


def remind(today: dt.date) -> int:
    """Tell the body in charge of each line, once for each finding. Return how many lines."""
    rows = ProgrammeLine.objects.for_system("reminders").filter(
        dossier__state__in=(State.PROPOSED, State.APPROVED), changes_code="", last_on__gte=today
    )
    count = 0
    with held():
        for line in rows.select_related("dossier__body__successor", "dossier__province__successor"):
            count += _tell(line, today)
    return count


def _tell(line: ProgrammeLine, today: dt.date) -> bool:
    dossier = line.dossier
    case = Case(record=line, inputs={}, actor=None, on=today, province=dossier.province)
    found = judge((rules.NO_DOSSIER, rules.HEAD_LEFT), case)
    for finding in found:
        notices.tell(notices.holders(dossier, OWNERS), dossier, kind=finding.rule.id, text=finding.message)
    return bool(found)
