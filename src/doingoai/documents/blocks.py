"""What the body of a document is made of, as frozen values: texts, headings, points, articles, tables, pictures."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]


class ContentError(ValueError):
    """The content cannot become a document; the message says in Vietnamese what is wrong and what to do."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `small` is three quarters of its size, `link` the address that it opens."""

    text: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    link: str = ""


Text: TypeAlias = str | tuple[Run, ...]
SMALL = 0.75
"""Size of small runs in relation to the text around them."""


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
    """A table; its head is repeated on every page, rows in `bold_rows` (totals, groups) are bold.

    In the body `landscape` puts it on turned pages of its own; `None` turns it when its words do not fit upright.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    repeat_head: bool = True
    caption: str = ""
    note: str = ""
    bold_rows: frozenset[int] = frozenset()
    landscape: bool | None = None

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
class Picture:
    """A drawing in SVG, so many millimetres wide and high; `alt` says what it shows to those who do not see it."""

    svg: str
    alt: str
    width: float
    height: float
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ContentError("Hình vẽ phải có lời mô tả cho người không nhìn thấy hình.")


@dataclass(frozen=True)
class Article:
    """An article: "Điều 1." followed by its bold title, or by its text, and then further blocks."""

    number: int
    text: Text = ""
    title: str = ""
    blocks: "tuple[Block, ...]" = ()


Block: TypeAlias = Heading | Paragraph | Point | Article | Table | Picture
