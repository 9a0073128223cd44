"""What the calendar brings: returns that are late, passports that expire, withdrawals and notices owed, old numbers.

`doingoai jobs` calls `on_day` once a day. Changes are acts of the account “Hệ thống”; texts carry the mask of a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from doingoai.dossiers.door import RecordQuerySet
from doingoai.lib.held import held
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import limit
from doingoai.organisations.roles import Role
from doingoai.organisations.system import system_officer
from doingoai.registers.passports.actions.clockwork import Anonymise, Expire, Reckon
from doingoai.registers.passports.actions.custody import journey_of, return_due
from doingoai.registers.passports.models import Handover, Passport
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import holders, tell
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict

State = Passport.State
TOLD = (Role.REQUESTER, Role.REQUESTER_HEAD, Role.FA_OFFICER, Role.FA_HEAD, Role.UBND_OFFICE, Role.PARTY_OFFICE)
Act = tuple[Passport, type[Action], dict[str, Any]]


def on_day(today: dt.date) -> int:
    """Carry out what is due on `today` and tell who must know; safe to repeat. Return how many acts were done."""
    system, count = system_officer(), 0
    with held():
        for record, action, inputs in (*_returns(today), *_ended(today), *_forgotten(today)):
            with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
                perform(record, action, actor=system, **inputs)
                count += 1
        _tell_of_returns(today)
        _tell_of_withdrawals(today)
        _tell_of_losses(today)
        _tell_of_expiry(today)
    return count


def _rows(*states: str) -> RecordQuerySet[Passport]:
    rows = Passport.objects.for_system("calendar").filter(dossier__state__in=states)
    return rows.select_related("dossier__body__parent", "dossier__province__successor", "body", "custodian")


def _returns(today: dt.date) -> Iterator[Act]:
    """Yield the passports whose trip has other days than were known, or which are late from today on."""
    out = {row.passport_id: row for row in Handover.objects.filter(in_on=None)}
    for record in _rows(*Passport.OUT):
        row = out[record.pk]
        journey = journey_of(record, row.trip_number)
        last, day = (journey.last, return_due(record, journey)) if journey else (row.trip_last, row.due_on)
        late = day < today
        if (last, day) != (row.trip_last, row.due_on) or late != (record.dossier.state == State.OVERDUE):
            yield record, Reckon, {"trip_last": last, "due_on": day}


def _ended(today: dt.date) -> Iterator[Act]:
    yield from ((record, Expire, {}) for record in _rows(State.ISSUED, State.KEPT).filter(valid_until__lt=today))


def _forgotten(today: dt.date) -> Iterator[Act]:
    """Yield the passports that ended so long ago that their number is no longer needed."""
    ended = _rows(State.WITHDRAWN, State.EXPIRED, State.LOST, State.DAMAGED)
    for record in ended.exclude(number_print=None):
        assert record.ended_on is not None  # every one of these states sets it
        months = int(limit("HC_RETENTION_MONTHS", province=record.dossier.province, on=today))
        if months_later(record.ended_on, months) <= today:
            yield record, Anonymise, {}


def _tell_of_returns(today: dt.date) -> None:
    """R-HC-03: the unit, the keeper and their heads hear of a late return."""
    for row in Handover.objects.filter(in_on=None, due_on__lt=today, passport__dossier__state=State.OVERDUE):
        record = _rows(State.OVERDUE).get(pk=row.passport_id)
        text = _("%(number)s: %(name)s chưa nộp lại hộ chiếu %(shown)s, hạn %(day)s.")
        _tell(record, "return", text, day=f"{row.due_on:%d/%m/%Y}")


def _tell_of_withdrawals(today: dt.date) -> None:
    """R-HC-07: what is to be withdrawn and was not."""
    for record in _rows(*Passport.LIVING, State.DAMAGED).filter(withdrawal_due__lt=today):
        text = _("%(number)s: quá hạn thu hồi hộ chiếu %(shown)s của %(name)s, hạn %(day)s.")
        _tell(record, "withdrawal", text, day=f"{record.withdrawal_due:%d/%m/%Y}")


def _tell_of_losses(today: dt.date) -> None:
    """R-HC-08: the notices of a loss are owed from the day on which it was found."""
    for record in _rows(State.LOST).filter(lost_on__lte=today):
        if not (record.ministry_told_on and record.immigration_told_on):
            text = _("%(number)s: mất hộ chiếu %(shown)s của %(name)s; chưa ghi đủ thông báo trong ngày %(day)s.")
            _tell(record, "loss", text, day=f"{record.lost_on:%d/%m/%Y}")


def _tell_of_expiry(today: dt.date) -> None:
    """R-HC-04: a passport in custody that will not carry its holder on the next trip; told once."""
    for record in _rows(State.KEPT).filter(valid_until__lte=months_later(today, 12), left_on=None):
        months = int(limit("LIM_PASSPORT_MONTHS", province=record.dossier.province, on=today))
        if record.valid_until is not None and record.valid_until < months_later(today, months):
            text = _("%(number)s: hộ chiếu %(shown)s của %(name)s hết hạn ngày %(day)s, cần gia hạn hoặc cấp mới.")
            _tell(record, "expiry", text, day=f"{record.valid_until:%d/%m/%Y}", topic=Topic.NEAR)


def _tell(record: Passport, kind: str, text: str, *, day: str, topic: str = Topic.LATE) -> None:
    """Tell those who keep the passport and their heads, once for each day that was to be kept."""
    dossier = record.dossier
    said = {"number": dossier.number, "shown": record.number_shown, "name": record.holder_name, "day": day}
    tell(holders(dossier, TOLD), dossier, kind=f"{kind} {day}", text=text % said, topic=topic)
