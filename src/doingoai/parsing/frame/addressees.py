"""The list after "Kính gửi": one addressee on the same line, or one per line with a hyphen."""

from __future__ import annotations

import re

from doingoai.parsing.folding import UPPER, fold
from doingoai.parsing.text.lines import Line

_DEAR = re.compile(r"kinh gui(?: ?/ ?(?:to|dear))? ?:?\s*")
_WIRED = re.compile(r"(?P<body>[^:\d]{6,90}) (?:điện|ĐIỆN) ?:\s*")
_DEAR_TOO = re.compile(r"dong kinh gui ?:")
_ITEM = re.compile(r"[-+•*]\s*")
_NEXT_ITEM = re.compile(rf";\s*(?=[-+•]|[{UPPER}])|\.\s+(?=[-+•]\s)")
_UNFINISHED = re.compile(r"(?:,|-|\b(?:va|cua|thuoc|tinh|thanh pho|cac|bo|so|ban|xa|phuong))$")
_MOST_LINES = 80
_LONGEST = 900
_LEAD = 40
_BODY_CUE = re.compile(
    r"(?:can cu|thuc hien|theo|ngay \d|trien khai|tren co so|de |nham|trong|vua qua|tiep theo|phuc dap|sau khi)"
)


def read_addressees(lines: list[Line], first: int) -> tuple[list[str], int]:
    """Return the addressees of the block that begins at line `first`, and the index of the line after it."""
    rest = lines[first].text[_lead_end(lines[first].text) :].strip(" |")
    items = [rest] if rest else []
    index = first + 1
    while index < min(len(lines), first + _MOST_LINES):
        line = lines[index]
        if _DEAR_TOO.match(line.head):
            items.append(line.text.partition(":")[2].strip())
        elif _ITEM.match(line.text) and not (items and items[-1].rstrip().endswith(".")):
            items.append(line.text)
        elif _goes_on(line, items):
            items[-1] = f"{items[-1]} {line.text}" if items else line.text
        elif _is_next(line, items):
            items.append(line.text)
        else:
            break
        index += 1
    return _split(items), index


def is_dear(line: Line) -> bool:
    """Tell the line that begins with "Kính gửi", or with the lead of a Công điện."""
    return _DEAR.match(line.head.lstrip(" |")) is not None or _wired(line.text) is not None


def _wired(text: str) -> re.Match[str] | None:
    """Return the lead of a Công điện: the issuing body in capitals and "điện:" ("THỦ TƯỚNG CHÍNH PHỦ điện:")."""
    match = _WIRED.match(text)
    return match if match and match["body"].isupper() else None


def _lead_end(text: str) -> int:
    match = _DEAR.search(fold(text[:_LEAD])) or _wired(text)
    return match.end() if match else 0


def _goes_on(line: Line, items: list[str]) -> bool:
    """Tell a line that continues the item before it: begun in small letters, or after a comma."""
    if not items or items[-1].rstrip().endswith((";", ".")):
        return False
    unfinished = _UNFINISHED.search(fold(items[-1].rstrip())) is not None
    return len(line.text) < 200 and (line.text[0].islower() or (unfinished and line.gap == 1))


def _is_next(line: Line, items: list[str]) -> bool:
    """Tell a further addressee without a hyphen: the item before it ended with a semicolon, or none has come yet."""
    if len(line.text) > 200 or _BODY_CUE.match(line.head):
        return False
    if not items:
        return True
    return items[-1].rstrip().endswith(";") and line.gap <= 2


def _split(items: list[str]) -> list[str]:
    found: list[str] = []
    for item in items:
        for part in _NEXT_ITEM.split(item[:_LONGEST]):
            name = " ".join(_ITEM.sub("", part, count=1).split()).strip(" ;.,|")
            if name:
                found.append(name)
    return found
