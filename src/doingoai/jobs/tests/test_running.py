"""A job is done once, whatever becomes of its workers; results live seven days."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from doingoai.attachments.models import StoredFile
from doingoai.attachments.store import read
from doingoai.jobs.asking import TooMany, ask, stop
from doingoai.jobs.claims import BACK_OFF, MOST_ATTEMPTS, SILENT, claim, finish, reap
from doingoai.jobs.models import KEPT, Job
from doingoai.jobs.progress import NotMine, Progress
from doingoai.jobs.results import expire
from doingoai.jobs.running import Refused, run_waiting
from doingoai.jobs.tests.conftest import count

State = Job.State
SECOND = dt.timedelta(seconds=1)


def shown(job):
    job.refresh_from_db()
    return (job.state, job.done, job.total, job.message, job.attempts)


def test_job_is_run_once_and_hands_its_file_over(asked):
    assert (run_waiting({"count": count}, most=5), run_waiting({"count": count})) == (1, 0)
    assert shown(asked) == (State.DONE, 3, 3, "Đếm xong.", 1)
    assert (asked.name, read(asked.result)) == ("so.txt", b"0\n1\n2")


def test_two_workers_never_take_the_same_job(asked, fa_officer):
    other = ask("count", fa_officer, title="Đếm", to=4)
    assert [claim(), claim(), claim()] == [asked, other, None]


def test_worker_that_read_a_job_before_another_took_it_gets_nothing(asked):
    stale = Job.objects.filter(pk=asked.pk, state=State.WAITING, attempts=asked.attempts)
    claim()
    assert stale.update(state=State.RUNNING) == 0


@pytest.mark.parametrize(("silent", "given_back"), [(SILENT - SECOND, 0), (SILENT + SECOND, 1)])
def test_job_of_a_killed_worker_is_taken_again_after_two_silent_minutes(asked, silent, given_back):
    claim()
    Job.objects.update(heartbeat_at=timezone.now() - silent)
    assert reap() == given_back
    assert shown(asked)[0] == (State.WAITING if given_back else State.RUNNING)


def test_worker_that_was_taken_for_dead_can_neither_report_nor_deliver(asked):
    late = claim()
    Job.objects.update(heartbeat_at=timezone.now() - SILENT - SECOND)
    assert run_waiting({"count": count}) == 1
    with pytest.raises(NotMine):
        Progress(late)(1, 3)
    assert finish(late, message="muộn") is False
    assert shown(asked) == (State.DONE, 3, 3, "Đếm xong.", 2)


def test_job_that_always_kills_its_worker_ends_after_five_attempts(asked):
    for _attempt in range(MOST_ATTEMPTS):
        assert claim() == asked
        Job.objects.update(heartbeat_at=timezone.now() - SILENT - SECOND)
        reap()
    assert (claim(), shown(asked)[0], shown(asked)[4]) == (None, State.FAILED, MOST_ATTEMPTS)


def test_work_that_fails_is_tried_again_after_a_while(asked):
    def broken(job, folder, progress):
        raise OSError("disk full")

    assert run_waiting({"count": broken}) == 1
    assert (shown(asked)[0], run_waiting({"count": count})) == (State.WAITING, 0)
    Job.objects.update(not_before=timezone.now())
    assert asked.not_before - asked.started_at > BACK_OFF - SECOND
    assert (run_waiting({"count": count}), shown(asked)[0]) == (1, State.DONE)


def test_work_that_is_refused_says_why_and_is_not_tried_again(asked):
    def refused(job, folder, progress):
        raise Refused("Không còn hồ sơ nào.")

    run_waiting({"count": refused})
    assert shown(asked) == (State.FAILED, 0, 0, "Không còn hồ sơ nào.", 1)


def test_server_that_ends_gives_its_job_back_at_once(asked):
    def interrupted(job, folder, progress):
        raise SystemExit(0)

    with pytest.raises(SystemExit):
        run_waiting({"count": interrupted})
    assert (shown(asked)[0], run_waiting({"count": count})) == (State.WAITING, 1)


@pytest.mark.parametrize("active", [True, False])
def test_job_of_a_locked_account_is_not_run(asked, fa_officer, active):
    fa_officer.is_active = active
    fa_officer.save()
    run_waiting({"count": count})
    assert shown(asked)[0] == (State.DONE if active else State.FAILED)


def test_stopped_job_ends_at_the_next_step_without_a_result(asked):
    def stopped_meanwhile(job, folder, progress):
        assert stop(job)
        return count(job, folder, progress)

    run_waiting({"count": stopped_meanwhile})
    assert (shown(asked)[0], StoredFile.objects.count(), stop(asked)) == (State.STOPPED, 0, False)


def test_result_that_comes_after_the_stop_is_thrown_away(asked):
    def stopped_at_the_end(job, folder, progress):
        made = count(job, folder, progress)
        stop(job)
        return made

    run_waiting({"count": stopped_at_the_end})
    assert (shown(asked)[0], StoredFile.objects.count()) == (State.STOPPED, 0)


def test_progress_writes_at_most_twice_a_second(asked, django_assert_num_queries):
    progress = Progress(claim())
    with django_assert_num_queries(1):
        for done in range(1000):
            progress(done, 1000)
    progress._told -= 0.5
    with django_assert_num_queries(1):
        progress(999, 1000)


def test_asked_twice_is_one_job_and_a_fourth_is_refused(asked, fa_officer):
    assert ask("count", fa_officer, title="Đếm", to=3) == asked
    for number in (4, 5):
        ask("count", fa_officer, title="Đếm", to=number)
    with pytest.raises(TooMany):
        ask("count", fa_officer, title="Đếm", to=6)
    stop(asked)
    assert ask("count", fa_officer, title="Đếm", to=6).state == State.WAITING


@pytest.mark.parametrize(("age", "left"), [(KEPT - SECOND, 1), (KEPT + SECOND, 0)])
def test_results_are_deleted_after_seven_days(asked, age, left):
    run_waiting({"count": count})
    path = StoredFile.objects.get().path
    Job.objects.update(ended_at=timezone.now() - age)
    expire()
    counts = (Job.objects.count(), StoredFile.objects.count(), int(default_storage.exists(path)))
    assert counts == (left, left, left)


def test_result_that_another_job_holds_stays(asked, outsider):
    ask("count", outsider, title="Đếm", to=3)
    run_waiting({"count": count}, most=2)
    Job.objects.filter(pk=asked.pk).update(ended_at=timezone.now() - KEPT - SECOND)
    assert (expire(), Job.objects.count(), StoredFile.objects.count()) == (1, 1, 1)
