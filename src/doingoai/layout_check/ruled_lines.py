"""Rules of the lines drawn under motto, issuing body and title: there, solid, of the prescribed length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doingoai.documents.measure import bold_width
from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.model import Piece, Stroke

_SOLID = ("border", "drawn", "underscores")
_LONG = 30.0
_EQUAL = (0.78, 1.28)
_SHORT = (0.25, 0.6)
_USUAL = 0.42


def under_motto(case: Case) -> Iterator[Finding]:
    """A solid line as long as the text stands under the motto (Party: under the name of the Party)."""
    head = case.blocks.head
    piece = head.motto if case.is_state else head.party
    if piece is None:
        return
    loose = [stroke for stroke in head.loose_strokes if stroke.width is None or stroke.width > _LONG]
    label = "Tiêu ngữ" if case.is_state else "tiêu đề"
    line = _solid(head.right_strokes, _text_width(piece)) or next(iter(loose), None)
    if line is None:
        yield _absent("TT-TIEU-NGU-KE", label, piece, head.right_strokes)
    else:
        yield from _length("TT-TIEU-NGU-KE-DAI", label, piece, line, _EQUAL, "dài bằng dòng chữ")


def under_body(case: Case) -> Iterator[Finding]:
    """A solid short line stands under the issuing body; in Party documents a star."""
    head = case.blocks.head
    if not head.organ:
        return
    piece, label = head.organ[-1], "tên cơ quan"
    if not case.is_state:
        if not any(stroke.kind == "star" for stroke in head.left_strokes):
            message = "Dưới tên cơ quan ban hành không có dấu * canh giữa."
            yield Finding("TT-CO-QUAN-KE", at(label, piece), "không có dấu *", "dấu *", message, 1)
        return
    loose = [stroke for stroke in head.loose_strokes if stroke.width is None or stroke.width <= _LONG]
    line = _solid(head.left_strokes, _USUAL * _text_width(piece)) or next(iter(loose), None)
    if line is None:
        yield _absent("TT-CO-QUAN-KE", label, piece, head.left_strokes)
    else:
        yield from _length("TT-CO-QUAN-KE-DAI", label, piece, line, _SHORT, "dài từ 1/3 đến 1/2 dòng chữ")


def under_title(case: Case) -> Iterator[Finding]:
    """A short line stands under the title of a document with a type."""
    opening = case.blocks.opening
    if opening.type is None or not opening.title:
        return
    allowed = _SOLID if case.is_state else (*_SOLID, "dashes")
    if not any(stroke.kind in allowed for stroke in opening.title_strokes):
        yield _absent("TT-TRICH-YEU-KE", "trích yếu", opening.title[-1], opening.title_strokes)


def typed_lines(case: Case) -> Iterator[Finding]:
    """No line is typed with underscores: it looks right and breaks when the text or the type size changes."""
    places = {
        "Quốc hiệu, Tiêu ngữ": case.blocks.head.right_strokes, "tên cơ quan": case.blocks.head.left_strokes,
        "trích yếu": case.blocks.opening.title_strokes,
    }  # fmt: skip
    typed = [place for place, strokes in places.items() if any(stroke.kind == "underscores" for stroke in strokes)]
    if typed:
        where = ", ".join(typed)
        message = f"Đường kẻ dưới {where} được gõ bằng dấu gạch dưới."
        yield Finding("TT-KE-GO", f"Trang 1, {where}", "dấu gạch dưới", "đường kẻ vẽ hoặc viền đoạn", message, 1)


def _solid(strokes: Sequence[Stroke], wanted: float) -> Stroke | None:
    """Return the solid line nearest to the wanted length: both lines of a letterhead may hang on one paragraph."""
    solid = [stroke for stroke in strokes if stroke.kind in _SOLID]
    return min(solid, key=lambda stroke: abs((stroke.width or wanted) - wanted), default=None)


def _absent(rule: str, label: str, piece: Piece, strokes: Sequence[Stroke]) -> Finding:
    kinds = {stroke.kind for stroke in strokes}
    told = "gạch chân chữ" if "underline" in kinds else "dấu gạch gõ tay" if "dashes" in kinds else "không có"
    message = f"Dưới {label} không có đường kẻ liền nét" + (f" (đang dùng {told})." if told != "không có" else ".")
    return Finding(rule, at(label, piece), told, "đường kẻ ngang liền nét", message, 1)


def _length(
    rule: str, label: str, piece: Piece, line: Stroke, allowed: tuple[float, float], told: str
) -> Iterator[Finding]:
    width = _text_width(piece)
    is_wrapped = piece.place.width is not None and width > piece.place.width
    if line.width is None or width < 1 or is_wrapped:
        return  # of a name that Word breaks over lines nobody knows how long the last one is
    ratio = line.width / width
    if not allowed[0] <= ratio <= allowed[1]:
        found = f"{line.width:.0f} mm, dòng chữ {width:.0f} mm"
        message = f"Đường kẻ dưới {label} dài {found}; quy định {told}."
        yield Finding(rule, at(label, piece), found, told, message, 1)


def _text_width(piece: Piece) -> float:
    if piece.place.box is not None:
        return piece.place.box[2] - piece.place.box[0]
    size = max((run.size for run in piece.inked), default=13)
    return bold_width(" ".join(piece.text.split()), size)
