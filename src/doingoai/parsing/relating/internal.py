"""Places that point into the document itself: "khoản 2 Điều 5 Quy chế này", "Phụ lục I Kế hoạch này".

Each is resolved among the points of the same part: the body, or the annex in which it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from doingoai.parsing.citation import Reference
from doingoai.parsing.document import Annex, ParsedDocument, Point
from doingoai.parsing.folding import Copy, fold
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.relating.units import UNIT, grouped, path_of
from doingoai.parsing.text.printed import Printed

_TYPES = "|".join(sorted(FOLDED_TYPES, key=len, reverse=True))
_THIS = re.compile(r" nay(?![a-z])")
_JOINED = r"(?: ?,| ?;| va| hoac| cua| tai| thuoc)*"
_LEAD = re.compile(
    rf"(?<![a-z])(?P<units>(?:{UNIT}{_JOINED} )*)(?:(?:ban hanh )?kem theo )?"
    rf"(?:(?P<own>dieu|khoan|diem|muc|phu luc|chuong)|(?P<type>{_TYPES})(?: hanh dong)?)$"
)
_REACH = 150
_KINDS = {
    "dieu": ("article",),
    "khoan": ("number",),
    "diem": ("letter",),
    "chuong": ("chapter",),
    "muc": ("section", "roman"),
}
_NAMED = re.compile(r"(?:Mục|Phần|Tiểu mục) ")


@dataclass
class _Part:
    """The body or an annex: its points in reading order."""

    start: int
    end: int
    doc_type: str | None
    points: list[Point] = field(default_factory=list)
    paths: dict[str, Point] = field(init=False)
    by_kind: dict[str, list[Point]] = field(init=False)

    def __post_init__(self) -> None:
        self.paths = {point.path: point for point in reversed(self.points)}
        self.by_kind = {}
        for point in self.points:
            self.by_kind.setdefault(point.kind, []).append(point)


def find_references(copy: Copy, document: ParsedDocument, printed: Printed) -> list[Reference]:
    """Return the places that point into the document, with the start of the point where it was found."""
    parts = _parts(document)
    found = []
    for this in _THIS.finditer(copy.folded):
        lead = _LEAD.search(copy.folded, max(0, this.start() - _REACH), this.start())
        if lead is None or not (lead["units"] or lead["own"]):
            continue
        start, end = printed.span(lead.start(), this.end())
        own_type = FOLDED_TYPES[lead["type"]] if lead["type"] else None
        part = _part_at(parts, start)
        if own_type not in (None, part.doc_type):
            part = next((each for each in parts if each.doc_type == own_type), _Part(0, 0, own_type))
        base = _enclosing(part, start, lead["own"]) if lead["own"] else None
        if lead["own"] and base is None:
            continue
        units = grouped(copy, lead.start("units"), lead.end("units")) if lead["units"] else [""]
        for unit in units:
            path, target = _resolve(unit, base, part, document.annexes)
            found.append(Reference(path, " ".join(document.text[start:end].split()), start, end, target))
    return found


def _parts(document: ParsedDocument) -> list[_Part]:
    """Return the annexes and, last, the body."""
    inside = [_Part(annex.start, annex.end, annex.doc_type, _flat(annex.points)) for annex in document.annexes]
    starts = {id(point) for part in inside for point in part.points}
    body = [point for point in _flat(document.points) if id(point) not in starts]
    return [*inside, _Part(0, len(document.text), document.doc_type, body)]


def _part_at(parts: list[_Part], place: int) -> _Part:
    """Return the annex that holds `place`, else the body, which is the last part."""
    index = bisect_right(parts, place, 0, len(parts) - 1, key=lambda part: part.start) - 1
    return parts[index] if index >= 0 and place < parts[index].end else parts[-1]


def _flat(points: Iterable[Point]) -> list[Point]:
    return [each for point in points for each in (point, *_flat(point.points))]


def _enclosing(part: _Part, place: int, own: str) -> Point | None:
    """Return the nearest point of a kind that begins before `place`: that is what "Điều này" means."""
    kinds = _KINDS.get(own, ())
    lists = [part.by_kind.get(kind, []) for kind in kinds]
    places = [(found, bisect_right(found, place, key=lambda point: point.start)) for found in lists]
    return max((found[at - 1] for found, at in places if at), key=lambda point: point.start, default=None)


def _resolve(unit: str, base: Point | None, part: _Part, annexes: list[Annex]) -> tuple[str, int | None]:
    inner = path_of(unit, fold(unit)) if unit else ""
    if base:
        path = f"{base.path}.{inner}" if inner else base.path
        return _found(path, part) if inner else (path, base.start)
    if inner.startswith("Phụ lục"):
        wanted = _number_of(inner.partition(".")[0])
        return inner, next((annex.start for annex in annexes if _number_of(annex.label or "") == wanted), None)
    return _found(inner, part)


def _found(path: str, part: _Part) -> tuple[str, int | None]:
    point = part.paths.get(path) or part.paths.get(_NAMED.sub("", path))
    return (point.path, point.start) if point else (path, None)


def _number_of(label: str) -> str:
    """Return the number of an appendix: "PHỤ LỤC SỐ 01" and "Phụ lục 1" are the same one."""
    return fold(label).removeprefix("phu luc").removeprefix(" so").strip(" :").lstrip("0")
