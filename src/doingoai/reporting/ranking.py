"""One figure of every unit in order: rank, value, change; units that may not be compared stand apart (RP-10)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from doingoai.indicators.figures import Figure
from doingoai.indicators.units import Area, View, areas
from doingoai.reporting.figure import FigureReport
from doingoai.workflow import clock


@dataclass(frozen=True)
class Ranked:
    """A unit with its figure; `rank` is None where there is no value, or none that may be compared."""

    area: Area
    figure: Figure
    rank: int | None


@dataclass(frozen=True)
class Ranking:
    """The units in Vietnamese order: those that are ranked, and those that stand apart."""

    units: tuple[Ranked, ...]
    apart: tuple[Ranked, ...]

    @property
    def standing(self) -> list[Ranked]:
        """The units that there were on the last day: the denominator of x/34 (RP-13, ADM-07)."""
        return [each for each in (*self.units, *self.apart) if each.area.ground.stocks]

    @property
    def with_records(self) -> int:
        """How many of them have any record behind their figure."""
        return sum(bool(each.figure.rows) for each in self.standing)


def ranking(found: FigureReport, view: View) -> Ranking:
    """Rank a national figure's units, the largest value first; equal values share a rank, the next one is skipped."""
    split = areas(found.atlas, found.period, view=view, today=clock.today())
    figures = [(area, found.line.reckoning.figure_of(area)) for area in split]
    values = sorted(figure.value for area, figure in figures if area.comparable and figure.value is not None)
    ranked = [
        Ranked(area, figure, None if figure.value is None else 1 + len(values) - bisect_right(values, figure.value))
        for area, figure in figures
        if area.comparable
    ]
    apart = [Ranked(area, figure, None) for area, figure in figures if not area.comparable]
    return Ranking(tuple(ranked), tuple(apart))


KEYS: dict[str, Callable[[Ranked], Any]] = {
    "rank": lambda each: each.rank,
    "value": lambda each: each.figure.value,
    "previous": lambda each: each.figure.previous,
    "change": lambda each: each.figure.change_pct,
    "rows": lambda each: each.figure.rows,
}
BY_NAME = "name"


def in_order(units: Sequence[Ranked], sort: str) -> list[Ranked]:
    """Sort units by a column, downwards with “-” before its name; who has no value is last in both directions.

    Equal ones, and all of them by name, keep their Vietnamese order.
    """
    column = sort.removeprefix("-")
    down = sort.startswith("-")
    key = KEYS.get(column)
    if key is None:
        return list(reversed(units)) if down else list(units)
    known = [each for each in units if key(each) is not None]
    unknown = [each for each in units if key(each) is None]
    return [*sorted(known, key=lambda each: key(each) * (-1 if down else 1)), *unknown]


def sort_of(text: str) -> str:
    """Return the column by which a page is sorted; by rank when the address names none."""
    return text if text.removeprefix("-") in {*KEYS, BY_NAME} else "rank"
