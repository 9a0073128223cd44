"""The documents of a list in one ZIP: those that the officer sees, as filtered, and why some are missing."""

import io
import zipfile

import pytest

from doingoai.attachments.store import read
from doingoai.documents import ContentError
from doingoai.jobs.models import Job
from doingoai.jobs.running import run_waiting
from doingoai.register_kit import batch, batch_work
from doingoai.register_kit.batch_work import FAILURES, KIND, work
from doingoai.register_kit.catalogue import registers
from doingoai.registers.training.documents import CLASS_REPORT
from doingoai.registers.training.tests.factories import open_one

ADDRESS = "/so/training/tai-van-ban/"
CHOSEN = {"document": CLASS_REPORT.key, "form": "docx"}


def made(client, query=""):
    """Ask for the ZIP on its page, run the job, and return it."""
    answer = client.post(ADDRESS + query, CHOSEN)
    assert answer.status_code == 302
    run_waiting({KIND: work})
    return Job.objects.get(pk=int(answer.url.strip("/").rpartition("/")[2]))


def files(job):
    with zipfile.ZipFile(io.BytesIO(read(job.result))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_dossier_of_the_list_gives_one_document(fa_officer, signed_in):
    numbers = [open_one(fa_officer).dossier.number for _each in range(3)]
    job = made(signed_in(fa_officer))
    found = files(job)
    assert sorted(found) == [f"{number}-{CLASS_REPORT.key}.docx" for number in numbers]
    assert (job.done, job.total, job.message) == (3, 3, "3 văn bản trong tệp ZIP.")
    assert all(data.startswith(b"PK") for data in found.values())


def test_list_is_taken_as_it_was_filtered(fa_officer, signed_in):
    open_one(fa_officer)
    wanted = open_one(fa_officer, title="Lớp tiếng Anh đối ngoại")
    job = made(signed_in(fa_officer), "?q=tieng+anh&page=3")
    assert list(files(job)) == [f"{wanted.dossier.number}-{CLASS_REPORT.key}.docx"]
    assert job.back == "/so/training/?q=tieng+anh"


def test_officer_gets_what_she_sees_when_the_job_runs(fa_officer, outsider, signed_in):
    mine, theirs = open_one(fa_officer), open_one(outsider, title="Lớp của tỉnh khác")
    assert list(files(made(signed_in(outsider)))) == [f"{theirs.dossier.number}-{CLASS_REPORT.key}.docx"]
    client = signed_in(fa_officer)
    answer = client.post(ADDRESS, CHOSEN)
    fa_officer.holdings.all().delete()  # between asking and making she leaves her post
    run_waiting({KIND: work})
    job = Job.objects.get(pk=int(answer.url.strip("/").rpartition("/")[2]))
    assert (job.state, job.result, mine.pk is not None) == (Job.State.FAILED, None, True)


def test_what_cannot_be_rendered_is_named_inside_the_zip(fa_officer, signed_in):
    good = open_one(fa_officer)
    bad = open_one(fa_officer, title="Lớp 外事")
    signed_in(fa_officer).post(ADDRESS, CHOSEN | {"form": "pdf"})
    run_waiting({KIND: work})
    job = Job.objects.get()
    found = files(job)
    assert sorted(found) == [f"{good.dossier.number}-{CLASS_REPORT.key}.pdf", FAILURES]
    told = found[FAILURES].decode("utf-8-sig")
    assert told.startswith(f"{bad.dossier.number} — Lớp 外事: ") and "外" in told.partition(": ")[2]
    assert job.message == f"1 văn bản trong tệp ZIP. 1 văn bản không tạo được; xem {FAILURES}."


@pytest.mark.parametrize(("problem", "said"), [(ContentError("Thiếu tên."), "Thiếu tên."), (KeyError("x"), "nhật ký")])
def test_errors_of_content_are_told_and_those_of_the_program_are_not(fa_officer, problem, said):
    text = batch_work._why(problem, open_one(fa_officer))
    assert (said in text, "'x'" in text) == (True, False)


def test_names_in_the_zip_are_safe_and_unique():
    taken = set()
    names = [batch_work._unique(name, taken) for name in ("a/../b.docx", "a/../B.docx", "..x.docx", "A_.._b.docx")]
    assert names == ["a_.._b.docx", "a_.._B-2.docx", "x.docx", "A_.._b-3.docx"]


@pytest.mark.parametrize(("most", "fits"), [(2, True), (1, False)])
def test_list_that_is_too_long_is_not_taken(fa_officer, signed_in, monkeypatch, most, fits):
    open_one(fa_officer), open_one(fa_officer)
    monkeypatch.setattr(batch, "MOST", most)
    client = signed_in(fa_officer)
    assert ("nhiều nhất" in client.get(ADDRESS).content.decode()) is not fits
    assert (client.post(ADDRESS, CHOSEN).status_code, Job.objects.count()) == ((302, 1) if fits else (422, 0))


def test_empty_list_is_said(fa_officer, signed_in):
    client = signed_in(fa_officer)
    assert "không có hồ sơ nào" in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, CHOSEN).status_code == 422


@pytest.mark.parametrize("wrong", [{"document": "khong-co"}, {"form": "exe"}])
def test_unknown_document_or_form_is_refused(fa_officer, signed_in, wrong):
    open_one(fa_officer)
    assert signed_in(fa_officer).post(ADDRESS, CHOSEN | wrong).status_code == 422
    assert Job.objects.count() == 0


def test_button_stands_on_lists_of_registers_with_documents(fa_officer, signed_in):
    client = signed_in(fa_officer)
    shown = {key: "Tải văn bản của danh sách" in client.get(f"/so/{key}/").content.decode() for key in registers()}
    assert shown == {key: bool(register.documents) for key, register in registers().items()}


def test_queries_do_not_grow_with_the_list(fa_officer, signed_in, django_assert_num_queries):
    client = signed_in(fa_officer)
    open_one(fa_officer)
    client.get(ADDRESS)
    with django_assert_num_queries(5) as one:  # one of them counts what is unread
        client.get(ADDRESS)
    for _each in range(3):
        open_one(fa_officer)
    with django_assert_num_queries(len(one)):
        client.get(ADDRESS)
