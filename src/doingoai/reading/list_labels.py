"""Labels that a word processor generates for list paragraphs: "1.", "a)", "(i)", "-".

Only the counting and the writing of numbers; where a format keeps its lists is told in `docx_lists.py`,
`odt_lists.py`, `word97_lists.py` and `web_page.py`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_REPEATED = 20  # Word has no letters for item 600; a damaged file may claim a million
_PLACEHOLDER = re.compile(r"%([1-9])")
# Symbol fonts keep their signs in the private area, which shows as an empty box elsewhere.
_SYMBOLS = {
    "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "■", "\uf0d8": "➢", "\uf0e0": "→",
    "\uf0fc": "✓", "\uf0fe": "☑", "\uf0a8": "☐", "\uf06f": "☐", "\uf02b": "+", "\uf02a": "*", "·": "•",
}  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One level of a list; "%1" in `pattern` stands for the number of level 1, as in Word.

    `restarts_after` is the level (1-based) whose next item makes this one begin again; None is any level
    above, 0 is never. `decimal_only` writes the numbers of upper levels as digits too.
    """

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts_after: int | None = None
    decimal_only: bool = False


@dataclass(frozen=True)
class NumberedList:
    """One use of a list definition; all uses count on together, but for a use that has its own starts."""

    definition: Hashable
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """The running numbers of all lists of one document."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, dict[int, int]] = {}
        self._started: set[tuple[Hashable, int]] = set()

    def restart(self, definition: Hashable, depth: int, start: int) -> None:
        """Make the next item of this level begin at `start`."""
        self._numbers.setdefault(definition, {})[depth] = start - 1

    def next_label(self, use: Hashable, found: NumberedList, depth: int) -> str:
        """Count one item of this use of a list and return its label, "" where the list shows none."""
        if depth in found.starts and (use, depth) not in self._started:
            self._started.add((use, depth))
            self.restart(found.definition, depth, found.starts[depth])
        levels = found.levels
        level = levels.get(depth, Level(pattern=f"%{depth + 1}."))
        numbers = self._numbers.setdefault(found.definition, {})
        numbers[depth] = numbers.get(depth, level.start - 1) + 1
        for deeper in [d for d in numbers if d > depth and _begins_again(levels.get(d), depth)]:
            del numbers[deeper]
        return plain_symbols(level.pattern) if level.style == "bullet" else _numbered(level, levels, numbers)


def format_number(number: int, style: str) -> str:
    """Write `number` in one of Word's number styles; unknown styles give digits."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("lowerLetter", "upperLetter"):
        text = _letters(number)
    elif style in ("lowerRoman", "upperRoman"):
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if style.startswith("upper") else text


def plain_symbols(text: str) -> str:
    """Replace signs of symbol fonts by ones that every font has."""
    return "".join(_SYMBOLS.get(c, "•" if "\ue000" <= c <= "\uf8ff" else c) for c in text)


def _numbered(level: Level, levels: Mapping[int, Level], numbers: Mapping[int, int]) -> str:
    def written(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        upper = levels.get(at, Level())
        # Word shows the first number of an upper level that has had no item yet.
        return format_number(numbers.get(at, upper.start), "decimal" if level.decimal_only else upper.style)

    return _PLACEHOLDER.sub(written, level.pattern)


def _begins_again(level: Level | None, depth: int) -> bool:
    if level is None or level.restarts_after is None:
        return True
    return depth < level.restarts_after


def _letters(number: int) -> str:
    """a … z, aa, bb … zz, aaa: Word repeats the letter."""
    repeated, letter = divmod(number - 1, 26)
    if not 0 <= repeated < _MAX_REPEATED:
        return str(number)
    return chr(ord("a") + letter) * (repeated + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
