"""A hundred official documents in one job, as the list page of outgoing documents asks for them; taken back after."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from django.core.files.storage import default_storage
from django.db import transaction

from doingoai.bench.papers import LETTER
from doingoai.bench.stage import PROVINCE
from doingoai.bench.timing import Line, middle, shown, times_as_long
from doingoai.jobs.asking import ask
from doingoai.jobs.models import Job
from doingoai.jobs.running import run_waiting
from doingoai.organisations.models import Officer
from doingoai.register_kit.acting import rendered
from doingoai.register_kit.batch_work import KIND, work
from doingoai.register_kit.catalogue import registers
from doingoai.workflow.perform import perform

COUNT, RUNS = 100, 3
TITLE = "Chuẩn bị đón đoàn đo tốc độ"


class Undone(Exception):
    """What was written for the measurement is taken back."""


def measure_batch() -> Iterator[Line]:
    """Yield a line for each form; nothing stays in the database or on disk."""
    try:
        with transaction.atomic():
            officer = Officer.objects.get(username=PROVINCE)
            _draft(officer)
            lines = [_measured(officer, form) for form in ("docx", "pdf")]
            raise Undone
    except Undone:
        yield from lines


def _draft(officer: Officer) -> None:
    register = registers()["documents_out"]
    for number in range(COUNT):
        perform(
            register.model, register.opening, actor=officer, reasons={"*": "Đo tốc độ"},
            **LETTER, issuer=officer.seat.body, title=f"{TITLE} thứ {number}",
        )  # fmt: skip


def _measured(officer: Officer, form: str) -> Line:
    register = registers()["documents_out"]
    document = register.documents[0]
    record = register.model.objects.for_system("bench").newest_first()[0]
    took = 1000 * median(_run_once(officer, document.key, form) for _each in range(RUNS))
    one = middle(lambda: rendered(register, record, document.key, form))
    name = f"{COUNT} letters in one job, as {form.upper()} in a ZIP (median of {RUNS})"
    beside = f"{COUNT} × one alone {shown(one)} ms"
    return Line(name, "–", f"{took / 1000:.1f} s", beside, times_as_long(took, COUNT * one))


def _run_once(officer: Officer, document: str, form: str) -> float:
    """Return the seconds from asking until the file is there. Raises RuntimeError when a document is missing."""
    chosen = {"register": "documents_out", "document": document, "form": form, "query": "q=do+toc+do"}
    start = time.perf_counter()
    job: Job = ask(KIND, officer, title="Đo tốc độ", **chosen)
    run_waiting({KIND: work})
    took = time.perf_counter() - start
    job.refresh_from_db()
    if job.state != Job.State.DONE or job.total != COUNT or job.result is None or "_loi" in job.message:
        raise RuntimeError(f"{job.state}: {job.total} documents, {job.message}")
    default_storage.delete(job.result.path)
    return took
