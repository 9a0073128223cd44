"""What the calendar brings: permissions and cards that end, bodies that are silent, reports of use that are owed."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.dossiers.door import RecordQuerySet
from doingoai.lib.held import held
from doingoai.organisations.roles import Role
from doingoai.organisations.system import system_officer
from doingoai.registers.apec_cards.actions import Expire
from doingoai.registers.apec_cards.models import ApecCard, Check
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import holders, tell
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict

State = ApecCard.State
IN_CHARGE = (Role.FA_OFFICER, Role.FA_HEAD)


def on_day(today: dt.date) -> int:
    """Carry out what is due on `today` and tell who must know; safe to repeat. Return how many acts were done."""
    count = 0
    with held():
        for record in _ended(today):
            with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
                perform(record, Expire, actor=system_officer())
                count += 1
        _tell_of_silence(today)
        _tell_of_reports(today)
    return count


def _rows(*states: str) -> RecordQuerySet[ApecCard]:
    rows = ApecCard.objects.for_system("calendar").filter(dossier__state__in=states)
    return rows.select_related("dossier__body__parent", "dossier__province__successor")


def _ended(today: dt.date) -> RecordQuerySet[ApecCard]:
    """Return what is over: the permission while there is no card, else the card."""
    permission = Q(dossier__state=State.PERMITTED, permitted_until__lt=today)
    return _rows(*ApecCard.IN_USE).filter(permission | Q(dossier__state=State.ISSUED, card_expires_on__lt=today))


def _tell_of_silence(today: dt.date) -> None:
    waiting = Check.objects.filter(result="", due_on__lt=today, card__dossier__state=State.CONSULTING)
    for row in waiting.select_related("body", "card__dossier__body", "card__dossier__province__successor"):
        dossier = row.card.dossier
        text = _("%(number)s: %(who)s chưa trả lời, hạn %(day)s.")
        said = {"number": dossier.number, "who": row.who, "day": f"{row.due_on:%d/%m/%Y}"}
        tell(holders(dossier, IN_CHARGE), dossier, kind=f"silence {row.pk}", text=text % said, topic=Topic.LATE)


def _tell_of_reports(today: dt.date) -> None:
    """R-AB-04: a yearly report that has not come; once for each year."""
    for record in _rows(State.ISSUED).prefetch_related("use_reports"):
        for day in record.reports_owed(today.year):
            if day < today:
                text = _("%(number)s: %(enterprise)s chưa báo cáo sử dụng thẻ ABTC năm %(year)d.")
                said = {"number": record.dossier.number, "enterprise": record.enterprise, "year": day.year}
                tell(
                    holders(record.dossier, IN_CHARGE), record.dossier,
                    kind=f"use {day.year}", text=text % said, topic=Topic.LATE,
                )  # fmt: skip
