"""Settle how letters are coded: old code tables are decoded, decomposed letters noticed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from doingoai.layout_check.model import Laid, Piece
from doingoai.parsing import decode_legacy


def settled(laid: Laid) -> Laid:
    """Return the document with the text of its pieces in Unicode, and with what the file really holds noted."""
    text, encoding = decode_legacy("\n".join(piece.text.replace("\n", " ") for piece in laid.pieces))
    lines = text.split("\n")
    pieces = laid.pieces
    if encoding and len(lines) == len(pieces):
        pieces = tuple(replace(piece, text=_decoded(piece, line)) for piece, line in zip(pieces, lines, strict=True))
    odd = next((piece.text for piece in laid.pieces if _is_decomposed(piece)), "")
    return replace(laid, pieces=pieces, legacy=encoding, decomposed=odd)


def _decoded(piece: Piece, line: str) -> str:
    """Return a decoded line; the old fonts whose names end in H draw small letters as capitals."""
    faces = {run.font.lower() for run in piece.inked}
    return line.upper() if faces and all(face.startswith(".vn") and face.endswith("h") for face in faces) else line


def _is_decomposed(piece: Piece) -> bool:
    raw = "".join(run.text for run in piece.runs)
    return not unicodedata.is_normalized("NFC", raw)
