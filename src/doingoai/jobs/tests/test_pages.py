"""The pages of long work: for the officer who asked, for nobody else; with and without script."""

import pytest

from doingoai.jobs.models import Job
from doingoai.jobs.running import run_waiting
from doingoai.jobs.tests.conftest import count

POLL = 'hx-trigger="every 2s"'


def page(signed_in, officer, job, part=""):
    return signed_in(officer).get(f"/viec/{job.pk}/{part}")


def test_waiting_job_can_be_left_refreshed_and_stopped(asked, fa_officer, signed_in):
    text = page(signed_in, fa_officer, asked).content.decode()
    assert (POLL in text, f'href="/viec/{asked.pk}/">Xem lại tiến độ' in text, text.count("<h1")) == (True, True, 1)
    answer = signed_in(fa_officer).post(f"/viec/{asked.pk}/dung/", follow=True).content.decode()
    asked.refresh_from_db()
    assert (asked.state, POLL in answer, "Đã dừng việc này." in answer) == (Job.State.STOPPED, False, True)


def test_done_job_hands_out_its_file(asked, fa_officer, signed_in):
    assert page(signed_in, fa_officer, asked, "ket-qua/").status_code == 404
    run_waiting({"count": count})
    text = page(signed_in, fa_officer, asked).content.decode()
    assert (POLL in text, "Đếm xong." in text, "Tải so.txt" in text) == (False, True, True)
    file = page(signed_in, fa_officer, asked, "ket-qua/")
    assert (b"".join(file.streaming_content), file["X-Content-Type-Options"]) == (b"0\n1\n2", "nosniff")
    assert file["Content-Disposition"] == 'attachment; filename="so.txt"'


@pytest.mark.parametrize("other", ["fa_head", "auditor", "outsider"])
def test_job_does_not_exist_for_anybody_else(asked, other, signed_in, request):
    run_waiting({"count": count})
    client = signed_in(request.getfixturevalue(other))
    answers = [client.get(f"/viec/{asked.pk}/"), client.get(f"/viec/{asked.pk}/ket-qua/")]
    answers.append(client.post(f"/viec/{asked.pk}/dung/"))
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert "Đếm" not in client.get("/viec/").content.decode()


def test_stopping_needs_a_post(asked, fa_officer, signed_in):
    assert page(signed_in, fa_officer, asked, "dung/").status_code == 405


def test_own_jobs_are_listed(asked, fa_officer, signed_in):
    text = signed_in(fa_officer).get("/viec/").content.decode()
    assert f'href="/viec/{asked.pk}/"' in text
