"""Labels at the beginning of a typed line: "Chương I", "Điều 1.", "I.", "1.", "1.1.", "a)", "(i)", "-", "+".

Only what a label is and how deep it stands; whether its line is a heading or a point is decided in `reading`.
Basis of the levels: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; Party forms ("I-", "1-", "a-") are taken too.
"""

import re
from dataclasses import dataclass

_END = r"(?=\s|$|[^\W\d_])"
_SPACE = r"(?=\s|$)"
# style: pattern, depth, level of a heading with that label (0: never a heading by itself).
_STYLES: tuple[tuple[str, re.Pattern[str], int, int], ...] = (
    ("decimal", re.compile(rf"[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,3}}\.{_END}"), 3, 3),
    ("number", re.compile(rf"[0-9]{{1,3}}(?:[.)]{_END}|[/-]{_SPACE})"), 2, 2),
    ("roman", re.compile(rf"[IVXLC]{{1,7}}[.-]{_SPACE}"), 1, 1),
    ("upper", re.compile(rf"[A-HĐ]\.{_SPACE}"), 0, 1),
    ("letter", re.compile(rf"[a-zđ](?:\){_END}|[.-]{_SPACE})"), 6, 0),
    ("parens", re.compile(rf"\((?:[0-9]{{1,2}}|[a-zđ])\){_END}"), 7, 0),
    ("small_roman", re.compile(rf"\([ivx]{{2,5}}\){_END}"), 8, 0),
    ("dash", re.compile(rf"[-–•*](?:{_SPACE}|(?<![*–•]){_END})"), 9, 0),
    ("plus", re.compile(rf"\+{_END}"), 10, 0),
)
_PART = re.compile(
    r"(?P<head>phần|chương|mục|tiểu mục)\s+(?P<number>[0-9]{1,3}|[IVXLC]{1,7}|[A-HĐ]|thứ\s+\w+(?:\s+mươi)?)"
    r"(?:\s*[.:](?:\s+(?P<title>.*))?|\s+(?P<capitals>.+))?",
    re.IGNORECASE,
)
_PART_LEVELS = {"phần": 1, "chương": 1, "mục": 2, "tiểu mục": 3}
_ARTICLE = re.compile(r"điều\s+(?P<number>[1-9][0-9]{0,3})\s*[.:](?![0-9])\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Label:
    """A label as typed; a greater `depth` stands further in; `level` is that of a heading that bears it."""

    printed: str
    style: str
    depth: int
    level: int


def label_of(line: str) -> tuple[Label, str] | None:
    """Return the label of a point or heading at the beginning of `line` and the rest, or None."""
    for style, pattern, depth, level in _STYLES:
        if match := pattern.match(line):
            further = match.group().count(".") - 2 if style == "decimal" else 0
            label = Label(match.group(), style, depth + further, level + further)
            return label, line[match.end() :].strip()
    return None


def part_of(line: str) -> tuple[str, str, int] | None:
    """Return label, title and level of a centred heading ("Chương I: Quy định chung"), or None.

    A reference such as "Mục 1 Chương II quy định …" is none: after the number stands a mark, capitals or nothing.
    """
    match = _PART.fullmatch(line)
    if not match or (match["capitals"] and not match["capitals"].isupper()):
        return None
    label = " ".join(f"{match['head']} {match['number']}".split())
    return label, (match["title"] or match["capitals"] or "").strip(), _PART_LEVELS[match["head"].lower()]


def article_of(line: str) -> tuple[int, str] | None:
    """Return number and text of an article, or None for a reference ("Điều 5 của Luật …")."""
    match = _ARTICLE.fullmatch(line)
    return (int(match["number"]), match["text"].strip()) if match else None


def is_title(text: str) -> bool:
    """Tell whether a line can be a title: short, and not closed like a sentence or opened like a list."""
    return 0 < len(text) <= _LONGEST_TITLE and text[-1] not in ".,;:!?…"


_LONGEST_TITLE = 180
