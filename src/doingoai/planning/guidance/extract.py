"""From the bytes of a guidance document to what the register proposes: fields, points, citations. Writes nothing.

Everything here is a proposal that a person confirms; what the text means is `doingoai.parsing`'s.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from doingoai.attachments.store import require_no_stamp
from doingoai.lib.text import fold
from doingoai.parsing import ParsedDocument, parse
from doingoai.parsing.deadline import due_in
from doingoai.planning.guidance.models import Kind, Obligation
from doingoai.reading import read_document
from doingoai.reference.work import guess_theme

Json = Mapping[str, Any]
Row = dict[str, Any]

KINDS = {
    "nghi quyet": Kind.NGHI_QUYET,
    "chi thi": Kind.CHI_THI,
    "ket luan": Kind.KET_LUAN,
    "quyet dinh": Kind.QUYET_DINH,
    "cong van": Kind.CONG_VAN_HUONG_DAN,
    "huong dan": Kind.CONG_VAN_HUONG_DAN,
}
YEARS = re.compile(r"\b(20\d{2})\s*[-–]\s*(20\d{2})\b")
YEAR = re.compile(r"\bnăm\s+(20\d{2})\b", re.IGNORECASE)
CONVEYED = re.compile(r"\b(\d+/VPCP-\w+)\s+ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)
HEADING_WORDS = 8
# Parts of a document that tell why or what was, and give nobody anything to do.
TELLING = re.compile(
    r"^(?:nhung |mot so )?(?:muc dich|yeu cau|muc tieu|quan diem|tinh hinh|thanh tuu|ket qua|danh gia|han che|"
    r"nguyen nhan|can cu)\b"
)
ENCOURAGING = re.compile(r"\b(?:khuyen khich|nghien cuu kha nang|xem xet|co the|tuy dieu kien)\b")


@dataclass(frozen=True)
class Extract:
    """What was read: the text and proposals, as plain values by field name."""

    text: str
    warnings: list[dict[str, Any]]
    title: str
    fields: Row
    clauses: list[Row]
    citations: list[Row]
    conveyances: list[Row]
    parsed: ParsedDocument


def extract(data: bytes, name: str) -> Extract:
    """Read and parse a document. Raises Unreadable, and ValidationError (SEC-01) for a text stamped as secret."""
    read = read_document(data, name)
    require_no_stamp(read.text)
    parsed = parse(read.text)
    require_no_stamp(parsed.text)  # once more: a stamp in a legacy font is legible only now
    said = parsed.as_json()
    warnings = [*({"message": each} for each in read.warnings), *said["warnings"]]
    return Extract(
        text=parsed.text,
        warnings=warnings,
        title=_title(said, parsed.text, name),
        fields=_fields(said, parsed.text),
        clauses=list(_clauses(said["points"])),
        citations=[_citation(each) for each in said["citations"] if each["number"] or each["name"]],
        conveyances=conveyances_in(parsed.text),
        parsed=parsed,
    )


def conveyances_in(text: str) -> list[Row]:
    """Return the letters of the Government Office that the text names with their day: it came with them (E.1)."""
    found = {}
    for match in CONVEYED.finditer(text):
        try:
            day = dt.date(int(match[4]), int(match[3]), int(match[2]))
        except ValueError:  # "31/02": what is no day was misread
            day = None
        found[match[1], day] = {"number": match[1], "issued_on": day, "issuer": "Văn phòng Chính phủ"}
    return list(found.values())


def kind_of(doc_type: str, title: str) -> Kind:
    """Guess the kind from the type of document; an orientation says so in its title."""
    if "dinh huong" in fold(f"{doc_type} {title}"):
        return Kind.DINH_HUONG_HOI_NGHI
    return next((kind for words, kind in KINDS.items() if words in fold(doc_type)), Kind.KHAC)


def period_of(title: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the years that the title names: "giai đoạn 2027 - 2030", "năm 2026"."""
    years = YEARS.search(title)
    first, last = (years[1], years[2]) if years else (None, None)
    if first is None and (single := YEAR.findall(title)):
        first = last = single[-1]
    if first is None or last is None or first > last:
        return None, None
    return dt.date(int(first), 1, 1), dt.date(int(last), 12, 31)


