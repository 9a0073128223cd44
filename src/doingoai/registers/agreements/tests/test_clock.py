"""What the calendar brings: each act once, by the account of the system, and those who must know are told."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.closings import close
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.organisations.models import Body
from doingoai.registers.agreements import clock
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as make
from doingoai.workflow.models import Notice


def night(day):
    with make.on(day):
        return clock.on_day(day)


def now(record):
    return Agreement.objects.for_system("test").select_related("dossier").get(pk=record.pk)


def told(officer):
    return list(Notice.objects.filter(officer=officer).order_by("pk").values_list("kind", flat=True))


def test_effect_begins_on_the_named_day(team):
    record = make.signed(team, effect_mode="ON_DATE", effective_date=dt.date(2026, 5, 1), term_months=None)
    night(dt.date(2026, 4, 30))
    assert now(record).dossier.state == "SIGNED"
    night(dt.date(2026, 5, 1))
    assert now(record).dossier.state == "IN_FORCE"
    entry = Entry.objects.filter(subject=record.dossier.key, action="agreements.enter_into_force").get()
    assert (entry.actor_name, entry.rule) == ("Hệ thống", "TTQT-HL")


def test_term_ends_the_day_after_its_last_day(team):
    record = make.signed(team, term_mode="FIXED", term_months=12)
    night(dt.date(2027, 4, 14))
    assert now(record).dossier.state == "IN_FORCE"
    assert night(dt.date(2027, 4, 15)) == 1
    assert now(record).dossier.state == "EXPIRED"
    assert night(dt.date(2027, 4, 15)) == 0


def test_agreement_that_renews_itself_begins_a_new_term(team):
    record = make.signed(team, term_months=12)
    night(dt.date(2028, 5, 1))  # two terms were missed
    assert (now(record).dossier.state, now(record).expiry_date) == ("IN_FORCE", dt.date(2029, 4, 14))


def test_a_renewal_that_the_clock_was_late_with_restates_the_report_by_itself(team):
    """The report of May was submitted while the first term was thought to have ended on 14 April."""
    record = make.signed(team, term_months=12)
    at = dt.datetime(2027, 5, 20, 9, tzinfo=dt.UTC)
    close(Period.parse("2027-05"), record.dossier.province, report="BC-T-1", at=at)
    night(dt.date(2027, 6, 1))
    found = Restatement.objects.filter(indicator="TT-02").values_list("old", "new", "reason", "officer__username")
    assert list(found) == [(0, 1, "Tự động gia hạn", "he-thong")]


@pytest.mark.covers("A-R12")
def test_heir_of_an_ended_body_gets_a_duty_once(team):
    record = make.signed(team, term_mode="INDEFINITE", term_months=None)
    Body.objects.filter(pk=team.committee.pk).update(valid_to=dt.date(2026, 12, 31))
    for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2027, 1, 2)):
        night(day)
    assert list(record.obligations.filter(kind="INHERIT").values_list("due_on", flat=True)) == [dt.date(2027, 4, 1)]


@pytest.mark.covers("A-R17")
@pytest.mark.parametrize(
    ("day", "health"),
    [
        (dt.date(2026, 5, 14), "ACTIVE"),
        (dt.date(2026, 5, 15), "FRAMEWORK_ONLY"),
        (dt.date(2028, 4, 13), "FRAMEWORK_ONLY"),
        (dt.date(2028, 4, 14), "DORMANT"),
    ],
)
def test_health_without_promises(team, day, health):
    record = make.signed(team)
    night(day)
    assert now(record).health == health


@pytest.mark.covers("A-R17")
@pytest.mark.parametrize(
    ("day", "health"),
    [
        (dt.date(2027, 4, 30), "ACTIVE"),
        (dt.date(2027, 5, 1), "SLOW"),
        (dt.date(2028, 4, 30), "SLOW"),
        (dt.date(2028, 5, 1), "DORMANT"),
    ],
)
def test_health_counts_from_the_last_thing_that_happened(team, day, health, other_dossier):
    record = make.signed(team)
    promise = other_dossier()
    last = Dossier.objects.for_system("test").filter(pk=promise.pk)
    last.update(register="commitments", event_date=dt.date(2026, 5, 1))
    Link.objects.create(source=promise, target=record.dossier, kind="arises")
    night(day)
    assert now(record).health == health


@pytest.mark.covers("A-R13")
def test_end_of_term_is_announced_three_times(team, outsider):
    make.signed(team, term_mode="FIXED", term_months=12)
    end = dt.date(2027, 4, 14)
    for left in (181, 180, 179, 90, 89, 30, 29, 1):
        night(end - dt.timedelta(days=left))
    assert told(team.officer).count("expiry") == 3
    assert told(outsider) == []


@pytest.mark.covers("A-R10")
def test_late_duty_goes_one_level_up(team):
    make.signed(team)
    night(dt.date(2026, 4, 29))
    assert told(team.office) == []
    night(dt.date(2026, 4, 30))
    night(dt.date(2026, 5, 2))
    assert told(team.office) == ["duty_late", "duty_late"]


@pytest.mark.covers("S05")
def test_silent_body_is_reminded_of(team):
    with make.on(make.MONDAY):
        make.consulted(team)
    night(dt.date(2026, 2, 25))
    assert told(team.officer) == []
    night(dt.date(2026, 2, 26))
    assert told(team.officer) == ["silence"]
