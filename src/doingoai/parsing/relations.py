"""What a citation is cited for: the relation (căn cứ, thực hiện, thay thế …) and the units (khoản 2 Điều 6).

The cue is looked for between the citation before (or the beginning of the sentence) and this one; the last cue wins.
"""

from __future__ import annotations

import re

from doingoai.parsing.folding import Copy
from doingoai.parsing.issuers import read_issuer

_CUES = {
    "amended_by": "được (?:sửa đổi|bổ sung|thay thế)[^.;:()]{0,30} (?:bởi|tại|theo)",
    "parent": "(?:ban hành )?kèm theo",
    "proposal": "(?:theo|xét) đề nghị|xét tờ trình|đề nghị của",
    "details": "quy định chi tiết",
    "amends": "sửa đổi|bổ sung",
    "corrects": "đính chính",
    "replaces": "thay thế",
    "repeals": "bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực",
    "suspends": "(?:tạm )?ngưng (?:hiệu lực|thi hành)|đình chỉ",
    "reports_on": "kết quả (?:triển khai )?(?:thực hiện|triển khai)",
    "concludes": "(?:sơ|tổng) kết",
    "replies": "trả lời|phúc đáp",
    "guides": "hướng dẫn",
    "based_on": "căn cứ|trên cơ sở|theo quy định",
    "implements": "thực hiện|triển khai|thi hành|cụ thể hóa|cụ thể hoá|quán triệt",
    "approves": "phê duyệt|đồng ý|chấp thuận|thống nhất|cho ý kiến",
}
# With marks: folded, "ổn định chính trị" would hold "đính chính".
_CUE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _CUES.items()) + r")(?!\w)", re.IGNORECASE
)
_REACH = 220
_LIST_GAP = re.compile(r"(?: |,|;|va|hoac|cung|voi|cac|so|[()])*")
_UNIT = (
    r"(?:gach dau dong (?:thu )?[a-z0-9]+|tiet [a-z0-9]+|diem [a-z0-9]{1,3}|khoan \d{1,2}[a-z]?|dieu \d{1,3}[a-z]?|"
    r"muc [\divx]{1,4}|"
    r"tieu muc \d+|chuong [ivx\d]{1,5}|phan (?:thu )?[a-z0-9]{1,5}|phu luc [ivx\d]{1,5})"
)
_UNITS_BEFORE = re.compile(rf"(?<![a-z])(?:{_UNIT}(?: ?,| ?;| va| cua| tai| thuoc)* )+$")
_ONE_UNIT = re.compile(_UNIT)
_LEVELS = ("gach", "tiet", "diem", "khoan", "dieu", "tieu muc", "muc", "chuong", "phan", "phu luc")
_UNIT_REACH = 130
_DIRECTION = re.compile(r"(?:chi dao|y kien) cua ")


def relation_of(copy: Copy, start: int, *, after: int, previous: str | None) -> str:
    """Return the relation code of the citation at `start`; a list passes the relation of its first item on."""
    begin = max(after, start - _REACH)
    if previous and _LIST_GAP.fullmatch(copy.folded, after, start):
        return previous
    stop = max(copy.text.rfind("\n", begin, start), copy.text.rfind(". ", begin, start))
    cues = list(_CUE.finditer(copy.text, max(begin, stop), start))
    return cues[-1].lastgroup or "refers" if cues else "refers"


def units_before(copy: Copy, start: int) -> list[str]:
    """Return the units named before a citation, largest first: "Điều 12 khoản 1 điểm b"."""
    found = _UNITS_BEFORE.search(copy.folded, max(0, start - _UNIT_REACH), start)
    if not found:
        return []
    groups: list[list[str]] = []
    last_level = len(_LEVELS)
    for match in _ONE_UNIT.finditer(copy.folded, found.start(), found.end()):
        level = next(index for index, head in enumerate(_LEVELS) if match.group().startswith(head))
        # Units are printed from the smallest to the largest; one that is not larger begins the next group.
        if level <= last_level:
            groups.append([])
        groups[-1].append(copy.text[match.start() : match.end()])
        last_level = level
    return [" ".join(reversed(group)) for group in groups]


def directed_by(copy: Copy, start: int) -> str | None:
    """Return who gave the instruction that the cited letter carries: "ý kiến chỉ đạo của X tại Công văn …"."""
    if not copy.folded.endswith(" tai ", 0, start):
        return None
    begin = max(0, start - _REACH)
    leads = list(_DIRECTION.finditer(copy.folded, begin, start))
    if not leads:
        return None
    issuer = read_issuer(copy, leads[-1].end())
    return issuer[0] if issuer and copy.folded[issuer[1] : start].strip() == "tai" else None
