"""Reminders come on the days of their rule, working days only, to owners and those above; each once, none skipped."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.authority.models import Authorisation, Step
from doingoai.dossiers.models import Dossier
from doingoai.norms.models import Deadline
from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.site.reminders import LONGEST, remind
from doingoai.workflow.models import Notice, Served, Topic
from doingoai.workflow.perform import perform

DUE = dt.date(2027, 2, 3)  # the last working day before Tết 2027; offices open again on 11 February
DAY = dt.timedelta(days=1)


def owing(officer, due=DUE, state="PLANNED", **changes):
    """A dossier of the officer's body that is due on a day; the state says under which rule."""
    record = open_one(officer, **changes)
    Dossier.objects.for_system("test").filter(pk=record.pk).update(due_on=due, state=state)
    return record


def told(officer):
    return list(Notice.objects.filter(officer=officer).order_by("pk").values_list("kind", "topic"))


def each_day(first, last):
    for number in range((last - first).days + 1):
        remind(first + number * DAY)


@pytest.fixture
def ladder(province):
    """The province's own rule for reports on classes, with the ladder of R-DR-18."""
    national = Deadline.objects.get(key="DT_REPORT", province_code="")
    national.pk, national.province_code = None, province.code
    national.reminders, national.escalation_role = "-5,-2,0,1,5,10", "5:REQUESTER_HEAD,10:UBND_CHAIR"
    national.save(force_insert=True)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ((2027, 1, 26), []),
        ((2027, 1, 27), ["due 2027-01-27"]),  # five working days before
        ((2027, 1, 28), []),
        ((2027, 1, 31), []),
        ((2027, 2, 1), ["due 2027-02-01"]),  # two before
        ((2027, 2, 2), []),
        ((2027, 2, 3), ["due 2027-02-03"]),
        ((2027, 2, 4), []),  # the first day of Tết
        ((2027, 2, 10), []),
        ((2027, 2, 11), ["due 2027-02-11"]),  # the first working day after it
        ((2027, 2, 12), []),
    ],
)
def test_default_days_are_working_days_around_tet(fa_officer, day, said):
    owing(fa_officer)
    remind(dt.date(*day))
    assert [kind for kind, _topic in told(fa_officer)] == said


@pytest.mark.parametrize(
    ("day", "count"), [((2026, 8, 20), 0), ((2026, 8, 21), 1), ((2026, 8, 22), 0), ((2026, 8, 24), 0)]
)
def test_a_saturday_on_which_offices_work_counts(fa_officer, day, count):
    """22 August 2026 is worked for 31 August: of a deadline on Monday the 24th it is the day before."""
    owing(fa_officer, due=dt.date(2026, 8, 24))
    Served.mark("reminders", dt.date(*day) - DAY)
    remind(dt.date(*day))
    assert len([kind for kind, _topic in told(fa_officer) if kind != "due 2026-08-24"]) == count


def test_reminder_of_a_deadline_on_a_day_off_comes_on_the_working_day_before(fa_officer):
    owing(fa_officer, due=dt.date(2027, 2, 7))  # in Tết
    Served.mark("reminders", dt.date(2027, 2, 2))
    each_day(dt.date(2027, 2, 3), dt.date(2027, 2, 10))
    assert told(fa_officer) == [("due 2027-02-03", Topic.NEAR)]


def test_the_same_day_twice_says_a_thing_once(fa_officer):
    owing(fa_officer)
    assert (remind(DUE), remind(DUE)) == (1, 0)
    Served.objects.all().delete()  # a process that was killed before it could note the day
    assert remind(DUE) == 1
    assert len(told(fa_officer)) == 1


@pytest.mark.covers("R-DR-18")
def test_ladder_goes_up_on_its_days_and_not_before(fa_officer, fa_head, chair, outsider, ladder):
    owing(fa_officer, state="HELD")
    Served.mark("reminders", DUE)
    each_day(dt.date(2027, 2, 4), dt.date(2027, 2, 16))  # four working days
    assert told(fa_head) == []
    each_day(dt.date(2027, 2, 17), dt.date(2027, 2, 23))
    assert (told(fa_head), told(chair)) == ([("due 2027-02-17", Topic.ESCALATION)], [])
    each_day(dt.date(2027, 2, 24), dt.date(2027, 3, 31))
    assert told(chair) == [("due 2027-02-24", Topic.ESCALATION)]
    late = [("due 2027-02-11", Topic.LATE), ("due 2027-02-17", Topic.LATE), ("due 2027-02-24", Topic.LATE)]
    assert (told(fa_officer), told(outsider)) == (late, [])


def test_without_its_own_row_a_province_has_the_national_one(fa_officer, fa_head, chair):
    owing(fa_officer, state="HELD")  # DT_REPORT: -5,-2,0,1 and FA_HEAD
    Served.mark("reminders", DUE)
    each_day(dt.date(2027, 2, 4), dt.date(2027, 3, 31))
    late = [("due 2027-02-11", Topic.LATE)]
    assert (told(fa_officer), told(fa_head), told(chair)) == (late, [("due 2027-02-11", Topic.ESCALATION)], [])