def obligation_of(text: str, *, has_points: bool) -> Obligation:
    """Guess how binding a point is: none for what only tells, and for a heading in capitals over other points."""
    folded = fold(text)
    if not folded or TELLING.match(folded) or (has_points and is_heading(text)):
        return Obligation.KHONG
    return Obligation.KHUYEN_KHICH if ENCOURAGING.search(folded) else Obligation.BAT_BUOC


def is_heading(text: str) -> bool:
    """Tell whether a point over other points only names them: "8. Tổ chức thực hiện", "II. NHIỆM VỤ, GIẢI PHÁP"."""
    return text == text.upper() or (len(text.split()) <= HEADING_WORDS and not text.endswith(":"))


def _clauses(
    points: list[Json], above: Json | None = None, own: str = "", used: set[str] | None = None
) -> Iterator[Row]:
    """Yield every point in reading order, each before its sub-points; `above` is the parent, `own` the path it got."""
    used = set() if used is None else used
    idle = bool(above and above["idle"])
    for point in points:
        path = _own_path(point, (above or {}).get("path") or "", own, used)
        text = " ".join(point["text"].split())
        obligation = Obligation.KHONG if idle else obligation_of(text, has_points=bool(point["points"]))
        yield {
            "number_path": path,
            "label": point["label"][:40],
            "text": text or point["label"],
            "theme": guess_theme(text),
            "obligation": obligation.value,
            "start": point["start"],
            "end": point["end"],
        }
        tells = idle or bool(TELLING.match(fold(text)))
        yield from _clauses(point["points"], {"path": point.get("path"), "idle": tells}, path, used)


def _own_path(point: Json, parsed_parent: str, own_parent: str, used: set[str]) -> str:
    """Return a path that is the point's alone: the parser's, under its parent's, told apart when numbering restarts."""
    path = point.get("path") or point["label"].strip("(). ") or "Phần"
    if own_parent:
        inside = path.removeprefix(parsed_parent).lstrip(".") if parsed_parent else path
        path = path if path.startswith(f"{own_parent}.") else f"{own_parent}.{inside}"
    path, times = path[:50], 1
    own = path
    while own in used:
        times += 1
        own = f"{path}~{times}"
    used.add(own)
    return own


def _fields(said: Json, text: str) -> Row:
    signature = said["signature"] or {}
    title = said["title"] or ""
    start, end = period_of(title)
    return {
        "document_number": (said["number"] or "")[:80],
        "kind": kind_of(said["doc_type"] or "", title or text[:2000]),
        "issuer": (said["issuer"] or "")[:300],
        "issued_on": _date(said["issued_on"]),
        "place": (said["place"] or "")[:80],
        "signing_capacity": " ".join(filter(None, (signature.get("capacity"), signature.get("post"))))[:200],
        "signer": (signature.get("name") or "")[:120],
        "signed_at": _moment(signature.get("signed_at")),
        "addressees": "\n".join(said["addressees"]),
        "recipients": "\n".join(said["recipients"]),
        "period_from": start,
        "period_to": end,
        "response_due": due_in(text),
    }


def _citation(said: Json) -> Row:
    return {
        "type": (said["type"] or "")[:60],
        "number": (said["number"] or "")[:80],
        "name": (said["name"] or said["alias"] or "")[:300],
        "issuer": (said["issuer"] or "")[:200],
        "issued_on": _date(said["issued_on"]),
        "surface": said["surface"][:300],
        "start": said["start"],
        "end": said["end"],
    }


def _title(said: Json, text: str, name: str) -> str:
    """Return the title; without one the line in capitals, the first line, at the worst the name of the file."""
    lines = [line.strip() for line in text.splitlines() if len(line.strip()) > 10]
    capitals = next((line for line in lines if line == line.upper() and len(line) > 30), "")
    title = " ".join((said["title"] or capitals or next(iter(lines), name)).split())
    title = title.capitalize() if title == title.upper() else title
    return (title[:1].upper() + title[1:])[:500]


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _moment(text: str | None) -> dt.datetime | None:
    moment = dt.datetime.fromisoformat(text) if text else None
    return moment if moment is not None and moment.tzinfo else None
