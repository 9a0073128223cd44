"""What a template and a letterhead are once they are loaded: frozen values, checked (`document_file`, `letterhead`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

FieldKind: TypeAlias = Literal["text", "date", "number", "long"]
FIELD_KINDS: tuple[FieldKind, ...] = ("text", "date", "number", "long")


@dataclass(frozen=True)
class Recipient:
    """A line of "Nơi nhận" and its channel: "giấy", "điện tử", "cả hai"."""

    text: str
    channel: str = "điện tử"


@dataclass(frozen=True)
class Field:
    """A value that the officer gives; `long` may have several paragraphs."""

    name: str
    label: str
    kind: FieldKind = "text"
    required: bool = False
    help: str = ""


@dataclass(frozen=True)
class Rows:
    """Rows that the officer gives, each with the same columns (name: label)."""

    name: str
    label: str
    columns: Mapping[str, str]
    required: bool = False


@dataclass(frozen=True)
class Node:
    """A piece of a template: a text, a value ("="), an optional block ("?") or repeated rows ("*")."""

    mark: Literal["", "=", "?", "*"]
    text: str
    line: int
    nodes: "tuple[Node, ...]" = ()


Nodes: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True)
class Template:
    """A document template; `lines` are the texts of its file with their numbers, for citations."""

    key: str
    file: str
    title: str
    kind: str
    layout: str
    subject: Nodes
    body: Nodes
    issuing_authority: Nodes = ()
    addressees: tuple[Nodes, ...] = ()
    bases: tuple[Nodes, ...] = ()
    recipients: tuple[tuple[Nodes, str], ...] = ()
    capacity: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Signer:
    """Who signs: own post, capacity ("", KT, TL, TUQ, Q), the head in whose place, the collective on whose behalf."""

    title: str
    capacity: str = ""
    head: str = ""
    organisation: str = ""

    def authority(self, *, party: bool = False) -> tuple[str, ...]:
        """Return the lines of authority of `documents.Signature` (NĐ 30/2020, Điều 13; the Party writes T/M, K/T)."""
        marks = {"TM": "T/M", "KT": "K/T", "TL": "T/L"} if party else {"TM": "TM.", "KT": "KT.", "TL": "TL."}
        mark = marks.get(self.capacity, f"{self.capacity}.")
        lines = [f"{marks['TM']} {self.organisation}"] if self.organisation else []
        if self.capacity == "Q":
            return (*lines, f"Q. {self.title}")
        return (*lines, f"{mark} {self.head}", self.title) if self.capacity else (*lines, self.title)


@dataclass(frozen=True)
class Letterhead:
    """How a body (its code, or the kind of body) writes; `symbols` by kind of document, "mac_dinh" for all others."""

    key: str
    name_lines: tuple[str, ...]
    parent_lines: tuple[str, ...] = ()
    place: str = ""
    symbols: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    numbering: str = "by_kind"
    recipients: tuple[Recipient, ...] = ()
    signers: tuple[Signer, ...] = ()

    def symbol(self, kind: str, abbreviation: str) -> str:
        """Return the symbol after the number for a kind of document; empty when none is declared."""
        written = self.symbols.get(kind, self.symbols.get("mac_dinh", ""))
        return written.replace("{{loai}}", abbreviation).strip("-")
