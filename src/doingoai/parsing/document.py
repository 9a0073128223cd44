"""What the parser hands back: plain values, and their JSON form, which is a contract with other programs.

Offsets are Python string indices into `ParsedDocument.text`: the text given, with legacy fonts decoded, in NFC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


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


@dataclass
class Citation:
    """One place where the text cites another document; `number` is canonical, `surface` as printed.

    `kind`: numbered, law, congress, plenum, alias or anaphora. `target` is the number of the earlier citation
    that an alias or anaphora stands for. `issued_on` is only a full, valid date; less is in `date_partial`.
    """

    type: str
    kind: str
    start: int
    end: int
    surface: str
    number: str | None = None
    name: str | None = None
    alias: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    date_precision: str | None = None
    date_partial: str | None = None
    effective_from: str | None = None
    canonical_type: str | None = None
    subtype: str | None = None
    family: str | None = None
    year: int | None = None
    term: int | None = None
    units: list[str] = field(default_factory=list)
    relation: str = "refers"
    directed_by: str | None = None
    defines_alias: str | None = None
    target: str | None = None
    secrecy_hint: bool = False
    in_footnote: bool = False
    confidence: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: the keys of the contract first, then what helps a reader to judge."""
        first = ("type", "number", "name", "alias", "issuer", "issued_on", "start", "end", "surface")
        values = vars(self)
        return {key: values[key] for key in first} | {key: values[key] for key in values if key not in first}


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


@dataclass
class ParsedDocument:
    """A parsed official document; None and empty lists stand for what the document does not show."""

    text: str
    encoding: str | None = None
    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    addressees: list[str] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    headings: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the dictionary that `doingoai parse --json` prints."""
        return {
            "doc_type": self.doc_type,
            "number": self.number,
            "issuer": self.issuer,
            "parent_issuer": self.parent_issuer,
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
            "encoding": self.encoding,
            "warnings": [warning.as_json() for warning in self.warnings],
        }
