"""Rules of "Kính gửi" (Phụ lục I, mục II.9a)."""

from __future__ import annotations

from collections.abc import Iterator

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at, joined, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.layout_check.report import Severity
from doingoai.parsing.folding import fold

_LABEL = "Kính gửi"


def dear(case: Case) -> Iterator[Finding]:
    """A letter names its addressees, in the prescribed letters and with the prescribed signs."""
    opening = case.blocks.opening
    if opening.dear is None:
        if opening.type is None and case.blocks.head.subject:
            yield missing("TT-KINH-GUI", "Trang 1, trước nội dung", "dòng “Kính gửi: …”")
        return
    lines = [opening.dear, *(piece for item in opening.addressees for piece in item)]
    if case.is_state:
        yield from lettering(case, "TT-KINH-GUI-CHU", lines, _LABEL)
    else:
        yield from lettering(case, "TT-KINH-GUI-CHU", _italic_part(opening.dear), _LABEL)
    if not fold(opening.dear.text).lstrip().startswith("kinh gui:"):
        message = "Sau chữ “Kính gửi” phải có dấu hai chấm liền chữ."
        yield Finding("TT-KINH-GUI-CAU", at(_LABEL, opening.dear), "thiếu dấu hai chấm", "“Kính gửi:”", message, 1)
    elif case.is_state:
        yield from _signs(opening.dear, opening.addressees)


def _italic_part(piece: Piece) -> tuple[Piece, ...]:
    """Return the line when it holds the words "Kính gửi:" alone; only these are set in italics."""
    return (piece,) if fold(piece.text).strip(" :") == "kinh gui" else ()


def _signs(head: Piece, items: tuple[tuple[Piece, ...], ...]) -> Iterator[Finding]:
    """One addressee ends with a full stop; several stand each on a line with a dash, closed by a semicolon."""
    is_alone = fold(head.text).strip(" :") != "kinh gui" or len(items) == 1
    if is_alone:
        text = joined([head, *(piece for item in items for piece in item)])
        if not text.endswith("."):
            place, found = at(_LABEL, head), f"“{text[-12:]}”"
            message = "Sau nơi kính gửi cuối cùng phải có dấu chấm."
            severity: Severity = "ERROR" if text.endswith((",", ";", ":")) else "WARN"
            yield Finding("TT-KINH-GUI-CAU", place, found, "dấu chấm", message, 1, severity)
        return
    for index, item in enumerate(items, start=1):
        wrong = _wrong_item(item, is_last=index == len(items))
        if wrong:
            message = f"Nơi kính gửi thứ {index} {wrong}."
            yield Finding("TT-KINH-GUI-CAU", at(_LABEL, item[0]), wrong, "“- …;”, dòng cuối “- ….”", message, 1)
            return


def _wrong_item(item: tuple[Piece, ...], *, is_last: bool) -> str:
    if not w.ITEM.match(item[0].text) and not item[0].listed:
        return "không có gạch đầu dòng"
    if not joined(item).endswith("." if is_last else ";"):
        return "phải kết thúc bằng " + ("dấu chấm" if is_last else "dấu chấm phẩy")
    return ""
