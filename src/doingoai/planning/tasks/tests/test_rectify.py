"""A task that was confirmed is put right: its days decide whether it was in time."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from doingoai.authority.decide import NotAllowed
from doingoai.indicators.closings import close
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.organisations.models import Body
from doingoai.planning.tasks import actions
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

pytestmark = pytest.mark.django_db
NOTE = "Đối chiếu với văn bản đi"


def on(day):
    return clock.acting_at(dt.datetime(day.year, day.month, day.day, 9, tzinfo=timezone.get_default_timezone()))


@pytest.fixture
def done(fa_officer, make_officer, foreign_affairs):
    """Due on 30 June, claimed on 10 July, confirmed."""
    justice = make_officer("REQUESTER", Body.objects.get(code="STP-24-202507"), scope="body")
    with on(dt.date(2026, 6, 1)):
        task = factories.open_one(fa_officer)
    with on(dt.date(2026, 7, 10)):
        said = {"product_record": "15/BC-STP ngày 28/06/2026", "completed_on": ""}
        perform(task, actions.Claim, actor=justice, data=said, files=factories.evidence())
        return perform(task, actions.Confirm, actor=make_officer("FA_OFFICER", foreign_affairs), quality="DAT")


def rectify(task, actor, **changes):
    with on(dt.date(2026, 7, 20)):
        return perform(task, actions.Rectify, actor=actor, note=NOTE, **changes)


def test_day_put_right_makes_the_task_one_in_time_and_is_told(done, fa_officer, province):
    close(Period.parse("2026-07"), province, report="BC-T-7", at=dt.datetime(2026, 7, 16, tzinfo=dt.UTC))
    rectify(done, fa_officer, completed_on=dt.date(2026, 6, 28))
    assert (done.completed_on, done.dossier.state) == (dt.date(2026, 6, 28), "DONE")
    rows = Restatement.objects.values_list("indicator", "old", "new", "reason", "officer", "late")
    kept = (NOTE, fa_officer.pk, False)
    assert sorted(rows) == [
        ("NVKH-04", Decimal(0), Decimal(100), *kept), ("NVKH-05", Decimal(8), Decimal(0), *kept),
        ("NVKH-05S", Decimal(1), Decimal(0), *kept),
    ]  # fmt: skip


def test_deadline_put_right_is_the_first_one_too(done, fa_officer):
    rectify(done, fa_officer, due_on=dt.date(2026, 7, 31), title="Rà soát thỏa thuận")
    assert (done.dossier.due_on, done.first_due) == (dt.date(2026, 7, 31), dt.date(2026, 7, 31))
    assert done.dossier.title == "Rà soát thỏa thuận"


def test_first_deadline_stays_where_more_time_was_given(done, fa_officer):
    Task.objects.for_system("test").filter(pk=done.pk).update(first_due=dt.date(2026, 5, 31))
    done.refresh_from_db()
    rectify(done, fa_officer, due_on=dt.date(2026, 7, 31))
    assert (done.dossier.due_on, done.first_due) == (dt.date(2026, 7, 31), dt.date(2026, 5, 31))


@pytest.mark.parametrize("day", [None, dt.date(2026, 7, 21)])
def test_finished_task_has_its_day_and_it_has_come(done, fa_officer, day):
    with pytest.raises(InvalidInputs) as refusal:
        rectify(done, fa_officer, completed_on=day)
    assert set(refusal.value.form.errors) == {"completed_on"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"due_on": None}, "chưa ghi thời hạn"),
        ({"start_on": dt.date(2026, 7, 1)}, "trước ngày bắt đầu"),
        ({"product_record": ""}, "chưa ghi nhận sản phẩm"),
    ],
)
def test_rules_of_the_task_hold_after_the_fact(done, fa_officer, changes, message):
    with pytest.raises(RulesBroken, match=message):
        rectify(done, fa_officer, **changes)


def test_task_under_way_is_not_put_right(fa_officer):
    with on(dt.date(2026, 6, 1)):
        task = factories.open_one(fa_officer)
    with pytest.raises(WrongState):
        rectify(task, fa_officer, theme="")


def test_who_may_put_right(done, auditor, outsider, signed_in, fa_officer):
    assert Task.objects.visible_to(auditor).get() == done
    with pytest.raises(NotAllowed):
        rectify(done, auditor, theme="")
    assert signed_in(outsider).get(f"{done.get_absolute_url()}rectify/").status_code == 404
    assert signed_in(fa_officer).get(f"{done.get_absolute_url()}rectify/").status_code == 200
