"""Find the letterhead: nation and motto, the bodies, number, date, subject of a letter (cells 1 to 5b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.layout_check import wordings as w
from doingoai.layout_check.model import Piece, Stroke
from doingoai.parsing.folding import fold

_DEEPEST = 60
_LONGEST = 110
_LONGEST_DAY = 90
_WIDEST_MM = 112.0
_LONGEST_NUMBER = 60
_CONTINUES = re.compile(
    r"(?:tinh|thanh pho|tp\.?|huyen|xa|phuong|thi xa|dac khu|quan|va|trung uong|viet nam|khoa|lan thu|nhiem ky)\b|-"
)
_UNFINISHED = re.compile(r"(?:,|\bva|-|\bcua|\bve|uy ban nhan dan|hoi dong nhan dan)$")
_NO_BODY = re.compile(r"\d|:|tai lieu|van ban|mau so")


@dataclass(frozen=True)
class Head:
    """The letterhead; `organ` is the issuing body, `last` the piece after which the document goes on."""

    nation: tuple[Piece, ...] = ()
    party: Piece | None = None
    motto: Piece | None = None
    parents: tuple[Piece, ...] = ()
    organ: tuple[Piece, ...] = ()
    number: Piece | None = None
    day: Piece | None = None
    subject: tuple[Piece, ...] = ()
    right_strokes: tuple[Stroke, ...] = ()
    left_strokes: tuple[Stroke, ...] = ()
    loose_strokes: tuple[Stroke, ...] = ()
    last: Piece | None = None


def find_head(pieces: Sequence[Piece]) -> Head:
    """Return the letterhead of the document; its parts are empty where they are missing."""
    window = _window(pieces)
    nation = _nation(window)
    party = _first(window, w.PARTY_NATION)
    motto = _first(window, w.MOTTO)
    number = _first(window, w.NUMBER, longest=_LONGEST_NUMBER, whole=True)
    day = next((p for p in window if _is_day(p)), None)
    known = [p for p in (*nation, party, motto, number, day) if p is not None]
    subject = _subject(window, number, known)
    bodies = _bodies(window, [*known, *subject], number or day)
    parents, organ = _parted(bodies)
    right = motto or party or (nation[-1] if nation else None)
    return Head(
        nation, party, motto, parents, organ, number, day, subject,
        _strokes_below(window, right), _strokes_below(window, organ[-1] if organ else None), _shapes(window),
        _last(window, [*known, *subject, *bodies]),
    )  # fmt: skip


def _window(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces from the top down to the type, "Kính gửi" or the first running text."""
    window: list[Piece] = []
    for piece in pieces[:_DEEPEST]:
        folded = fold(piece.text)
        if _is_running_text(piece) or w.DEAR.match(folded) or w.BASIS.match(folded) or _is_type(piece):
            break
        window.append(piece)
    return window


def _is_running_text(piece: Piece) -> bool:
    """Tell text that no column of a letterhead could hold."""
    box = piece.place.box
    is_wide = box is not None and box[2] - box[0] > _WIDEST_MM
    is_set_as_text = (
        piece.setting.align == "justify" and piece.place.table is None and len(piece.text) > _LONGEST_NUMBER
    )
    is_long = len(piece.text) > _LONGEST and piece.place.table is None
    return is_long or is_wide or is_set_as_text


def _is_type(piece: Piece) -> bool:
    """Tell the line of the type, which stands in the middle and not in the letterhead's columns."""
    name = w.type_of(piece.text)
    if name is None or piece.place.side == "right" or len(piece.text) > _LONGEST_NUMBER:
        return False
    is_heading = w.is_capital(piece.text) or fold(piece.text).strip() == name
    return is_heading and (piece.place.table is None or piece.place.side == "full")


def _is_day(piece: Piece) -> bool:
    folded = fold(piece.text).strip()
    return len(folded) < _LONGEST_DAY and w.DAY.search(folded) is not None and not w.SUBJECT.match(folded)


