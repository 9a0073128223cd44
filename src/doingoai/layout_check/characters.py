"""Rules of the letters (Phụ lục I, mục I.4): face, colour, code table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.model import Piece, Run
from doingoai.layout_check.wordings import STAMPED, is_mark
from doingoai.lib.text import shorten
from doingoai.parsing.folding import fold

_PRESCRIBED = "timesnewroman"
_SAME_METRICS = ("timesnewroman", "times-", "tinos", "liberationserif")
_OLD_FONTS = (".vn", "vni-", "vni ")
_FEWEST = 2


def face(case: Case) -> Iterator[Finding]:
    """All letters are in Times New Roman; a PDF may hold an equal with the same metrics."""
    found = [(p, r) for p in case.laid.pieces for r in p.runs if _is_odd(r, case.laid.kind)]
    if case.laid.legacy:
        found = [(p, r) for p, r in found if not r.font.lower().startswith(_OLD_FONTS)]
    letters = Counter[str]()
    for _, run in found:
        letters[run.font] += sum(letter.isalnum() for letter in run.text)
    if sum(letters.values()) < _FEWEST:
        return
    told = ", ".join(f"{name or 'không rõ'} ({count} chữ)" for name, count in letters.most_common(3))
    piece = found[0][0]
    message = f"Có chữ không phải phông Times New Roman: {told}."
    yield Finding("TT-PHONG", at("đoạn", piece), told, "Times New Roman", message, piece.place.page)


def _is_odd(run: Run, kind: str) -> bool:
    if not any(letter.isalpha() for letter in run.text):
        return False
    name = run.font.lower().replace(" ", "")
    return not name.startswith(_SAME_METRICS) if kind == "pdf" else name != _PRESCRIBED


def colour(case: Case) -> Iterator[Finding]:
    """All letters are black; marks of urgency and the words of a digital signature are red by law."""
    found = [(p, r) for p in case.laid.pieces if not _may_be_red(p) for r in p.inked if r.colour]
    if found:
        piece, run = found[0]
        text = shorten(run.text.strip(), 40)
        message = f"Chữ “{text}” có màu ({run.colour}); văn bản chỉ dùng chữ màu đen."
        yield Finding("TT-MAU", at("đoạn", piece), run.colour, "màu đen", message, piece.place.page)


def _may_be_red(piece: Piece) -> bool:
    return is_mark(piece) or STAMPED.match(fold(piece.text).strip()) is not None


def composed(case: Case) -> Iterator[Finding]:
    """Letters are precomposed (NFC)."""
    if case.laid.decomposed:
        text = shorten(case.laid.decomposed, 60)
        message = f"Chữ có dấu rời (Unicode tổ hợp), ví dụ ở “{text}”."
        yield Finding("TT-UNICODE", f"Đoạn “{text}”", "Unicode tổ hợp", "Unicode dựng sẵn", message)


def code_table(case: Case) -> Iterator[Finding]:
    """Letters are in Unicode and not in one of the old code tables."""
    if case.laid.legacy:
        name = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}.get(case.laid.legacy, case.laid.legacy)
        message = f"Văn bản dùng bảng mã {name}, không phải Unicode."
        yield Finding("TT-BANG-MA", "Toàn văn bản", name, "Unicode", message)
