"""What the parser hands back: plain values, and their JSON form, which is a contract with other programs.

Offsets are Python string indices into `ParsedDocument.text`: the text given, with legacy fonts decoded, in NFC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from doingoai.parsing.citation import Citation, Reference
from doingoai.parsing.tables.found import Table, Task

__all__ = [
    "Annex", "Citation", "Effect", "ParseWarning", "ParsedDocument", "Point", "Recipient", "Reference", "Signature",
]  # fmt: skip


@dataclass(frozen=True)
class ParseWarning:
    """Something uncertain, told in Vietnamese to the person who checks the document."""

    code: str
    message: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"code": self.code, "message": self.message, "start": self.start, "end": self.end}


@dataclass
class Point:
    """A numbered or bulleted point; `text` is without the label, `path` is canonical ("3.ii", "Điều 2.1")."""

    label: str
    text: str
    start: int
    end: int
    kind: str
    path: str = ""
    points: list[Point] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form with the nested points."""
        return {
            "label": self.label,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "path": self.path,
            "points": [point.as_json() for point in self.points],
        }


@dataclass(frozen=True)
class Recipient:
    """A line of "Nơi nhận": the text, the purpose in brackets, the channel, and whether it is the archive."""

    text: str
    purpose: str | None = None
    channel: str | None = None
    is_archive: bool = False


@dataclass
class Signature:
    """Who signed: `capacity` is the line with TM., KT., TL., TUQ. or Q.; `signed_at` is ISO 8601 with offset."""

    capacity: str | None = None
    post: str | None = None
    name: str | None = None
    signed_at: str | None = None


@dataclass(frozen=True)
class Effect:
    """What the document says of its own force: `rule` is date, signing, days or passing; dates are ISO 8601.

    `effective_from` is None where the text leaves it open (working days, an unknown date of signing).
    """

    text: str
    rule: str
    effective_from: str | None
    effective_to: str | None
    days: int | None
    start: int
    end: int


@dataclass
class Annex:
    """An appendix or an attached document: `parent` is the number of the document to which it belongs.

    Its points and tables are also among those of the document, because every point counts.
    """

    label: str | None
    title: str | None
    note: str | None
    doc_type: str | None
    parent: str | None
    start: int
    end: int
    relation: str = "parent"
    points: list[Point] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form with its points and tables."""
        told = {
            "points": [point.as_json() for point in self.points],
            "tables": [table.as_json() for table in self.tables],
        }
        return vars(self) | told


@dataclass
class ParsedDocument:
    """A parsed official document; None and empty lists stand for what the document does not show."""

    text: str
    encoding: str | None = None
    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    issuer_today: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    addressees: list[str] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    headings: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    effective: Effect | None = None
    dissemination_level: str | None = None
    annexes: list[Annex] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the dictionary that `doingoai parse --json` prints."""
        return {
            "doc_type": self.doc_type,
            "number": self.number,
            "issuer": self.issuer,
            "parent_issuer": self.parent_issuer,
            "issuer_today": self.issuer_today,
            "place": self.place,
            "issued_on": self.issued_on,
            "title": self.title,
            "addressees": list(self.addressees),
            "recipients": [recipient.text for recipient in self.recipients],
            "recipient_details": [vars(recipient).copy() for recipient in self.recipients],
            "signature": vars(self.signature).copy(),
            "headings": list(self.headings),
            "points": [point.as_json() for point in self.points],
            "citations": [citation.as_json() for citation in self.citations],
            "references": [vars(reference).copy() for reference in self.references],
            "effective": vars(self.effective).copy() if self.effective else None,
            "dissemination_level": self.dissemination_level,
            "annexes": [annex.as_json() for annex in self.annexes],
            "tables": [table.as_json() for table in self.tables],
            "tasks": [task.as_json() for task in self.tasks],
            "encoding": self.encoding,
            "warnings": [warning.as_json() for warning in self.warnings],
        }
