"""The first line of an annex: "PHỤ LỤC II", "(Ban hành kèm theo …)", a title in capitals, another letterhead.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I (phụ lục kèm theo văn bản).
"""

from __future__ import annotations

import re

from doingoai.parsing.frame.letterhead import is_nation
from doingoai.parsing.text.lines import Line

_NUMBER = r"(?: (?:so ?:? ?)?(?:[ivxl]{1,6}|\d{1,3}|[a-h])(?:[.\-]\d{1,2})?[a-z]?)?"
_APPENDIX = re.compile(rf"\|? ?(?P<label>(?:phu luc|phu bieu){_NUMBER})(?P<rest>(?![a-z\d]).*)$")
_NOTE = re.compile(r"\(+ ?(?:ban hanh )?(?:kem theo|dinh kem|phu luc kem theo|phu luc ban hanh kem theo) ")
_BARE_NOTE = re.compile(r"(?:ban hanh )?(?:kem theo|dinh kem) [^.;]{0,60}\d[^.;]{0,160}$")
_CHILD = re.compile(
    r"(?:phu luc|dinh huong|danh muc|danh sach|bang|bieu|lich|noi dung|de cuong|mau|quy che|quy dinh|ke hoach|"
    r"chuong trinh|"
    r"de an|phuong an|dieu le|huong dan|bao cao|tong hop|thong ke)(?![a-z])"
)
_BEGINNINGS = ("(", "|", "phu ", "ban hanh ", "kem theo ", "dinh kem ")
_LONGEST_TITLE = 220
_SHORTEST = 5


def is_annex_start(line: Line) -> bool:
    """Tell the first line of an annex, or of a part of it that begins with a heading of its own."""
    if line.capital:
        return is_child_title(line) or appendix_label(line) is not None or is_nation(line)
    if line.head.startswith(_BEGINNINGS):
        return appendix_label(line) is not None or is_note(line)
    return is_nation(line)


def is_note(line: Line) -> bool:
    """Tell the line in brackets that names the parent: "(Kèm theo Kế hoạch số …)"."""
    if _NOTE.match(line.head):
        return True
    # Begun in small letters it is the end of a wrapped sentence.
    return line.text[0].isupper() and len(line.text) < _LONGEST_TITLE and _BARE_NOTE.match(line.head) is not None


def is_child_title(line: Line) -> bool:
    """Tell a title in capitals that begins with the type of an attached document."""
    return line.capital and len(line.text) > _SHORTEST and _CHILD.match(line.head) is not None


def appendix_label(line: Line) -> int | None:
    """Return how long the label "Phụ lục I" at the line's start is, None when a sentence only mentions it."""
    match = _APPENDIX.match(line.head)
    if match is None or not line.text.lstrip("| ")[:1].isupper() or len(line.text) > _LONGEST_TITLE:
        return None
    rest = match["rest"].strip()
    if not rest.strip(" .:-|") or line.text.isupper():
        return match.end("label")
    # "Phụ lục 1. Danh sách đoàn" is a heading, "Phụ lục I kèm theo Nghị định này." is a sentence.
    parted = rest[0] in ".:-(" and rest[-1] not in ".;,"
    return match.end("label") if parted else None
