"""Rules of where blocks stand: centred in the columns of the letterhead, in the prescribed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.parsing.folding import fold

_MOST_OFF_CENTRE = 10.0


def centred(case: Case) -> Iterator[Finding]:
    """The lines of the letterhead are centred in their columns, as far as the file tells it."""
    head = case.blocks.head
    right = [("Quốc hiệu", head.nation[:1]), ("Tiêu ngữ", (head.motto,)), ("địa danh, thời gian", (head.day,))]
    left = [("tên cơ quan", head.organ[-1:]), ("số, ký hiệu", (head.number,)), ("trích yếu", head.subject[:1])]
    lines = [(label, piece) for label, pieces in (*right, *left) for piece in pieces if piece is not None]
    wrong = next(((label, piece) for label, piece in lines if _is_off(piece, head.nation)), None)
    if wrong:
        label, piece = wrong
        message = f"Dòng {label} không canh giữa trong cột của phần đầu."
        yield Finding("TT-CANH-COT", at(label, piece), "không canh giữa", "canh giữa", message, piece.place.page)


def _is_off(piece: Piece, nation: Sequence[Piece]) -> bool:
    """Tell a line off the middle: by its setting in a cell; in a PDF by the middle of the nation's line above it."""
    if piece.place.box is None:
        first = piece.runs[0].text if piece.runs else ""
        is_pushed = first[:1].isspace() or piece.setting.left > 1 or (piece.setting.first_line or 0) > 1
        return piece.place.table is not None and piece.setting.align == "left" and not is_pushed
    above = nation[0].place.box if nation else None
    if above is None or piece.place.side != nation[0].place.side:
        return False
    box = piece.place.box
    return abs((box[0] + box[2]) - (above[0] + above[2])) / 2 > _MOST_OFF_CENTRE


def ordered(case: Case) -> Iterator[Finding]:
    """The nation stands above the motto, the body above its number, "Kính gửi" below type and title."""
    head, opening = case.blocks.head, case.blocks.opening
    pieces = case.laid.pieces
    pairs = (
        ("Quốc hiệu", head.nation[:1], "Tiêu ngữ", head.motto),
        ("số, ký hiệu", [head.number] if head.number else [], "trích yếu “V/v”", next(iter(head.subject), None)),
        ("tên loại văn bản", [opening.type] if opening.type else [], "Kính gửi", opening.misplaced_dear),
        ("Tiêu ngữ", [head.motto] if head.motto else [], "địa danh, thời gian", head.day),
    )
    for above, first, below, second in pairs:
        if first and second is not None and _place(pieces, second) < _place(pieces, first[0]):
            message = f"“{below}” đứng trên “{above}”; phải đứng dưới."
            yield Finding("TT-THU-TU", at(below, second), f"trên {above}", f"dưới {above}", message, second.place.page)


def _place(pieces: Sequence[Piece], wanted: Piece) -> int:
    return next((index for index, piece in enumerate(pieces) if piece is wanted), 0)


def urgency(case: Case) -> Iterator[Finding]:
    """A mark of urgency is one of three, in its letters."""
    first = case.laid.pieces[:40]
    marks = [p for p in first if len(p.text) < 25 and p.text.isupper() and w.URGENCY.fullmatch(fold(p.text).strip())]
    for piece in marks[:1]:
        if not w.is_mark(piece):
            expected = "KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC"
            message = f"Dấu chỉ mức độ khẩn “{piece.text.strip()}” không có trong quy định; dùng {expected}."
            yield Finding("TT-KHAN", at("dấu khẩn", piece), piece.text.strip(), expected, message, piece.place.page)
        else:
            yield from lettering(case, "TT-KHAN", (piece,), "Dấu chỉ mức độ khẩn")
