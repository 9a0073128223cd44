"""The type line and the title (trích yếu) under it, or the subject after "V/v" on a letter."""

from __future__ import annotations

import re

from doingoai.parsing.annexes.starts import is_note
from doingoai.parsing.folding import UPPER, fold
from doingoai.parsing.frame.addressees import is_dear
from doingoai.parsing.frame.letterhead import is_nation
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.points.labels import label_at
from doingoai.parsing.text.lines import Line, is_noise

_TYPES = "|".join(sorted(FOLDED_TYPES, key=len, reverse=True))
_TYPE_LINE = re.compile(rf"(?P<type>{_TYPES})(?![a-z])")
_CELL_END = re.compile(r"\s{2,}|\t|\|")
_SUBJECT = re.compile(r"(?:^|\||\t|\s)(?:v/v|v\.v|v/ v)(?= |:|\.)[:. ]*")
_NEVER_TITLE = re.compile(
    r"(?:can cu\b|kinh gui|theo de nghi|xet de nghi|(?:uy ban nhan dan|hoi dong nhan dan|chu tich|bo truong|giam doc) )"
)
_BODY_BEGINS = re.compile(
    r"(?:can cu|thuc hien|theo|nham|de |thi hanh|xet|trong|tren co so|ngay \d|sau khi|trien khai|hom nay|tiep theo|"
    r"vua qua|thoi gian qua|nhung nam|hien nay|nam \d{4}|"
    r"hoi dong nhan dan|uy ban nhan dan|chu tich|bo truong|giam doc|thu tuong|ban thuong vu|thuong truc|so ngoai vu|"
    r"bo ngoai giao|"
    r"tai |qua |kinh gui|hoi nghi|toi |ho ten|thanh phan)"
)
_DANGLING = re.compile(
    r"(?:,|-|\b(?:va|cua|so|ve|tai|theo|cho|voi|trong|giai doan|nam|tinh|thanh pho|lan thu|den|ngay|thang))$"
)
# "CHƯƠNG TRÌNH HÀNH ĐỘNG" alone on its line is the type; the title is what follows.
_MODIFIERS = frozenset({"hanh dong", "lam viec", "ghi nho", "ghi nho lam viec", "phoi hop"})
_AUTHORITY = re.compile(
    r"(?:chinh phu|thu tuong chinh phu|quoc hoi|chu tich nuoc|(?:ban thuong vu|ban chap hanh|thuong truc) .*|"
    r"ban bi thu|bo chinh tri|(?:tong giam doc|cuc truong|truong ban|vien truong) .*)"
)
_PLACE_END = re.compile(r"\b(?:tinh|thanh pho|nam)$")
_PROSE = 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_LINE = re.compile(r"(?:^|\s)[a-z][^,\d:;]{1,45}, ?ngay\s[\s.…_\d]{0,24}thang")
_DATED = re.compile(rf"\s(?:[{UPPER}][^\s,\d]{{0,12}}[ -]{{1,3}}){{0,4}}[{UPPER}][^\s,\d]{{0,12}}, ngày\s")
_GLUED = re.compile(r"(?<=\w)-\n(?=\w)")
_MOST_LINES = 9
_LONGEST_LINE = 330
_LONGEST = 900


def find_type_line(lines: list[Line], first: int, *, stop: int) -> tuple[int, str, int] | None:
    """Return (line, type, where the type word ends in it) of the type line between `first` and `stop`."""
    for index in range(first, stop):
        text = lines[index].text.strip(" |")
        match = _TYPE_LINE.match(lines[index].head.lstrip(" |"))
        if match and _is_type_line(text, match):
            return index, FOLDED_TYPES[match["type"]], lines[index].text.index(text) + match.end()
    return None


def read_title(lines: list[Line], first: int, *, place: int) -> tuple[str | None, int]:
    """Return the title after the type word (which ends at `place` of line `first`), and the line after it."""
    rest = lines[first].text[place:].strip(" |:-")
    parts = [rest] if rest else []
    index = first + 1
    while index < min(len(lines), first + _MOST_LINES):
        line = lines[index]
        if is_noise(line) and not (parts and _YEAR.fullmatch(line.text) and parts[-1].endswith((" năm", " NĂM", "-"))):
            if parts and not _goes_on(lines, index):
                break
        elif _ends_title(line, parts):
            break
        else:
            parts.append(line.text.strip(" |"))
        index += 1
    title = _one_line(_own_words(parts)).rstrip(" .:")
    return (title[:_LONGEST] or None), (index if parts else first + 1)


