"""Rules of number and symbol (Phụ lục I, mục II.3; Phụ lục III; Party: n-TYPE/ORG)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from doingoai.documents.kinds import KINDS
from doingoai.layout_check import day
from doingoai.layout_check.finding import Case, Finding, at, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.layout_check.wordings import SERIAL_OF_PARTY
from doingoai.parsing.folding import fold
from doingoai.parsing.lexicon import FOLDED_TYPES, TYPE_SYMBOLS, is_body

_STATE = re.compile(r"(?:\d+[a-zđ]?|[\s._…]*)/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđƯươƠÂÊÔ0-9]*(?:-[A-ZĐƯa-z][\wĐđ]*)*")
_PARTY = re.compile(r"(?:\d+[a-zđ]?|[\s._…]*)-[A-ZĐ][A-Za-zĐ]{1,3}/[A-ZĐƯ][\wĐđƯ]*(?:-[A-ZĐƯ][\wĐđ]*)*")
_LABEL = re.compile(r"(?P<word>\D*?[Ss][ốÔôỐ])\s*(?P<colon>:)?\s*(?P<rest>.*)")
_SYMBOL = re.compile(r"^[\d\s._…]*[a-zđ]?\s*/\s*(?:(?P<year>\d{4})\s*/\s*)?(?P<symbol>.+)$")
_PARTY_SYMBOL = re.compile(r"^[\d\s._…]*[a-zđ]?\s*-\s*(?P<type>[^/]+?)\s*/\s*(?P<body>.+)$")
_LEGAL = frozenset(("NĐ", "TT", "TTLT", "NQLT", "PL", "L", "QH", "SY", "TrS", "SL"))
_OF_LEGAL_AND_OTHER = frozenset(("QĐ", "NQ", "CT", "UBTVQH"))
_LEGAL_TYPES = frozenset(
    ("nghi dinh", "thong tu", "thong tu lien tich", "nghi quyet lien tich", "phap lenh", "lenh", "luat")
)
_ADMINISTRATIVE = frozenset(kind.abbreviation for kind in KINDS.values() if kind.abbreviation)
_PARTY_TYPES = _ADMINISTRATIVE | {"KL", "TT", "CV"}
_MERGED = datetime.date(2025, 3, 1)
_ABOLISHED = frozenset((
    "BTTTT", "BKHĐT", "BKH", "BGTVT", "BTNMT", "BNNPTNT", "BLĐTBXH", "UBDT",
    "STTTT", "SKHĐT", "SGTVT", "STNMT", "SNNPTNT", "SLĐTBXH",
    "BĐNTW", "BTGTW", "BDVTW", "BTGTU", "BDVTU", "BCSĐ", "ĐĐ",
))  # fmt: skip


def number(case: Case) -> Iterator[Finding]:
    """The number stands under the issuing body in its form and lettering, its symbol fits the type."""
    piece = case.blocks.head.number
    if piece is None:
        if case.type_name is not None or case.blocks.opening.dear is not None:
            yield missing("TT-SO", "Trang 1, dưới tên cơ quan", "số, ký hiệu của văn bản")
        return
    yield from lettering(case, "TT-SO-CHU", (piece,), "Số, ký hiệu")
    parts = _LABEL.match(piece.text.strip())
    if parts is None:
        return
    yield from _colon(case, piece, has_colon=bool(parts["colon"]))
    if parts["word"] != "Số" and fold(parts["word"]) == "so":
        message = f"Phải viết “Số”, không viết “{parts['word']}”."
        yield Finding("TT-SO-DANG", at("số, ký hiệu", piece), parts["word"], "“Số”", message, piece.place.page)
    rest = parts["rest"].strip()
    yield from _zero(case, piece, rest)
    yield from _shape(case, piece, rest)
    yield from _abolished(case, piece, rest)


def _colon(case: Case, piece: Piece, *, has_colon: bool) -> Iterator[Finding]:
    if has_colon != case.is_state:
        found, expected = (
            ("có dấu hai chấm", "“Số” không có dấu hai chấm") if has_colon else ("thiếu dấu hai chấm", "“Số:”")
        )
        message = f"Sau chữ “Số” {found}."
        yield Finding("TT-SO-HAI-CHAM", at("số, ký hiệu", piece), found, expected, message, piece.place.page)


def _zero(case: Case, piece: Piece, rest: str) -> Iterator[Finding]:
    match = re.match(r"([1-9])(?![\d])", rest)
    if match and case.is_state:
        message = f"Số {match[1]} nhỏ hơn 10 nên phải ghi 0{match[1]}."
        yield Finding("TT-SO-KHONG", at("số, ký hiệu", piece), match[1], f"0{match[1]}", message, piece.place.page)


def _shape(case: Case, piece: Piece, rest: str) -> Iterator[Finding]:
    expected = "05/KH-UBND" if case.is_state else "05-KH/TU"
    shape = _STATE if case.is_state else _PARTY
    if not re.search("[A-Za-zĐ]", rest):
        message = "Số của văn bản không có ký hiệu."
        yield Finding("TT-SO-DANG", at("số, ký hiệu", piece), rest, expected, message, piece.place.page)
    elif not shape.fullmatch(rest):
        of_party = case.is_state and SERIAL_OF_PARTY.search(rest)
        why = "theo mẫu số của văn bản Đảng" if of_party else "không đúng mẫu"
        message = f"Số, ký hiệu “{rest}” viết {why}; mẫu đúng: {expected}."
        yield Finding("TT-SO-DANG", at("số, ký hiệu", piece), rest, f"mẫu {expected}", message, piece.place.page)
    else:
        yield from (_state_symbol(case, piece, rest) if case.is_state else _party_symbol(case, piece, rest))


def _state_symbol(case: Case, piece: Piece, rest: str) -> Iterator[Finding]:
    match = _SYMBOL.match(rest)
    first = match["symbol"].split("-")[0] if match else ""
    wanted = _wanted(case)
    if match and match["year"] and first not in _LEGAL | _OF_LEGAL_AND_OTHER and not first.startswith("QH"):
        message = "Số, ký hiệu của văn bản hành chính không ghi năm; chỉ văn bản quy phạm pháp luật ghi năm."
        place = at("số, ký hiệu", piece)
        yield Finding("TT-SO-DANG", place, match["year"], "mẫu 05/KH-UBND", message, piece.place.page)
    if case.type_name is None:
        yield from _letter_symbol(case, piece, first)
    elif wanted and first not in wanted:
        is_known = first in _ADMINISTRATIVE | _LEGAL or is_body(first)
        yield _mismatch(piece, first, wanted) if is_known else _unknown(piece, first, wanted)


def _wanted(case: Case) -> tuple[str, ...]:
    """Return the abbreviations of the printed type; () for a type that has none of its own."""
    if case.kind is not None:
        return (case.kind.abbreviation,) if case.kind.abbreviation else ()
    name = case.type_name or ""
    return TYPE_SYMBOLS[FOLDED_TYPES[name]] if name in _LEGAL_TYPES and case.is_state else ()


def _letter_symbol(case: Case, piece: Piece, first: str) -> Iterator[Finding]:
    """A letter has no type, so its symbol begins with the issuing body."""
    if first == "CV":
        yield _unknown(piece, first, ("chữ viết tắt tên cơ quan",))
    elif first in _ADMINISTRATIVE and case.blocks.head.subject:
        yield _mismatch(piece, first, ("chữ viết tắt tên cơ quan",))


def _party_symbol(case: Case, piece: Piece, rest: str) -> Iterator[Finding]:
    match = _PARTY_SYMBOL.match(rest)
    kind = match["type"] if match else ""
    wanted = _wanted(case) if case.type_name else ("CV",)
    if kind not in _PARTY_TYPES:
        yield _unknown(piece, kind, wanted, is_sure=False)
    elif wanted and kind not in wanted and (case.type_name or case.blocks.head.subject):
        yield _mismatch(piece, kind, wanted, is_sure=False)


def _mismatch(piece: Piece, found: str, wanted: tuple[str, ...], *, is_sure: bool = True) -> Finding:
    expected = " hoặc ".join(wanted)
    message = f"Ký hiệu có “{found}” không khớp với tên loại văn bản ({expected})."
    place = at("số, ký hiệu", piece)
    return Finding("TT-KY-HIEU-KHOP", place, found, expected, message, piece.place.page, None if is_sure else "WARN")


def _unknown(piece: Piece, found: str, wanted: tuple[str, ...], *, is_sure: bool = True) -> Finding:
    expected = " hoặc ".join(wanted) or "chữ viết tắt trong bảng"
    message = f"“{found}” không phải chữ viết tắt tên loại được quy định ({expected})."
    place = at("số, ký hiệu", piece)
    return Finding("TT-KY-HIEU-LOAI", place, found, expected, message, piece.place.page, None if is_sure else "WARN")


def _abolished(case: Case, piece: Piece, rest: str) -> Iterator[Finding]:
    """A body that was merged in 2025 issues nothing after that; its older documents keep its name."""
    issued = day.date_of(case)
    if issued is not None and issued < _MERGED:
        return
    groups = re.split(r"[/\-\s]", rest)
    old = next((group for group in groups if group in _ABOLISHED), None)
    if old:
        message = f"Ký hiệu có “{old}” là cơ quan đã sáp nhập hoặc kết thúc hoạt động từ năm 2025."
        expected = "cơ quan đang hoạt động"
        yield Finding("TT-KY-HIEU-CU", at("số, ký hiệu", piece), old, expected, message, piece.place.page)


def is_letter_symbol(case: Case) -> bool:
    """Tell a symbol without the abbreviation of a type, which only letters have."""
    piece = case.blocks.head.number
    folded = fold(piece.text) if piece else ""
    match = re.search(r"[/\-]\s*(?:\d{4}\s*/\s*)?([^\W\d_]+)", piece.text if piece and folded else "")
    return match is None or match[1] not in (_ADMINISTRATIVE | _LEGAL | _PARTY_TYPES) - {"CV"}
