"""R-KH-09: once a month, tell the Chairman when too many delegations travel outside the programme in force."""

from __future__ import annotations

import datetime as dt

from doingoai.lib.held import held
from doingoai.norms.rule import Case, judge
from doingoai.organisations.roles import Role
from doingoai.planning.programmes import rules
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow import notices


def remind(today: dt.date) -> int:
    """Leave the notice with the programmes in force of this year. Return how many."""
    rows = AnnualProgramme.objects.for_system("reminders").filter(year=today.year, dossier__state__in=rules.IN_FORCE)
    count = 0
    with held():
        for record in rows.select_related("dossier__province__successor", "dossier__body"):
            case = Case(record=record, inputs={}, actor=None, on=today, province=record.dossier.province)
            for finding in judge((rules.OFF_PLAN,), case):
                readers = notices.holders(record.dossier, (Role.UBND_CHAIR,))
                notices.tell(readers, record.dossier, kind=f"R-KH-09 {today:%Y-%m}", text=finding.message)
                count += 1
    return count
