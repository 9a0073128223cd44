"""Words and patterns by which blocks are recognised; texts are compared folded (small letters without marks)."""

from __future__ import annotations

import re

from doingoai.documents.kinds import KINDS, DocumentKind
from doingoai.documents.party_kinds import PARTY_KINDS
from doingoai.layout_check.model import Piece
from doingoai.parsing.folding import fold
from doingoai.parsing.lexicon import FOLDED_TYPES

SERIAL_OF_PARTY = re.compile(r"\d\s*-\s*[A-ZĐ][A-Za-zĐ]{0,3}\s*/\s*[A-ZĐ]")
NATION = re.compile(r"cong ?hoa xa hoi chu nghia")
PARTY_BODY = re.compile(r"(?:tinh uy|thanh uy|huyen uy|dang uy|dang bo|ban chap hanh|chi bo|van phong tinh uy)\b")
PARTY_NATION = re.compile(r"dang cong san viet nam")
MOTTO = re.compile(r"doc lap.{0,5}tu do|tu do.{0,5}hanh phuc")
NUMBER = re.compile(
    r"(?:luat |nghi quyet |nghi dinh )?so\s*[:.]?\s*[\d\s._…]*[a-z]?\s*[/\-]\s*\S|so\s*[:.]?\s*\d+\s*$|so\s*:[\s._…]*$"
)
DAY = re.compile(
    r"ngay[\s\d.…_]*(?:thang\b|[/\-]\s*\d)|,\s*\d{1,2}\s*[/\-]\s*\d{1,2}\s*[/\-]\s*\d{4}$|thang[\s\d.…_]*nam[\s\d.…_]*$"
)
SUBJECT = re.compile(r"v\s*/\s*v\b")
ABOUT = re.compile(r"ve (?:viec )?")
DEAR = re.compile(r"kinh gui\b")
BASIS = re.compile(r"(?:[-–]\s*)?can cu\b")
PROPOSAL = re.compile(r"(?:[-–]\s*)?(?:theo|xet) de nghi\b")
BASIS_OF_DECISION = re.compile(r"(?:[-–]\s*)?(?:can cu|theo de nghi|xet de nghi|xet|theo|thuc hien|sau khi)\b")
AUTHORITY = re.compile(
    r"(?:quyen )?(?:chu tich|uy ban|hoi dong|bo truong|giam doc|thu tuong|cuc truong|truong ban|ban|chanh|tong|"
    r"hieu truong)\b"
)
ENACTING = re.compile(r"(?:quyet dinh|quyet nghi|quyet dinh nhu sau)\s*:?")
ENACTS = re.compile(r"quyet (?:dinh|nghi)(?: nhu sau)?\s*:?$")
ROMAN_HEADING = re.compile(r"\s*[IVXLC]+\s*[.\-)]\s*\S")
RECIPIENTS = re.compile(r"noi (?:nhan|gui)\b")
ARCHIVE = re.compile(r"[-–+\s]*luu\b")
CAPACITY = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ|T\.M|K\.T|T\.L)(?:\s*[./]\s*|\s+)(?=[A-ZĐỦÔƠƯ])")
ITEM = re.compile(r"\s*[-–+•*−]\s*")
URGENCY = re.compile(r"(?:\w+ )?(?:khan|hoa toc)(?: \w+){0,3}")
URGENT = re.compile(r"(?:thuong khan|khan|hoa toc.*|xem xong tra lai|luu hanh noi bo|du thao.*)")
ANNEX = re.compile(r"phu luc(?: (?:so )?(?P<label>[ivxlcdm]+|\d{1,3}|[a-h]))?\s*[.:]?")
ATTACHED = re.compile(r"\(?\s*(?:ban hanh )?(?:kem theo|dinh kem)\b")
STAMPED = re.compile(r"(?:nguoi ky|ky boi|email|co quan:|thoi gian ky|da ky|\(da ky|ngay ky|gio ky)")

_STATE_KINDS = {fold(kind.name): kind for kind in KINDS.values()}
_PARTY_KINDS = {fold(kind.name): kind for kind in PARTY_KINDS.values()}
_TYPES = frozenset((*FOLDED_TYPES, *_STATE_KINDS, *_PARTY_KINDS))


def has_letters(piece: Piece) -> bool:
    """Tell a piece with words from an empty one or a typed line."""
    return any(letter.isalnum() for letter in piece.text)


def is_mark(piece: Piece) -> bool:
    """Tell a mark of urgency or circulation, which stands in a frame beside the letterhead."""
    return URGENT.fullmatch(fold(piece.text).strip()) is not None


def is_capital(text: str) -> bool:
    """Tell a text all in capitals."""
    return text.isupper()


def type_of(text: str) -> str | None:
    """Return the folded name of the type with which a heading begins, the longest one."""
    folded = " ".join(fold(text).split()).rstrip(" *")
    names = [name for name in _TYPES if folded == name or folded.startswith(f"{name} ")]
    return max(names, key=len, default=None)


def kind_of_type(name: str | None, *, is_state: bool) -> DocumentKind | None:
    """Return the kind that a form knows by this folded type name."""
    return (_STATE_KINDS if is_state else _PARTY_KINDS).get(name or "")
