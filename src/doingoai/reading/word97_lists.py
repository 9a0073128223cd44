"""The list tables of a .doc (PlfLst, PlfLfo) turned into labels. Layout of the bytes: [MS-DOC]."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from doingoai.reading.list_labels import Counters, Level, NumberedList
from doingoai.reading.word97_properties import Mark

_LISTS, _USES = 0x2E2, 0x2EA
_LIST_SIZE, _LEVEL_SIZE, _USE_SIZE = 28, 28, 16
_STYLES = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_SIMPLE, _LEGAL, _NEVER_RESTARTS = 0x01, 0x04, 0x08
_HAS_START, _HAS_FORMAT = 0x10, 0x20


class ListLabels:
    """Labels for the paragraphs of one .doc; call in the order of the text."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._uses = _read_uses(main, table, _read_lists(main, table))
        self._counters = Counters()

    def label(self, mark: Mark) -> str:
        """Count the paragraph and return its label, "" where it is in no list."""
        found = self._uses.get(mark.list_use)
        return "" if found is None else self._counters.next_label(mark.list_use, found, mark.depth)


@dataclass
class _Reader:
    """A place in the table stream that moves on as structures are read."""

    data: bytes
    at: int

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values


def _read_lists(main: bytes, table: bytes) -> dict[int, dict[int, Level]]:
    offset, length = struct.unpack_from("<II", main, _LISTS)
    if not length:
        return {}
    reader = _Reader(table, offset)
    (count,) = reader.take("H")
    heads = []
    for _ in range(count):
        key, *_, flags, _html = reader.take("ii18xBB")
        heads.append((key, 1 if flags & _SIMPLE else 9))
    # The levels of all lists follow behind the table, outside its stated length.
    return {key: {depth: _read_level(reader) for depth in range(levels)} for key, levels in heads}


def _read_level(reader: _Reader) -> Level:
    start, number_format, flags, characters, paragraphs, limit = reader.take("iBB9xx4x4xBBBx")
    reader.at += characters + paragraphs
    (letters,) = reader.take("H")
    text = reader.data[reader.at : reader.at + 2 * letters].decode("utf-16-le", errors="replace")
    reader.at += 2 * letters
    restarts = None if not flags & _NEVER_RESTARTS else limit
    return Level(
        style=_STYLES.get(number_format, "decimal"),
        pattern="".join(f"%{ord(c) + 1}" if c < "\x09" else c for c in text),
        start=start,
        restarts_after=restarts,
        decimal_only=bool(flags & _LEGAL),
    )


def _read_uses(main: bytes, table: bytes, lists: dict[int, dict[int, Level]]) -> dict[int, NumberedList]:
    """Return the lists by the number that paragraphs give, counted from 1."""
    offset, length = struct.unpack_from("<II", main, _USES)
    if not length:
        return {}
    reader = _Reader(table, offset)
    (count,) = reader.take("I")
    heads = [reader.take("i8xBBBx")[:2] for _ in range(min(count, length // _USE_SIZE))]
    uses = {}
    for number, (key, overrides) in enumerate(heads, start=1):
        levels, starts = dict(lists.get(key, {})), {}
        reader.take("I")
        for _ in range(overrides):
            start, flags = reader.take("iI")
            depth = flags & 0xF
            if flags & _HAS_FORMAT:
                levels[depth] = _read_level(reader)
            if flags & _HAS_START:
                starts[depth] = start
        uses[number] = NumberedList(key, levels, starts)
    return uses
