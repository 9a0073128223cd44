"""`Trace`: a text made of pieces of another text that knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable


class Trace:
    """A text made of pieces of another text, and the way back: `origin` of a place, `span` of a range."""

    __slots__ = ("_at", "_copied", "_from", "_length", "_parts", "_to", "text")

    def __init__(self) -> None:
        self.text = ""
        self._parts: list[str] = []
        self._length = 0
        self._at: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []
        self._copied: list[bool] = []

    def __len__(self) -> int:
        return self._length

    def copy(self, part: str, start: int) -> None:
        """Append `part`, which stands letter for letter for the original from `start` on."""
        self._add(part, start, start + len(part), copied=True)

    def put(self, part: str, start: int, end: int) -> None:
        """Append `part` in the place of the range [start, end) of the original."""
        self._add(part, start, end, copied=False)

    def close(self) -> Trace:
        """Join the pieces; call once after the last one."""
        self.text = "".join(self._parts)
        self._parts.clear()
        return self

    def origin(self, place: int) -> int:
        """Return where the character at `place` stands in the original."""
        index = bisect_right(self._at, place) - 1
        if index < 0:
            return 0
        return min(self._from[index] + place - self._at[index], self._to[index])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that the range [start, end) stands for."""
        if end <= start:
            place = self.origin(start)
            return place, place
        return self.origin(start), self.origin(end - 1) + 1

    def place_of(self, origin: int) -> int:
        """Return the place that stands for `origin`, or -1 where it was left out."""
        for index, start in enumerate(self._from):
            if start <= origin <= self._to[index]:
                return self._at[index] + (origin - start if self._copied[index] else 0)
        return -1

    def printed(self, original: Callable[[int, int], str], start: int, end: int) -> str:
        """Return the range [start, end) in the letters of the original, which `original` slices."""
        index = max(bisect_right(self._at, start) - 1, 0)
        parts = []
        while index < len(self._at) and self._at[index] < end:
            at = self._at[index]
            stop = self._at[index + 1] if index + 1 < len(self._at) else self._length
            low, high = max(start, at), min(end, stop)
            shift = self._from[index] - at
            parts.append(original(low + shift, high + shift) if self._copied[index] else self.text[low:high])
            index += 1
        return "".join(parts)

    def _add(self, part: str, start: int, end: int, *, copied: bool) -> None:
        if not part:
            return
        self._parts.append(part)
        self._at.append(self._length)
        self._from.append(start)
        self._to.append(max(end - 1, start))
        self._copied.append(copied)
        self._length += len(part)
