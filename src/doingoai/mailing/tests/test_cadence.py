"""When a mail leaves: digests at their hour, never on a day off, nothing in quiet hours."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.lib.holidays_vn import work_calendar
from doingoai.mailing.cadence import DEFAULTS, KEPT, Cadence, allowed, next_digest, next_moment
from doingoai.workflow.models import Topic

CALENDAR = work_calendar([], range(2026, 2029))


def at(day, hour, minute=0):
    return timezone.make_aware(dt.datetime(2027, *day, hour, minute))


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (at((1, 19), 6, 59), at((1, 19), 7)),
        (at((1, 19), 7), at((1, 20), 7)),  # the digest of today is leaving
        (at((1, 22), 10), at((1, 25), 7)),  # Friday: the next one is Monday's
        (at((2, 3), 10), at((2, 11), 7)),  # Tết
    ],
)
def test_daily_digest_is_the_next_one_on_a_working_day(now, leaves):
    assert next_digest(now, 7, monday=False, calendar=CALENDAR) == leaves


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (at((1, 18), 6), at((1, 18), 7)),
        (at((1, 18), 8), at((1, 25), 7)),
        (at((2, 2), 8), at((2, 11), 7)),  # the Monday of Tết is off: the first working day after it
    ],
)
def test_weekly_digest_is_mondays(now, leaves):
    assert next_digest(now, 7, monday=True, calendar=CALENDAR) == leaves


def test_who_works_every_day_gets_the_digest_every_day():
    assert next_digest(at((2, 6), 10), 7, monday=False, calendar=None) == at((2, 7), 7)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (at((1, 19), 19, 59), at((1, 19), 19, 59)),
        (at((1, 19), 20), at((1, 20), 7)),
        (at((1, 20), 6, 59), at((1, 20), 7)),
        (at((1, 20), 7), at((1, 20), 7)),
        (at((1, 22), 21), at((1, 25), 7)),  # Friday night
        (at((1, 23), 12), at((1, 25), 7)),  # Saturday at noon
    ],
)
def test_mail_at_once_waits_for_the_end_of_the_quiet_hours(now, leaves):
    assert next_moment(now, (20, 7), CALENDAR) == leaves


@pytest.mark.parametrize(("quiet", "hour"), [((12, 14), 14), ((7, 7), 12)])
def test_quiet_hours_may_lie_in_the_day_or_nowhere(quiet, hour):
    assert next_moment(at((1, 19), 12), quiet, None) == at((1, 19), hour)


def test_every_topic_has_a_default_that_may_be_chosen():
    assert set(DEFAULTS) == set(Topic.values)
    assert all(DEFAULTS[topic] in dict(allowed(topic)) for topic in Topic.values)


def test_only_what_goes_up_to_a_head_cannot_be_switched_off():
    assert [topic for topic in Topic.values if Cadence.PAGE not in dict(allowed(topic))] == list(KEPT) == ["escalation"]
