"""What the calendar does: opens on the cut-off, reminds until the report is sent."""

import datetime as dt

import pytest
import time_machine

from doingoai.organisations.models import Body
from doingoai.registers.reports.actions import sending
from doingoai.registers.reports.actions.opening import Cancel
from doingoai.registers.reports.clock import on_day, owed
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.site.jobs import remind
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db


def reports():
    return PeriodicReport.objects.for_system("test")


@pytest.fixture
def few_bodies():
    """Two provinces and the Ministry keep their focal body, so that a day of the clock is quick."""
    Body.objects.filter(is_focal=True).exclude(code__in=("NGV-24-202507", "NGV-48-202507", "CNV")).update(
        is_focal=False
    )


@pytest.mark.parametrize(("day", "many"), [("2026-10-13", 0), ("2026-10-14", 3)])
def test_opened_on_the_cut_off_and_once(day, many, few_bodies):
    today = dt.date.fromisoformat(day)
    with time_machine.travel(f"{day} 03:00Z"):
        found = [on_day(today), on_day(today)]
    opened = reports().filter(period_key="2026-10")
    assert (found[1], opened.count()) == (0, many)
    assert set(opened.values_list("dossier__state", "definition").distinct()) <= {
        ("COLLECTING", "BC-THANG"),
        ("COLLECTING", "QG-THANG"),
    }


def test_owed_by_every_province_of_the_day():
    found = list(owed(dt.date(2026, 10, 14)))
    october = [(definition.code, body.province) for definition, period, body in found if period.key == "2026-10"]
    assert len([each for each in october if each[0] == "BC-THANG"]) == 34
    assert [code for code, province in october if province is None] == ["QG-THANG"]


def test_a_report_given_up_is_not_opened_again(few_bodies, fa_officer, ministry_head):
    with time_machine.travel("2026-10-15 03:00Z"):
        perform(factories.month(fa_officer), Cancel, actor=ministry_head, note="Mở nhầm")
        on_day(dt.date(2026, 10, 15))
    assert reports().filter(definition="BC-THANG", place__startswith="P", period_key="2026-10").count() == 2


def reminded(officer):
    return list(Notice.objects.filter(officer=officer).order_by("pk").values_list("kind", flat=True))


def test_reminders_before_on_and_after_the_deadline_stop_when_sent(fa_officer, fa_head):
    with time_machine.travel("2026-10-15 03:00Z"):
        report = factories.month(fa_officer)  # due on Monday, 19/10/2026
    days = [dt.date(2026, 10, day) for day in range(15, 27)]
    for day in days:
        with time_machine.travel(f"{day} 03:00Z"):
            remind(day)
            on_day_of(report, day)
    assert reminded(fa_officer) == [
        "due 2026-10-15", "due 2026-10-19", "due 2026-10-20", "late 2026-10-22", "late 2026-10-25",
    ]  # fmt: skip
    assert reminded(fa_head) == ["late 2026-10-22", "late 2026-10-25"]


def test_no_reminder_after_sending(fa_officer, fa_head):
    with time_machine.travel("2026-10-15 03:00Z"):
        report = factories.sent(fa_officer, fa_head)
    before = reminded(fa_officer)
    for day in (19, 20, 22, 25):
        with time_machine.travel(f"2026-10-{day} 03:00Z"):
            remind(dt.date(2026, 10, day))
            on_day_of(report, dt.date(2026, 10, day))
    assert reminded(fa_officer) == before


def test_a_returned_report_has_a_deadline_again(fa_officer, fa_head, ministry_officer):
    with time_machine.travel("2026-10-15 03:00Z"):
        report = factories.sent(fa_officer, fa_head)
        perform(report, sending.SendBack, actor=ministry_officer, reason="Sửa phần II")
    assert report.dossier.due_on == dt.date(2026, 10, 20)


def on_day_of(report, day):
    """The clock of one day for the reports that are open, without opening those of other units."""
    Body.objects.filter(is_focal=True).update(is_focal=False)
    on_day(day)
