"""Find the annexes: their first line, their title, the line that names the document to which they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from doingoai.layout_check import wordings as w
from doingoai.layout_check.model import Piece
from doingoai.parsing.folding import fold

_HEAD_LINES = 9
_TITLE_LINES = 4
_COPY = re.compile(r"so\s*:.*/\s*(?:sy|trs|sl)-")


@dataclass(frozen=True)
class AnnexHead:
    """The head of an annex; `label` is what follows "Phụ lục", `note` the line "(Kèm theo …)"."""

    line: Piece
    label: str
    note: Piece | None
    title: tuple[Piece, ...] = ()
    note_text: str = ""


def find_annexes(pieces: Sequence[Piece], data_tables: frozenset[int | None]) -> tuple[tuple[AnnexHead, ...], int]:
    """Return the annexes and the place of the first, the number of pieces where there is none."""
    starts = [at for at, piece in enumerate(pieces) if piece.place.table not in data_tables and _is_head(piece)]
    signed = next((at for at, piece in enumerate(pieces) if w.RECIPIENTS.match(fold(piece.text))), 0)
    starts = [at for at in starts if at > signed]
    others = (at for at in range(signed + 1, len(pieces)) if signed and _is_other_document(pieces[at]))
    stop = min([*starts[:1], *_first(others)], default=len(pieces))
    return tuple(_read(pieces, at) for at in starts), stop


def _first(places: Iterator[int]) -> list[int]:
    return list(islice(places, 1))


def _is_other_document(piece: Piece) -> bool:
    """Tell the first line of a document that is issued with this one, or the number of a copy."""
    if piece.place.table is None and piece.text.isupper() and piece.setting.align == "center":
        return w.type_of(piece.text) is not None and not piece.text.rstrip().endswith(":")
    return _COPY.match(fold(piece.text)) is not None


def _is_head(piece: Piece) -> bool:
    """Tell "Phụ lục I" alone on its line and set apart from running text."""
    match = w.ANNEX.fullmatch(fold(piece.text).strip())
    return match is not None and (piece.setting.align == "center" or all(run.bold for run in piece.inked))


def _read(pieces: Sequence[Piece], at: int) -> AnnexHead:
    match = w.ANNEX.fullmatch(fold(pieces[at].text).strip())
    label = (match["label"] if match else None) or ""
    below = pieces[at + 1 : at + 1 + _HEAD_LINES]
    note = next((piece for piece in below if w.ATTACHED.match(fold(piece.text).strip())), None)
    above = below if note is None else below[: next(i for i, piece in enumerate(below) if piece is note)]
    title = tuple(piece for piece in above[:_TITLE_LINES] if w.has_letters(piece) and piece.place.table is None)
    return AnnexHead(pieces[at], label, note, title, _note_text(below, note))


def _note_text(below: Sequence[Piece], note: Piece | None) -> str:
    """Return the note with the lines on which it goes on, up to its closing bracket."""
    lines: list[str] = []
    for piece in below:
        if lines or piece is note:
            lines.append(piece.text.strip())
        if lines and piece.text.rstrip().endswith(")"):
            break
    return " ".join(lines)
