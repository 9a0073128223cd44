"""Units of a document that a citation names, largest first, and their canonical paths ("Điều 6.2.a")."""

from __future__ import annotations

import re

from doingoai.parsing.folding import Copy

UNIT = (
    r"(?:gach dau dong (?:thu )?[a-z0-9]+|tiet [a-z0-9]+|diem [a-z0-9]{1,3}|khoan \d{1,2}[a-z]?|dieu \d{1,3}[a-z]?|"
    r"muc [\divx]{1,4}|"
    r"tieu muc \d+|chuong [ivx\d]{1,5}|phan (?:thu )?[a-z0-9]{1,5}|phu luc [ivx\d]{1,5})"
)
_UNITS_BEFORE = re.compile(rf"(?<![a-z])(?:{UNIT}(?: ?,| ?;| va| cua| tai| thuoc)* )+$")
_WITH_ATTACHED = re.compile(
    rf"(?<![a-z])(?P<units>(?:{UNIT}(?: ?,| ?;| va| cua| tai| thuoc)* )+)(?:quy che|quy dinh|ke hoach|dieu le)"
    r"[^.;\n]{0,120}?kem theo $"
)
_ONE_UNIT = re.compile(UNIT)
_LEVELS = ("gach", "tiet", "diem", "khoan", "dieu", "tieu muc", "muc", "chuong", "phan", "phu luc")
_NAMED = {
    "dieu": "Điều",
    "chuong": "Chương",
    "muc": "Mục",
    "phan": "Phần",
    "phu luc": "Phụ lục",
    "tieu muc": "Tiểu mục",
}
_ABOVE_ARTICLE = frozenset({"chuong", "muc", "phan", "tieu muc"})
_UNIT_REACH = 130
_ATTACHED_REACH = 260


def units_before(copy: Copy, start: int) -> list[str]:
    """Return the units named before a citation, largest first: "Điều 12 khoản 1 điểm b"."""
    found = _UNITS_BEFORE.search(copy.folded, max(0, start - _UNIT_REACH), start)
    if found:
        return grouped(copy, found.start(), found.end())
    if not copy.folded.endswith("kem theo ", 0, start):
        return []
    attached = _WITH_ATTACHED.search(copy.folded, max(0, start - _ATTACHED_REACH), start)
    return grouped(copy, *attached.span("units")) if attached else []


def grouped(copy: Copy, start: int, end: int) -> list[str]:
    """Return the units printed in [start, end), one string for each group, largest unit first."""
    groups: list[list[str]] = []
    last_level = len(_LEVELS)
    for match in _ONE_UNIT.finditer(copy.folded, start, end):
        level = next(index for index, head in enumerate(_LEVELS) if match.group().startswith(head))
        # Units are printed from the smallest to the largest; one that is not larger begins the next group.
        if level <= last_level:
            groups.append([])
        groups[-1].append(copy.text[match.start() : match.end()])
        last_level = level
    return _shared([" ".join(reversed(group)) for group in groups])


def path_of(unit: str, folded: str) -> str:
    """Return the canonical path: "Điều 12 khoản 1 điểm b" is "Điều 12.1.b"; chapters above an article are left out."""
    parts: list[str] = []
    names = [match.group() for match in _ONE_UNIT.finditer(folded)]
    places = [match.end() for match in _ONE_UNIT.finditer(folded)]
    article = any(name.startswith("dieu") for name in names)
    for name, place in zip(names, places, strict=True):
        head = next(head for head in _LEVELS if name.startswith(head))
        number = unit[place - len(name.rpartition(" ")[2]) : place]
        if head in _ABOVE_ARTICLE and article:
            continue
        parts.append(f"{_NAMED[head]} {number}" if head in _NAMED and not parts else _small(head, number))
    return ".".join(parts)


def _small(head: str, number: str) -> str:
    return f"-{_COUNT.get(number.lower(), number)}" if head == "gach" else number


_COUNT = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7"}


def _shared(groups: list[str]) -> list[str]:
    """Give "khoản 1, khoản 2 Điều 5" the article to both: a group without one takes it from the group after it."""
    done: list[str] = []
    for group in reversed(groups):
        following = done[0] if done else ""
        level, next_level = _level(group), _level(following)
        if following and level < next_level and level in (0, 1, 2, 3):
            above = [word for word in _split(following) if _level(word) > level]
            group = " ".join([*above, group])
        done.insert(0, group)
    return done


def _level(unit: str) -> int:
    first = unit.split(" ")[0].lower()
    return {"điểm": 2, "tiết": 1, "gạch": 0, "khoản": 3, "điều": 4}.get(first, 9 if unit else -1)


def _split(unit: str) -> list[str]:
    words = unit.split(" ")
    return [" ".join(words[index : index + 2]) for index in range(0, len(words) - 1, 2)]