def test_a_row_that_makes_no_sense_has_the_default_days(fa_officer, ladder, province):
    Deadline.objects.filter(key="DT_REPORT", province_code=province.code).update(reminders="sớm")
    owing(fa_officer, state="HELD")
    remind(DUE)
    assert told(fa_officer) == [("due 2027-02-03", Topic.NEAR)]


def test_reminders_stop_when_the_thing_is_done(fa_officer):
    record = owing(fa_officer)
    each_day(dt.date(2027, 1, 27), dt.date(2027, 1, 28))
    Dossier.objects.for_system("test").filter(pk=record.pk).update(is_open=False)
    each_day(dt.date(2027, 1, 29), dt.date(2027, 2, 28))
    assert len(told(fa_officer)) == 1


def test_days_without_a_process_are_caught_up_with_one_notice(fa_officer, fa_head, chair, ladder):
    owing(fa_officer, state="HELD")
    remind(dt.date(2027, 1, 27))
    remind(dt.date(2027, 2, 25))  # -2, 0, +1, +5 and +10 were missed
    assert [kind for kind, _topic in told(fa_officer)] == ["due 2027-01-27", "due 2027-02-24"]
    assert (len(told(fa_head)), len(told(chair))) == (1, 1)


@pytest.mark.parametrize(("gap", "count"), [(LONGEST, 1), (LONGEST + DAY, 0)])
def test_what_was_missed_long_ago_is_not_told_any_more(fa_officer, gap, count):
    owing(fa_officer, due=dt.date(2026, 3, 10))  # +1 is 11 March
    remind(dt.date(2026, 2, 1))
    remind(dt.date(2026, 3, 11) + gap - DAY)
    assert len(told(fa_officer)) == count


def test_who_may_not_read_the_dossier_is_not_told(fa_officer, make_officer, foreign_affairs):
    cleared = make_officer("FA_OFFICER", foreign_affairs, clearance=2)
    record = owing(fa_officer)
    Dossier.objects.for_system("test").filter(pk=record.pk).update(access_level=2)
    remind(DUE)
    assert (told(fa_officer), len(told(cleared))) == ([], 1)


def test_queries_do_not_grow_with_the_dossiers(fa_officer, ladder):
    def cost(day):
        with CaptureQueriesContext(connection) as queries:
            assert remind(day) > 0
        return len(queries)

    owing(fa_officer, state="HELD")
    one = cost(DUE)
    for number in range(30):
        owing(fa_officer, due=dt.date(2027, 2, 12), state="HELD", title=f"Lớp {number}")
    assert cost(dt.date(2027, 2, 12)) == one


def test_a_dossier_is_found_by_the_index_of_its_deadline(fa_officer):
    rows = Dossier.objects.for_system("test").filter(is_open=True, due_on__in=[DUE]).order_by("pk")
    if connection.vendor == "sqlite":  # PostgreSQL reads a table of a few rows whole
        assert "dossier_reminded" in rows.explain()


def asked(fa_officer, due):
    """A class that waits for its approval until a day."""
    record = open_one(fa_officer)
    perform(record, actions.Submit, actor=fa_officer)
    Step.objects.update(due_on=due)
    return record


def test_step_of_a_decision_is_recalled_to_whoever_may_speak(fa_officer, fa_head, chair, outsider, auditor):
    asked(fa_officer, DUE)
    remind(DUE)
    step = Step.objects.get(outcome="current")
    assert told(fa_head) == [(f"step {step.pk} 2027-02-03", Topic.NEAR)]
    assert [told(other) for other in (fa_officer, chair, outsider, auditor)] == [[], [], [], []]


def test_late_step_is_told_to_the_one_who_asked_too(fa_officer, fa_head):
    asked(fa_officer, DUE)
    remind(dt.date(2027, 2, 11))
    assert [topic for _kind, topic in told(fa_head) + told(fa_officer)] == [Topic.LATE, Topic.LATE]


def test_who_was_authorised_is_reminded_like_the_holder(fa_officer, chair, make_officer, foreign_affairs, province):
    deputy = make_officer("REQUESTER_HEAD", foreign_affairs)
    asked(fa_officer, DUE)
    Step.objects.update(role="UBND_CHAIR", place=f"P{province.pk}")  # powers are given inside a province
    step = Step.objects.get(outcome="current")
    values = {"giver": step.role, "province": province, "action": step.action, "document": "12/GUQ-SNgV"}
    Authorisation.objects.create(officer=deputy, valid_from=DUE - DAY, valid_to=DUE, **values)
    remind(DUE)
    assert told(deputy) == told(chair) == [(f"step {step.pk} 2027-02-03", Topic.NEAR)]
