"""Dates of documents: the forms in which they are printed, checked on the calendar.

Everything works on the folded copy (lower case, no marks), because scanners lose marks before digits.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_TWO = r"[0-9ol]{1,2}"
_YEAR = r"[12][09ol][0-9ol]{2}"
# "09 tháng 5 năm 2023", "09/5/2023", "3-8-2022", "14.02.2024", "09/5//2023"; o and l are misread digits.
_DAY = (
    rf"(?P<d>{_TWO})(?: ?thang ?(?P<m>{_TWO}),? ?nam ?(?P<y>{_YEAR})"
    rf"| ?[/.\-] ?(?P<m2>{_TWO}) ?[/.\-]{{1,2}} ?(?P<y2>{_YEAR}|\d\d(?![\d/.\-]\d?)))"
)
_ISSUED = r"(?:da )?(?:duoc )?(?:(?:ky|ban hanh|thong qua|cong bo|phat hanh|de|ra) ?){0,2}"
_NGAY = r"(?:ngay|ng y)(?: ky)? ?:? ?"
# A Công điện is dated to the minute: "hồi 15 giờ 30 ngày 07/9/2026".
_HOUR = r"(?:(?:vao )?(?:hoi|luc) \d{1,2} ?(?:gio|h|:) ?(?:\d{1,2} ?(?:phut)?)?,? ?)?"
_AFTER = re.compile(rf" ?[,(]{{0,2}} ?{_ISSUED}{_HOUR}{_NGAY}{_DAY}")
_BARE = re.compile(rf" ?[,(] ?{_DAY}")
_MONTH = re.compile(rf" ?[,(]{{0,2}} ?{_ISSUED}thang ?(?P<m>\d{{1,2}})(?: ?[/.\-] ?| ?nam ?)(?P<y>{_YEAR})(?!\d)")
_ONLY_YEAR = re.compile(rf" ?(?:[,(]{{0,2}} ?{_ISSUED}nam ?|\( ?)(?P<y>(?:19|20)\d\d)(?!\d)(?! ?[-/] ?\d)")
_SAME_DAY = re.compile(r" ?[,(]{0,2} ?cung ngay(?! ?\d)")
_IN_TITLE = re.compile(rf"\b(?:ky|ban hanh|thong qua|cong bo){{1,2}} {_NGAY}{_DAY}")
_SENTENCE_DATE = re.compile(rf"[ \n\"]*(?:vao |trong )?{_NGAY}{_DAY}")
_ISSUING_VERB = re.compile(r"\b(?:ban hanh|ky|da co|co|ra|gui|phe duyet|thong qua|cong bo)\b")
_BETWEEN = re.compile(rf"\b{_NGAY}{_DAY}")
_EFFECT = re.compile(rf" ?,? ?(?:da )?co hieu luc(?: thi hanh)?(?: ke)?(?: tu)? {_NGAY}{_DAY}")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ENGLISH = re.compile(rf",? (?:dated|of) (?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{'|'.join(_MONTHS)}),? (?P<y>\d{{4}})")
_DIGITS = str.maketrans("ol", "01")


@dataclass(frozen=True)
class FoundDate:
    """A date in the text. `iso` is None when it is not full or not on the calendar; `partial` tells what is there."""

    start: int
    end: int
    iso: str | None
    precision: str
    partial: str | None = None
    repaired: bool = False


def date_after(folded: str, place: int) -> FoundDate | None:
    """Return the date that stands directly at `place`: a day, else a month, a year or "cùng ngày"."""
    day = _AFTER.match(folded, place) or _BARE.match(folded, place)
    if day:
        return _read_day(day)
    english = _ENGLISH.match(folded, place)
    if english:
        iso = iso_date(int(english["d"]), _MONTHS.index(english["m"]) + 1, int(english["y"]))
        return FoundDate(english.start(), english.end(), iso, "day" if iso else "invalid")
    month = _MONTH.match(folded, place)
    if month:
        partial = f"{_number(month['y']):04d}-{int(month['m']):02d}"
        return FoundDate(month.start(), month.end(), None, "month", partial)
    year = _ONLY_YEAR.match(folded, place)
    if year:
        return FoundDate(year.start(), year.end(), None, "year", year["y"])
    same = _SAME_DAY.match(folded, place)
    return FoundDate(same.start(), same.end(), None, "same_day") if same else None


def date_in_title(folded: str, start: int, *, stop: int) -> FoundDate | None:
    """Return the date after a title: "… thực hiện Quy chế 913 ban hành ngày 26/3/2024"."""
    found = _IN_TITLE.search(folded, start, stop)
    return _read_day(found) if found else None


def date_before(folded: str, start: int, *, stop: int) -> FoundDate | None:
    """Return the date that opens the sentence [start, stop) when a verb of issuing stands after it."""
    found = _SENTENCE_DATE.match(folded, start, stop)
    if found and _ISSUING_VERB.search(folded, found.end(), stop):
        return _read_day(found)
    return None


def date_between(folded: str, start: int, *, stop: int) -> FoundDate | None:
    """Return the date between a type word and its number: "Công văn ngày 03/8/2022 số 9052/VPCP-QHQT"."""
    found = _BETWEEN.search(folded, start, stop)
    return _read_day(found) if found else None


def effect_after(folded: str, place: int) -> FoundDate | None:
    """Return the date of effect at `place`; it is not a date of issue."""
    found = _EFFECT.match(folded, place)
    return _read_day(found) if found else None


def iso_date(day: int, month: int, year: int) -> str | None:
    """Return the ISO form, or None when the day is not on the calendar."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_day(match: re.Match[str]) -> FoundDate:
    day, month, year = _number(match["d"]), _number(match["m"] or match["m2"]), _number(match["y"] or match["y2"])
    short = year < 100
    if short:
        year += 2000 if year < 50 else 1900
    iso = iso_date(day, month, year)
    slips = any(letter in "ol" for part in ("d", "m", "m2", "y", "y2") for letter in match[part] or "")
    partial = None if iso else match.group().strip(" ,(")
    return FoundDate(match.start(), match.end(), iso, "day" if iso else "invalid", partial, repaired=short or slips)


def _number(digits: str) -> int:
    return int(digits.translate(_DIGITS))
