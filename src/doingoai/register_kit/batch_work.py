"""The documents of a list as a job: each rendered into one ZIP, for whoever asked, as she sees the list then."""

from __future__ import annotations

import logging
import re
import zipfile
from pathlib import Path

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.documents import ContentError, RenderError
from doingoai.dossiers.door import RecordQuerySet
from doingoai.dossiers.models import Record
from doingoai.jobs.models import Job
from doingoai.jobs.progress import Progress
from doingoai.jobs.results import Made
from doingoai.jobs.running import Refused
from doingoai.organisations.models import Officer
from doingoai.register_kit.acting import rendered
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import ListFilters, visible_rows
from doingoai.register_kit.register import Register

KIND = "documents_of_list"
MOST = 500
FAILURES = "_loi.txt"
RELATED = ("dossier__body__parent", "dossier__province__successor")
log = logging.getLogger("doingoai.jobs")


def listed(register: Register, officer: Officer, query: str) -> RecordQuerySet[Record]:
    """Return the records of a list as this officer sees it, narrowed by the page's own filters."""
    rows = visible_rows(register, officer).select_related("dossier", *RELATED, *register.select_related)
    return ListFilters(QueryDict(query), register).narrow(rows, timezone.localdate()).newest_first()


def work(job: Job, folder: Path, progress: Progress) -> Made:
    """Render the document of each record into a ZIP; what cannot be rendered is told in `_loi.txt` inside it."""
    chosen = job.arguments
    register = registers().get(chosen["register"])
    if register is None or chosen["document"] not in {each.key for each in register.documents}:
        raise Refused(_("Sổ này không còn loại văn bản đã chọn."))
    records = list(listed(register, job.officer, chosen["query"])[:MOST])
    if not records:
        raise Refused(_("Danh sách không còn hồ sơ nào; hãy lọc lại rồi yêu cầu lần nữa."))
    path = folder / "van-ban.zip"
    failures = _fill(path, register, records, chosen, progress)
    made = len(records) - len(failures)
    message = _("%(made)d văn bản trong tệp ZIP.") % {"made": made}
    if failures:
        message += " " + _("%(bad)d văn bản không tạo được; xem %(name)s.") % {"bad": len(failures), "name": FAILURES}
    name = f"{register.key}-{chosen['document']}-{timezone.localdate():%Y%m%d}.zip"
    return Made(path, name, "application/zip", total=len(records), message=message)


def _fill(
    path: Path, register: Register, records: list[Record], chosen: dict[str, str], progress: Progress
) -> list[str]:
    """Write one file after the other, so that memory does not grow with the list; return why some are missing."""
    failures: list[str] = []
    names: set[str] = set()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:  # Word and PDF files are compressed already
        for done, record in enumerate(records):
            progress(done, len(records))
            try:
                name, data, _type = rendered(register, record, chosen["document"], chosen["form"])
            except Exception as problem:
                failures.append(f"{record.dossier.number} — {record.dossier.title}: {_why(problem, record)}")
                continue
            archive.writestr(_unique(name, names), data)
        if failures:
            archive.writestr(FAILURES, "\r\n".join(failures).encode("utf-8-sig"))
    return failures


def _why(problem: Exception, record: Record) -> str:
    """Say why a document could not be rendered; an error of the program is written to the log, not to the officer."""
    if isinstance(problem, ContentError | RenderError):
        return str(problem)
    log.error("document of %s could not be rendered", record.dossier.number, exc_info=problem)
    return _("lỗi của hệ thống khi tạo văn bản; quản trị viên xem nhật ký máy chủ.")


def _unique(name: str, taken: set[str]) -> str:
    """Return a name that every system can unpack and that no other file of the ZIP bears."""
    stem, _dot, suffix = re.sub(r"[^A-Za-z0-9._-]+", "_", name).lstrip(".").rpartition(".")
    safe, count = f"{stem}.{suffix}", 1
    while safe.casefold() in taken:
        count += 1
        safe = f"{stem}-{count}.{suffix}"
    taken.add(safe.casefold())
    return safe
