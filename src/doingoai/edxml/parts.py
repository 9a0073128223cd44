"""What letters and status messages are made of: organisations, people, references to other letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from doingoai.edxml.organ_ids import canonical_organ_id


class BusinessType(IntEnum):
    """What the letter does to an earlier one; a package that does not say is a new letter."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3


class Priority(IntEnum):
    """How urgent the letter is; the numbers are not confirmed by a text."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    EXPRESS = 3
    EXPRESS_TIMED = 4


BUSINESS_LABELS = {
    BusinessType.NEW: "Văn bản mới",
    BusinessType.RECALL: "Thu hồi",
    BusinessType.UPDATE: "Cập nhật",
    BusinessType.REPLACE: "Thay thế",
}

PRIORITY_LABELS = {
    Priority.NORMAL: "Thường",
    Priority.URGENT: "Khẩn",
    Priority.VERY_URGENT: "Thượng khẩn",
    Priority.EXPRESS: "Hỏa tốc",
    Priority.EXPRESS_TIMED: "Hỏa tốc hẹn giờ",
}


@dataclass(frozen=True)
class Organ:
    """An organisation on the axis, as the package names it."""

    organ_id: str
    name: str = ""
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""

    @property
    def canonical_id(self) -> str:
        """The code to compare by: old and new form of one organisation are the same here."""
        return canonical_organ_id(self.organ_id)


@dataclass(frozen=True)
class Signer:
    """Who signed: competence as printed ("TM.", "KT."), position, full name."""

    competence: str = ""
    position: str = ""
    full_name: str = ""


@dataclass(frozen=True)
class Staff:
    """The officer to ask about the message."""

    department: str = ""
    staff: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class ResponseFor:
    """The earlier letter that a letter answers or a status speaks of."""

    organ_id: str
    code: str = ""
    issued_on: date | None = None
    document_id: str = ""


@dataclass(frozen=True)
class Trace:
    """One organisation that the letter passed, and when."""

    organ_id: str
    timestamp: datetime | None = None


@dataclass(frozen=True)
class ChangedReceiver:
    """A receiver that an update adds or takes away; `kind` is the number of the package."""

    organ_id: str
    kind: int | None = None


@dataclass(frozen=True)
class Change:
    """What an update changes: the letter's particulars, its receivers; the numbers are those of the package."""

    document: int | None = None
    receiver: int | None = None
    receivers: tuple[ChangedReceiver, ...] = ()


@dataclass(frozen=True)
class Replacement:
    """An earlier letter that this one replaces, and at which organisations."""

    document_id: str
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Business:
    """What the letter does to an earlier one, why, and whom to ask; `paper` is 1 when paper follows."""

    type: BusinessType = BusinessType.NEW
    reason: str = ""
    document_id: str = ""
    paper: int | None = None
    staff: Staff = Staff()
    change: Change = Change()
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True)
class Attachment:
    """A file of the letter: its name without folders, the media type that the sender gave, its bytes."""

    name: str
    media_type: str
    data: bytes
    description: str = ""
