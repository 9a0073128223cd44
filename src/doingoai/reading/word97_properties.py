"""Properties of characters and paragraphs in a .doc: pages of runs (FKP) and styles. Layout: [MS-DOC]."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_PAGE = 512
_PLC_CHARACTERS, _PLC_PARAGRAPHS, _STYLES = 0xFA, 0x102, 0xA2
# Property modifiers (sprm) that matter for text.
_DELETED, _VANISHED = 0x0800, 0x083C
_IN_TABLE, _ROW_END, _LEVEL, _LIST = 0x2416, 0x2417, 0x260A, 0x460B
_OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DEFINE_TABLE = 0xD608
_MAX_STYLE_CHAIN = 12
_MAX_PAGES = 8000  # some hundred thousand paragraphs; more is an attempt to fill the memory


@dataclass(frozen=True)
class Mark:
    """What the end mark of a paragraph says: inside a table, end of a row, list (0 for none) and level."""

    in_table: bool = False
    row_end: bool = False
    list_use: int = 0
    depth: int = 0


class ParagraphMarks:
    """Finds the properties of a paragraph by the place of its end mark in the file."""

    def __init__(self, main: bytes, table: bytes) -> None:
        runs = sorted(_runs(main, table, _PLC_PARAGRAPHS))
        self._starts = [start for start, _, _ in runs]
        self._properties = [properties for _, _, properties in runs]
        self._styles = _read_styles(main, table)
        self.known = bool(runs)

    def at(self, offset: int) -> Mark:
        """Return the properties of the paragraph whose mark stands at `offset`."""
        found = bisect_right(self._starts, offset) - 1
        packed = self._properties[found] if found >= 0 else b""
        if len(packed) < 2:
            return Mark()
        values = self._of_style(struct.unpack_from("<H", packed)[0]) | dict(_modifiers(packed[2:]))
        return Mark(
            in_table=bool(values.get(_IN_TABLE, 0)),
            row_end=bool(values.get(_ROW_END, 0)),
            list_use=values.get(_LIST, 0),
            depth=min(values.get(_LEVEL, 0), 8),
        )

    def _of_style(self, style: int) -> dict[int, int]:
        values: dict[int, int] = {}
        for _ in range(_MAX_STYLE_CHAIN):
            if style not in self._styles:
                break
            style, own = self._styles[style]
            values = own | values
        return values


def unseen_runs(main: bytes, table: bytes) -> list[tuple[int, int]]:
    """Return the places (from, to) in the file of text that is hidden or deleted with track changes."""
    found = []
    for start, end, properties in _runs(main, table, _PLC_CHARACTERS):
        values = dict(_modifiers(properties))
        if values.get(_DELETED, 0) & 1 or values.get(_VANISHED, 0) & 1:
            found.append((start, end))
    return found


def table_slice(main: bytes, table: bytes, at: int) -> bytes:
    """Return the part of the table stream that the pair (offset, length) at `at` of the header names."""
    offset, length = struct.unpack_from("<II", main, at)
    return table[offset : offset + length]


def _runs(main: bytes, table: bytes, plc: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (from, to, packed properties) of all runs; `to` is the place after the last byte."""
    index = table_slice(main, table, plc)
    pages = (len(index) - 4) // 8
    if not 0 < pages < _MAX_PAGES:
        return
    for number in struct.unpack_from(f"<{pages}I", index, 4 * (pages + 1)):
        page = main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        count = page[-1]
        places = struct.unpack_from(f"<{count + 1}I", page)
        for run in range(count):
            if plc == _PLC_CHARACTERS:
                packed = _character_properties(page, page[4 * (count + 1) + run] * 2)
            else:
                packed = _paragraph_properties(page, page[4 * (count + 1) + 13 * run] * 2)
            yield places[run], places[run + 1], packed


def _character_properties(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_properties(page: bytes, at: int) -> bytes:
    if not at:
        return b""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]


def _modifiers(packed: bytes) -> Iterator[tuple[int, int]]:
    """Yield (modifier, operand) for operands of one and two bytes; the others are only stepped over."""
    at = 0
    while at + 2 < len(packed):
        (modifier,) = struct.unpack_from("<H", packed, at)
        at += 2
        size = _OPERAND_SIZES.get(modifier >> 13)
        if size is None:
            size = 1 + packed[at]
            if modifier == _DEFINE_TABLE and at + 1 < len(packed):
                size = 1 + struct.unpack_from("<H", packed, at)[0]
        if size <= 2:
            yield modifier, int.from_bytes(packed[at : at + size], "little")
        at += size


def _read_styles(main: bytes, table: bytes) -> dict[int, tuple[int, dict[int, int]]]:
    """Return (style that it is based on, its own modifiers) of each paragraph style."""
    sheet = table_slice(main, table, _STYLES)
    if len(sheet) < 8:
        return {}
    header, count, base_size = struct.unpack_from("<HHH", sheet)
    styles = {}
    at = 2 + header
    for number in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        found = _read_style(sheet[at + 2 : at + 2 + size], base_size)
        if found is not None:
            styles[number] = found
        at += 2 + size
    return styles


def _read_style(style: bytes, base_size: int) -> tuple[int, dict[int, int]] | None:
    if len(style) < base_size + 2:
        return None
    (kind_and_base,) = struct.unpack_from("<H", style, 2)
    if kind_and_base & 0xF != 1:  # not a paragraph style
        return None
    (letters,) = struct.unpack_from("<H", style, base_size)
    at = base_size + 2 + 2 * letters + 2
    at += at % 2
    if at + 2 > len(style):
        return kind_and_base >> 4, {}
    (size,) = struct.unpack_from("<H", style, at)
    return kind_and_base >> 4, dict(_modifiers(style[at + 4 : at + 2 + size]))
