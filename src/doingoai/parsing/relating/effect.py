"""What a document says of its own force ("có hiệu lực sau 45 ngày kể từ ngày ký") and of its readers (Party).

Basis for counting: Bộ luật Dân sự 2015, Điều 147 (the day of signing is not counted). A period in working days is
not computed here: the calendar is not this package's.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from doingoai.parsing.citing.dates import date_after
from doingoai.parsing.document import Effect
from doingoai.parsing.folding import Copy
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.text.printed import Printed

_TYPES = "|".join(sorted(FOLDED_TYPES, key=len, reverse=True))
_OWN = re.compile(
    rf"(?<![a-z])(?:{_TYPES})(?: lien tich| hanh dong)? nay(?P<middle>[^.;\n]{{0,220}}?)"
    r"\b(?:co hieu luc|duoc ap dung|ap dung)(?: thi hanh| ap dung)?,?(?= )"
)
_FROM_DATE = re.compile(r" (?:ke )?tu(?= (?:ngay )?\d)")
_FROM_SIGNING = re.compile(r" (?:ngay )?(?:ke )?(?:tu )?ngay (?:duoc )?(?:ky|ban hanh)(?: ban hanh)?(?![a-z])")
_AFTER_DAYS = re.compile(
    r" sau (?P<n>\d{1,3})(?: \([^()]{1,30}\))? ngay(?P<working> lam viec)?,? ?(?:ke )?tu ngay "
    r"(?:duoc )?(?:ky|ban hanh|thong qua|cong bo)(?: ban hanh)?"
)
_FROM_PASSING = re.compile(r" (?:ke )?tu ngay (?:duoc )?(?:hoi dong nhan dan [a-z ]{0,30})?thong qua")
_PASSED = re.compile(r"thong qua(?= ngay)")
_UNTIL = re.compile(r"\bden(?: het)?(?= ngay)")
_SPREAD = re.compile(r"pho bien den (?P<level>[^.;,\n]{2,70})")
_OWN_WORD = re.compile(rf"(?:{_TYPES}) nay[^.;\n]{{0,160}}$")


@dataclass(frozen=True)
class _Start:
    rule: str
    iso: str | None
    end: int
    days: int | None = None


def find_effect(copy: Copy, stop: int, *, issued_on: str | None) -> Effect | None:
    """Return the first sentence before `stop` in which the document tells from when it is in force."""
    for match in _OWN.finditer(copy.folded, 0, stop):
        start = _start(copy.folded, match, issued_on=issued_on)
        if start:
            limit = _sentence_end(copy.folded, start.end)
            until = _UNTIL.search(copy.folded, start.end, limit)
            last = date_after(copy.folded, until.end()) if until else None
            return Effect(
                text=copy.text[match.start() : limit], rule=start.rule, effective_from=start.iso,
                effective_to=last.iso if last else None, days=start.days, start=match.start(), end=limit,
            )  # fmt: skip
    return None


def placed_effect(effect: Effect, printed: Printed) -> Effect:
    """Return the effect with the offsets and letters of the original text."""
    start, end = printed.span(effect.start, effect.end)
    return replace(effect, text=" ".join(printed.text(effect.start, effect.end).split()), start=start, end=end)


def find_dissemination(copy: Copy, stop: int) -> tuple[int, int] | None:
    """Return the range that names how far a Party document is spread: "phổ biến đến chi bộ"."""
    for match in _SPREAD.finditer(copy.folded, 0, stop):
        if _OWN_WORD.search(copy.folded, max(0, match.start() - 260), match.start()):
            return match.span("level")
    return None


def _start(folded: str, match: re.Match[str], *, issued_on: str | None) -> _Start | None:
    place = match.end()
    if given := _FROM_DATE.match(folded, place):
        date = date_after(folded, given.end()) or date_after(folded, given.end() - 1)
        return _Start("date", date.iso, date.end) if date and date.iso else None
    if days := _AFTER_DAYS.match(folded, place):
        count = int(days["n"])
        return _Start("days", None if days["working"] else _later(issued_on, count), days.end(), count)
    if passing := _FROM_PASSING.match(folded, place):
        said = _PASSED.search(folded, match.start("middle"), match.end("middle"))
        date = date_after(folded, said.end()) if said else None
        return _Start("passing", date.iso if date else issued_on, passing.end())
    signing = _FROM_SIGNING.match(folded, place)
    return _Start("signing", issued_on, signing.end()) if signing else None


def _later(issued_on: str | None, days: int) -> str | None:
    return (dt.date.fromisoformat(issued_on) + dt.timedelta(days=days)).isoformat() if issued_on else None


def _sentence_end(folded: str, place: int) -> int:
    ends = [found for found in (folded.find(sign, place) for sign in ("\n", ". ", ";")) if found >= 0]
    return min(ends, default=len(folded))
