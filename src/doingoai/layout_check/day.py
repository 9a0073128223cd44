"""Rules of place and date (Phụ lục I, mục II.4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding, at, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece

_LINE = re.compile(
    r"(?P<place>.*?)(?P<comma>\s*,\s*)?ngày\s*(?P<day>\d{1,2}|[\s.…_]*)\s*tháng\s*(?P<month>\d{1,2}|[\s.…_]*)\s*"
    r"năm\s*(?P<year>\d{4}|[\d\s.…_]*)(?P<rest>.*)",
    re.IGNORECASE,
)
_MONTHS_WITH_ZERO = (1, 2)
_EXPECTED = "“Địa danh, ngày 05 tháng 3 năm 2026”"


def place_and_day(case: Case) -> Iterator[Finding]:
    """Place and date stand under the motto in their form and lettering."""
    piece = case.blocks.head.day
    if piece is None:
        yield missing("TT-NGAY", "Trang 1, dưới Tiêu ngữ", "địa danh và thời gian ban hành")
        return
    yield from lettering(case, "TT-NGAY-CHU", (piece,), "Địa danh và thời gian")
    match = _LINE.fullmatch(piece.text.strip())
    wrong = _wrong_shape(match)
    if wrong:
        message = f"Dòng địa danh và thời gian {wrong}; mẫu đúng: {_EXPECTED}."
        yield Finding("TT-NGAY-DANG", at("địa danh, thời gian", piece), wrong, _EXPECTED, message, piece.place.page)
    if match and case.is_state:
        yield from _zeros(piece, match)
    if match:
        yield from _on_calendar(piece, match)


def date_of(case: Case) -> datetime.date | None:
    """Return the date that is printed, None where there is none or it is impossible."""
    piece = case.blocks.head.day
    match = _LINE.fullmatch(piece.text.strip()) if piece else None
    return _date(match) if match else None


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _wrong_shape(match: re.Match[str] | None) -> str:
    if match is None:
        return "không viết theo mẫu “ngày … tháng … năm …”"
    if not match["place"].strip():
        return "không có địa danh"
    if match["comma"] is None:
        return "thiếu dấu phẩy sau địa danh"
    if match["comma"][:1].isspace():
        return "có khoảng trắng trước dấu phẩy"
    if not match["place"].strip()[0].isupper():
        return "có địa danh không viết hoa"
    if re.search("Ngày|Tháng|Năm", match[0][match.end("place") :]):
        return "viết hoa chữ “ngày”, “tháng” hoặc “năm”"
    return f"có “{match['rest'].strip()}” ở cuối" if match["rest"].strip() else ""


def _zeros(piece: Piece, match: re.Match[str]) -> Iterator[Finding]:
    """A day below 10 and months 1 and 2 have a leading zero, other months have none."""
    day, month = match["day"].strip(), match["month"].strip()
    wrong = [f"ngày {day} phải ghi 0{day}"] if day.isdigit() and len(day) == 1 else []
    if month.isdigit():
        expected = f"{int(month):02d}" if int(month) in _MONTHS_WITH_ZERO else str(int(month))
        wrong += [f"tháng {month} phải ghi {expected}"] if month != expected else []
    if wrong:
        told = "; ".join(wrong)
        place = at("địa danh, thời gian", piece)
        found, message = f"ngày {day} tháng {month}", told[:1].upper() + told[1:] + "."
        yield Finding("TT-NGAY-KHONG", place, found, _EXPECTED, message, piece.place.page)


def _on_calendar(piece: Piece, match: re.Match[str]) -> Iterator[Finding]:
    filled = all(match[part].strip().isdigit() for part in ("day", "month", "year"))
    if filled and _date(match) is None:
        found = f"ngày {match['day']} tháng {match['month']} năm {match['year']}"
        message = f"Lịch không có {found}."
        place = at("địa danh, thời gian", piece)
        yield Finding("TT-NGAY-LICH", place, found, "ngày có trong lịch", message, piece.place.page)
