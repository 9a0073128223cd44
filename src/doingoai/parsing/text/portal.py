"""What a portal prints around a document: menus and datelines above, related links and the imprint below."""

from __future__ import annotations

import re

from doingoai.parsing.text.lines import Line

_LONGEST = 120
_SHOWN = r"(?:lien quan|cung chuyen muc|cung chu de|khac|da dua|cu hon|moi hon|moi nhat|doc nhieu|xem nhieu|noi bat)"
_TAIL = re.compile(
    rf"(?:(?:cac |nhung )?(?:van ban|tin|bai|bai viet|tin bai|tin tuc|noi dung|tai lieu) {_SHOWN}(?: khac)?(?: nhat)?|"
    r"van ban (?:duoc|bi) (?:huong dan|thay the|sua doi|can cu|dan chieu|hop nhat|dinh chinh|bai bo)[a-z ,]{0,40}|"
    r"(?:tin |bai )?(?:doc|xem) nhieu(?: nhat)?|co the ban quan tam|y kien ban doc|(?:gui )?binh luan(?: \(\d+\))?|"
    r"thong ke truy cap|luot truy cap.*|ban quyen (?:thuoc|cua) .*|©.*|(?:tags?|tu khoa) ?:.*)"
)
_BEGINS = frozenset("bcdgltvxyn©")  # of the words above
_LAID = " |:*#>»-"


def tail_start(lines: list[Line], first: int) -> int:
    """Return the index from which the lines are the portal's, not the document's; `len(lines)` when none are.

    `first` is the line after the head: a box of links above the document ends nothing.
    """
    for index in range(first, len(lines)):
        line = lines[index]
        if len(line.text) > 2 * _LONGEST:
            continue
        said = line.head.strip(_LAID)
        if said[:1] in _BEGINS and _TAIL.fullmatch(said):
            return index
    return len(lines)
