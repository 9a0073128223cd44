"""Events are delivered once, failures are tried again, reminders say a thing once."""

import datetime as dt

import pytest

from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.site import jobs, subscribers
from doingoai.workflow.models import Event, Notice
from doingoai.workflow.perform import perform


@pytest.fixture
def returned(fa_officer, fa_head):
    record = open_one(fa_officer)
    perform(record, actions.Submit, actor=fa_officer)
    return perform(record, actions.Return, actor=fa_head, note="Bổ sung")


def test_proposer_is_told_of_the_decision_once(returned, fa_officer):
    assert jobs.deliver() == 3
    assert jobs.deliver() == 0
    assert list(Notice.objects.values_list("officer", "kind")) == [(fa_officer.pk, "training.return")]


def test_event_whose_listener_fails_is_tried_again(returned, monkeypatch):
    def broken(_event):
        raise RuntimeError("mail server down")

    monkeypatch.setitem(subscribers.SUBSCRIBERS, "*.return", (broken,))
    assert jobs.deliver() == 2
    monkeypatch.undo()
    assert jobs.deliver() == 1
    assert Event.objects.filter(delivered_at=None).count() == 0


@pytest.mark.parametrize(("due", "count"), [(0, 1), (5, 1), (3, 0), (-1, 1)])
def test_reminder_comes_on_its_days(fa_officer, due, count):
    today = dt.date(2026, 3, 10)  # a Tuesday
    record = open_one(fa_officer)
    day = jobs.work_calendar().add_working_days(today, due) if due > 0 else today + dt.timedelta(days=due)
    type(record.dossier).objects.for_system("test").update(due_on=day)
    jobs.remind(today)
    jobs.remind(today)
    assert Notice.objects.filter(officer=fa_officer).count() == count


def test_opening_the_dossier_reads_its_notices(returned, fa_officer, signed_in):
    jobs.deliver()
    signed_in(fa_officer).get(returned.get_absolute_url())
    assert Notice.objects.filter(read_at=None).count() == 0
