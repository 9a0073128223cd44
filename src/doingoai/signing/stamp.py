"""What a signature shows on the page (official-documents.md §5.2); where it goes: `placement`; how: `drawing`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from doingoai.signing.refusals import SigningRefused

VIETNAM = timezone(timedelta(hours=7))
_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST_IMAGE = 2 * 1024 * 1024


class StampKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COPY = "copy"
    ANNEX = "annex"


@dataclass(frozen=True)
class Stamp:
    """One visible signature; build it with `person`, `organisation`, `copy` or `annex`.

    `above` is the name printed under the signature space, by which the place is found; images are PNG.
    """

    kind: StampKind
    text: str
    above: str = ""
    signed_at: datetime | None = None
    image: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise SigningRefused("Dấu hiệu chữ ký phải có tên người, tên cơ quan hoặc số, ký hiệu văn bản.")
        if self.signed_at is not None and self.signed_at.tzinfo is None:
            raise ValueError("signed_at needs a time zone")
        if self.image is None:
            return
        if not self.image.startswith(_PNG):
            raise SigningRefused("Hình chữ ký hoặc con dấu phải là tệp .png có nền trong suốt.")
        if len(self.image) > _LARGEST_IMAGE:
            raise SigningRefused("Hình chữ ký hoặc con dấu lớn hơn 2 MB. Hãy thu nhỏ hình.")

    @classmethod
    def person(cls, name: str, *, image: bytes | None = None) -> Stamp:
        """The competent person: the image of the signature in blue, or the name; cell 7c, between post and name."""
        return cls(StampKind.PERSON, name, above=name, image=image)

    @classmethod
    def organisation(cls, name: str, signed_at: datetime, *, above: str, image: bytes | None = None) -> Stamp:
        """The body on its document: red seal, name and time; cell 8, over a third of the signature of `above`."""
        return cls(StampKind.ORGANISATION, name, above=above, signed_at=signed_at, image=image)

    @classmethod
    def copy(cls, name: str, signed_at: datetime, *, image: bytes | None = None) -> Stamp:
        """The body on a copy or a digitised paper: cell 14, top right of page 1."""
        return cls(StampKind.COPY, name, signed_at=signed_at, image=image)

    @classmethod
    def annex(cls, number: str, signed_at: datetime) -> Stamp:
        """The body on a separate annex file: number and symbol and time in 10 pt, no image, top right of page 1."""
        return cls(StampKind.ANNEX, number, signed_at=signed_at)

    @property
    def closes(self) -> bool:
        """Whether nothing may be written after this signature: true for every signature of a body."""
        return self.kind is not StampKind.PERSON

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of the stamp; a handwritten signature needs none."""
        if self.kind is StampKind.PERSON:
            return () if self.image else (self.text,)
        return (self.text, stamp_time(self.signed_at)) if self.signed_at else (self.text,)


def stamp_time(moment: datetime) -> str:
    """Return the time of signing as ISO 8601 orders it, in Vietnam's zone: `2021.08.26 15:37:45 +07:00`."""
    return f"{moment.astimezone(VIETNAM):%Y.%m.%d %H:%M:%S} +07:00"
