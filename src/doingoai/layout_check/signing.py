"""Rules of capacity and name of the signer (Phụ lục I, mục II.7; Điều 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.layout_check.report import Severity
from doingoai.parsing.folding import fold

_FOR = re.compile(r"\s*K\s*[./]?\s*T\s*[./]?\s", re.IGNORECASE)
_BY_ORDER = re.compile(r"\s*T\s*[./]?\s*(?:L|UQ)\s*[./]?\s")
_COLLECTIVE = re.compile(r"\s*T\s*[./]?\s*M\s*[./]?\s")
_OWN_DEPUTY = re.compile(r"\s*t[./]?(?:l|uq)\W+(?P<head>[^\n]+?)\s*\n\s*pho (?P=head)\s*$")
_STATE_FORM = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q)\.\s*\S")
_PARTY_FORM = re.compile(r"\s*(?:T/M|K/T|T/L|T/UQ|Q\.?)\s*\S")
_DEPUTY = re.compile(r"pho\b|thu truong\b")
_DEPUTY_INSIDE = re.compile(r"\b(?:pho|thu truong)\b")
_RANK = re.compile(r"(?:PGS|GS|TS|ThS|Ths|CN|KS|BS|TSKH)\s*[.,]")
_RANKED = re.compile(
    r"y te|benh vien|truong|dai hoc|hoc vien|giao duc|khoa hoc|cong an|quan su|bien phong|quoc phong|vien"
)
_SILENT = ("hop_dong", "ban_ghi_nho", "ban_thoa_thuan")


def capacity(case: Case) -> Iterator[Finding]:
    """The signer's capacity stands in its letters; its prefixes are those of the form and fit together."""
    lines = case.blocks.closing.capacity
    if not lines:
        if case.kind is None or case.kind.key not in _SILENT:
            yield missing("TT-KY", "Cuối văn bản, bên phải", "quyền hạn, chức vụ của người ký", None)
        return
    yield from lettering(case, "TT-KY-CHU", lines, "Quyền hạn, chức vụ")
    yield from _prefixes(case, lines)
    if case.is_state or any(_FOR.match(line.text) for line in lines):
        yield from _deputy(lines)
    yield from _by_order(lines)
    yield from _stacked(lines)


def _prefixes(case: Case, lines: tuple[Piece, ...]) -> Iterator[Finding]:
    form = _STATE_FORM if case.is_state else _PARTY_FORM
    wrong = next((line for line in lines if w.CAPACITY.match(line.text) and not form.match(line.text)), None)
    if wrong:
        expected = "TM., KT., TL., TUQ., Q." if case.is_state else "T/M, K/T, T/L"
        message = f"Quyền hạn ký “{wrong.text.strip()}” không viết theo dạng {expected}"
        severity: Severity | None = None if case.is_state else "WARN"
        place = at("quyền hạn", wrong)
        yield Finding("TT-KY-DANG", place, wrong.text.strip(), expected, f"{message}.", wrong.place.page, severity)


def _deputy(lines: tuple[Piece, ...]) -> Iterator[Finding]:
    """KT. stands over the title of the head, the deputy's own title below it."""
    at_for = next((index for index, line in enumerate(lines) if _FOR.match(line.text)), None)
    if at_for is None:
        deputy = lines[0] if len(lines) == 1 and _DEPUTY.match(fold(lines[0].text).strip()) else None
        if deputy:
            message = f"“{deputy.text.strip()}” là cấp phó nhưng không có dòng KT. phía trên."
            yield Finding("TT-KY-PHO", at("chức vụ", deputy), "không có KT.", "KT. (cấp trưởng)", message, None)
        return
    line = lines[at_for]
    below = lines[at_for + 1 :]
    if not any(_DEPUTY.match(fold(other.text).strip()) for other in below) and not _DEPUTY_INSIDE.search(
        fold(line.text)
    ):
        found = below[0].text.strip() if below else "không có dòng dưới"
        message = f"Dưới “{line.text.strip()}” phải là chức vụ cấp phó của người ký."
        yield Finding("TT-KY-KT", at("chức vụ", line), found, "PHÓ …", message, line.place.page)


def _by_order(lines: tuple[Piece, ...]) -> Iterator[Finding]:
    """TL. and TUQ. stand over the title of who signs."""
    line = next((line for line in lines if _BY_ORDER.match(line.text)), None)
    if line is not None and line is lines[-1]:
        message = f"Dưới “{line.text.strip()}” phải có chức vụ của người ký."
        yield Finding("TT-KY-TL", at("chức vụ", line), "không có dòng dưới", "chức vụ người ký", message, None)

    if line is not None and _OWN_DEPUTY.match(f"{fold(line.text)}\n{fold(lines[-1].text)}"):
        message = f"Dưới “{line.text.strip()}” phải là người đứng đầu đơn vị, không phải cấp phó của chính cơ quan."
        place = at("chức vụ", line)
        yield Finding("TT-KY-TL", place, lines[-1].text.strip(), "người đứng đầu đơn vị", message, None)


def _stacked(lines: tuple[Piece, ...]) -> Iterator[Finding]:
    """The collective (TM.) stands above who signs for its head (KT.)."""
    heads = [index for index, line in enumerate(lines) if _COLLECTIVE.match(line.text)]
    if heads and heads[0] and _FOR.match(lines[heads[0] - 1].text):
        line = lines[heads[0]]
        message = f"“{line.text.strip()}” phải đứng trên dòng KT."
        yield Finding("TT-KY-DANG", at("quyền hạn", line), "dưới KT.", "TM. trên KT.", message, None, "WARN")


def name(case: Case) -> Iterator[Finding]:
    """The signer's full name stands below, without academic ranks."""
    closing = case.blocks.closing
    if not closing.capacity:
        return
    if not closing.names:
        is_issued = case.blocks.head.number is not None and any(c.isdigit() for c in case.blocks.head.number.text)
        if is_issued:
            yield missing("TT-KY-TEN", "Cuối văn bản, dưới chức vụ", "họ tên người ký", None)
        return
    yield from lettering(case, "TT-KY-TEN-CHU", closing.names, "Họ tên người ký")
    bodies = fold(" ".join(piece.text for piece in (*case.blocks.head.parents, *case.blocks.head.organ)))
    ranked = next((piece for piece in closing.names if _RANK.match(piece.text.strip())), None)
    if ranked and not _RANKED.search(bodies):
        message = "Trước họ tên người ký không ghi học hàm, học vị."
        place = at("họ tên", ranked)
        yield Finding("TT-KY-HOC-VI", place, ranked.text.strip(), "chỉ họ và tên", message, ranked.place.page)
