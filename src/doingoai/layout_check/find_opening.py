"""Find what stands between letterhead and body: type, title, "Kính gửi", bases, the enacting words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.layout_check import wordings as w
from doingoai.layout_check.model import Piece, Stroke
from doingoai.parsing.folding import fold

_SEARCHED = 14
_LONGEST_TITLE_LINE = 300
_LONGEST_TYPE = 80
_LONGEST_ADDRESSEE = 200
_FURTHEST_ENACTING = 120
_FEWEST_BASES = 2


@dataclass(frozen=True)
class Opening:
    """The blocks above the body; each of `bases` and `addressees` is the lines of one of them."""

    type: Piece | None = None
    title: tuple[Piece, ...] = ()
    title_strokes: tuple[Stroke, ...] = ()
    dear: Piece | None = None
    addressees: tuple[tuple[Piece, ...], ...] = ()
    authority: tuple[Piece, ...] = ()
    bases: tuple[tuple[Piece, ...], ...] = ()
    enacting: Piece | None = None
    misplaced_dear: Piece | None = None


def find_opening(pieces: Sequence[Piece], *, is_letter: bool) -> tuple[Opening, int]:
    """Return the opening, and how many of the pieces belong to it."""
    at = _skip_empty(pieces, 0)
    kind = None if is_letter and not _is_type(pieces, at) else _find_type(pieces)
    title: tuple[Piece, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    if kind is not None:
        at, title, strokes = _read_title(pieces, kind + 1)
    elif not is_letter and at < len(pieces) and not w.is_capital(pieces[at].text):
        at, title, strokes = _read_title(pieces, at)  # a letter of thanks has a title and no type
    at = _skip_empty(pieces, at)
    at, dear, addressees = _read_addressees(pieces, at)
    above = next((p for p in pieces[: kind or 0] if w.DEAR.match(fold(p.text))), None) if dear is None else None
    enacting = _find_enacting(pieces, at)
    at, authority = _read_authority(pieces, _skip_empty(pieces, at), enacting)
    at, bases = _read_bases(pieces, at, enacting)
    opening = Opening(
        pieces[kind] if kind is not None else None, title, strokes, dear, addressees, authority, bases,
        pieces[enacting] if enacting is not None else None, above,
    )  # fmt: skip
    return opening, at if enacting is None else enacting + 1


def _skip_empty(pieces: Sequence[Piece], at: int) -> int:
    """Return the place of the next words that are no mark of urgency or circulation."""
    while at < len(pieces) and (not w.has_letters(pieces[at]) or w.is_mark(pieces[at])):
        at += 1
    return at


def _is_type(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at] if at < len(pieces) else None
    if piece is None or len(piece.text) > _LONGEST_TYPE or piece.text.rstrip().endswith(":"):
        return False
    name = w.type_of(piece.text)
    return name is not None and (w.is_capital(piece.text) or fold(piece.text).strip() == name)


def _find_type(pieces: Sequence[Piece]) -> int | None:
    return next((at for at in range(min(_SEARCHED, len(pieces))) if _is_type(pieces, at)), None)


def _read_title(pieces: Sequence[Piece], at: int) -> tuple[int, tuple[Piece, ...], tuple[Stroke, ...]]:
    """Return the place after the title, its lines, and the lines drawn below it."""
    title: list[Piece] = []
    strokes: list[Stroke] = []
    at = _skip_empty(pieces, at)
    while at < len(pieces) and not strokes and _is_title_line(pieces[at], first=not title):
        title.append(pieces[at])
        strokes += [stroke for stroke in pieces[at].strokes if stroke.kind != "underline"]
        at += 1
    while title and at < len(pieces) and not w.has_letters(pieces[at]):
        strokes += pieces[at].strokes
        at += 1
    if title and any(stroke.kind == "underline" for stroke in title[-1].strokes):
        strokes.append(Stroke("underline"))
    return at, tuple(title), tuple(strokes)


def _is_title_line(piece: Piece, *, first: bool) -> bool:
    folded = fold(piece.text).strip()
    if not folded or len(folded) > _LONGEST_TITLE_LINE:
        return False
    if (
        w.DEAR.match(folded)
        or w.BASIS.match(folded)
        or w.ENACTING.fullmatch(folded)
        or piece.text.rstrip().endswith(":")
    ):
        return False
    if w.is_capital(piece.text) and (not first or w.AUTHORITY.match(folded)):
        return False
    is_bold = all(run.bold for run in piece.inked)
    is_set_apart = piece.setting.align == "center" or (is_bold and piece.setting.align != "justify")
    return is_set_apart or (first and (w.ABOUT.match(folded) or w.SUBJECT.match(folded)) is not None)


def _read_addressees(pieces: Sequence[Piece], at: int) -> tuple[int, Piece | None, tuple[tuple[Piece, ...], ...]]:
    """Return the place after "Kính gửi", its line, and the items below it."""
    if at >= len(pieces) or not w.DEAR.match(fold(pieces[at].text)):
        return at, None, ()
    dear, at = pieces[at], at + 1
    items: list[list[Piece]] = []
    is_open = len(fold(dear.text).strip(" :")) <= len("kinh gui")
    while at < len(pieces):
        piece = pieces[at]
        if not w.has_letters(piece):
            at += 1
            continue
        if len(piece.text) < _LONGEST_ADDRESSEE and _opens_item(dear, items, piece, is_open=is_open):
            items.append([piece])
        elif items and _is_unfinished(items, piece):
            items[-1].append(piece) if not items[-1][-1].text.rstrip().endswith(";") else items.append([piece])
        else:
            break
        at += 1
    return at, dear, tuple(tuple(item) for item in items)


def _opens_item(dear: Piece, items: list[list[Piece]], piece: Piece, *, is_open: bool) -> bool:
    if w.ITEM.match(piece.text):
        return _may_follow(items)
    return not items and (is_open or _wraps(dear, piece))


def _wraps(dear: Piece, piece: Piece) -> bool:
    """Tell the second printed line of a single long addressee in a PDF."""
    is_centred = piece.place.box is not None and piece.setting.align == "center"
    return is_centred and not dear.text.rstrip().endswith((".", ";", ","))


def _may_follow(items: list[list[Piece]]) -> bool:
    return not items or not items[-1][-1].text.rstrip().endswith(".")


def _is_unfinished(items: list[list[Piece]], piece: Piece) -> bool:
    """Tell a short line after an item that no full stop has closed."""
    return (
        _may_follow(items)
        and len(piece.text) < 90
        and piece.setting.align not in ("justify",)
        and piece.place.table == items[-1][-1].place.table
        and _starts_right(items[-1][-1], piece)
    )


def _starts_right(item: Piece, piece: Piece) -> bool:
    """Tell a line that stands under its item: not back at the margin of the running text."""
    if item.place.box is None or piece.place.box is None:
        return (piece.setting.first_line or 0) < 5 and piece.setting.left > 5
    return piece.place.box[0] > item.place.box[0] - 2


def _find_enacting(pieces: Sequence[Piece], at: int) -> int | None:
    for index in range(at, min(at + _FURTHEST_ENACTING, len(pieces))):
        if w.ENACTING.fullmatch(fold(pieces[index].text).strip()):
            return index
        if fold(pieces[index].text).startswith("dieu 1"):
            return None
    return None


def _read_authority(pieces: Sequence[Piece], at: int, enacting: int | None) -> tuple[int, tuple[Piece, ...]]:
    """Return the place after the line of the deciding authority, in capitals above the bases."""
    lines: list[Piece] = []
    while at < len(pieces) and w.is_capital(pieces[at].text) and _is_over_bases(pieces, at, enacting):
        lines.append(pieces[at])
        at = _skip_empty(pieces, at + 1)
    return at, tuple(lines)


def _is_over_bases(pieces: Sequence[Piece], at: int, enacting: int | None) -> bool:
    if enacting is not None:
        return at < enacting
    below = _skip_empty(pieces, at + 1)
    return below < len(pieces) and w.BASIS.match(fold(pieces[below].text)) is not None


def _read_bases(pieces: Sequence[Piece], at: int, enacting: int | None) -> tuple[int, tuple[tuple[Piece, ...], ...]]:
    """Return the place after the bases and their lines, each basis by itself."""
    opens = w.BASIS if enacting is None else w.BASIS_OF_DECISION
    stop = len(pieces) if enacting is None else enacting
    bases: list[list[Piece]] = []
    first = at
    while at < stop:
        piece = pieces[at]
        folded = fold(piece.text)
        if opens.match(folded) or (bases and w.PROPOSAL.match(folded)):
            bases.append([piece])
        elif bases and (enacting is not None or _goes_on(bases[-1], piece)) and w.has_letters(piece):
            bases[-1].append(piece)
        elif w.has_letters(piece) and enacting is None:
            break
        at += 1
    if enacting is None and not _are_bases(bases):
        return first, ()
    return at, tuple(tuple(basis) for basis in bases)


def _goes_on(basis: list[Piece], piece: Piece) -> bool:
    """Tell the next printed line of a basis: only a PDF cuts its paragraphs."""
    return piece.place.box is not None and not basis[-1].text.rstrip().endswith((";", ".", ":"))


def _are_bases(bases: list[list[Piece]]) -> bool:
    """Tell bases from prose that begins with "Căn cứ …": several, in italics, or closed by a semicolon."""
    if not bases or any(basis[-1].text.rstrip().endswith(("./.", ":")) for basis in bases):
        return False
    return (
        len(bases) >= _FEWEST_BASES
        or bases[0][-1].text.rstrip().endswith(";")
        or all(run.italic for piece in bases[0] for run in piece.inked)
    )
