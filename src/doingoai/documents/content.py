"""What an official document says, as frozen values; not how it looks (`layout`) or is worded (`compose`).

Names are given in their ordinary writing ("Ủy ban nhân dân tỉnh Sông Lam"): capitals, leading zeros, dashes
and closing marks prescribed by Nghị định 30/2020/NĐ-CP are added when the document is composed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]


class ContentError(ValueError):
    """The content cannot become a document; the message says in Vietnamese what is wrong and what to do."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Text: TypeAlias = str | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A titled part: "Chương I", "Mục 1" (centred on two lines), "I.", "1." (on one line)."""

    level: int
    label: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """An unnumbered paragraph; a line feed in its text begins another."""

    text: Text


@dataclass(frozen=True)
class Point:
    """A numbered or bulleted point; `label` is printed as given: "1.", "a)", "-", "+"."""

    label: str
    text: Text
    level: int = 1


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width in relation to the other columns."""

    title: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A table of texts; its head is repeated on every page, rows in `bold_rows` (totals, groups) are bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    repeat_head: bool = True
    caption: str = ""
    note: str = ""
    bold_rows: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.columns or any(column.share <= 0 for column in self.columns):
            raise ContentError("Bảng phải có ít nhất một cột và độ rộng mỗi cột phải lớn hơn 0.")
        for index, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ContentError(
                    f"Dòng {index} của bảng có {len(row)} ô nhưng bảng có {len(self.columns)} cột; "
                    "mỗi dòng phải có đúng số ô bằng số cột."
                )


@dataclass(frozen=True)
class Article:
    """An article: "Điều 1." followed by its bold title, or by its text, and then further blocks."""

    number: int
    text: Text = ""
    title: str = ""
    blocks: "tuple[Block, ...]" = ()


Block: TypeAlias = Heading | Paragraph | Point | Article | Table


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
class OfficialDocument:
    """One official document.

    `kind` is a key of `kinds.KINDS`. Without `number` or `issued_on` their places stay blank, as on a draft.
    `issuing_authority` is the centred line over the bases of a decision ("Chủ tịch Ủy ban nhân dân tỉnh …");
    `left_signature` stands opposite the main one (the secretary of a meeting). A line break in `body` or
    `parent_body` is kept in the letterhead.
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
