"""The cues of relations between documents: which words before or after a citation say what it is cited for.

Codes are those of the relation register (căn cứ, thực hiện, thay thế …). With marks, not folded: without them
"ổn định chính trị" would hold "đính chính".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CODES = (
    "based_on", "proposal", "implements", "guides", "details", "amends", "corrects", "replaces", "repeals",
    "suspends", "promulgates", "parent", "approves", "replies", "reports_on", "concludes", "refers",
)  # fmt: skip

_OWN = r"[A-ZĐ][^\s]*(?: [^\s]+){0,3} này"
# Order matters only where two match at one place: the longer idea first.
_ACTIVE = {
    "promulgates": rf"ban hành kèm theo {_OWN}",
    "parent": r"(?:(?<=\()|(?<=\n)|(?<=^)|(?<=này )|(?<=này được ))(?:được )?(?:ban hành )?(?:kèm theo|đính kèm)",
    "proposal": r"(?:theo|xét) (?:đề nghị|đề xuất)|đề nghị của|xét(?= tờ trình| báo cáo| văn bản| công văn| dự thảo)",
    "concludes": r"(?:sơ|tổng) kết(?: (?:\d+|một|hai|ba|năm|mười) năm)?(?: công tác)?(?: triển khai)?"
    r"(?: thực hiện| thi hành)?",
    "reports_on": r"kết quả (?:\d+ (?:năm|tháng) |công tác )?(?:triển khai )?(?:thực hiện|triển khai|thi hành)",
    "details": r"quy định chi tiết(?: và hướng dẫn(?: thi hành)?)?(?: thi hành)?(?: và biện pháp thi hành)?",
    "guides": r"hướng dẫn(?: triển khai)?(?: thực hiện| thi hành)?",
    "corrects": r"đính chính",
    "replaces": r"thay thế",
    "repeals": r"bãi bỏ|hủy bỏ|huỷ bỏ|(?<!đã )hết hiệu lực(?: thi hành)?",
    "suspends": r"(?:tạm )?ngưng (?:hiệu lực(?: thi hành)?|thi hành)|tạm ngưng|"
    r"đình chỉ(?: việc)?(?: thi hành| thực hiện)?",
    "amends": r"sửa đổi|(?<!đề nghị )bổ sung",
    "replies": r"trả lời|phúc đáp",
    "based_on": r"(?<!về )(?<!các )(?<!làm )căn cứ|trên cơ sở|theo quy định|theo các quy định",
    "implements": r"thực hiện|triển khai|thi hành|cụ thể hóa|cụ thể hoá|quán triệt",
    "approves": r"phê duyệt|đồng ý|chấp thuận|cho ý kiến|có ý kiến(?! tại| theo)|"
    r"thống nhất (?=chủ trương|với đề|theo đề|đề nghị|nội dung)",
}
ACTIVE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _ACTIVE.items()) + r")(?!\w)", re.IGNORECASE
)
_VERBS = {
    "details": r"quy định chi tiết",
    "amends": r"sửa đổi|bổ sung",
    "corrects": r"đính chính",
    "replaces": r"thay thế",
    "repeals": r"bãi bỏ|hủy bỏ|huỷ bỏ",
    "suspends": r"(?:tạm )?ngưng hiệu lực|tạm ngưng|đình chỉ",
    "promulgates": r"ban hành",
    "approves": r"phê duyệt|chấp thuận|đồng ý|cho ý kiến",
    "guides": r"hướng dẫn",
    "implements": r"cụ thể hóa|cụ thể hoá|triển khai|thực hiện",
    "replies": r"trả lời|phúc đáp",
    "concludes": r"sơ kết|tổng kết",
    "reports_on": r"báo cáo",
}
_BY_VERB = "|".join(f"(?P<{code}>{words})" for code, words in _VERBS.items())
# "X được sửa đổi, bổ sung một số điều bởi Y": Y does it to X.
PASSIVE = re.compile(
    rf"(?<!\w)(?:được|bị) (?:{_BY_VERB})(?!\w)[^.;:()\n]{{0,60}}? ?(?:bởi|tại|theo|bằng)(?: các)? ?$", re.IGNORECASE
)
# "X bị bãi bỏ bởi Quyết định này", "X hết hiệu lực kể từ ngày Quyết định này có hiệu lực": this document does it to X.
AFTER = re.compile(rf"[^.;\n]{{0,80}}? (?:được|bị) (?:{_BY_VERB})(?!\w)[^.;\n]{{0,40}}? (?:bởi|tại|bằng|theo) {_OWN}")
AFTER_END = re.compile(rf"[^.;\n]{{0,120}}?hết hiệu lực(?: thi hành)?(?: kể)?(?: từ)?(?: ngày| khi) {_OWN} có hiệu lực")


_CHANGES = frozenset({"amends", "replaces", "repeals", "corrects", "suspends", "approves", "details"})
_FOLLOWS = re.compile(r"(?<!kèm) theo(?: đúng)?(?: tinh thần| quy định tại| chỉ đạo tại| hướng dẫn tại)?(?: các)? $")


@dataclass(frozen=True)
class Cue:
    """A relation that words tell: its code, and whether the cited document is the one that acts."""

    code: str
    reverse: bool = False


def cue_after(text: str, place: int) -> Cue | None:
    """Return what the words after a citation say this document does to it."""
    match = AFTER.match(text, place)
    if match:
        return Cue(match.lastgroup or "refers")
    return Cue("repeals") if AFTER_END.match(text, place) else None


def cue_before(text: str, start: int, *, stop: int, limit: int) -> Cue | None:
    """Return the last cue that begins in [start, stop); words up to `limit` may complete it."""
    passive = PASSIVE.search(text, start, stop)
    if passive:
        return Cue(passive.lastgroup or "refers", reverse=True)
    found = [match for match in ACTIVE.finditer(text, start, limit) if match.start() < stop]
    code = found[-1].lastgroup or "refers" if found else None
    # "bổ sung Quy chế của tỉnh theo Kết luận 33": another thing is changed, the cited one only says how.
    return (
        Cue("refers" if code in _CHANGES and _FOLLOWS.search(text, found[-1].end(), stop) else code) if code else None
    )
