r"""What each typed line is by itself: a paragraph, a label with its text, a row of a table, the head of an annex.

A line or a text that begins with a backslash and a space is a plain text, whatever it looks like.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from doingoai.drafting.prose.labels import Label, article_of, label_of, part_of
from doingoai.drafting.prose.runs import cleaned

Kind: TypeAlias = Literal["plain", "part", "article", "heading", "point", "row", "annex", "caption", "note"]
PLAIN_MARK = "\\ "
TURNED = {None: "", True: " (ngang)", False: " (dọc)"}

_MOST_BARS = 64  # Word knows no more columns; a longer line of bars is no row of a table

_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_ANNEX = re.compile(
    r"phụ lục(?P<number>\s+(?:[IVXLC]{1,7}|[0-9]{1,2}))?\s*(?:\((?P<turned>ngang|dọc)\))?\s*(?P<colon>:)?(?P<title>.*)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"bảng\s*(?:\((?P<turned>ngang|dọc)\))?\s*:(?P<said>.*)|(?P<numbered>bảng\s+(?:số\s+)?[0-9]+\s*[.:].*)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"Ghi chú\s*:.*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*([^*]+)\*\*(.*)")


@dataclass(frozen=True)
class Item:
    """A line: its kind, its label, its text as typed (`source`), the whole line and its number from 1.

    `level` is that of a heading, or the number of an article; `landscape` belongs to an annex or a table.
    """

    kind: Kind
    source: str
    line: str = ""
    at: int = 0
    label: Label | None = None
    name: str = ""
    level: int = 0
    landscape: bool | None = None
    marked: bool = False


def items_of(text: str) -> list[Item]:
    """Return the lines of a text that are not blank."""
    lines = (line.strip() for line in cleaned(text).split("\n"))
    return [replace(classify(line), line=line, at=at) for at, line in enumerate(lines, start=1) if line]


def classify(line: str) -> Item:
    """Return what a stripped line is, without looking at its neighbours."""
    if line.startswith(PLAIN_MARK):
        return Item("plain", line[2:].strip(), marked=True)
    if line.startswith("|") and len(line) > 1 and line.count("|") <= _MOST_BARS:
        return Item("row", line)
    if match := _HEADING.fullmatch(line):
        return _explicit(match[2], len(match[1]))
    return _annex(line) or _unwrapped(line) or structure(line) or _beside_table(line) or Item("plain", line)


def structure(line: str) -> Item | None:
    """Return a line that begins with the label of a part, an article or a point, or None."""
    if part := part_of(line):
        return Item("part", part[1], name=part[0], level=part[2])
    if article := article_of(line):
        return Item("article", article[1], level=article[0])
    if labelled := label_of(line):
        return Item("point", labelled[1], label=labelled[0], name=labelled[0].printed)
    return None


def _explicit(source: str, level: int) -> Item:
    """Return a heading typed as "## 1. Mục đích", whose level is told by the number of signs."""
    found = structure(source)
    if found is None or found.kind == "article":
        return Item("heading", source, level=level)
    return Item("heading", found.source, name=found.name, level=level)


def _unwrapped(line: str) -> Item | None:
    """Return a labelled line whose label is typed bold too: "**Điều 1.** …", "**I. MỤC ĐÍCH**"."""
    match = _BOLD.fullmatch(line)
    found = structure(match[1].strip()) if match else None
    if match is None or found is None:
        return None
    source = f"**{found.source}**{match[2]}" if found.source else match[2].strip()
    return replace(found, source=source)


def _annex(line: str) -> Item | None:
    match = _ANNEX.fullmatch(line)
    if match is None or (match["title"].strip() and not match["colon"]):
        return None
    return Item("annex", match["title"].strip(), landscape=_turned(match["turned"]), marked=bool(match["colon"]))


def _turned(word: str | None) -> bool | None:
    return word.lower() == "ngang" if word else None


def _beside_table(line: str) -> Item | None:
    if match := _CAPTION.fullmatch(line):
        return Item("caption", match["numbered"] or match["said"].strip(), landscape=_turned(match["turned"]))
    return Item("note", line) if _NOTE.fullmatch(line) else None
