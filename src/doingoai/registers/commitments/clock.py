"""What the calendar brings: late, at risk, handed to an heir, and the ladder on which silence climbs.

The ladder is data: rows CK_LADDER_… of data/norms/deadlines/commitments.csv, days counted from the commitment's day.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.lib.held import held
from doingoai.norms.lookup import deadline
from doingoai.organisations.roles import Role
from doingoai.organisations.system import system_officer
from doingoai.registers.commitments.actions import Assess, Reassign
from doingoai.registers.commitments.codes import Obstacle, State
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.commitments.source import source_of
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import holders, tell
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict

LADDER = ("CK_LADDER_1", "CK_LADDER_2", "CK_LADDER_3", "CK_LADDER_4", "CK_LADDER_5", "CK_LADDER_6")
FOLLOWED = Commitment.RUNNING | {State.ASSIGNED}


def on_day(today: dt.date) -> int:
    """Carry out what is due on `today` and tell who must know; safe to repeat. Return how many acts were done."""
    count = 0
    with held():
        for commitment in _rows(FOLLOWED).filter(lead_unit__valid_to__lt=today):
            assert commitment.lead_unit is not None  # it is asked for by its last day
            heir = commitment.lead_unit.living()
            count += _act(commitment, Reassign, note=str(Obstacle.REORG.label), lead_unit=heir.pk)
        for commitment in _rows(Commitment.RUNNING):
            standing = commitment.standing(today)
            if standing in {State.LATE, State.AT_RISK} and standing != commitment.dossier.state:
                count += _act(commitment, Assess)
        for commitment in _rows(FOLLOWED):
            _climb(commitment, today)
            _tell_of_ended_source(commitment)
    return count


def _rows(states: frozenset[str]) -> QuerySet[Commitment]:
    rows = Commitment.objects.for_system("calendar").filter(dossier__state__in=states)
    return rows.select_related("dossier__body", "dossier__province__successor", "lead_unit")


def _act(commitment: Commitment, action: type[Action], *, note: str = "", **inputs: Any) -> int:
    with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
        perform(commitment, action, actor=system_officer(), note=note, **inputs)
        return 1
    return 0


def _climb(commitment: Commitment, today: dt.date) -> None:
    """Tell the role of the highest step of the ladder that is reached, once."""
    if commitment.due_date is None:
        return
    dossier, passed = commitment.dossier, (today - commitment.due_date).days
    steps = [deadline(key, province=dossier.province, on=today) for key in LADDER]
    reached = max((step for step in steps if passed >= step.amount), key=attrgetter("amount"), default=None)
    if reached is None:
        return
    text = _("%(number)s, hạn %(day)s: %(step)s.")
    said = {"number": dossier.number, "day": f"{commitment.due_date:%d/%m/%Y}", "step": reached.name}
    roles = (reached.escalation_role, Role.FA_OFFICER)
    tell(
        holders(dossier, roles),
        dossier,
        kind="ladder",
        text=text % said,
        topic=Topic.LATE if passed > 0 else Topic.NEAR,
    )


def _tell_of_ended_source(commitment: Commitment) -> None:
    """B-R08: what an ended agreement left undone must be settled."""
    source = source_of(commitment) if commitment.source_number else None
    if source is None or source.dossier.state not in source.FINAL:
        return
    text = _("%(number)s: nguồn %(source)s đã kết thúc, xử lý cam kết tồn đọng.")
    said = {"number": commitment.dossier.number, "source": source.dossier.number}
    roles = (Role.REQUESTER, Role.REQUESTER_HEAD, Role.FA_OFFICER)
    tell(holders(commitment.dossier, roles), commitment.dossier, kind="B-R08", text=text % said)
