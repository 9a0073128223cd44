"""Each notice is decided about once: into the mail of its moment, or into none."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doingoai.mailing.models import Mail
from doingoai.mailing.routing import route
from doingoai.workflow.models import Topic

pytestmark = pytest.mark.django_db


def mails():
    rows = Mail.objects.order_by("pk")
    return [(mail.officer, mail.cadence, timezone.localtime(mail.due_at).hour, mail.items.count()) for mail in rows]


def test_notice_goes_into_the_mail_that_its_topic_asks_for(say, reader):
    say(topic=Topic.DECIDE)
    say(topic=Topic.LATE, kind="late")
    say(topic=Topic.OTHER, kind="other")
    assert (route(), route()) == (3, 0)
    assert mails() == [(reader, "daily", 7, 1), (reader, "now", 10, 1)]


def test_notices_of_one_moment_travel_together(say, reader, now):
    for number in range(3):
        say(f"Quá hạn {number}", topic=Topic.LATE)
        route()
        now.shift(dt.timedelta(minutes=10))
    assert mails() == [(reader, "daily", 7, 3)]


def test_in_quiet_hours_a_mail_waits_and_gathers(say, choose, reader, now):
    choose(quiet_from=9, quiet_until=14)
    say("Chờ quyết định")
    route()
    now.shift(dt.timedelta(hours=1))
    say("Chờ ý kiến")
    route()
    assert mails() == [(reader, "now", 14, 2)]


def test_who_chose_the_page_gets_no_mail(say, choose):
    choose(decide="page")
    say()
    assert (route(), mails()) == (1, [])


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_who_has_no_address_or_account_gets_no_mail(say, reader, change):
    type(reader).objects.filter(pk=reader.pk).update(**change)
    say()
    assert (route(), mails()) == (1, [])


def test_without_a_server_nothing_waits_for_one_that_is_set_up_later(say, settings):
    settings.MAIL_ON = False
    say()
    assert (route(), mails()) == (1, [])
    settings.MAIL_ON = True
    assert (route(), mails()) == (0, [])


def test_queries_do_not_grow_with_the_notices(say, reader, record):
    def cost(count, word):
        for number in range(count):
            say(f"{word} {number}", topic=Topic.LATE if number % 2 else Topic.DECIDE)
        with CaptureQueriesContext(connection) as queries:
            assert route() == count
        return len(queries)

    assert cost(2, "Hai") == cost(40, "Bốn mươi")


def test_notice_of_an_act_that_is_undone_is_not_mailed(say):
    with pytest.raises(RuntimeError), transaction.atomic():
        say()
        raise RuntimeError("the act failed")
    assert (route(), mails()) == (0, [])
