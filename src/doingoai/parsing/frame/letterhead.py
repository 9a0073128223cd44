"""The letterhead: which cells name the issuing body, with the other column taken away.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I (cells 1 and 2); Hướng dẫn 36-HD/VPTW for Party documents.
"""

from __future__ import annotations

import re

from doingoai.parsing.citing.issuers import full_name
from doingoai.parsing.folding import fold
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.text.lines import Line

_NATION = re.compile(r"(?:nuoc )?cong ?hoa xa hoi chu nghia(?: viet(?: nam)?)?|dang cong san viet nam")
_MOTTO = re.compile(r"doc lap ?[-.]? ?tu do ?[-.]? ?hanh phuc")
_NATION_REST = re.compile(
    r"(?:(?:(?:xa )?hoi )?chu )?(?:nghia )?(?:viet )?nam|(?:hanh )?phuc|cong ?hoa xa hoi|chu nghia|"
    r"doc lap ?-? ?tu do ?-?"
)
_CELLS = re.compile(r"\s{2,}|\t|\|")
_CONTINUES = re.compile(
    r"(?:tinh(?! uy\b)|thanh pho|tp\.?|huyen|xa|phuong|thi xa|dac khu|quan|va|trung uong|viet nam|"
    r"khoa|lan thu|nhiem ky)\b|-"
)
_UNFINISHED = re.compile(r"(?:,|\bva|-|\bcua|\bve)$")
_NOT_A_BODY = re.compile(
    r"(?:khan|thuong khan|hoa toc|du thao|ban sao|sao y.*|sao luc|trich sao|xem xong tra lai|luu hanh noi bo|"
    r"[*\-_.\s]*|so ?:?|chinh thuc|"
    r"toan van|van ban .*|trang chu.*|thuoc tinh.*|"
    r"socialist republic of viet ?nam|independence ?- ?freedom ?- ?happiness|department of .*|.* department of .*)"
)
_ABOVE = 8
_LONGEST = 160


def is_nation(line: Line) -> bool:
    """Tell the line with the name of the State or of the Party: the anchor of a letterhead."""
    if "cong san" not in line.head and "xa hoi" not in line.head:
        return False
    match = _NATION.search(line.head)
    return match is not None and (
        line.text[match.start() : match.end()].isupper() or len(match.group()) + 4 > len(line.text)
    )


def is_motto(line: Line) -> bool:
    """Tell the line "Độc lập - Tự do - Hạnh phúc"."""
    return _MOTTO.fullmatch(line.head) is not None


def block_start(lines: list[Line], anchor: int) -> int:
    """Return the first line of the letterhead around the anchor: the left column may have been put before it."""
    first = anchor
    for index in range(anchor - 1, max(-1, anchor - _ABOVE - 1), -1):
        line = lines[index]
        if len(line.text) > _LONGEST or line.text.endswith("."):
            break
        first = index if _may_be_above(line) else first
    return first


def issuers_of(lines: list[Line]) -> list[str]:
    """Return the bodies of a letterhead, the highest first; the issuing one is the last."""
    bodies: list[str] = []
    for line in lines:
        for cell in _CELLS.split(_without_right_column(line.text)):
            cell = cell.strip(" .*-_:")
            if not _names_body(cell):
                continue
            folded = fold(cell)
            if bodies and (_CONTINUES.match(folded) or _UNFINISHED.search(fold(bodies[-1]))):
                bodies[-1] += " " + cell
            else:
                bodies.append(cell)
    return [full_name(body) for body in bodies]


def _may_be_above(line: Line) -> bool:
    text = line.text
    if not any(letter.isalpha() for letter in text):
        return True
    return (text.isupper() and len(text) < _LONGEST // 2) or line.head.startswith(("so:", "so ", "v/v"))


def _without_right_column(text: str) -> str:
    folded = fold(text)
    for pattern in (_NATION, _MOTTO):
        match = pattern.search(folded)
        if match:
            gap = " " * (match.end() - match.start())
            text = text[: match.start()] + gap + text[match.end() :]
            folded = folded[: match.start()] + gap + folded[match.end() :]
    return text


def _names_body(cell: str) -> bool:
    folded = fold(cell)
    if not cell.isupper() or sum(letter.isalpha() for letter in cell) < 3:
        return False
    if folded in FOLDED_TYPES or _NOT_A_BODY.fullmatch(folded) or _NATION_REST.fullmatch(folded):
        return False
    return not any(letter.isdigit() or letter == "/" for letter in cell)
