"""What the calendar brings: the Chair is told in time that the head of a unit is about to leave (R-DR-23).

`doingoai jobs` calls `on_day` once a day (`Register.daily`). What is owed and late is reminded of by the duties that
the register declares.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from doingoai.lib.held import held
from doingoai.norms.lookup import due
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out.actions.proposal import DECIDED
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import holders, tell

HORIZON = dt.timedelta(days=30)  # no province asks for the notice earlier than this


def on_day(today: dt.date) -> int:
    """Tell the Chair of every head of a unit who leaves soon, each once. Return how many acts were done: none."""
    heads = Prefetch("members", Member.objects.filter(is_unit_head=True).select_related("body"), to_attr="heads")
    soon = OutgoingDelegation.objects.for_system("calendar").filter(
        dossier__state__in=DECIDED, depart_on__range=(today, today + HORIZON), members__is_unit_head=True
    )
    with held():
        rows = soon.distinct().select_related("dossier__body", "dossier__province__successor")
        for record in rows.prefetch_related(heads):
            if due("DR_HEAD_AWAY", record.depart_on, province=record.dossier.province) <= today:
                _tell_of(record)
    return 0


def _tell_of(record: OutgoingDelegation) -> None:
    for member in record.heads:  # type: ignore[attr-defined]  # prefetched by `on_day`
        text = _("%(name)s, người đứng đầu %(unit)s, đi nước ngoài từ %(first)s đến %(last)s; phụ trách thay: %(who)s.")
        said = {
            "name": member.full_name, "unit": member.unit, "first": f"{record.depart_on:%d/%m/%Y}",
            "last": f"{record.return_on:%d/%m/%Y}", "who": member.acting_person or _("chưa ghi"),
        }  # fmt: skip
        tell(
            holders(record.dossier, [Role.UBND_CHAIR]), record.dossier,
            kind=f"head_away_{member.pk}", text=text % said, topic=Topic.NEAR,
        )  # fmt: skip
