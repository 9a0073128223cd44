"""What never goes on with the line before it, however full that line is: asked by `paragraphs.py`."""

from __future__ import annotations

import re

from doingoai.parsing.folding import fold
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.points.flow import Paragraph
from doingoai.parsing.text.lines import Line, is_dated

# "Nghị quyết này đã được … thông qua" after a full stop begins the closing sentence, however full the line above is.
_OF_ITSELF = re.compile(rf"(?:{'|'.join(sorted(FOLDED_TYPES, key=len, reverse=True))}) nay (?!duoc ap dung)")
_FAREWELL = re.compile(
    r"(?:xin )?tran trong\b|tren day la |[^.;:\d]{2,60} (?:xin|tran trong) (?:thong bao|bao cao|cam on|de nghi)"
)
_LAST = re.compile(r"(?:yeu cau|de nghi) (?:cac|thu truong|giam doc|chu tich|quy) ")
_BASIS = re.compile(r"(?:can cu|xet|theo de nghi) (?=\w)")  # each basis of a preamble is a paragraph


def begins_anew(base: Paragraph, line: Line) -> bool:
    """Tell what never goes on with the line before: the date of the head, the closing sentence, an annex's title."""
    if (base.zone == "head" and is_dated(line)) or (
        " nay " in line.head and base.last.closed and _OF_ITSELF.match(line.head)
    ):
        return True
    if base.last.text[-1] == "." and _FAREWELL.match(line.head):
        return True
    if base.last.text[-1] == "." and line.text.endswith("./.") and _LAST.match(line.head):
        return True
    if base.last.text[-1] in ";," and _BASIS.match(line.head):
        return True
    # "KẾ HOẠCH" alone is the type of an attached document, its title follows
    return base.annex and fold(base.last.text).strip(" .:") in FOLDED_TYPES
