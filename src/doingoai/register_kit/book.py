"""A registration book of papers as values: one body's numbers of a year, in the columns of the decree.

Law: Nghị định 30/2020/NĐ-CP, Điều 15, 22 and Phụ lục IV. What stands in the rows is the register's; the page is in
`book_page`, the printed book in `book_paper`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.exchange.sheet_columns import Kind
from doingoai.organisations.models import Body

PAPERS = gettext_lazy("văn bản")


@dataclass(frozen=True)
class BookColumn:
    """A column of a book; `share` is its part of the width on paper, `kind` that of a spreadsheet."""

    key: str
    label: str | Promise
    share: float = 1.0
    kind: Kind = "text"


@dataclass(frozen=True)
class Line:
    """One number of the book: a cell for each column, and the address of its dossier."""

    cells: tuple[Any, ...]
    url: str
    is_void: bool = False


@dataclass(frozen=True)
class Part:
    """One row of numbers (a year's arrivals, one kind of outgoing paper) and those that are not shown."""

    title: str
    lines: tuple[Line, ...]
    gaps: tuple[int, ...] = ()  # between the first and the last number, never given
    hidden: tuple[int, ...] = ()  # given, to papers that the officer may not read


@dataclass(frozen=True)
class Book:
    """The book of one body from one day to another of the same year."""

    register: str
    title: str | Promise
    body: Body
    since: dt.date
    until: dt.date
    columns: tuple[BookColumn, ...]
    parts: tuple[Part, ...]
    counted: str | Promise = PAPERS  # what a line is, in the first sentence of the printed book

    @property
    def count(self) -> int:
        """How many numbers stand in it."""
        return sum(len(part.lines) for part in self.parts)

    def remarks(self) -> list[str]:
        """Return what is missing from the rows of numbers, one sentence each."""
        found = []
        for part in self.parts:
            if part.gaps:
                found.append(_("%(part)s: thiếu số %(numbers)s.") % _said(part.title, part.gaps))
            if part.hidden:
                found.append(
                    _("%(part)s: số %(numbers)s có trong sổ nhưng ngoài quyền xem của bạn.")
                    % _said(part.title, part.hidden)
                )
        return found


def not_shown(shown: Iterable[int], in_range: Iterable[int], given: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """Return the `gaps` and the `hidden` numbers of a part.

    `in_range` are the numbers given on the asked days, `given` all of the row: a number of another day is no gap.
    """
    known, there, seen = set(given), set(in_range), set(shown)
    gaps = [number for number in range(min(there), max(there) + 1) if number not in known] if there else []
    return {"gaps": tuple(gaps), "hidden": tuple(sorted(there - seen))}


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers in order as "03, 05–09"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(f"{number:02d}" for number in run) for run in runs)


def _said(part: str, numbers: tuple[int, ...]) -> dict[str, str]:
    return {"part": part, "numbers": ranges(numbers)}
