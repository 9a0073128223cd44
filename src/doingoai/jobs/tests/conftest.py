"""A tiny kind of work for the tests of the table of jobs."""

import pytest

from doingoai.jobs.asking import ask
from doingoai.jobs.results import Made


@pytest.fixture
def asked(fa_officer):
    return ask("count", fa_officer, title="Đếm", to=3)


def count(job, folder, progress):
    """Count to the number that was asked for and hand a text file back."""
    total = job.arguments["to"]
    for done in range(total):
        progress(done, total)
    path = folder / "so.txt"
    path.write_text("\n".join(map(str, range(total))), encoding="utf-8")
    return Made(path, "so.txt", "text/plain", total=total, message="Đếm xong.")
