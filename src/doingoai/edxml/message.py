"""The two messages of the exchange axis: a letter and the status of a letter. Reading and writing stand beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from doingoai.edxml.document_types import DocumentType
from doingoai.edxml.moments import in_vietnam
from doingoai.edxml.organ_ids import canonical_organ_id
from doingoai.edxml.parts import (
    Attachment,
    Business,
    Organ,
    Priority,
    ResponseFor,
    Signer,
    Staff,
    Trace,
)
from doingoai.edxml.statuses import StatusCode


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An official document on its way; `warnings` say in Vietnamese what was read with good will."""

    sender: Organ
    receivers: tuple[Organ, ...]
    code_number: str
    code_notation: str
    document_id: str
    subject: str
    document_type: DocumentType
    issued_on: date | None
    place: str = ""
    content: str = ""
    signer: Signer = field(default_factory=Signer)
    due_on: date | None = None
    to_places: tuple[str, ...] = ()
    priority: Priority = Priority.NORMAL
    sphere: str = ""
    typer_notation: str = ""
    promulgation_amount: int | None = None
    page_amount: int | None = None
    appendixes: tuple[str, ...] = ()
    response_for: tuple[ResponseFor, ...] = ()
    steering_type: int | None = None
    traces: tuple[Trace, ...] = ()
    business: Business = field(default_factory=Business)
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @property
    def code(self) -> str:
        """Number and symbol as printed: 188/KH-UBND."""
        return "/".join(part for part in (self.code_number, self.code_notation) if part)

    @property
    def key(self) -> tuple[str, str]:
        """(sender, document id): a letter that comes again has the same."""
        return self.sender.canonical_id, self.document_id


class StatusKey(NamedTuple):
    """What tells one status message from another: the same message may come many times and counts once."""

    sender: str
    document_id: str
    code: str
    timestamp: str


@dataclass(frozen=True, kw_only=True)
class Status:
    """What a receiver tells about a letter, or (13) what its sender asks."""

    response_for: ResponseFor
    sender: Organ
    code: StatusCode
    timestamp: datetime | None
    description: str = ""
    staff: Staff = field(default_factory=Staff)
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> StatusKey:
        """The idempotency key: (From, DocumentId, StatusCode, Timestamp); codes in one form, time to the second."""
        moment = "" if self.timestamp is None else in_vietnam(self.timestamp).isoformat()
        return StatusKey(canonical_organ_id(self.sender.organ_id), self.response_for.document_id, self.code, moment)


def document_id(organ_id: str, *, year: int, serial: int) -> str:
    """Return the DocumentId of a new letter: organisation, year, serial, as in "H99.01,2026,188".

    The serial counts all letters of the organisation in the year: numbers of two families may be the same.
    The recipe follows public implementations and is not confirmed by a text.
    """
    return f"{canonical_organ_id(organ_id)},{year},{serial}"
