"""Rules of type, title and bases (Phụ lục I, mục II.5 and II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at, joined, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.layout_check.number import is_letter_symbol
from doingoai.parsing.folding import fold

_UNTITLED = frozenset(
    (
        "giay_gioi_thieu",
        "giay_nghi_phep",
        "giay_uy_quyen",
        "giay_moi",
        "phieu_gui",
        "phieu_chuyen",
        "phieu_bao",
        "hop_dong",
        "bien_ban",
    )
)
_ENACTED = frozenset(("quyet_dinh", "nghi_quyet"))
_LABEL = "trích yếu"
_OPENING_WORDS = re.compile(r"v\s*/\s*v\s*[:.\-]?\s*", re.IGNORECASE)


def type_and_title(case: Case) -> Iterator[Finding]:
    """A document other than a letter shows its type and, below it, its title."""
    opening = case.blocks.opening
    if opening.type is None:
        yield from _letter(case)
        return
    yield from lettering(case, "TT-TEN-LOAI-CHU", (opening.type,), "Tên loại văn bản")
    yield from lettering(case, "TT-TRICH-YEU-CHU", opening.title, "Trích yếu")
    if not opening.title and not case.blocks.head.subject and case.kind and case.kind.key not in _UNTITLED:
        yield missing("TT-TRICH-YEU", "Trang 1, dưới tên loại", "trích yếu nội dung")
    about = [*case.blocks.head.subject[:1], *opening.title[:1]]
    if case.type_name == "cong van":
        message = "Công văn không ghi tên loại; trích yếu “V/v …” đặt dưới số, ký hiệu."
        place = at("tên loại", opening.type)
        yield Finding("TT-TEN-LOAI", place, "CÔNG VĂN", "không ghi tên loại", message, opening.type.place.page)
        return
    yield from _ending(opening.title)
    if not case.is_state and opening.title and opening.title[0].text.lstrip().startswith("Về "):
        message = "Trích yếu của văn bản Đảng mở đầu bằng “về …” viết thường."
        yield Finding(
            "TT-TRICH-YEU-VIET", at(_LABEL, opening.title[0]), "Về", "về", message, opening.title[0].place.page
        )
    odd = next((piece for piece in about if w.SUBJECT.match(fold(piece.text).strip())), None)
    if odd:
        message = "“V/v” chỉ dùng cho công văn; văn bản này đã có tên loại."
        yield Finding("TT-VV-THUA", at(_LABEL, odd), "có “V/v”", "không có “V/v”", message, odd.place.page)


def _letter(case: Case) -> Iterator[Finding]:
    """A letter has its subject after "V/v" and no type; a typed symbol without a type lacks the type."""
    subject = case.blocks.head.subject
    if not is_letter_symbol(case) and not subject:
        yield missing("TT-TEN-LOAI", "Trang 1, trên nội dung", "tên loại văn bản")
        return
    if not subject and not case.blocks.opening.title:
        yield missing("TT-TRICH-YEU", "Trang 1, dưới số, ký hiệu", "trích yếu của công văn (“V/v …”)")
        return
    yield from lettering(case, "TT-VV-CHU", subject, "Trích yếu công văn")
    if subject:
        yield from _ending(subject)
        yield from _of_letter(case, subject)
    if case.is_state and subject and not w.SUBJECT.match(fold(subject[0].text).strip()):
        message = "Trích yếu của công văn phải mở đầu bằng “V/v”."
        yield Finding("TT-TRICH-YEU", at(_LABEL, subject[0]), subject[0].text, "“V/v …”", message, 1)


def _ending(lines: Sequence[Piece]) -> Iterator[Finding]:
    """A title is no sentence: nothing closes it."""
    text = joined(lines)
    if text.endswith((".", ";", ":")) and not text.endswith(("...", "…")):
        message = "Cuối trích yếu không có dấu câu."
        place, page = at(_LABEL, lines[-1]), lines[-1].place.page
        yield Finding("TT-TRICH-YEU-VIET", place, f"“{text[-12:]}”", "không có dấu ở cuối", message, page)


def _of_letter(case: Case, subject: Sequence[Piece]) -> Iterator[Finding]:
    """The subject of a State letter opens with "V/v" and goes on at once; that of the Party has no "V/v"."""
    opens = _OPENING_WORDS.match(subject[0].text.strip())
    if opens is None:
        return
    wrong, expected = "", "“V/v …”"
    if not case.is_state:
        wrong, expected = opens[0].strip(), "không có “V/v”"
    elif opens[0].rstrip() != "V/v":
        wrong = opens[0].strip()
    if wrong:
        message = f"Trích yếu công văn mở đầu bằng “{wrong}”; quy định: {expected}."
        place = at(_LABEL, subject[0])
        yield Finding("TT-TRICH-YEU-VIET", place, wrong, expected, message, subject[0].place.page)


def bases(case: Case) -> Iterator[Finding]:
    """Each basis is in italics and closed by a semicolon, the last by a full stop."""
    found = case.blocks.opening.bases
    if not found and case.is_state and case.kind is not None and case.kind.key in _ENACTED:
        yield missing("TT-CAN-CU", "Trang 1, trên nội dung", "căn cứ ban hành (“Căn cứ …;”)")
    yield from lettering(case, "TT-CAN-CU-CHU", [piece for basis in found for piece in basis], "Căn cứ ban hành")
    for index, basis in enumerate(found, start=1):
        is_last = index == len(found)
        # Where the sentence goes on ("Ủy ban nhân dân tỉnh ban hành … như sau:"), the last semicolon is right too.
        is_open = is_last and case.blocks.opening.enacting is None
        allowed: tuple[str, ...] = (".", ";", ",") if is_open else (".",) if is_last else (";",)
        if not joined(basis).endswith(allowed if case.is_state else (";", ",", ".")):
            sign = "dấu chấm" if is_last else "dấu chấm phẩy"
            message = f"Căn cứ thứ {index} phải kết thúc bằng {sign}."
            place = at("căn cứ", basis[0])
            yield Finding("TT-CAN-CU-CAU", place, f"“{joined(basis)[-12:]}”", sign, message, basis[0].place.page)
            return


def enacting(case: Case) -> Iterator[Finding]:
    """The words "QUYẾT ĐỊNH:" part the bases of a decision from its articles."""
    opening = case.blocks.opening
    if not case.is_state or case.kind is None or case.kind.key not in _ENACTED:
        return
    if opening.enacting is not None:
        wrong = "" if opening.enacting.text.rstrip().endswith(":") else "thiếu dấu hai chấm"
        if wrong:
            message = f"Dòng “{opening.enacting.text.strip()}” {wrong}."
            yield Finding("TT-QUYET-DINH", at("dòng", opening.enacting), wrong, "có dấu hai chấm", message, None)
        else:
            yield from lettering(case, "TT-QUYET-DINH", (opening.enacting,), "Dòng quyết định")
        return
    has_articles = any(fold(piece.text).startswith("dieu 1") for piece in case.blocks.text)
    says_so = any("ban hanh" in fold(piece.text) for piece in case.blocks.text[:4])
    if has_articles and not says_so:
        words = "“QUYẾT ĐỊNH:”" if case.kind.key == "quyet_dinh" else "“QUYẾT NGHỊ:”"
        yield missing("TT-QUYET-DINH", "Sau phần căn cứ", f"dòng {words}")
