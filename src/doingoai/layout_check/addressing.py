"""Rules of "Kính gửi" (Phụ lục I, mục II.9a)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at, joined, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.layout_check.report import Severity
from doingoai.parsing.folding import fold

_LABEL = "Kính gửi"
_LONGEST_CENTRED = 60
_LEFT_MARGIN = 30.0
_LEAST_INDENT = 8.0


def dear(case: Case) -> Iterator[Finding]:
    """A letter names its addressees, in the prescribed letters and with the prescribed signs."""
    opening = case.blocks.opening
    if opening.dear is None:
        yield from _absent(case)
        return
    lines = [opening.dear, *(piece for item in opening.addressees for piece in item)]
    if case.is_state:
        yield from lettering(case, "TT-KINH-GUI-CHU", lines, _LABEL)
    else:
        yield from lettering(case, "TT-KINH-GUI-CHU", _italic_part(opening.dear), _LABEL)
    if opening.dear.text.strip().startswith("KÍNH"):
        message = "Phải viết “Kính gửi” bằng chữ thường."
        yield Finding("TT-KINH-GUI-CAU", at(_LABEL, opening.dear), "KÍNH GỬI", "“Kính gửi:”", message, 1, "WARN")
    yield from _middle(opening.dear, opening.addressees)
    if not fold(opening.dear.text).lstrip().startswith("kinh gui:"):
        message = "Sau chữ “Kính gửi” phải có dấu hai chấm liền chữ."
        yield Finding("TT-KINH-GUI-CAU", at(_LABEL, opening.dear), "thiếu dấu hai chấm", "“Kính gửi:”", message, 1)
    elif case.is_state:
        yield from _signs(opening.dear, opening.addressees)


def _absent(case: Case) -> Iterator[Finding]:
    """A letter and a proposal have addressees; one that stands above its type is told of by `ordered`."""
    opening = case.blocks.opening
    is_letter = opening.type is None and case.blocks.head.subject
    is_proposal = case.kind is not None and case.kind.key == "to_trinh" and opening.misplaced_dear is None
    if is_letter or is_proposal:
        severity: Severity | None = None if is_letter or case.is_state else "WARN"
        finding = missing("TT-KINH-GUI", "Trang 1, trước nội dung", "dòng “Kính gửi: …”")
        yield replace(finding, severity=severity)


def _middle(dear: Piece, items: tuple[tuple[Piece, ...], ...]) -> Iterator[Finding]:
    """One short addressee on the line of "Kính gửi" is centred; a list hangs where there is room for it."""
    if items or fold(dear.text).strip(" :") == "kinh gui" or len(dear.text) > _LONGEST_CENTRED:
        return
    setting, box = dear.setting, dear.place.box
    indent = box[0] - _LEFT_MARGIN if box else setting.left + (setting.first_line or 0)
    is_pushed = bool(dear.runs) and dear.runs[0].text[:1].isspace()
    if setting.align == "left" and dear.place.table is None and indent < _LEAST_INDENT and not is_pushed:
        message = "Dòng “Kính gửi” không canh giữa."
        yield Finding("TT-KINH-GUI-CHU", at(_LABEL, dear), "canh trái", "canh giữa", message, dear.place.page)


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
