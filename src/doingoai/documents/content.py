"""What an official document says, as frozen values; not how it looks (`layout`) or is worded (`compose`).

Names are given in their ordinary writing ("Ủy ban nhân dân tỉnh Sông Lam"): the capitals, leading zeros, dashes
and closing marks that the rules prescribe are added when the document is composed. Its body is in `blocks`.
"""

from dataclasses import dataclass
from datetime import date

from doingoai.documents.blocks import (
    Align,
    Article,
    Block,
    Column,
    ContentError,
    Heading,
    Paragraph,
    Picture,
    Point,
    Run,
    Table,
    Text,
)

__all__ = [
    "Align",
    "Annex",
    "Article",
    "Attached",
    "Block",
    "Column",
    "Contact",
    "ContentError",
    "Copy",
    "Heading",
    "OfficialDocument",
    "Paragraph",
    "Picture",
    "Point",
    "Run",
    "Signature",
    "Table",
    "Text",
]


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines of authority ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), the name."""

    authority: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Annex:
    """An annex with its own page numbers; `landscape=None` turns the page when a table is too wide for it."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool | None = None


@dataclass(frozen=True)
class Attached:
    """A document issued with this one (QUY CHẾ, QUY ĐỊNH, KẾ HOẠCH): its own type line and title, no own number.

    `kind` is a key of the layout's kinds; `type_name` replaces its name ("Định hướng hành động").
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    type_name: str = ""
    signature: Signature | None = None
    landscape: bool = False


@dataclass(frozen=True)
class Contact:
    """How to reach the issuing body, at the foot of the first page (cell 13)."""

    address: str = ""
    email: str = ""
    website: str = ""
    phone: str = ""
    fax: str = ""


@dataclass(frozen=True)
class Copy:
    """The foot of a copy: `kind` is a key of `marks.COPIES`; who copied, under which number, where and when.

    A `digital` copy keeps the upper right corner of page 1 free for the organisation's signature (cell 14).
    """

    kind: str
    body: str
    signature: Signature
    parent_body: str = ""
    number: int | str | None = None
    symbol: str = ""
    place: str = ""
    issued_on: date | None = None
    recipients: tuple[str, ...] = ()
    digital: bool = False


@dataclass(frozen=True)
class OfficialDocument:
    """One official document.

    `kind` is a key of the kinds of its `layout`, which is a key of `layout.LAYOUTS`. Without `number` or
    `issued_on` their places stay blank, as on a draft. `issuing_authority` is the centred line over the bases of a
    decision ("Chủ tịch Ủy ban nhân dân tỉnh …"); `left_signature` stands opposite the main one (the secretary of a
    meeting). A line break in `body` or `parent_body` is kept in the letterhead. `urgency` and `circulation` are keys
    of `marks`; there is no place for a mark of secrecy: such documents are not written on this system.
    `drafter` (initials) and `copies` (how many are issued) close the recipients.
    """

    kind: str
    body: str
    title: str
    signature: Signature
    parent_body: str = ""
    number: int | str | None = None
    symbol: str = ""
    place: str = ""
    issued_on: date | None = None
    type_name: str = ""
    addressees: tuple[str, ...] = ()
    issuing_authority: str = ""
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    left_signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    attached: tuple[Attached, ...] = ()
    layout: str = "ND30_2020"
    urgency: str = ""
    circulation: str = ""
    drafter: str = ""
    copies: int | None = None
    contact: Contact | None = None
    copy: Copy | None = None
