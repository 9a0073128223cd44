"""The way from the flow back to the original text: offsets, and letters as they were printed."""

from __future__ import annotations

from collections.abc import Callable

from doingoai.parsing.trace import Trace


class Printed:
    """Carries ranges back through the copies of a text, the last copy first."""

    def __init__(self, original: str, *copies: Trace) -> None:
        self._original = original
        self._copies = copies

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text."""
        for copy in self._copies:
            start, end = copy.span(start, end)
        return start, end

    def text(self, start: int, end: int) -> str:
        """Return the range in the letters of the original, without marks of style."""
        return self._reader(0)(start, end)

    def _reader(self, depth: int) -> Callable[[int, int], str]:
        if depth == len(self._copies):
            return lambda start, end: self._original[start:end]
        return lambda start, end: self._copies[depth].printed(self._reader(depth + 1), start, end)
