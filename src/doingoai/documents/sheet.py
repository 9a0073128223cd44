"""A composed document: every word as printed, every block with the name of its style, ready for any renderer.

The renderers know these shapes and nothing about documents.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from doingoai.documents.blocks import Align, Run


@dataclass(frozen=True)
class Line:
    """A paragraph in one style; `outline` > 0 makes it a bookmark of that level, "\\n" breaks the line."""

    style: str
    runs: tuple[Run, ...]
    outline: int = 0
    keep_next: bool = False
    shape: str = field(default="line", init=False)

    @property
    def text(self) -> str:
        """Return the words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A centred horizontal rule of `width` millimetres."""

    width: float
    shape: str = field(default="rule", init=False)


@dataclass(frozen=True)
class Space:
    """An empty height in points, kept with what follows: the room for a signature."""

    height: float
    shape: str = field(default="space", init=False)


@dataclass(frozen=True)
class Frame:
    """A centred framed mark of `width` by `height` millimetres, red or black."""

    style: str
    text: str
    width: float
    height: float
    red: bool = False
    shape: str = field(default="frame", init=False)


@dataclass(frozen=True)
class Columns:
    """Two columns without borders, all their rows on one page."""

    widths: tuple[float, float]
    rows: "tuple[tuple[Cell, Cell], ...]"
    shape: str = field(default="columns", init=False)


@dataclass(frozen=True)
class GridRow:
    """A row of a table; it is `divisible` over two pages only when it may not fit on one."""

    cells: tuple[tuple[Run, ...], ...]
    bold: bool = False
    divisible: bool = False


@dataclass(frozen=True)
class Grid:
    """A bordered table with a head; `keep_last` keeps its last rows with what follows (the signature)."""

    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    head: tuple[str, ...]
    rows: tuple[GridRow, ...]
    repeat_head: bool
    keep_last: bool = False
    shape: str = field(default="grid", init=False)


@dataclass(frozen=True)
class Image:
    """A centred drawing in SVG of `width` by `height` millimetres, kept on the page of what follows if asked."""

    svg: str
    alt: str
    width: float
    height: float
    keep_next: bool = False
    shape: str = field(default="image", init=False)


Small: TypeAlias = Line | Rule | Space | Frame
Cell: TypeAlias = tuple[Small, ...]
Flow: TypeAlias = Small | Columns | Grid | Image


@dataclass(frozen=True)
class Section:
    """Pages of one direction with their own numbers from 1, the first of them without a number.

    One that `continues` goes on counting; `foot` stands at the foot of the first page.
    """

    items: tuple[Flow, ...]
    landscape: bool = False
    continues: bool = False
    foot: tuple[Line | Rule, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole document and what its file says about itself."""

    title: str
    author: str
    issued_on: date | None
    sections: tuple[Section, ...]
