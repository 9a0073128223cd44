"""Lines of the clean text: where they stand, whether they are noise, and how the text was broken into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from doingoai.parsing.folding import UPPER, fold
from doingoai.parsing.text.normalise import CleanText

_GLUED_CHILD = re.compile(rf"(?<=\./\.) +(?=[{UPPER}][{UPPER}, ]{{11}})")
_LINE = re.compile(r"\S[^\n]*")
_PAGE = re.compile(
    r"(?:-+ ?)?\d{1,4}(?: ?-+)?|(?:Trang|trang|TRANG|Page|page) \d{1,4}(?: ?(?:/|của|trên|of) ?\d{1,4})?|"
    r"\d{1,3} ?/ ?\d{1,3}"
)
_RULE = re.compile(r"[-_=~.·•—…*+ |:]{3,}|[*_.|]|□")
_CAPTION = re.compile(
    r"(?:Ảnh|Hình ảnh|Nguồn ảnh|Chú thích ảnh|Photo)(?: \d+)?(?: minh họa)? ?[:.(]|!\[|\[(?:Ảnh|Hình|image)|(?:Hình|"
    r"Ảnh) \d{1,2}[.:]"
)
_SIGNED_BY = re.compile(
    r"(?:Người ký|Ký bởi|Cơ quan|Thời gian ký|Email|Signature Not Verified|Digitally signed|Ký số|Signed by|Date|"
    r"Ngày ký)\b ?:?"
)
_STAMP_BEGINS = frozenset("NKCTESD")
_ENDS = re.compile(r"[.;:!?…][\"”’)\]]*$|\./\.$")
_FIRST_WORDS = frozenset(
    (
        "ỦY", "UỶ", "BAN", "ĐẢNG", "CỘNG", "HỘI", "VĂN", "BỘ", "TỈNH", "THÀNH", "THỦ", "CHÍNH", "QUỐC", "SỞ",
        "CHỦ", "TM.", "KT.", "TL.", "TUQ.", "LIÊN",
    )
)  # fmt: skip
_MENU = re.compile(  # menus and datelines of a portal
    r"trang chu\b[^.;]{0,100}|dang nhap(?: ?[|/] ?dang ky)?|dang ky|tim kiem|tai ve|in trang(?: nay)?|in bai viet|"
    r"muc luc(?: ?\| ?[^.;]{1,40})?|co chu ?:?[a +\-]{0,12}|chia se(?: bai viet)?(?: ?:.{0,40})?|"
    r"facebook|zalo|luot xem ?:.{1,12}|"
    r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat),? (?:ngay )?\d{1,2}[/\-]\d{1,2}[/\-]\d{4}[ ,|\-]*(?:\d{1,2}[:h]\d{2})?"
    r"(?: ?gmt ?\+ ?7)?"
)
_RUNNING_HEAD = re.compile(r".{3,100}?(?: {2,}|\t|[|\-]) *(?:trang|page) \d{1,3}(?: ?/ ?\d{1,3})?", re.IGNORECASE)
_MENU_BEGINS = frozenset("tdimclfz")
_LONGEST_HALF = 8
_DATED = re.compile(r"\w[^,\d]{0,30}, ?ngày\s")
_SHORTEST_BROKEN = 20
_HEAD = 160
_LONGEST_WRAPPED = 200


@dataclass
class Line:
    """A line without its outer spaces.

    `gap` counts the line ends before it (2 is one blank line), `indent` the spaces.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int = 0

    @cached_property
    def head(self) -> str:
        """The beginning of the line, folded: enough to know what kind of line it is."""
        return fold(self.text[:_HEAD])

    @property
    def closed(self) -> bool:
        """Whether the line ends as a sentence, an item or a lead-in does."""
        return _ENDS.search(self.text[-8:]) is not None

    @property
    def capital(self) -> bool:
        """Whether the line is printed in capitals."""
        return self.text.isupper() and len(self.text) > 3


def split_lines(clean: CleanText) -> list[Line]:
    """Return the lines that are not blank."""
    text = clean.text
    lines: list[Line] = []
    done = 0
    for match in _LINE.finditer(text):
        start = match.start()
        body = match.group().rstrip()
        if "./. " in body and (glued := _GLUED_CHILD.search(body)):
            lines += _parted(text, start, body, at=glued, done=done)
            done = start + len(body)
            continue
        gap = text.count("\n", done, start) if lines else 2
        before = text[max(text.rfind("\n", done, start) + 1, done) : start]
        lines.append(Line(start, start + len(body), body, gap, len(before.expandtabs(4))))
        done = start + len(body)
    return lines


def _parted(text: str, start: int, body: str, *, at: re.Match[str], done: int) -> list[Line]:
    """Part a line behind the end mark: a document may be glued there to its letter without a break."""
    first = Line(start, start + at.start(), body[: at.start()], text.count("\n", done, start) or 2)
    return [first, Line(start + at.end(), start + len(body), body[at.end() :], 2)]


def mend(lines: list[Line]) -> list[Line]:
    """Return the lines with those put together that a portal broke after the first word ("ỦY⏎BAN NHÂN DÂN").

    The second half stays as an empty rule, so that the places in the list are the same.
    """
    mended = list(lines)
    for index, (line, following) in enumerate(pairwise(lines)):
        if following.gap == 1 and len(line.text) <= _LONGEST_HALF and _is_half(line.text, following.text):
            mended[index] = Line(line.start, following.end, f"{line.text} {following.text}", line.gap)
            mended[index + 1] = Line(following.end, following.end, "|", 1)
    return mended


def _is_half(first: str, second: str) -> bool:
    if first.rstrip(":") in ("Số", "SỐ"):
        return second[0].isdigit()
    if not first.rstrip(".").isalpha() or not second[0].isupper():
        return False
    if first.isupper():
        return second.isupper() and first in _FIRST_WORDS
    return first[0].isupper() and _DATED.match(second) is not None


def is_noise(line: Line) -> bool:
    """Tell page numbers, rules, captions and the stamp of an electronic signature from text."""
    text = line.text
    if len(text) <= 24 and (_PAGE.fullmatch(text) or _RULE.fullmatch(text)):
        return True
    if text[0] in "-_=~.·•—…*+|:" and _RULE.fullmatch(text):
        return True
    if len(text) <= 120 and line.head[0] in _MENU_BEGINS and _MENU.fullmatch(line.head):
        return True
    if text[-1].isdigit() and len(text) < 130 and _RUNNING_HEAD.fullmatch(text):
        return True
    return len(text) < 300 and _CAPTION.match(text) is not None


def is_stamp(line: Line) -> bool:
    """Tell a line of an electronic signature's stamp ("Ký bởi: …", "Thời gian ký: …")."""
    return line.text[0] in _STAMP_BEGINS and len(line.text) < 120 and _SIGNED_BY.match(line.text) is not None


def is_dated(line: Line) -> bool:
    """Tell the line of place and date: "Sông Lam, ngày 05 tháng 3 năm 2026"."""
    return _DATED.match(line.text) is not None


def wrap_width(lines: list[Line]) -> int:
    """Return the width at which paragraphs were broken into lines, or 0 when each line is a whole paragraph."""
    broken = [
        len(line.text)
        for line, following in pairwise(lines)
        if following.gap == 1 and following.text[0].islower() and not line.closed and len(line.text) > _SHORTEST_BROKEN
    ]
    longest = sorted(broken)[int(len(broken) * 0.9)] if broken else 0
    if len(broken) < 3 or len(broken) * 12 < len(lines) or longest > _LONGEST_WRAPPED:
        return 0
    return longest
