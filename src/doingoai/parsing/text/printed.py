"""The way from the flow back to the original text: offsets, and letters as they were printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from doingoai.parsing.text.trace import Trace


class Printed:
    """Carries ranges back through the copies of a text, the last copy first."""

    def __init__(self, original: str, *copies: Trace, folded: bool = True) -> None:
        self._original = original
        self._copies = copies
        self._folded = folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text."""
        for copy in self._copies:
            start, end = copy.span(start, end)
        return start, end

    def text(self, start: int, end: int) -> str:
        """Return the range in the letters of the original, without marks of style."""
        return self._letters[start:end]

    def words(self, start: int, end: int) -> str:
        """Return the range as `text` does, with single spaces: hard spaces and line ends are layout."""
        return " ".join(self.text(start, end).split())

    @cached_property
    def _letters(self) -> str:
        """The last copy in the letters of the original: made once, it is as long as the copy."""
        last = self._copies[0]
        return self._reader(0)(0, len(last)) if self._folded else last.text

    def _reader(self, depth: int) -> Callable[[int, int], str]:
        if depth == len(self._copies):
            return lambda start, end: self._original[start:end]
        below = self._reader(depth + 1)
        return lambda start, end: self._copies[depth].printed(below, start, end)
