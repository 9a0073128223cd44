"""What the calendar brings to confirmed changes: their own last day, and the day on which their base has ended."""

from __future__ import annotations

import datetime as dt

from doingoai.lib.held import held
from doingoai.norms.rule import Case
from doingoai.organisations.system import system_officer
from doingoai.planning.rule_changes import actions, rules
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.workflow.perform import perform

DAY = dt.timedelta(days=1)


def on_day(today: dt.date) -> int:
    """Carry out what is due on a day; safe to repeat. Return how many acts were done."""
    system, count = system_officer(), 0
    rows = RuleChange.objects.for_system("calendar").filter(dossier__state=RuleChange.State.CONFIRMED)
    with held():
        for change in rows.select_related("dossier__province__successor", "dossier__body"):
            if change.effective_to and change.effective_to < today:
                note = "Hết thời hạn ghi trong thay đổi"
                perform(change, actions.End, actor=system, note=note, ended_on=change.effective_to + DAY)
                count += 1
            elif change.base_lost_on is None and _without_base(change, today):
                perform(change, actions.LoseBase, actor=system)
                count += 1
    return count


def _without_base(change: RuleChange, today: dt.date) -> bool:
    case = Case(record=change, inputs={}, actor=None, on=today, province=change.dossier.province)
    return bool(rules.without_base(case))
