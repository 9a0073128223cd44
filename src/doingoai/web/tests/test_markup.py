"""Badges, deadlines and tones."""

from datetime import date, timedelta

import pytest

from doingoai.web.icons import PATHS, icon
from doingoai.web.markup import TONES, badge, deadline, tone

TODAY = date(2026, 11, 21)


def test_badges_of_two_tones_differ_in_shape_and_not_only_in_colour():
    assert len({str(badge("x", tone)).split("<path")[1] for tone in TONES}) == len(TONES)


def test_badge_escapes_its_label():
    assert badge("<b>", "info").endswith("&lt;b&gt;</span>")


def test_badge_of_an_unknown_tone_is_refused():
    with pytest.raises(ValueError, match="purple"):
        badge("x", "purple")


@pytest.mark.parametrize(
    ("days", "state"), [(-1, "danger"), (0, "warning"), (7, "warning"), (8, "neutral"), (90, "neutral")]
)
def test_deadline_warns_from_seven_days_before(days, state):
    assert f'class="deadline {state}"' in deadline(TODAY + timedelta(days=days), TODAY)


def test_deadline_of_a_finished_thing_is_only_its_date():
    assert deadline(TODAY, TODAY + timedelta(days=9), done=True) == '<span class="deadline">21/11/2026</span>'


def test_deadline_that_is_missing_says_so():
    assert deadline(None) == '<span class="none">không có hạn</span>'


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", "neutral"),
        ("submitted", "info"),
        ("in_force", "success"),
        ("expiring", "warning"),
        ("overdue", "danger"),
    ],
)
def test_tone_of_a_state(state, expected):
    assert tone(state) == expected


def test_every_icon_is_hidden_from_screen_readers():
    assert all('aria-hidden="true"' in icon(name) for name in PATHS)
