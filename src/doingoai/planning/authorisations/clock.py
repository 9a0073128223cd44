"""What the calendar ends: a power whose term is over, and one whose giver has left the office."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from doingoai.lib.held import held
from doingoai.organisations.models import Holding
from doingoai.organisations.system import system_officer
from doingoai.planning.authorisations.actions import Expire, Lapse
from doingoai.planning.authorisations.effect import DAY
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.workflow.perform import perform


def on_day(today: dt.date) -> int:
    """Carry out what is due on a day; safe to repeat. Return how many acts were done."""
    system, count = system_officer(), 0
    rows = PowerGiven.objects.for_system("calendar").filter(dossier__state=PowerGiven.State.IN_FORCE)
    with held():
        for paper in rows.select_related("dossier__province__successor", "dossier__body", "officer"):
            left = left_office_on(paper, today)
            if paper.last_day < today:
                perform(paper, Expire, actor=system, note="Hết thời hạn ủy quyền", over_on=paper.last_day + DAY)
            elif left:
                perform(paper, Lapse, actor=system, note="Người ủy quyền thôi giữ chức vụ", over_on=left)
            count += bool(left or paper.last_day < today)
    return count


def left_office_on(paper: PowerGiven, today: dt.date) -> dt.date | None:
    """Return the first day on which the signer no longer held the giver's role in the province; None while he does."""
    province = paper.dossier.province
    here = Q(post__body__province=province) | Q(post__body__province=province.living() if province else None)
    mine = Holding.objects.filter(here, officer=paper.signer, post__role=paper.giver)
    if mine.valid_on(today).exists():
        return None
    last = mine.filter(valid_to__lt=today).order_by("valid_to").values_list("valid_to", flat=True).last()
    return last + DAY if last else today
