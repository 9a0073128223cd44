"""A package that is not taken in: why, and what its sender is told.

What was refused left no document, so the answers wait as files beside the stored ones until the next sending.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from doingoai.edxml import BusinessType, Letter, NotEdxml, Organ, ResponseFor, Status, StatusCode, read, write_status
from doingoai.registers.documents_in.naming import status_name
from doingoai.workflow import clock

FOLDER = "exchange"


class PackageRefused(Exception):
    """A package is refused and nothing of it was kept; `message_vi` says why and what to do.

    `answers` are the states that go back to a known sender. `may_come_later`: another package that is still on its
    way can make this one right.
    """

    def __init__(self, message_vi: str, answers: Sequence[Status] = (), *, may_come_later: bool = False) -> None:
        super().__init__(message_vi)
        self.message_vi = message_vi
        self.answers = tuple(answers)
        self.may_come_later = may_come_later


def answers_to(letter: Letter, organs: Sequence[Organ], why: str) -> list[Status]:
    """Return what the sender is told in the name of each addressee: 02, or 16 to a wish to change what was sent."""
    business = letter.business
    refused = business.type in (BusinessType.RECALL, BusinessType.UPDATE)
    meant = business.document_id if refused and business.document_id else letter.document_id
    about = ResponseFor(letter.sender.organ_id, letter.code, letter.issued_on, meant)
    code = StatusCode.TAKE_BACK_REFUSED if refused else StatusCode.REFUSED
    return [
        Status(response_for=about, sender=each, code=code, timestamp=clock.now(), description=why) for each in organs
    ]


def keep_answers(refused: PackageRefused) -> int:
    """Keep the answers of a refusal until the next sending; return how many. One that cannot be written is left out."""
    kept = 0
    for status in refused.answers:
        path = f"{FOLDER}/{status_name(status)}"
        try:
            data = write_status(status)
        except NotEdxml:
            continue  # who sent it, or to whom, is not said in a form that can be answered
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(data))
        kept += 1
    return kept


def kept_answers() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each answer that waits; half a file, of a killed process, is thrown away."""
    try:
        names = sorted(default_storage.listdir(FOLDER)[1])
    except FileNotFoundError:
        return
    for name in names:
        with default_storage.open(f"{FOLDER}/{name}") as stream:
            data = stream.read()
        try:
            read(data)
        except NotEdxml:
            drop_answer(name)
            continue
        yield name, data


def drop_answer(name: str) -> None:
    """Forget an answer that has left."""
    default_storage.delete(f"{FOLDER}/{name}")
