"""Settle how letters are coded: old code tables are decoded, decomposed letters noticed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from doingoai.layout_check.model import Laid, Piece
from doingoai.parsing import decode_legacy

_TELLING = 60  # fewer letters tell no code table from a foreign name


def settled(laid: Laid) -> Laid:
    """Return the document with the text of its pieces in Unicode, and with what the file really holds noted."""
    text, encoding = decode_legacy("\n".join(piece.text.replace("\n", " ") for piece in laid.pieces))
    lines = text.split("\n")
    pieces = laid.pieces
    if encoding and len(lines) == len(pieces):
        pieces = tuple(replace(piece, text=_decoded(piece, line)) for piece, line in zip(pieces, lines, strict=True))
    elif encoding is None:
        pieces, encoding = _one_by_one(pieces)
    odd = next((piece.text for piece in laid.pieces if _is_decomposed(piece)), "")
    return replace(laid, pieces=pieces, legacy=encoding, decomposed=odd)


def _one_by_one(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str | None]:
    """Return the pieces with those decoded that were pasted from an old file into a text in Unicode."""
    tried = [decode_legacy(piece.text) if len(piece.text) >= _TELLING else (piece.text, None) for piece in pieces]
    encoding = next((name for _, name in tried if name), None)
    if encoding is None:
        return pieces, None
    return tuple(
        replace(piece, text=text) if name else piece for piece, (text, name) in zip(pieces, tried, strict=True)
    ), encoding


def _decoded(piece: Piece, line: str) -> str:
    """Return a decoded line; the old fonts whose names end in H draw small letters as capitals."""
    faces = {run.font.lower() for run in piece.inked}
    return line.upper() if faces and all(face.startswith(".vn") and face.endswith("h") for face in faces) else line


def _is_decomposed(piece: Piece) -> bool:
    raw = "".join(run.text for run in piece.runs)
    return not unicodedata.is_normalized("NFC", raw)
