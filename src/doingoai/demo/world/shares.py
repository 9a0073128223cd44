"""Whole numbers of which the shares come out as stated: so many leaders, so many of them women."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from doingoai.indicators.tallies import rounded

USUAL = Decimal(30)  # per cent, where nothing is stated
Counts = tuple[int, int]  # part, whole


@dataclass(frozen=True)
class Share:
    """A share to be reached, in per cent (None: none is stated), and what is counted already."""

    stated: Decimal | None
    part: int = 0
    whole: int = 0

    def best_part(self, more: int) -> int:
        """Return how many of `more` rows must belong to the part to come nearest to the share."""
        aim = (USUAL if self.stated is None else self.stated) / 100 * (self.whole + more) - self.part
        return min(max(int(rounded(aim, 0)), 0), more)

    def distance(self, more: int) -> Decimal:
        """Return by how much the share, rounded to one decimal, misses what is stated."""
        if self.stated is None:
            return Decimal(0)
        whole = self.whole + more
        if not whole:
            return Decimal(100)
        reached = rounded(Decimal(100 * (self.part + self.best_part(more))) / whole, 1)
        return abs(Decimal(reached - rounded(self.stated, 1)))


def share_of(rows: int, *, first_part: Decimal, first: Share, second: Share) -> tuple[Counts, Counts]:
    """Divide rows into two groups, near `first_part` for the first one, so that both shares come out.

    Where no division reaches both, the one that misses them least is returned.
    """
    chosen, least = 0, None
    for size in _around(int(rows * first_part), rows):
        distance = first.distance(size) + second.distance(rows - size)
        if least is None or distance < least:
            chosen, least = size, distance
        if least == 0:
            break
    others = rows - chosen
    return (first.best_part(chosen), chosen), (second.best_part(others), others)


def _around(middle: int, most: int) -> Iterator[int]:
    """Yield 0 … most, beginning in the middle and going outwards."""
    for step in range(most + 1):
        if middle - step >= 0:
            yield middle - step
        if step and middle + step <= most:
            yield middle + step
