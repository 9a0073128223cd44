"""The files of a letter: checked before anything is stored, read for search, verified, kept under their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import checked_bytes, require_no_stamp, store
from doingoai.edxml import Letter
from doingoai.organisations.system import system_officer
from doingoai.reading import Unreadable
from doingoai.register_kit.signed import verified
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.reading_in import read_in
from doingoai.signing import SigningUnavailable, Verdict
from doingoai.signing.headline import headline
from doingoai.workflow import clock

PDF = "application/pdf"


@dataclass(frozen=True)
class Paper:
    """One file that may be kept; the type is that of its content."""

    name: str
    data: bytes
    media_type: str


@dataclass(frozen=True)
class Papers:
    """All files of a letter, their first text, and what the signatures of the first PDF say."""

    files: tuple[Paper, ...] = ()
    text: str = ""
    signature: str = ""
    verdict: str = ""


def checked_papers(letter: Letter) -> Papers:
    """Return the files of a letter, all of which may be kept.

    Raises ValidationError, and nothing is stored, when one is not a document or carries a stamp of state secrecy, or
    the letter itself does (SEC-01).
    """
    require_no_stamp(f"{letter.subject}\n{letter.content}")
    files = tuple(_checked(file.name, file.data) for file in letter.attachments)
    said = next((_signatures(file.data) for file in files if file.media_type == PDF), ("", ""))
    return Papers(files, _text(files) or letter.content, *said)


def keep(record: IncomingDocument, papers: Papers) -> None:
    """Attach the files to the document, and keep the verdict on the signatures."""
    for file in papers.files:
        Attachment.objects.create(
            dossier=record.dossier, file=store(file.data, file.media_type), name=file.name[:200],
            kind=_("Bản gốc"), officer=system_officer(), at=clock.now(),
        )  # fmt: skip
    record.verdict = papers.verdict
    record.save(update_fields=["verdict"])


def _checked(name: str, data: bytes) -> Paper:
    try:
        return Paper(name, *checked_bytes(SimpleUploadedFile(name, data)))
    except ValidationError as problem:
        said = " ".join(problem.messages)
        raise ValidationError(said if name in said else f"“{name}”: {said}", code=problem.code) from problem


def _signatures(pdf: bytes) -> tuple[str, str]:
    """Return the sentence and the verdict. A file without a signed range is unsigned without asking: that saves 0.5 s.

    The range of a signature stands outside all compression, for it counts the bytes of the file (ISO 32000-1, 12.8.1).
    """
    if b"/ByteRange" not in pdf:
        return headline(Verdict.UNSIGNED, (), ()), str(Verdict.UNSIGNED)
    try:
        said = verified(pdf)
    except SigningUnavailable as problem:
        return str(problem)[:300], str(Verdict.UNKNOWN)
    return said.headline[:300], str(said.verdict)


def _text(files: Sequence[Paper]) -> str:
    """Return the text of the first file that has one; of a PDF its Word twin is read, in a tenth of the time.

    The second look finds a stamp in a legacy font.
    """
    first = PurePath(files[0].name).stem if files else ""
    for file in sorted(files, key=lambda each: (PurePath(each.name).stem != first, each.media_type == PDF)):
        try:
            text = read_in(file.data, file.name).text
        except Unreadable:
            continue
        if text.strip():
            return text.replace("\0", "")
    return ""
