"""Texts that an amendment quotes: “Điều 5. …” after "sửa đổi Điều 5 như sau:" is another document's article."""

from __future__ import annotations

import re

from doingoai.parsing.folding import fold
from doingoai.parsing.text.lines import Line

_LEAD = re.compile(r"nhu sau ?:? ?$|(?:sua doi|bo sung|thay the|thanh)\b[^.;]{0,120}: ?$")
_OPENING, _CLOSING = "“«", "”»"
_CLOSES = re.compile(r"[”»\"] ?[.;,]?(?: ?\./\.)?$")
_LONGEST = 600  # lines; a quotation that never closes is none
_TAIL = 200


def quoted_lines(lines: list[Line]) -> set[int]:
    """Return the indices of the lines that belong to a quoted text, from its opening to its closing mark."""
    found: set[int] = set()
    for index in range(1, len(lines)):
        if index not in found and lines[index].text[0] in _OPENING + '"' and _is_lead(lines[index - 1]):
            stop = _stop(lines, index)
            found.update(range(index, stop))
    return found


def inner_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of quoted texts inside one paragraph: "… như sau: “1. …; 2. …”"."""
    found = []
    place = text.find("“", start, end)
    while place >= 0:
        stop = text.find("”", place, end)
        stop = end if stop < 0 else stop
        found.append((place, stop))
        place = text.find("“", stop, end)
    return found


def _is_lead(line: Line) -> bool:
    return line.text[-1] == ":" and _LEAD.search(fold(line.text[-_TAIL:])) is not None


def _stop(lines: list[Line], first: int) -> int:
    """Return the index after the line that closes the quotation, or `first` when none does."""
    depth = 0
    straight = lines[first].text[0] == '"'
    for index in range(first, min(len(lines), first + _LONGEST)):
        text = lines[index].text
        if straight:
            depth += text.count('"')
            closed = depth % 2 == 0
        else:
            depth += sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)
            closed = depth <= 0
        if closed and _CLOSES.search(text):
            return index + 1
    return first
