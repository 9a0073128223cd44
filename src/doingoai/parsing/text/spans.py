"""Ranges of a text that are already explained."""

from __future__ import annotations

from bisect import bisect_right, insort


class Spans:
    """Disjoint ranges, kept sorted; asking costs a binary search."""

    __slots__ = ("_ranges",)

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Mark [start, end) as explained."""
        insort(self._ranges, (start, end))

    def covers(self, place: int) -> bool:
        """Tell whether `place` is explained."""
        index = bisect_right(self._ranges, (place, 1 << 60)) - 1
        return index >= 0 and place < self._ranges[index][1]

    def next_start(self, place: int, default: int) -> int:
        """Return where the next range begins at or after `place`."""
        index = bisect_right(self._ranges, (place, -1))
        return self._ranges[index][0] if index < len(self._ranges) else default
