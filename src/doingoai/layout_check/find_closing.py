"""Find the foot of the document: "Nơi nhận" with its lines, the capacity and the name of who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.layout_check import wordings as w
from doingoai.layout_check.model import Piece
from doingoai.parsing.folding import fold
from doingoai.parsing.signature import is_name, is_post

_LONGEST_CAPACITY = 90
_RUNNING_TEXT = 120
_FURTHEST_BACK = 14
_FEWEST_WORDS_OF_NAME = 3
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Closing:
    """The foot; `first` is its place among the pieces searched, `recipients` the lines of each item."""

    first: int
    recipients_head: Piece | None = None
    recipients: tuple[tuple[Piece, ...], ...] = ()
    capacity: tuple[Piece, ...] = ()
    names: tuple[Piece, ...] = ()


def find_closing(pieces: Sequence[Piece]) -> Closing:
    """Return the foot of the document; `first` is the number of pieces where there is none."""
    head = next((at for at in reversed(range(len(pieces))) if w.RECIPIENTS.match(fold(pieces[at].text))), None)
    capacity = _first_capacity(pieces, head)
    found = [at for at in (head, capacity) if at is not None]
    if not found:
        return Closing(len(pieces))
    first = min(found)
    zone = pieces[first:]
    recipients = _recipients(zone, head - first) if head is not None else ()
    taken = [piece for item in recipients for piece in item]
    signing = [p for p in zone if w.has_letters(p) and not any(p is t for t in taken) and not _is_recipients(p)]
    lines = _capacities(signing)
    return Closing(
        first,
        pieces[head] if head is not None else None,
        recipients,
        tuple(lines),
        tuple(p for p in signing if _is_signer(p, lines)),
    )


def _capacities(signing: Sequence[Piece]) -> list[Piece]:
    """Return the lines of capacity; below a name in its column begins something else."""
    lines: list[Piece] = []
    named: set[str] = set()
    for piece in signing:
        if piece.place.side in named:
            continue
        if _is_capacity(piece):
            lines.append(piece)
        elif _is_signer(piece, lines):
            named.add(piece.place.side)
    return lines


def _is_recipients(piece: Piece) -> bool:
    return w.RECIPIENTS.match(fold(piece.text)) is not None


def _first_capacity(pieces: Sequence[Piece], head: int | None) -> int | None:
    """Return the first line of the capacity: after the last running text, or around "Nơi nhận"."""
    start = 0
    for at, piece in enumerate(pieces if head is None else pieces[:head]):
        if len(piece.text) > _RUNNING_TEXT or piece.text.rstrip().endswith(("./.", ";", ":")):
            start = at + 1
    if head is not None:
        start = max(start, head - _FURTHEST_BACK)
    return next((at for at in range(start, len(pieces)) if _is_capacity(pieces[at])), None)


def _is_capacity(piece: Piece) -> bool:
    text = piece.text.strip()
    if not w.has_letters(piece) or len(text) > _LONGEST_CAPACITY or w.ITEM.match(text):
        return False
    if w.ROMAN_HEADING.match(text) or w.ENACTS.search(fold(text)):
        return False
    if w.CAPACITY.match(text) or is_post(text):
        return True
    is_bold = all(run.bold for run in piece.inked)
    may_be_name = len(text.split()) >= _FEWEST_WORDS_OF_NAME and is_name(text)
    return w.is_capital(text) and is_bold and piece.place.side != "left" and not may_be_name


def _recipients(zone: Sequence[Piece], at: int) -> tuple[tuple[Piece, ...], ...]:
    """Return the items below "Nơi nhận:" in its column; a line without a dash goes on with the item above."""
    head = zone[at]
    items: list[list[Piece]] = []
    for piece in zone[at + 1 :]:
        if not w.has_letters(piece) or not _in_column(piece, head):
            continue
        if _is_capacity(piece) and not w.ITEM.match(piece.text):
            continue
        if w.ITEM.match(piece.text) or piece.listed or not items or _was_closed(items[-1]):
            items.append([piece])
        else:
            items[-1].append(piece)
    return tuple(tuple(item) for item in items)


def _in_column(piece: Piece, head: Piece) -> bool:
    if head.place.table is not None and piece.place.table is not None:
        return (piece.place.table, piece.place.column) == (head.place.table, head.place.column)
    if head.place.box is not None and piece.place.box is not None:
        return piece.place.box[0] < head.place.box[0] + 25  # the list may go on on the next page
    return w.ITEM.match(piece.text) is not None and piece.place.side != "right"


def _was_closed(item: list[Piece]) -> bool:
    return item[-1].text.rstrip().endswith((";", "."))


def _is_signer(piece: Piece, capacity: list[Piece]) -> bool:
    """Tell the name below the capacity, in the same column."""
    text = piece.text.strip()
    if not capacity or any(piece is line for line in capacity) or len(text) > _LONGEST_NAME:
        return False
    is_marked = w.ITEM.match(text) or w.STAMPED.match(fold(text)) or any(letter.isdigit() for letter in text)
    return not is_marked and any(line.place.side == piece.place.side for line in capacity) and is_name(text)