def _first(
    window: Sequence[Piece], pattern: re.Pattern[str], *, longest: int = _LONGEST, whole: bool = False
) -> Piece | None:
    """Return the first piece in which the pattern is found, or which it opens when `whole`."""
    for piece in window:
        folded = fold(piece.text).strip()
        if len(folded) <= longest and (pattern.match(folded) if whole else pattern.search(folded)):
            return piece
    return None


def _nation(window: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the line of the nation, also when its end went to the next line."""
    first = _first(window, w.NATION)
    if first is None or "viet nam" in fold(first.text):
        return (first,) if first else ()
    below = [p for p in window if p is not first and fold(p.text).strip() in ("viet nam", "nam")]
    return (first, *below[:1])


def _subject(window: Sequence[Piece], number: Piece | None, known: list[Piece]) -> tuple[Piece, ...]:
    """Return the subject of a letter: the lines in the left column from "V/v" on, or below the number."""
    first = next((i for i, p in enumerate(window) if w.SUBJECT.match(fold(p.text))), None)
    if first is None:
        first = next((i + 1 for i, p in enumerate(window) if p is number), len(window))
    lines = [p for p in window[first:] if w.has_letters(p) and not any(p is other for other in known)]
    lines = [p for p in lines if _is_below(p, number) and not w.URGENT.fullmatch(fold(p.text))]
    return tuple(p for p in lines if not w.is_capital(p.text))


def _is_below(piece: Piece, number: Piece | None) -> bool:
    """Tell a line of the number's column."""
    if number is None or number.place.side == "full":
        return piece.place.side != "right"
    return piece.place.side == number.place.side


def _bodies(window: Sequence[Piece], known: list[Piece], before: Piece | None) -> list[Piece]:
    """Return the lines of the issuing bodies: in capitals above the number, not in the right column."""
    bodies: list[Piece] = []
    right = next(
        (p.place.side for p in known if w.NATION.search(fold(p.text)) or w.PARTY_NATION.search(fold(p.text))), ""
    )
    other = "left" if right == "left" else "right"
    for piece in window:
        if before is not None and piece is before:
            break
        folded = fold(piece.text).strip()
        if any(piece is k for k in known) or not w.has_letters(piece) or piece.place.side == other:
            continue
        if not w.URGENT.fullmatch(folded) and not _NO_BODY.search(folded):
            bodies.append(piece)
    return bodies


def _parted(bodies: list[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return (lines of the bodies above, lines of the issuing body): a name may be broken over lines."""
    if not bodies:
        return (), ()
    start = len(bodies) - 1
    while start > 0 and _goes_on(bodies[start - 1], bodies[start]):
        start -= 1
    return tuple(bodies[:start]), tuple(bodies[start:])


def _goes_on(above: Piece, below: Piece) -> bool:
    first, second = fold(above.text).strip(), fold(below.text).strip()
    return _CONTINUES.match(second) is not None or _UNFINISHED.search(first) is not None


def _strokes_below(window: Sequence[Piece], piece: Piece | None) -> tuple[Stroke, ...]:
    """Return the lines drawn with a piece and with the empty pieces right below it."""
    at = next((i for i, p in enumerate(window) if p is piece), None)
    if at is None:
        return ()
    strokes = list(window[at].strokes)
    for below in window[at + 1 :]:
        if below.place.side != window[at].place.side:
            continue
        if w.has_letters(below):
            break
        strokes += below.strokes
    return tuple(strokes)


def _shapes(window: Sequence[Piece]) -> tuple[Stroke, ...]:
    """Return the shapes of the whole letterhead: Word may tie the line below the motto to any paragraph of it."""
    return tuple(stroke for piece in window for stroke in piece.strokes if stroke.kind == "drawn")


def _last(window: Sequence[Piece], known: list[Piece]) -> Piece | None:
    """Return the last piece of the letterhead in the order of the file, with the empty ones below it."""
    places = [i for i, p in enumerate(window) if any(p is other for other in known)]
    if not places:
        return None
    at = max(places)
    while at + 1 < len(window) and not w.has_letters(window[at + 1]):
        at += 1
    return window[at]
