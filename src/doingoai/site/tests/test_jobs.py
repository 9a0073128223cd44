"""Events are delivered once, failures are tried again."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.authority.models import Voice
from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.site import jobs, subscribers
from doingoai.site.jobs import NEWS
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
    assert list(Notice.objects.values_list("officer", "topic")) == [(fa_officer.pk, "decided")]


@pytest.mark.parametrize(("age", "told"), [(NEWS - dt.timedelta(minutes=1), 1), (NEWS, 0)])
def test_what_happened_long_ago_is_no_news(returned, fa_officer, age, told):
    Event.objects.update(at=timezone.now() - age)
    Voice.objects.update(at=timezone.now() - age)
    assert jobs.deliver() == 3
    assert Notice.objects.filter(officer=fa_officer).count() == told


def test_event_whose_listener_fails_is_tried_again(returned, monkeypatch):
    def broken(_event):
        raise RuntimeError("mail server down")

    monkeypatch.setitem(subscribers.SUBSCRIBERS, "*.return", (broken,))
    assert jobs.deliver() == 2
    monkeypatch.undo()
    assert jobs.deliver() == 1
    assert Event.objects.filter(delivered_at=None).count() == 0


def test_opening_the_dossier_reads_its_notices(returned, fa_officer, signed_in):
    jobs.deliver()
    signed_in(fa_officer).get(returned.get_absolute_url())
    assert Notice.objects.filter(officer=fa_officer, read_at=None).count() == 0
