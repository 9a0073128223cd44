"""Rules of the letterhead (Phụ lục I, mục II.1-2): nation and motto, the issuing bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding, at, joined, missing
from doingoai.layout_check.lettering import lettering
from doingoai.lib.text import nfc
from doingoai.parsing.folding import fold

_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DASH = re.compile("[–—−]")
_HIGHER = re.compile(r"(?:ubnd|uy ban nhan dan|hdnd|bo|tinh uy|thanh uy|hoi dong nhan dan|ban chap hanh|dang bo)\b")
_LOWER = re.compile(r"(?:so|van phong|ban|cuc|chi cuc|trung tam|phong|truong|thanh tra|vu|doan)\b")


def known(case: Case) -> Iterator[Finding]:
    """The paper has enough of the prescribed parts to be an official document."""
    if case.blocks.form is None:
        message = "Không nhận ra các thành phần thể thức của văn bản hành chính hoặc văn bản của Đảng."
        yield Finding("TT-THE-THUC", "Toàn văn bản", "không nhận ra", "đủ các thành phần thể thức", message, 1)


def unmixed(case: Case) -> Iterator[Finding]:
    """The letterhead is either the State's or the Party's."""
    head = case.blocks.head
    if _is_foreign(case):
        first = head.party or head.motto or head.nation[0]
        message = "Phần đầu văn bản trộn thể thức của Nhà nước (Quốc hiệu, Tiêu ngữ) và của Đảng (tiêu đề, số)."
        yield Finding("TT-TRON", at("phần đầu", first), "cả hai thể thức", "một thể thức", message, 1)


def _is_foreign(case: Case) -> bool:
    """Tell a letterhead with a line of the other form."""
    head = case.blocks.head
    return head.party is not None if case.is_state else bool(head.nation) or head.motto is not None


def nation(case: Case) -> Iterator[Finding]:
    """The name of the nation (of the Party) stands at the top right, in its lettering."""
    head = case.blocks.head
    lines = head.nation if case.is_state else ((head.party,) if head.party else ())
    label = "Quốc hiệu" if case.is_state else "Tiêu đề"
    words = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if case.is_state else "ĐẢNG CỘNG SẢN VIỆT NAM"
    if not lines:
        if _is_foreign(case):  # the line of the other form stands there: `unmixed` tells it
            return
        yield missing("TT-QUOC-HIEU", "Trang 1, phần đầu", f"{label} “{words}”")
        return
    yield from lettering(case, "TT-QUOC-HIEU-CHU", lines, label)
    text = joined(lines)
    if nfc(text).upper().replace("HOÀ", "HÒA") != words:
        message = f"{label} viết là “{text}”; phải viết “{words}”."
        yield Finding("TT-QUOC-HIEU-VIET", at(label, lines[0]), text, words, message, 1)
    if lines[0].place.side == "left":
        message = f"{label} đang ở bên trái; quy định ở bên phải trang đầu."
        yield Finding("TT-QUOC-HIEU-CHO", at(label, lines[0]), "bên trái", "bên phải", message, 1)


def motto(case: Case) -> Iterator[Finding]:
    """The motto stands under the nation, spelt and lettered as prescribed."""
    if not case.is_state:
        return
    found = case.blocks.head.motto
    if found is None:
        if _is_foreign(case):
            return
        yield missing("TT-TIEU-NGU", "Trang 1, dưới Quốc hiệu", f"Tiêu ngữ “{_MOTTO}”")
        return
    printed = " ".join(found.text.split())
    text = _DASH.sub("-", printed)
    if text == _MOTTO != printed:
        message = "Tiêu ngữ dùng gạch ngang dài; phải dùng gạch nối “-”."
        yield Finding("TT-TIEU-NGU-VIET", at("Tiêu ngữ", found), printed, _MOTTO, message, 1, "WARN")
    elif text != _MOTTO and not (text.isupper() and fold(text) == fold(_MOTTO)):
        message = f"Tiêu ngữ viết là “{text}”; phải viết “{_MOTTO}”."
        yield Finding("TT-TIEU-NGU-VIET", at("Tiêu ngữ", found), text, _MOTTO, message, 1)
    yield from lettering(case, "TT-TIEU-NGU-CHU", (found,), "Tiêu ngữ")


def bodies(case: Case) -> Iterator[Finding]:
    """The issuing body is in bold capitals, the one above it in capitals that are not bold."""
    head = case.blocks.head
    if not head.organ:
        yield missing("TT-CO-QUAN", "Trang 1, góc trên bên trái", "tên cơ quan ban hành văn bản")
        return
    yield from lettering(case, "TT-CO-QUAN-CHU", head.organ, "Tên cơ quan ban hành")
    above = head.parents
    if above and _is_above(above[0].text, head.organ[0].text):
        yield from lettering(case, "TT-CHU-QUAN-CHU", above, "Tên cơ quan chủ quản")


def _is_above(first: str, last: str) -> bool:
    """Tell two bodies from one whose long name was broken over lines."""
    return _HIGHER.match(fold(first).strip()) is not None and _LOWER.match(fold(last).strip()) is not None
