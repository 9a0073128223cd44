"""Citations without a number: laws by name, resolutions of congresses, resolutions of plenums.

Events ("Đại hội XIII của Đảng") and instruments without number and date are no citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.dates import FoundDate, date_after
from doingoai.parsing.folding import Copy
from doingoai.parsing.text.spans import Spans

_LAW = re.compile(r"(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP)(?= )")
_LAW_NAMES = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
_AMENDING = re.compile(r" ?sua doi\b")
_LAW_STOP = re.compile(
    r"[;:\n\"“”]|\.(?= |$)| (?:va|hoac|,)? ?(?:nghi dinh|thong tu|nghi quyet|quyet dinh|chi thi|ke hoach|luat|"
    r"bo luat|phap lenh) (?:so|[A-Z])"
    r"| (?:trong|tren dia ban|giai doan|den|theo|da|duoc|nam qua|cho|tai cac|khi|nham|de|co hieu luc|tren|"
    r"cua tinh)(?= )|(?<!dau) tu(?= )"
)
_CONSTITUTION = ("Hiến pháp", "HIẾN PHÁP")
_LAW_REACH = 260
_OTHER_LAW = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÂĂÊÔƠƯ]")
_PLAIN_YEAR = re.compile(r" ((?:19|20)\d\d)(?=[,;.:)\n]|$| (?:va|cua|quy dinh|ve)\b)")

_CONGRESS = re.compile(
    r"nghi quyet (?:cua )?(?:cac )?(?:ky )?dai hoi(?P<middle>[^;:.()\[\]\d\n\"]{0,100}?)"
    r"(?: ,?lan (?:thu )?(?P<ordinal>[ivxl1]{1,6}|\d{1,2})(?![a-z0-9])| (?P<bare>[ivxl]{1,6}|\d\d)(?![a-z0-9/])"
    r"|,? \(?nhiem ky (?P<only>\d{4}))"
    r"(?P<more>(?:(?:,| va) (?:lan )?(?:thu )?[ivx]{1,6}(?![a-z0-9]))*)"
    r"(?: cua dang(?: bo(?: (?:tinh|thanh pho)\b)?)?)?(?:,? ?\(?nhiem ky \d{4} ?- ?\d{4}\)?| ?- ?\d{4})?"
)
_MIDDLE_WORDS = frozenset(
    [
        "đại", "biểu", "toàn", "quốc", "đảng", "bộ", "cộng", "sản", "việt", "nam", "tỉnh", "thành", "phố", "tp",
        "các", "cấp", "của", "huyện", "xã", "phường", "khối", "cơ", "quan", "trung", "ương", "ủy", "ban", "thủ",
        "đô",
    ]
)  # fmt: skip
_LOCAL = re.compile(r"\b(?:tinh|thanh pho|tp|huyen|xa|phuong|thu do|dang bo)\b")
_PLENUM = re.compile(
    r"nghi quyet (?:so \d+ )?(?:cua )?(?:hoi nghi )?(?:(?:lan thu )(?P<word>[a-z]+|\d{1,2}) )?(?:cua )?"
    r"(?:ban chap hanh |bch )?(?:trung uong|tw)(?: dang)?(?: (?:lan thu )?(?P<n>\d{1,2}|"
    r"[ivx]{1,4})(?![a-z\d]))?,? ?\(?(?:khoa (?P<term>[ivxl1]{1,6})(?![a-z])\)?)?"
)
_ORDINAL_WORDS = {
    "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_MORE_ROMAN = re.compile(r"(?<![a-z])[ivx]{1,6}(?![a-z])")
_LITERAL = "nghi quyet"


def find_unnumbered(copy: Copy, taken: Spans) -> Iterator[Citation]:
    """Yield laws by name, congress and plenum resolutions outside the ranges `taken` by numbered citations."""
    yield from _laws(copy, taken)
    for match in re.finditer(_LITERAL, copy.folded):
        if taken.covers(match.start()):
            continue
        congress = _CONGRESS.match(copy.folded, match.start())
        if congress:
            yield from _read_congress(copy.text, congress)
        elif copy.folded.startswith(" ", match.end()):
            plenum = _PLENUM.match(copy.folded, match.start())
            if plenum:
                yield from _read_plenum(copy.text, plenum)


def roman_value(roman: str) -> int | None:
    """Return the value of a Roman number up to 39; l and 1 are what scanners make of i."""
    letters = roman.lower().replace("l", "i").replace("1", "i")
    if letters.isdigit():
        return int(letters)
    values = {"i": 1, "v": 5, "x": 10}
    if not letters or any(letter not in values for letter in letters):
        return None
    numbers = [values[letter] for letter in letters]
    return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers))


def _laws(copy: Copy, taken: Spans) -> Iterator[Citation]:
    done = 0
    for match in _LAW.finditer(copy.text):
        glued = match.start() > 0 and copy.text[match.start() - 1].isalpha()
        if match.start() < done or glued or taken.covers(match.start()):
            continue
        found = _law_date(copy, match.end(), taken=taken)
        if found is None:
            continue
        name, date = found
        kind = _LAW_NAMES[copy.folded[match.start() : match.end()]]
        done = date.end
        yield Citation(
            type=kind, kind="law", start=match.start(), end=done, surface="", name=name or None, issued_on=date.iso,
            date_precision=date.precision, date_partial=date.partial, canonical_type=kind,
            year=int(date.iso[:4]) if date.iso else _year(date.partial), family="law",
        )  # fmt: skip


def _law_date(copy: Copy, start: int, *, taken: Spans) -> tuple[str, FoundDate] | None:
    """Return the name of the law that begins at `start` and the date or year that closes it."""
    limit = min(len(copy.folded), start + _LAW_REACH, taken.next_start(start, len(copy.folded)))
    amending = _AMENDING.match(copy.folded, start) is not None
    place = start
    while True:
        place = copy.folded.find(" ", place, limit)
        if place < 0 or (_LAW_STOP.match(copy.folded, place) and not amending) or copy.folded[place - 1] in ';:\n"':
            return None
        if not amending and place > start and _OTHER_LAW.match(copy.text, place + 1):
            return None
        date = _closing_date(copy.folded, place)
        name = copy.text[start:place].strip(" ,(")
        if date and date.start < limit and (name or copy.text.endswith(_CONSTITUTION, 0, start)):
            return (name, date) if not name or name[0].isupper() or amending or date.precision == "day" else None
        place += 1


def _closing_date(folded: str, place: int) -> FoundDate | None:
    year = _PLAIN_YEAR.match(folded, place)
    if year:
        return FoundDate(year.start(), year.end(1), None, "year", year[1])
    date = date_after(folded, place)
    # "…, năm 2024 tỉnh đã …" is the year of the sentence, not of the law.
    if date and date.precision in ("year", "month", "same_day") and folded[place - 1] == ",":
        return None
    return date if date and date.precision != "same_day" else None


def _year(partial: str | None) -> int | None:
    digits = re.search(r"(?:19|20)\d\d", partial or "")
    return int(digits.group()) if digits else None


def _read_congress(text: str, match: re.Match[str]) -> Iterator[Citation]:
    said = match["ordinal"] or match["bare"]
    if not _names_congress(text[match.start("middle") : match.end("middle")]):
        return
    if match["bare"] and not match["bare"].isdigit() and not text[match.start("bare")].isupper():
        return
    more = _MORE_ROMAN.findall(match["more"])
    local = _LOCAL.search(match["middle"]) is not None
    for value in [roman_value(said) if said else None, *map(roman_value, more)]:
        yield Citation(
            type="Nghị quyết Đại hội", kind="congress", start=match.start(), end=match.end(), surface="",
            name=text[match.start() + len(_LITERAL) : match.end()].strip(), canonical_type="Nghị quyết",
            subtype="địa phương" if local else "toàn quốc", term=value, family="congress",
        )  # fmt: skip


def _names_congress(middle: str) -> bool:
    """Tell whether the words between "Đại hội" and its ordinal only name it: a verb there means another thing."""
    words = middle.replace(",", " ").replace("-", " ").split()
    return all(word[0].isupper() or word in _MIDDLE_WORDS for word in words)


def _read_plenum(text: str, match: re.Match[str]) -> Iterator[Citation]:
    said = match["word"] or match["n"]
    if said is None or (match["n"] is None and match["term"] is None):
        return
    ordinal = _ORDINAL_WORDS.get(said) or roman_value(said)
    if ordinal is None:
        return
    end = match.start() + len(text[match.start() : match.end()].rstrip(" ,("))
    yield Citation(
        type="Nghị quyết", kind="plenum", start=match.start(), end=end, surface="",
        name=" ".join(text[match.start() + len(_LITERAL) : end].split()), canonical_type="Nghị quyết",
        subtype=f"hội nghị lần thứ {ordinal}", family="plenum",
        term=roman_value(match["term"]) if match["term"] else None,
    )  # fmt: skip
