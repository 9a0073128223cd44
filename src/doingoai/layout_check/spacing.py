"""Rules of spacing in the running text (Phụ lục I, mục II.6); only a Word file tells it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doingoai.layout_check.body import is_labelled
from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.forms import LENGTH_TOLERANCE, SIZE_TOLERANCE
from doingoai.layout_check.model import Piece
from doingoai.layout_check.wordings import has_letters

_LINE_TOLERANCE = 0.03
_SINGLE = 1.15
_SHORTEST_INDENTED, _SHORTEST_JUSTIFIED = 60, 85
# One paragraph that differs may be a list of the author's own; a third of them is how the document is set.
_TELLING = 1 / 3


def lines(case: Case) -> Iterator[Finding]:
    """Lines stand from single to one and a half spacing apart."""
    allowed = case.limits.line
    pieces = [*_paragraphs(case), *(basis[0] for basis in case.blocks.opening.bases)]
    wrong = [piece for piece in pieces if allowed and _is_out(piece, allowed)]
    if wrong and allowed:
        setting = wrong[0].setting
        found = f"{setting.line:g} dòng" if setting.line else f"{setting.line_points:g} pt"
        message = f"Có {len(wrong)} đoạn giãn dòng {found.replace('.', ',')}; quy định từ 1 đến 1,5 dòng."
        yield Finding("TT-NOI-DUNG-DONG", at("nội dung", wrong[0]), found, "1–1,5 dòng", message, wrong[0].place.page)


def _is_out(piece: Piece, allowed: tuple[float, float]) -> bool:
    setting, size = piece.setting, max((run.size for run in piece.inked), default=14)
    if setting.line is not None:
        return not allowed[0] - _LINE_TOLERANCE <= setting.line <= allowed[1] + _LINE_TOLERANCE
    exact = setting.line_points
    return exact is not None and not size <= exact + SIZE_TOLERANCE <= allowed[1] * _SINGLE * size + 2 * SIZE_TOLERANCE


def between(case: Case) -> Iterator[Finding]:
    """Paragraphs stand at least 6 pt apart."""
    least = case.limits.between
    pairs = [(a, b) for a, b in pairwise(_lettered_runs(case)) if a is not None and b is not None]
    close = [(a, b) for a, b in pairs if least and _gap(a, b) < least - SIZE_TOLERANCE]
    if close and len(close) >= _TELLING * len(pairs):
        gap = _gap(*close[0])
        message = f"Có {len(close)} chỗ hai đoạn chỉ cách nhau {gap:g} pt; quy định tối thiểu 6 pt."
        piece = close[0][1]
        yield Finding("TT-NOI-DUNG-DOAN", at("nội dung", piece), f"{gap:g} pt", "từ 6 pt", message, piece.place.page)


def _lettered_runs(case: Case) -> list[Piece | None]:
    """Return the paragraphs of the body; None stands for an empty one, which is space enough."""
    pieces = [piece for piece in case.blocks.text if piece.starts and _is_told(piece)]
    return [piece if has_letters(piece) else None for piece in pieces]


def _gap(above: Piece, below: Piece) -> float:
    return (above.setting.after or 0) + (below.setting.before or 0)


def indents(case: Case) -> Iterator[Finding]:
    """The first line of a paragraph is indented by 1 or 1.27 cm."""
    allowed = case.limits.first_lines
    pieces = [p for p in _paragraphs(case) if len(p.text) >= _SHORTEST_INDENTED and not is_labelled(p)]
    wrong = [piece for piece in pieces if allowed and not _is_indented(piece, allowed)]
    if wrong and len(wrong) >= _TELLING * len(pieces):
        found = f"{(wrong[0].setting.first_line or 0) / 10:.2f} cm".replace(".", ",")
        message = f"Có {len(wrong)} đoạn có dòng đầu lùi vào {found}; quy định 1 cm hoặc 1,27 cm."
        place, page = at("nội dung", wrong[0]), wrong[0].place.page
        yield Finding("TT-NOI-DUNG-LUI", place, found, "1 cm hoặc 1,27 cm", message, page)


def _is_indented(piece: Piece, allowed: tuple[float, ...]) -> bool:
    if piece.runs and piece.runs[0].text.startswith("\t"):
        return True
    return any(abs((piece.setting.first_line or 0) - wanted) <= LENGTH_TOLERANCE for wanted in allowed)


def justified(case: Case) -> Iterator[Finding]:
    """Paragraphs reach both margins."""
    pieces = [piece for piece in _paragraphs(case) if len(piece.text) >= _SHORTEST_JUSTIFIED]
    wrong = [piece for piece in pieces if piece.setting.align != "justify"]
    if case.is_state and wrong and len(wrong) >= _TELLING * len(pieces):
        message = f"Có {len(wrong)} đoạn không canh đều hai lề."
        piece = wrong[0]
        place = at("nội dung", piece)
        yield Finding("TT-NOI-DUNG-DEU", place, "không canh đều", "canh đều hai lề", message, piece.place.page)


def _paragraphs(case: Case) -> list[Piece]:
    return [p for p in case.blocks.text if p.starts and has_letters(p) and _is_told(p) and p.setting.align != "center"]


def _is_told(piece: Piece) -> bool:
    """Tell a piece of a Word file: a PDF shows lines and says nothing of paragraphs."""
    return piece.place.box is None
