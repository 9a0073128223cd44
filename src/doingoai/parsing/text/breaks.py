"""Line ends that a machine put at a fixed column: found and undone before anything else is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from doingoai.parsing.folding import fold
from doingoai.parsing.text.trace import Trace

_MIN_WIDTH, _MAX_WIDTH = 40, 160
_MIN_BREAKS = 5
_MIN_FULL = 3
_LONGEST_WORD = 12
_OUTER_SPACE = re.compile(r" \S")
_TAIL = re.compile(r"[^\W\d_A-Z]+$")
_ROW = re.compile(r"\|? ?\S{0,6} \| ")  # rows of a table may be alike to the letter
_JOIN = "\0"
_ENDED = re.compile(r"\.[^\s\d]|[:;!?]\S")  # a paragraph that is full by chance: inside one, a space would follow
_HEAD = re.compile(r"[^\W\d_A-Z]+")
_VOWEL = re.compile("[aeiouy]")


def rejoin(text: str) -> Trace:
    """Return the text without the line ends that a machine put at a fixed column.

    Such a break may stand inside a word or a number, so the halves are joined without a space.
    """
    marked = _marked(text)
    trace = Trace()
    done = 0
    while (place := marked.find(_JOIN, done)) >= 0 and marked is not text:
        trace.copy(text[done:place], done)
        done = place + 1
    trace.copy(text[done:], done)
    return trace.close()


def _marked(text: str) -> str:
    """Return the text with a mark in the place of each line end that goes; the length stays the same."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    for width in range(_MIN_WIDTH, _MAX_WIDTH + 1):
        if text[width : width + 1] == "\n" and len(text) > _MIN_BREAKS * (width + 1):
            ends = text[width :: width + 1]
            if ends.count("\n") == len(ends):
                pieces = [text[start : start + width] for start in range(0, len(text), width + 1)]
                return text if _are_rows(pieces) else _JOIN.join(pieces)
    return _rejoin_paragraphs(text)


def _rejoin_paragraphs(text: str) -> str:
    rows = text.split("\n")
    lengths = [len(row) for row in rows]
    width = max(lengths)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return text
    full = lengths.count(width)
    nearly = sum(width * 3 // 4 <= length < width for length in lengths)
    pairs = [(row, following) for row, following in pairwise(rows) if len(row) == width]
    if _are_rows(row for row, _ in pairs):
        return text
    spaced = sum(row[-1].isspace() or _OUTER_SPACE.match(following) is not None for row, following in pairs)
    torn = sum(_is_torn(row, following) for row, following in pairs)
    # Lines wrapped between words are seldom exactly full, lose their outer spaces and tear no word; lines cut by
    # counting are nearly always full, and show both. Padded columns end in spaces all over.
    wanted = 2 * nearly if not (spaced or torn) else nearly // 2
    if full < (_MIN_FULL if torn else _MIN_BREAKS) or 2 * spaced > full + 1 or full < wanted:
        return text
    joins = [
        _JOIN if length == width and following.strip() and not _ENDED.fullmatch(row[-1:] + following[:1]) else "\n"
        for row, length, following in zip(rows, lengths, [*rows[1:], ""], strict=True)
    ]
    return "".join(row + join for row, join in zip(rows, joins, strict=True))[: len(text)]


def _are_rows(lines: Iterable[str]) -> bool:
    told = [_ROW.match(line) is not None for line in lines]
    return 2 * sum(told) > len(told)


def _is_torn(row: str, following: str) -> bool:
    """Tell a break inside a word: one of the halves has no vowel."""
    tail, head = _TAIL.search(row[-_LONGEST_WORD:]), _HEAD.match(following)
    if tail is None or head is None:
        return False
    return not _VOWEL.search(fold(tail.group())) or not _VOWEL.search(fold(head.group()))
