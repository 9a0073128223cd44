"""The file that came of a job: kept once by its content, streamed, deleted after seven days."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.utils import timezone

from doingoai.attachments.models import StoredFile
from doingoai.jobs.models import KEPT, Job


@dataclass(frozen=True)
class Made:
    """What a kind of work hands back: the file in its folder, its name for people, and one sentence about it."""

    path: Path
    name: str
    media_type: str
    total: int
    message: str = ""


def keep(made: Made) -> StoredFile:
    """Keep the file as `attachments.store` does, but without reading it into memory."""
    with made.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        path = str(PurePath(digest[:2], digest[2:4], digest))
        if not default_storage.exists(path):
            stream.seek(0)
            default_storage.save(path, File(stream))
    values = {"size": made.path.stat().st_size, "media_type": made.media_type, "path": path}
    return StoredFile.objects.get_or_create(sha256=digest, defaults=values)[0]


def drop(file: StoredFile) -> None:
    """Delete a file that nothing refers to; one that a dossier or another job holds stays."""
    try:
        file.delete()
    except ProtectedError:
        return
    default_storage.delete(file.path)


def expire() -> int:
    """Delete the jobs that ended seven days ago, with their results; return how many."""
    old = Job.objects.filter(ended_at__lt=timezone.now() - KEPT).select_related("result")
    count = 0
    for job in old:
        file = job.result
        job.delete()
        if file is not None:
            drop(file)
        count += 1
    return count
