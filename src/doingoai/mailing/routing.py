"""Decide about each new notice: into which mail it goes, or that the page is enough. Each notice is decided once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from doingoai.lib.held import held
from doingoai.mailing.cadence import Cadence
from doingoai.mailing.models import Item, Mail, Preference
from doingoai.organisations.models import Officer
from doingoai.workflow.models import Notice

BATCH = 500
Key = tuple[int, str, dt.datetime]  # officer, cadence, moment


def route() -> int:
    """Put the next notices that wait into mails; return how many notices were decided about.

    A notice is written in the transaction of what it tells and waits there, so a killed process loses none; row and
    mail are marked in one transaction, so two processes put none into two mails. Without a mail server no notice
    waits: one that is set up later begins with what is new then.
    """
    waiting = Notice.objects.filter(routed_at=None)
    if not settings.MAIL_ON:
        return waiting.update(routed_at=timezone.now())
    if not waiting.exists():
        return 0
    with transaction.atomic(), held():
        rows = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("officer").order_by("pk")
        notices = list(rows[:BATCH])
        _put_into_mails(notices)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(routed_at=timezone.now())
    return len(notices)


def preferences_of(officers: Iterable[Officer]) -> dict[int, Preference]:
    """Return what each officer chose, or the defaults; one query."""
    wanted = {officer.pk: officer for officer in officers}
    kept = Preference.objects.in_bulk(wanted)
    return {key: kept.get(key) or Preference(officer=officer) for key, officer in wanted.items()}


def _put_into_mails(notices: Sequence[Notice]) -> None:
    now, preferences = timezone.now(), preferences_of(notice.officer for notice in notices)
    placed = {}
    for notice in notices:
        preference = preferences[notice.officer_id]
        cadence = preference.cadence(notice.topic)
        if cadence != Cadence.PAGE and notice.officer.email and notice.officer.is_active:
            placed[notice] = (notice.officer_id, str(cadence), preference.moment(cadence, now))
    mails = _mails(set(placed.values()))
    items = [Item(mail=mails[key], notice=notice) for notice, key in placed.items()]
    Item.objects.bulk_create(items, ignore_conflicts=True)


def _mails(keys: set[Key]) -> dict[Key, Mail]:
    """Return the mail of each officer, cadence and moment, made where it is not there yet."""
    made = [Mail(officer_id=who, cadence=how, due_at=at, not_before=at) for who, how, at in sorted(keys, key=str)]
    Mail.objects.bulk_create(made, ignore_conflicts=True)
    officers, moments = {who for who, _how, _at in keys}, {at for _who, _how, at in keys}
    rows = Mail.objects.filter(officer__in=officers, due_at__in=moments)
    return {(mail.officer_id, mail.cadence, mail.due_at): mail for mail in rows}
