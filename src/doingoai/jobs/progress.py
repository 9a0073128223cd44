"""How far a job is, told by its worker at most twice a second; the answer says whether the job is still his."""

from __future__ import annotations

import time

from django.utils import timezone

from doingoai.jobs.claims import mine
from doingoai.jobs.models import Job

LEAST = 0.5  # seconds between two reports: a write each


class NotMine(RuntimeError):
    """The job was stopped by its officer, or given to another worker."""


class Progress:
    """Called between the steps of a job: progress(done, total)."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._told: float | None = None

    def __call__(self, done: int, total: int, message: str = "") -> None:
        """Tell how far the job is; most calls write nothing. Raises NotMine when the work is to end."""
        now = time.monotonic()
        if self._told is not None and now - self._told < LEAST:
            return
        self._told = now
        told = {"done": done, "total": total, "message": message[:400], "heartbeat_at": timezone.now()}
        if not mine(self._job).update(**told):
            raise NotMine(str(self._job.pk))
