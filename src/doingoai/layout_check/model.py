"""A document as it is laid out, whatever file it came from: paper, pieces of text with their lettering, lines drawn.

Lengths are millimetres, type sizes points. None stands for what the file cannot tell: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
Side = Literal["full", "left", "right"]


@dataclass(frozen=True)
class Run:
    """Letters of one form; `colour` is "" for black, `font` the face that the letters really have."""

    text: str
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set; `line` is a multiple of single spacing, `line_points` an exact height."""

    align: Align | None = None
    first_line: float | None = None
    left: float = 0.0
    before: float | None = None
    after: float | None = None
    line: float | None = None
    line_points: float | None = None


@dataclass(frozen=True)
class Stroke:
    """A line drawn with a piece: a border, a shape, an underline or typed signs; `width` None when unknown."""

    kind: Literal["border", "drawn", "underline", "underscores", "dashes", "star"]
    width: float | None = None


@dataclass(frozen=True)
class Place:
    """Where a piece stands: `table`, `row` and `column` when in a table, `width` of its column, `box` on the page."""

    page: int | None = None
    zone: Literal["body", "box", "header", "footer"] = "body"
    side: Side = "full"
    section: int = 0
    table: int | None = None
    row: int = 0
    column: int = 0
    width: float | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Piece:
    """One printed line of a paragraph (PDF), or a paragraph up to a line break (Word).

    `text` is composed (NFC) and in Unicode, as printed; `runs` keep what the file holds. `starts` is False for
    the lines after the first of a paragraph, `listed` True for an item of an automatic list.
    """

    text: str
    runs: tuple[Run, ...] = ()
    setting: Setting = Setting()
    place: Place = Place()
    starts: bool = True
    listed: bool = False
    strokes: tuple[Stroke, ...] = ()

    @property
    def inked(self) -> tuple[Run, ...]:
        """Return the runs that print something."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Measure:
    """A length that lies between two bounds; they are equal where the file states it."""

    low: float
    high: float


@dataclass(frozen=True)
class Section:
    """Pages of one size; margins are measured only where the file or the print tells them."""

    width: float
    height: float
    top: Measure | None = None
    bottom: Measure | None = None
    left: Measure | None = None
    right: Measure | None = None

    @property
    def landscape(self) -> bool:
        """Return whether the sheet lies on its long side."""
        return self.width > self.height


@dataclass(frozen=True)
class PageMark:
    """A page number as it is printed: in the upper or the lower margin, centred or not."""

    top: bool
    centred: bool | None
    size: float | None = None
    italic: bool = False
    arabic: bool = True
    alone: bool = True
    page: int | None = None


@dataclass(frozen=True)
class PageNumbers:
    """What is known of the page numbers; `missing` names the first page without its own, 0 when any page is."""

    marks: tuple[PageMark, ...] = ()
    on_first_page: bool = False
    missing: int | None = None
    starts_at: int = 1


@dataclass(frozen=True)
class Table:
    """A table of data; `long` tells that it cannot stand on one page."""

    index: int
    columns: int
    rows: int
    section: int = 0
    page: int | None = None
    bordered: bool = True
    head_repeats: bool | None = None
    long: bool = False
    head: str = ""


@dataclass(frozen=True)
class Laid:
    """The whole document: `legacy` names the old code of its letters, `decomposed` a piece that is not NFC."""

    kind: Literal["docx", "pdf"]
    pieces: tuple[Piece, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    numbers: PageNumbers = field(default_factory=PageNumbers)
    pages: int | None = None
    several_pages: bool | None = None
    legacy: str | None = None
    decomposed: str = ""
    notes: tuple[str, ...] = ()
