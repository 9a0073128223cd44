"""What the calendar brings: personal data of guests are masked when their time is over (R-DV-18)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.db.models import Exists, OuterRef, Q

from doingoai.lib.held import held
from doingoai.norms.lookup import due
from doingoai.organisations.system import system_officer
from doingoai.registers.delegations_in.actions.visit import Mask
from doingoai.registers.delegations_in.models import Guest, IncomingDelegation
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict


def on_day(today: dt.date) -> int:
    """Mask the guests of every visit whose retention ends; safe to repeat. Return how many visits were masked."""
    personal = Guest.objects.filter(Q(birth_date__isnull=False) | ~Q(passport_no=""), delegation=OuterRef("pk"))
    rows = IncomingDelegation.objects.for_system("retention").filter(
        Exists(personal), guests_masked_on=None, leave_on__lt=today
    )
    system, count = system_officer(), 0
    with held():
        for visit in rows.select_related("dossier__province__successor", "dossier__body", "origin"):
            left = visit.actual_leave_on or visit.leave_on
            if today <= due("DV_RETENTION", left, province=visit.dossier.province):
                continue
            with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
                perform(visit, Mask, actor=system)
                count += 1
    return count
