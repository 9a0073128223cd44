"""The blocks of an official document found in its pieces, once for all rules; nothing is judged here."""

from __future__ import annotations

from dataclasses import dataclass, field

from doingoai.layout_check.find_annexes import AnnexHead, find_annexes
from doingoai.layout_check.find_closing import Closing, find_closing
from doingoai.layout_check.find_head import Head, find_head
from doingoai.layout_check.find_opening import Opening, find_opening
from doingoai.layout_check.model import Laid, Piece
from doingoai.layout_check.report import Form
from doingoai.layout_check.wordings import PARTY_BODY, SERIAL_OF_PARTY, has_letters
from doingoai.parsing.folding import fold

_FEWEST_SIGNS = 2
_LONGEST_NOTE = 300


@dataclass(frozen=True)
class Blocks:
    """All blocks of a document; `text` is the body without its tables, `form` None for an unknown paper."""

    form: Form | None
    head: Head
    opening: Opening
    closing: Closing
    text: tuple[Piece, ...] = ()
    ends_in_table: bool = False
    annexes: tuple[AnnexHead, ...] = field(default=())


def recognise(laid: Laid) -> Blocks:
    """Return the blocks of a laid-out document."""
    data_tables = _data_tables(laid)
    flow = [piece for piece in laid.pieces if piece.place.zone in ("body", "box")]
    annexes, stop = find_annexes(flow, data_tables)
    main = flow[:stop]
    head = find_head([piece for piece in main if piece.place.table not in data_tables])
    rest = [piece for piece in main[_position(main, head.last) :] if piece.place.table not in data_tables]
    form = _form(head)
    opening, taken = find_opening(rest, is_letter=bool(head.subject))
    closing = find_closing(rest[taken:])
    beside = _beside_tables(main, data_tables)
    text = [piece for piece in rest[taken : taken + closing.first] if not any(piece is other for other in beside)]
    return Blocks(
        form if _signs(head, opening, closing) >= _FEWEST_SIGNS else None,
        head,
        opening,
        closing,
        tuple(text),
        _ends_in_table(main, text, data_tables),
        annexes,
    )


def _data_tables(laid: Laid) -> frozenset[int | None]:
    """Return the numbers of tables of data; a letterhead or a closing set in a table with lines is none."""
    blocks = ("cong hoa xa hoi", "dang cong san viet nam", "noi nhan:")
    layout = {p.place.table for p in laid.pieces if any(sign in fold(p.text) for sign in blocks)}
    return frozenset(table.index for table in laid.tables if table.index not in layout)


def _beside_tables(main: list[Piece], data_tables: frozenset[int | None]) -> list[Piece]:
    """Return captions and notes: short lines right above or below a table, which have letters of their own."""
    lettered = [piece for piece in main if has_letters(piece)]
    inside = [piece.place.table in data_tables for piece in lettered]
    places = [at for at in range(len(lettered)) if not inside[at] and True in inside[max(at - 1, 0) : at + 2]]
    return [lettered[at] for at in places if len(lettered[at].text) < _LONGEST_NOTE and not _is_prose(lettered[at])]


def _is_prose(piece: Piece) -> bool:
    """Tell an upright line of text from a caption in bold and a note in italics."""
    run = piece.inked[0]
    return not run.bold and not run.italic and piece.setting.align not in ("center", "right")


def _position(pieces: list[Piece], last: Piece | None) -> int:
    return next((index + 1 for index, piece in enumerate(pieces) if piece is last), 0)


def _form(head: Head) -> Form:
    """Return the form that most parts of the letterhead have; that of the nation's line where they are even."""
    number = head.number.text if head.number else ""
    of_party = SERIAL_OF_PARTY.search(number) is not None
    names = [fold(piece.text).strip() for piece in (*head.parents, *head.organ)]
    is_body_of_party = any(map(PARTY_BODY.match, names))
    party = (head.party, of_party, any(s.kind == "star" for s in head.left_strokes), is_body_of_party)
    state = (head.nation, head.motto, number and not of_party, names and not is_body_of_party)
    more = sum(map(bool, party)) - sum(map(bool, state))
    is_even_for_party = more == 0 and not head.nation and (head.party or of_party)
    return "PARTY" if more > 0 or is_even_for_party else "STATE"


def _signs(head: Head, opening: Opening, closing: Closing) -> int:
    """Return how many blocks tell that this is an official document."""
    blocks = (head.nation or head.party, head.motto, head.number, head.day, opening.type)
    return sum(bool(block) for block in (*blocks, closing.recipients_head, closing.capacity))


def _ends_in_table(main: list[Piece], text: list[Piece], data_tables: frozenset[int | None]) -> bool:
    """Tell a body whose last part is a table, which no end mark closes."""
    last = next((piece for piece in reversed(text) if has_letters(piece)), None)
    if last is None:
        return any(piece.place.table in data_tables for piece in main)
    after = main[_position(main, last) :]
    return any(piece.place.table in data_tables and piece.place.table is not None for piece in after)
