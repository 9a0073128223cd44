"""The gate against state secrets: find a secrecy marking that stands alone, so that nothing of it is stored.

Basis: Luật Bảo vệ bí mật nhà nước 117/2025/QH15: secrets are not drafted or kept on a connected system.
Only the level and the place of the marking are returned, never the text around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a marking says; THU_HOI is "Tài liệu thu hồi", a paper that is handed back after the meeting."""

    MAT = "MAT"
    TOI_MAT = "TOI_MAT"
    TUYET_MAT = "TUYET_MAT"
    THU_HOI = "THU_HOI"


@dataclass(frozen=True)
class Stamp:
    """A marking: its level, its offsets in the text and its line, counted from 1."""

    level: Level
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Hint:
    """A sign that a person should look: `symbol` (a number that ends in -m) or `unaccented` (TOI MAT)."""

    reason: str
    start: int
    end: int
    line: int


_MARKINGS = {
    "MẬT": Level.MAT,
    "TỐIMẬT": Level.TOI_MAT,
    "TUYỆTMẬT": Level.TUYET_MAT,
    "TÀILIỆUTHUHỒI": Level.THU_HOI,
}
_WITH_LABEL = re.compile(r"(?:CẤP|MỨC)?ĐỘMẬT(?:NẾUCÓ)?(TUYỆTMẬT|TỐIMẬT|MẬT)(?:ĐỘKHẨN\w*|BẢNSỐ[0-9]*)?")
_WITH_COPY = re.compile(r"(TUYỆTMẬT|TỐIMẬT|MẬT)BẢNSỐ[0-9]*")
_RECALL = re.compile(r"TÀILIỆUTHUHỒISAU(?:KHI)?(?:HỘINGHỊ|CUỘCHỌP|HỌP|SỬDỤNG|NGHIÊNCỨU)(?:XONG)?")
# "… BẢO VỆ BÍ / MẬT": the last word of a title or a column head that was broken over two lines.
_BROKEN_TITLE = frozenset({"BÍ", "BẢO", "CƠ", "ĐỘ", "KHÔNG", "GIẢI"})
_BROKEN_STAMP = {"TỐI": Level.TOI_MAT, "TUYỆT": Level.TUYET_MAT}

# Cells of a table row, or parts of a line between wide gaps, tabs and spaced frames ("A | B", not "a|b").
_TABLE_CELLS = re.compile(r"[^|│┃║]+")
_LINE_PARTS = re.compile(r"(?:(?!\s{3,}|\t|\s[|│┃║]|[|│┃║]\s).)+")
_BULLET = re.compile(r"\s*(?:[-–—•+*]|\(?[0-9a-zđ]{1,2}[.)])\s")
_NOT_LETTERS = re.compile(r"[\W_]+")
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_SYMBOL = re.compile(r"\b[0-9]+(?:/[0-9]{4})?/[A-ZĐ][\w-]*-[mM]\b(?!-)")
_UNACCENTED = re.compile(r"[\W_]*(?:TOI|TUYET)[ ._-]*MAT[\W_]*")


def find_stamp(text: str) -> Stamp | None:
    """Return the first stand-alone marking MẬT, TỐI MẬT, TUYỆT MẬT or "Tài liệu thu hồi", if there is one.

    A marking stands alone on its line or in its cell, in any Unicode form, framed, letter-spaced or after
    "Độ mật:". Ordinary sentences ("bảo mật", "bí mật nhà nước"), "Không mật", a column head "Độ mật" and a
    row that lists several levels pass.
    """
    above = ""
    for number, start, line in _lines(text):
        letters = _letters(line).upper()
        bears_the_word = "MẬT" in letters or "THUHỒI" in letters
        if bears_the_word and (marking := _marking_in_line(line, above)):
            level, offset, part = marking
            return Stamp(level, *_span(part, start + offset), number)
        above = line
    return None


def find_hint(text: str) -> Hint | None:
    """Return a sign that is not enough to refuse a text: ask the officer who brings it."""
    for number, start, line in _lines(text):
        if match := _SYMBOL.search(line):
            return Hint("symbol", start + match.start(), start + match.end(), number)
        if _UNACCENTED.fullmatch(line):
            return Hint("unaccented", *_span(line, start), number)
    return None


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        yield number, start, line
        start += len(line)


def _marking_in_line(line: str, above: str) -> tuple[Level, int, str] | None:
    """Return the level of a line, with the offset and text of the part that bears it."""
    if level := _level_of_line(line, above):
        return level, 0, line
    form = _TABLE_CELLS if line.lstrip().startswith(("|", "│", "┃", "║")) else _LINE_PARTS
    cells = [match for match in form.finditer(line) if _letters(match.group())]
    if len(cells) < 2:
        return None
    found = [(level, cell.start(), cell.group()) for cell in cells if (level := _level_of_cell(cell.group()))]
    # A row that names two levels is a list or a form to fill in, not a marking.
    return found[0] if len({level for level, _, _ in found}) == 1 else None


def _level_of_line(line: str, above: str) -> Level | None:
    letters = _letters(line)
    level = _level_of(letters)
    if letters.upper() not in _MARKINGS:
        return level
    if not letters.isupper() and (not letters[0].isupper() or _BULLET.match(line)):
        return None  # the end of a sentence, or one item of a list of levels
    word_above = _letters((above.split() or [""])[-1]).upper()
    if level is Level.MAT and word_above in _BROKEN_TITLE:
        return None
    return _BROKEN_STAMP.get(_letters(above).upper(), level) if level is Level.MAT else level


def _level_of_cell(cell: str) -> Level | None:
    """Return the level of one cell among others, where only capitals tell a marking from a column head."""
    letters = _letters(cell)
    return _level_of(letters) if letters.isupper() or letters.upper() not in _MARKINGS else None


def _level_of(letters: str) -> Level | None:
    capitals = letters.upper()
    if match := _WITH_LABEL.fullmatch(capitals) or _WITH_COPY.fullmatch(capitals):
        return _MARKINGS[match[1]]
    return Level.THU_HOI if _RECALL.fullmatch(capitals) else _MARKINGS.get(capitals)


def _letters(text: str) -> str:
    """Return the letters and digits of `text`, composed, without spaces, frames and marks of markup."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text.translate(_INVISIBLE)))


def _span(text: str, start: int) -> tuple[int, int]:
    """Return the offsets from the first to the last letter, with the marks that belong to it."""
    places = [i for i, c in enumerate(text) if c.isalnum() or unicodedata.combining(c)]
    return start + places[0], start + places[-1] + 1
