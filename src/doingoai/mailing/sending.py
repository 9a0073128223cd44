"""Send what is due: each mail is taken by one conditional update, tried again with growing pauses, at last given up.

A process that is killed leaves its mail SENDING; ten minutes later another takes it over. Between the server's yes and
our note of it lies the one moment in which a killed process makes a mail go out twice: both carry one Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from doingoai.mailing.cadence import Cadence
from doingoai.mailing.letter import compose
from doingoai.mailing.models import Mail, Preference
from doingoai.mailing.routing import preferences_of

# Before the second, third … attempt: five more after the first.
PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
TAKEN = dt.timedelta(minutes=10)  # longer than any one mail may take
KEPT = dt.timedelta(days=90)
DIGEST_HOUR = dt.timedelta(hours=1)
MOST = 20  # of one round: events and jobs wait meanwhile
State = Mail.State
log = logging.getLogger("doingoai.mail")


def send_waiting(most: int = MOST) -> int:
    """Send the mails that are due; return how many left. While the server cannot be reached every mail waits."""
    if not settings.MAIL_ON:
        return 0
    due = Mail.objects.filter(state__in=Mail.PENDING, not_before__lte=timezone.now()).order_by("not_before", "pk")
    mails = list(due.select_related("officer")[:most])
    if not mails:
        return 0
    try:
        with get_connection() as connection:
            return _send_each(mails, connection)
    except OSError as error:  # no server, or it does not let us in: no fault of any mail, so no attempt of one
        log.warning("the mail server cannot be reached: %s", type(error).__name__)
        later = {"not_before": timezone.now() + PAUSES[0], "error": _said(error)}
        due.filter(state__in=[State.WAITING, State.FAILED]).update(state=State.FAILED, **later)
        return 0


def _send_each(mails: Sequence[Mail], connection: BaseEmailBackend) -> int:
    preferences, sent = preferences_of(mail.officer for mail in mails), 0
    for mail in mails:
        if _rests(mail, preferences[mail.officer_id]) or not take(mail):
            continue  # its officer sleeps, or another process took it
        letter = compose(mail, preferences[mail.officer_id])
        if letter is None:
            _end(mail, State.DROPPED)
        else:
            sent += _send(mail, letter, connection)
    return sent


def _rests(mail: Mail, preference: Preference) -> bool:
    """Put off a mail whose turn comes when its officer wants none: the server failed, or the machine was off.

    A digest that leaves at its own hour is not late; that hour is the officer's choice.
    """
    now = timezone.now()
    until = preference.moment(Cadence.NOW, now)
    if until <= now or (mail.cadence != Cadence.NOW and now < mail.due_at + DIGEST_HOUR):
        return False
    same = Mail.objects.filter(pk=mail.pk, state=mail.state, attempts=mail.attempts)
    same.update(not_before=until)
    return True


def take(mail: Mail) -> bool:
    """Make a mail this process's own; False when another was faster, or when it has been tried often enough."""
    same = Mail.objects.filter(pk=mail.pk, state=mail.state, attempts=mail.attempts, not_before=mail.not_before)
    if mail.attempts > len(PAUSES):  # its process was killed at the last attempt
        same.update(state=State.GIVEN_UP)
        return False
    until = timezone.now() + TAKEN
    if not same.update(state=State.SENDING, attempts=F("attempts") + 1, not_before=until):
        return False
    mail.state, mail.attempts, mail.not_before = State.SENDING, mail.attempts + 1, until
    return True


def forget() -> int:
    """Delete the mails of more than three months ago; return how many. The notices stay."""
    return Mail.objects.filter(due_at__lt=timezone.now() - KEPT).exclude(state__in=Mail.PENDING).delete()[0]


def _send(mail: Mail, letter: EmailMessage, connection: BaseEmailBackend) -> int:
    try:
        connection.send_messages([letter])
    except Exception as error:  # whatever a mail server or its library says: the mail waits for its next attempt
        log.warning("mail %s failed, attempt %s: %s", mail.pk, mail.attempts, type(error).__name__)
        _failed(mail, error)
        with suppress(OSError):
            connection.close()  # the next mail gets a new one
        return 0
    _end(mail, State.SENT, sent_at=timezone.now())
    return 1


def _failed(mail: Mail, error: Exception) -> None:
    if mail.attempts > len(PAUSES):
        _end(mail, State.GIVEN_UP, error=_said(error))
        return
    _end(mail, State.FAILED, error=_said(error), not_before=timezone.now() + PAUSES[mail.attempts - 1])


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _mine(mail: Mail) -> QuerySet[Mail]:
    """Return the mail's row as long as it is this process's."""
    return Mail.objects.filter(pk=mail.pk, state=State.SENDING, attempts=mail.attempts)


def _end(mail: Mail, state: str, **values: object) -> None:
    _mine(mail).update(state=state, **({"error": ""} | values))
