"""R-CT-10: the body in charge is dissolved; its successor carries the task, is told, and says that it goes on."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.authority.decide import NotAllowed
from doingoai.norms.rule import Case
from doingoai.planning.tasks import board, changing, reminders, rules
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db
ENDED = dt.date(2026, 6, 15)


def at(day):
    return clock.acting_at(dt.datetime(day.year, day.month, day.day, 9, tzinfo=timezone.get_default_timezone()))


@pytest.fixture
def old(make_body, province):
    return make_body("Sở Du lịch", province=province)


@pytest.fixture
def heir(make_body, province):
    return make_body("Sở Văn hóa và Du lịch", province=province)


@pytest.fixture
def task(fa_officer, old):
    with at(dt.date(2026, 6, 1)):
        return factories.open_one(fa_officer, lead=old.pk, title="Quảng bá di sản")


def dissolve(old, heir=None):
    old.valid_to, old.successor = ENDED, heir
    old.save()


def judged(task, day):
    task = Task.objects.for_system("test").get(pk=task.pk)
    return rules.not_taken_over(Case(record=task, inputs={}, actor=None, on=day, province=task.dossier.province))


@pytest.mark.covers("R-CT-10")
def test_task_of_a_dissolved_body_waits_for_its_successor(task, old, heir, make_officer):
    assert judged(task, ENDED) is None
    dissolve(old, heir)
    assert judged(task, ENDED) is None  # its last day
    assert judged(task, dt.date(2026, 6, 16)) == {"old": "Sở Du lịch", "new": "Sở Văn hóa và Du lịch"}
    officer = make_officer("REQUESTER", heir, scope="body")
    assert Task.objects.visible_to(officer).count() == 0
    reminders.tell_heirs(dt.date(2026, 6, 16))
    with at(dt.date(2026, 6, 16)):
        mine = Task.objects.visible_to(officer).get()
        perform(mine, changing.TakeOver, actor=officer, leader="Bà Lê Thị Hoa")
        with pytest.raises(NotAllowed, match="đã xác nhận"):
            perform(mine, changing.TakeOver, actor=officer)
    assert judged(task, dt.date(2026, 6, 17)) is None
    assert (mine.taken_over_by, mine.taken_over_on, mine.dossier.body) == (heir, dt.date(2026, 6, 16), old)
    assert mine.progress.first().text == "Sở Văn hóa và Du lịch tiếp nhận nhiệm vụ từ Sở Du lịch."


@pytest.mark.covers("R-CT-10")
def test_body_without_successor_is_told_of(task, old):
    dissolve(old)
    assert judged(task, dt.date(2026, 6, 16)) == {"old": "Sở Du lịch", "new": "chưa ghi cơ quan kế thừa"}


def test_task_of_a_living_body_is_not_taken_over(task, old, make_officer):
    with pytest.raises(NotAllowed, match="không thay đổi"):
        perform(task, changing.TakeOver, actor=make_officer("REQUESTER", old, scope="body"))


def test_successor_is_told_once_and_the_board_counts_the_task_there(task, old, heir, make_officer, fa_officer):
    officer = make_officer("REQUESTER", heir, scope="body")
    assert reminders.tell_heirs(ENDED) == 0
    dissolve(old, heir)
    for day in (dt.date(2026, 6, 16), dt.date(2026, 6, 17)):
        assert reminders.tell_heirs(day) == 1
    assert list(Notice.objects.filter(kind="R-CT-10").values_list("officer", flat=True)) == [officer.pk]
    lines = board.board_of(fa_officer, ENDED).groups(board.BODY)
    assert [(line.label, line.counts.total()) for line in lines] == [("Sở Văn hóa và Du lịch", 1)]


def test_finished_task_asks_for_nothing(task, old, heir):
    dissolve(old, heir)
    task.dossier.__class__.objects.for_system("test").filter(pk=task.dossier.pk).update(state="DONE", is_open=False)
    assert judged(task, dt.date(2026, 6, 16)) is None
