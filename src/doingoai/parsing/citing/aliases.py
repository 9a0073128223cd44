"""Short names ("Quy chế 272", "Kết luận số 902") and references back ("công văn nêu trên").

A short name is only believed when an earlier citation explains it, when it is well known, or when its words leave
no other reading; "Kế hoạch 5 năm" and "báo cáo 3 nội dung" are counts. "Chỉ thị này" is the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.cited import Cited, serial_of
from doingoai.parsing.citing.dates import date_after
from doingoai.parsing.citing.issuers import issuer_after
from doingoai.parsing.folding import Copy
from doingoai.parsing.identity.identify import well_known
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.text.spans import Spans

_TYPES = "|".join(sorted(FOLDED_TYPES, key=len, reverse=True))
_DIGITS = re.compile(r"[0-9]+")
_SERIAL = re.compile(r"(?<![\w.,/\-])(\d{1,4}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w%])(?![/\-] ?\w|[.,]\d| ?%)")
_LEAD = re.compile(rf"(?<![a-z])(?P<type>{_TYPES})(?: hanh dong| lien tich)? ?(?P<so>so ?:? ?)?$")
_REACH = 48
_LAST_WORD = 12
_LAST_WORDS = frozenset(name.rpartition(" ")[2] for name in FOLDED_TYPES) | {"so", "dong", "tich"}
_STRONG = frozenset(
    [
        "Nghị quyết", "Nghị định", "Thông tư", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận",
        "Hướng dẫn", "Công điện", "Công văn", "Thông báo", "Thông tri", "Thông tư liên tịch", "Pháp lệnh",
    ]
)  # fmt: skip
_SPOKEN = frozenset({("Đề án", "06")})  # everybody says so; its number is not confirmed here
_COUNTED = re.compile(
    r" ?(?:nam|thang|ngay|tuan|gio|phut|trieu|ty|nghin|ngan|tram|dong|usd|eur|nguoi|doan|luot|noi dung|diem|nhom|"
    r"muc|tinh|"
    r"thanh pho|dia phuong|co quan|don vi|lan|vu|cuoc|hoi thao|hoi nghi|lop|tap the|ca nhan|nuoc|quoc gia|"
    r"bo(?! chinh tri)|"
    r"van ban|nhiem vu|giai phap|chuong trinh|hoat dong|thoa thuan|huong|buoc|mo hinh|su kien|ben|cap|khau|trang|"
    r"ban(?! bi thu| chap hanh| thuong vu| hanh)|nganh|linh vuc|du an|ke hoach|de an|huyen|xa|to chuc|chi tieu|quy|"
    r"phan|dot|thanh vien|"
    r"dong chi|can bo|dai bieu|khu|km|ha|m2|kg|tan|sao|loai|hinh thuc|y kien|kien nghi|truong hop|ho|buoi|chuyen|phien|"
    r"muc tieu|quan diem|nguyen tac|tieu chi|chi nhanh|doanh nghiep|cong trinh|san pham|phan tram|cong dan|chuong|"
    r"mat|trong tam|dot pha|tru cot|dau moi|doi tac|uu tien|van de|cau phan|hop phan|giai doan|ket qua|bai|tin|"
    r"cho)(?![a-z])"
)
_AFTER_WEAK = re.compile(r"[,.;:)\n]|$| (?:cua|va|ve|nay|neu|noi)(?= |$)")
_NEXT_IN_LIST = re.compile(
    r"(?:, ?| va |, va )(?:so )?(\d{2,3})(?![\w%])(?![/\-] ?\w|[.,]\d| ?%)(?=[,.;)\n]|$| (?:va|cua|ve)\b)"
)
_DEFINING = re.compile(r"\((?: ?(?:duoc |sau day )?(?:duoc )?(?:goi|viet)(?: chung)?(?: tat)? ?(?:la)?:? ?)?\"?$")
_NAMED_SHORT = re.compile(
    rf"\((?:sau day )?(?:duoc )?(?:goi|viet)(?: chung)?(?: tat)? (?:la|"
    rf"chung la):? \"?(?P<short>(?:{_TYPES})(?: \d{{1,4}})?)\"?\)"
)
_BACK = re.compile(
    r"tren(?:(?<=neu tren)|(?<=noi tren)|(?<=dan tren)|(?<=ke tren)| day|(?=[,.;)\n]|$| (?:cua|va|de|da) ))(?![a-z])"
)
_SAID = ("neu ", "noi ", "dan ", "ke ")
_BACK_LEAD = re.compile(rf"(?<![a-z])(?P<type>{_TYPES}) (?:da )?(?:duoc )?$")
_PLURAL = re.compile(r"(?:^|[^a-z])(?:cac|nhung|hai|ba|bon|\d+|so) (?:loai )?$")
_DEFINITION_REACH = 400


@dataclass(frozen=True)
class Source(Copy):
    """The working copy, and the places in it that are already explained."""

    taken: Spans


def define_aliases(source: Source, numbered: list[Citation]) -> None:
    """Attach "(sau đây gọi tắt là Quy chế 913)" to the citation before it: `defines_alias`."""
    starts = [*(citation.start for citation in numbered[1:]), len(source.text)]
    for citation, following in zip(numbered, starts, strict=False):
        stop = min(citation.end + _DEFINITION_REACH, following)
        match = _NAMED_SHORT.search(source.folded, citation.end, stop)
        if match and ". " not in source.text[citation.end : match.start()]:
            citation.defines_alias = source.text[match.start("short") : match.end("short")]
            source.taken.add(match.start(), match.end())


def find_aliases(source: Source, numbered: Cited, *, on: str | None) -> Iterator[Citation]:
    """Yield the citations by short name, with the number that they stand for where text or register tells it.

    `on` is the date of the citing document: a short name never means a later document.
    """
    done = 0
    for digits in _DIGITS.finditer(source.text):
        before = source.folded[max(0, digits.start() - _LAST_WORD) : digits.start()].rstrip(" :").rpartition(" ")[2]
        if before not in _LAST_WORDS:
            continue
        serial = _SERIAL.match(source.text, digits.start())
        if serial is None or serial.start() < done or source.taken.covers(serial.start()):
            continue
        lead = _LEAD.search(source.folded, max(done, serial.start() - _REACH), serial.start())
        if lead is None:
            continue
        found = _read(source, numbered, serial=serial, lead=lead, on=on)
        for citation in found:
            done = citation.end
            yield citation


def find_anaphora(source: Source, cited: Cited) -> Iterator[Citation]:
    """Yield "công văn nêu trên" and the like; plural and unexplained common nouns are passed over."""
    for back in _BACK.finditer(source.folded):
        said = next((word for word in _SAID if source.folded.endswith(word, 0, back.start())), "")
        stop = back.start() - len(said)
        lead = _BACK_LEAD.search(source.folded, max(0, stop - _REACH), stop)
        if lead is None or source.taken.covers(lead.start()):
            continue
        if _PLURAL.search(source.folded, max(0, lead.start() - 12), lead.start()):
            continue
        name = FOLDED_TYPES[lead["type"]]
        issuer = issuer_after(source, back.end())
        target = cited.nearest(name, before=lead.start(), issuer=issuer[0] if issuer else None)
        bare = back.group() == "tren" and not said
        if target is None and (bare or name not in _STRONG or name in ("Quy định", "Hướng dẫn", "Thông báo")):
            continue
        yield Citation(
            type=name, kind="anaphora", start=lead.start(), end=issuer[1] if issuer else back.end(), surface="",
            issuer=issuer[0] if issuer else None, canonical_type=name, target=target.number if target else None,
            confidence=0.9 if target else 0.5,
        )  # fmt: skip


def _read(
    source: Source, numbered: Cited, *, serial: re.Match[str], lead: re.Match[str], on: str | None
) -> list[Citation]:
    name = FOLDED_TYPES[lead["type"]]
    start = lead.start("type")
    target = numbered.explains(name, serial[1], before=start)
    register = "" if target else _number_of(name, serial[1], on=on)
    if _defines(source, numbered, start=start, serial=serial) or not _believed(
        source, name, serial=serial, lead=lead, target=target or register
    ):
        return []
    found = [_alias(source, name, serial=serial[1], span=(start, serial.end()), target=target, known=register)]
    place = serial.end()
    while name in _STRONG and (more := _NEXT_IN_LIST.match(source.folded, place)):
        target = numbered.explains(name, more[1], before=start)
        register = "" if target else _number_of(name, more[1], on=on)
        found.append(_alias(source, name, serial=more[1], span=more.span(1), target=target, known=register))
        place = more.end()
    for earlier in found[:-1]:
        earlier.issuer = earlier.issuer or found[-1].issuer
    return found


def _number_of(name: str, serial: str, *, on: str | None) -> str:
    """Return the number that the register gives for a short name, "" when it does not know it or knows several."""
    numbers = {each.number for each in well_known(name, serial, on=on)}
    return numbers.pop() if len(numbers) == 1 else ""


def _alias(
    source: Source, name: str, *, serial: str, span: tuple[int, int], target: str | None, known: str
) -> Citation:
    start, end = span
    citation = Citation(
        type=name, kind="alias", start=start, end=end, surface="", alias=serial, canonical_type=name,
        target=target or known or None, confidence=1.0 if target else 0.7,
    )  # fmt: skip
    date = date_after(source.folded, end)
    if date and date.precision == "day" and not source.taken.covers(date.end - 1):
        citation.issued_on, citation.date_precision, citation.end = date.iso, "day", date.end
    issuer = issuer_after(source, citation.end)
    if issuer:
        citation.issuer, citation.end = issuer
    return citation


def _believed(source: Source, name: str, *, serial: re.Match[str], lead: re.Match[str], target: str | None) -> bool:
    said_number = lead["so"] is not None
    if _COUNTED.match(source.folded, serial.end()) and not (
        said_number and source.folded.startswith(" nam ", serial.end())
    ):
        return False
    if target or (name, serial[1]) in _SPOKEN:
        return True
    digits = serial[1].partition("/")[0]
    if re.fullmatch(r"(?:19|20)\d\d", digits) or not _has_marks(source.text, lead):
        return False
    capital = source.text[lead.start("type")].isupper()
    if name in _STRONG:
        return capital or said_number
    return capital and said_number and _AFTER_WEAK.match(source.folded, serial.end()) is not None


def _has_marks(text: str, lead: re.Match[str]) -> bool:
    return not text[lead.start("type") : lead.end("type")].isascii()


def _defines(source: Source, numbered: Cited, *, start: int, serial: re.Match[str]) -> bool:
    """Take "(Quy chế 272)" as the definition when the citation just before it, in one sentence, has that serial."""
    if not _DEFINING.search(source.folded, max(0, start - 40), start):
        return False
    before = numbered.before(start)
    if before is None or before.end > start or start - before.end > _DEFINITION_REACH:
        return False
    between = source.text[before.end : start]
    if ". " in between or ";" in between or serial_of(before) != serial[1].lstrip("0"):
        return False
    before.defines_alias = source.text[start : serial.end()]
    return True