def _goes_on(lines: list[Line], index: int) -> bool:
    """Tell a page number inside the title: the line after it begins in small letters."""
    return index + 1 < len(lines) and lines[index].text.isdigit() and lines[index + 1].text[0].islower()


def _own_words(parts: list[str]) -> list[str]:
    """Return the lines of the title without the rest of the type ("HÀNH ĐỘNG") and the line "CỦA BAN THƯỜNG VỤ …"."""
    if len(parts) > 1 and fold(parts[0]) in _MODIFIERS:
        parts = parts[1:]
    if len(parts) > 1 and parts[0].isupper() and parts[0].startswith("CỦA ") and not parts[1].isupper():
        parts = parts[1:]
    return parts


def find_subject(lines: list[Line], first: int, *, stop: int) -> tuple[str, int] | None:
    """Return the subject after "V/v" and the line after it."""
    for index in range(first, stop):
        match = _SUBJECT.search(lines[index].head)
        if match and (match.start() == 0 or len(lines[index].text) < 200):
            return _read_subject(lines, index, place=match.end())
    return None


def find_party_subject(lines: list[Line], first: int, *, stop: int) -> tuple[str, int] | None:
    """Return the subject of a Party letter, which has no "V/v": it begins with "Về" under the number."""
    for index in range(first, stop):
        text = lines[index].text
        if text.startswith(("Về ", "về ")) and not text.endswith((".", ";", ":")):
            return _read_subject(lines, index, place=0)
    return None


def _is_type_line(text: str, match: re.Match[str]) -> bool:
    word, rest = text[: match.end()], text[match.end() :].strip()
    if rest.startswith(":") or len(text) > _LONGEST_LINE or rest.endswith(";"):
        return False
    if word.isupper():
        return not re.match(r"(?:SỐ|số|Số)\b", rest) or not rest
    return not rest and text[0].isupper()


def _ends_title(line: Line, parts: list[str]) -> bool:
    text, folded = line.text, line.head
    if parts and text[0] == "(" and is_note(line):
        return True
    if len(text) > _LONGEST_LINE or label_at(text, 0) or is_dear(line) or is_nation(line) or _DATE_LINE.search(folded):
        return True
    if not parts:
        return _NEVER_TITLE.match(folded) is not None
    dangling = _DANGLING.search(fold(parts[-1])) is not None
    if text.isupper() and (_NEVER_TITLE.match(folded) or (not dangling and _AUTHORITY.fullmatch(folded))):
        return True
    if dangling and _begins_body(line, parts[-1]):
        return True
    open_end = dangling or text[0].islower()
    if open_end and line.gap <= 2:
        return False
    if line.gap > 1 or (_BODY_BEGINS.match(folded) and not text.isupper()) or _NEVER_TITLE.match(folded):
        return True
    return parts[-1].isupper() != text.isupper() and len(text) > _PROSE


def _begins_body(line: Line, before: str) -> bool:
    """Tell the first sentence under a title that ends with "trên địa bàn tỉnh": it only looks unfinished."""
    if line.text[0].islower() or line.text.isupper() or not (before.isupper() or _PLACE_END.search(fold(before))):
        return False
    return len(line.text) > _PROSE or _BODY_BEGINS.match(line.head) is not None


def _read_subject(lines: list[Line], index: int, *, place: int) -> tuple[str, int]:
    parts = [_first_cell(lines[index].text[place:])]
    index += 1
    while index < len(lines) and len(parts) < _MOST_LINES:
        line = lines[index]
        cell = _first_cell(line.text)
        if line.gap > 1 or is_noise(line) or is_dear(line) or is_nation(line) or not cell or cell.isupper():
            break
        if _DATED.match(f" {line.text}"):
            break
        if parts[-1].endswith((".", ";")) or len(cell) > 160 or _starts_other_block(cell):
            break
        parts.append(cell)
        index += 1
    return _one_line(parts).rstrip(" .;"), index


def _one_line(parts: list[str]) -> str:
    """Join wrapped lines; a break after a hyphen inside a name or number ("NQ-⏎HĐND") leaves no space."""
    return " ".join(_GLUED.sub("-", "\n".join(parts)).split())


def _starts_other_block(cell: str) -> bool:
    folded = fold(cell)
    return _DATE_LINE.search(folded) is not None or folded.startswith(
        ("doc lap", "so:", "so ", "kinh gui", "re:", "subject:")
    )


def _first_cell(text: str) -> str:
    dated = _DATED.search(text)
    text = text[: dated.start()] if dated else text
    return _CELL_END.split(text.strip(" |"))[0].strip()
