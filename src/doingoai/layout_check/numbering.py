"""Rules of the numbers of parts, articles and points: each follows the one before (Phụ lục I, mục II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.model import Piece

_ARTICLE = re.compile(r"Điều\s+(\d+)\s*[.:]")
_ROMAN = re.compile(r"([IVX]+)\s*[.\-]\s+\S")
_POINT = re.compile(r"([a-zđ])\)\s*\S")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_UNITS = {"I": 1, "V": 5, "X": 10}


def numbers(case: Case) -> Iterator[Finding]:
    """Articles, Roman parts and lettered points go on without a gap; each may begin anew."""
    pieces = [piece for piece in case.blocks.text if piece.starts]
    for pattern, value in ((_ARTICLE, int), (_ROMAN, _roman), (_POINT, _letter)):
        labelled = [(match[1], piece) for piece in pieces if (match := pattern.match(piece.text.strip()))]
        wrong = _first_gap([(label, value(label), piece) for label, piece in labelled])
        if wrong:
            label, before, piece = wrong
            message = f"“{label}” không nối tiếp “{before}” trong thứ tự đánh số."
            found = f"{before}, {label}"
            yield Finding("TT-DANH-SO", at("đánh số", piece), found, "đánh số liên tục", message, piece.place.page)


def _first_gap(labels: Sequence[tuple[str, int, Piece]]) -> tuple[str, str, Piece] | None:
    foreign = next(((label, "e", piece) for label, value, piece in labels if value == 0), None)
    if foreign:
        return foreign
    for (before, last, _), (label, value, piece) in pairwise(labels):
        if value not in (1, last + 1):
            return label, before, piece
    return None


def _roman(label: str) -> int:
    values = [_UNITS[sign] for sign in label]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def _letter(label: str) -> int:
    """Return the place of a letter in the Vietnamese order, 0 for a letter that is not in it."""
    return _LETTERS.index(label) + 1 if label in _LETTERS else 0
