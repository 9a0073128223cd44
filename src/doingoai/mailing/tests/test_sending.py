"""A mail leaves once: taken by one process, tried again with growing pauses, given up at last, never lost."""

import datetime as dt

import pytest
from django.core import mail as outbox
from django.utils import timezone

from doingoai.mailing.models import Mail
from doingoai.mailing.routing import route
from doingoai.mailing.sending import KEPT, PAUSES, TAKEN, forget, send_waiting, take
from doingoai.workflow.models import Notice, Topic

pytestmark = pytest.mark.django_db
State = Mail.State
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def waiting(say):
    """A mail that is due now."""
    say()
    route()
    return Mail.objects.get()


def shown(mail):
    mail.refresh_from_db()
    return (mail.state, mail.attempts, mail.error)


def test_mail_is_sent_once(waiting):
    assert (send_waiting(), send_waiting()) == (1, 0)
    assert shown(waiting) == (State.SENT, 1, "")
    assert (len(outbox.outbox), waiting.sent_at) == (1, timezone.now())


def test_mail_that_failed_waits_for_the_morning_and_for_a_working_day(waiting, server, now):
    now.move_to(dt.datetime(2027, 1, 22, 12, 59, 30, tzinfo=dt.UTC))  # Friday 19:59:30, quiet from 20 to 7
    server.failures = 1
    send_waiting()
    for later in (dt.timedelta(hours=2), dt.timedelta(days=1), dt.timedelta(days=2, hours=11)):  # up to Monday 06:59:30
        now.move_to(dt.datetime(2027, 1, 22, 12, 59, 30, tzinfo=dt.UTC) + later)
        assert (send_waiting(), shown(waiting)[:2]) == (0, (State.FAILED, 1))
    now.shift(dt.timedelta(minutes=1))
    assert (send_waiting(), shown(waiting)[0]) == (1, State.SENT)


def test_digest_of_a_machine_that_was_off_does_not_leave_by_night(say, choose, now):
    choose(decide="daily")
    say()
    route()
    now.move_to(dt.datetime(2027, 1, 20, 19, tzinfo=dt.UTC))  # Thursday 02:00; it was for Wednesday 07:00
    assert send_waiting() == 0
    now.move_to(dt.datetime(2027, 1, 21, 0, tzinfo=dt.UTC))
    assert send_waiting() == 1


def test_digest_at_an_hour_of_quiet_leaves_at_that_hour(say, choose, now):
    choose(decide="daily", digest_hour=22)
    say()
    route()
    now.move_to(dt.datetime(2027, 1, 19, 15, tzinfo=dt.UTC))
    assert send_waiting() == 1


def test_failing_server_is_tried_again_with_growing_pauses_and_at_last_given_up(waiting, choose, server, now):
    choose(quiet_from=0, quiet_until=0)
    server.failures = 100
    assert send_waiting() == 0
    assert shown(waiting) == (State.FAILED, 1, "OSError: 451 try again later")
    for number, pause in enumerate(PAUSES, start=2):
        now.shift(pause - SECOND)
        assert (send_waiting(), shown(waiting)[1]) == (0, number - 1)
        now.shift(SECOND)
        assert (send_waiting(), shown(waiting)[1]) == (0, number)
    assert shown(waiting)[0] == State.GIVEN_UP
    now.shift(dt.timedelta(days=2))
    assert (send_waiting(), len(PAUSES), len(outbox.outbox)) == (0, 5, 0)


def test_mail_that_failed_once_leaves_at_the_next_attempt(waiting, server, now):
    server.failures = 1
    send_waiting()
    now.shift(PAUSES[0])
    assert (send_waiting(), shown(waiting)) == (1, (State.SENT, 2, ""))


def test_one_mail_that_is_refused_holds_up_no_other(say, server, make_officer, foreign_affairs, reader):
    colleague = make_officer("FA_OFFICER", foreign_affairs)
    colleague.email = "minh@tinh.gov.vn"
    colleague.save()
    say()
    say(officer=colleague)
    route()
    server.failures = 1
    assert send_waiting() == 1
    assert sorted(Mail.objects.values_list("state", flat=True)) == [State.FAILED, State.SENT]


def test_server_that_is_away_costs_no_attempt_and_loses_nothing(waiting, server, now):
    server.away = True
    for _hour in range(48):
        assert send_waiting() == 0
        now.shift(dt.timedelta(hours=1))
    assert shown(waiting) == (State.FAILED, 0, "ConnectionRefusedError: no route to host")
    server.away = False
    assert (send_waiting(), shown(waiting)[0]) == (1, State.SENT)


def test_two_processes_never_take_the_same_mail(waiting):
    other = Mail.objects.get()
    assert (take(waiting), take(other), send_waiting()) == (True, False, 0)


def test_mail_of_a_killed_process_is_taken_over_after_a_while(waiting, now):
    take(waiting)  # and then the process was killed
    now.shift(TAKEN - SECOND)
    assert send_waiting() == 0
    now.shift(SECOND)
    assert (send_waiting(), shown(waiting)) == (1, (State.SENT, 2, ""))


def test_mail_that_always_kills_its_process_is_given_up(waiting, now):
    for _attempt in range(len(PAUSES) + 1):
        assert take(Mail.objects.get())
        now.shift(TAKEN)
    assert (send_waiting(), shown(waiting)[0]) == (0, State.GIVEN_UP)


def test_digest_waits_for_its_hour(say, now):
    say(topic=Topic.LATE)
    route()
    now.move_to(dt.datetime(2027, 1, 19, 23, 59, 59, tzinfo=dt.UTC))  # a second before seven o'clock
    assert send_waiting() == 0
    now.shift(SECOND)
    assert send_waiting() == 1


def test_what_was_read_in_the_page_is_not_mailed(waiting, now):
    Notice.objects.update(read_at=timezone.now())
    assert (send_waiting(), shown(waiting)[0], len(outbox.outbox)) == (0, State.DROPPED, 0)


def test_without_a_server_nothing_is_sent(waiting, settings):
    settings.MAIL_ON = False
    assert (send_waiting(), shown(waiting)) == (0, (State.WAITING, 0, ""))


@pytest.mark.parametrize(("age", "left"), [(KEPT, 1), (KEPT + SECOND, 0)])
def test_mails_are_forgotten_after_three_months_and_notices_are_not(waiting, now, age, left):
    send_waiting()
    now.shift(age)
    forget()
    assert (Mail.objects.count(), Notice.objects.count()) == (left, 1)
