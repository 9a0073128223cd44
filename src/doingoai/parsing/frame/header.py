"""The head of a document: letterhead, number, place and date, type and title, "Kính gửi".

Two columns may come flattened into one line, one cell per line, or as a table row. Where the head is missing
nothing is invented: the first cited number is never taken for the document's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doingoai.parsing.citing.dates import iso_date
from doingoai.parsing.citing.numbers import FoundNumber, find_numbers
from doingoai.parsing.folding import UPPER, fold
from doingoai.parsing.frame.addressees import is_dear, read_addressees
from doingoai.parsing.frame.letterhead import block_start, is_nation, issuers_of
from doingoai.parsing.frame.title import find_party_subject, find_subject, find_type_line, read_title
from doingoai.parsing.lexicon import SYMBOL_TYPES
from doingoai.parsing.text.lines import Line

_WINDOW = 70
_UNANCHORED = 16  # without a letterhead the head can only be this deep
_BODY_LINE = 220
_NUMBER = re.compile(
    r"(?:^|[|\t]\s*|\s{2,}|(?<=[a-z*]) (?=so ?:))"
    r"(?:(?:luat|bo luat|phap lenh|nghi quyet|nghi dinh|thong tu|quyet dinh) so ?:|"
    r"(?:so|s)(?: ?/ ?no\.?)? ?[:.]?)\s{0,12}(?=[\dol])"
)
_BLANK_NUMBER = re.compile(r"(?:^|[|\t]\s*|\s{2,}| )so ?:[\s.…_\-]{0,40}/ ?(?=[a-z])")
_ATTRIBUTE = re.compile(r"so (?:hieu|ky hieu|/ ?ky hieu)(?: van ban)?[\s|:]{1,6}(?=\d)")
_CITED = re.compile(
    r",? ?(?:ngay|cua|ve)\b"
)  # "KẾ HOẠCH⏎SỐ 164-KH/TU NGÀY …" is a title, not the number of the document
_NUMBER_REACH = 60
_BLANK = r"[\s.…_/\dol]{0,24}"  # o and l are misread digits
_PLACE_DATE = re.compile(
    rf"(?P<place>[a-z][^\d,;:|"
    rf"\t\n()/]{{1,50}}?) ?, ?\s{{0,4}}ngay(?P<d>{_BLANK})thang(?P<m>{_BLANK})nam(?P<y>\s?[\dol.…_ "
    rf"]{{0,10}})(?=\s*(?:$|\n|\||\s{{2}}))"
)
_PLACE_SHORT = re.compile(
    r"(?P<place>[a-z][^\d,;:|"
    r"\t\n()/]{1,50}?) ?, ?\s{0,4}ngay (?P<d>\d{1,2}) ?[/.\-] ?(?P<m>\d{1,2}) ?[/.\-] ?(?P<y>\d{4})(?=\s*(?:$|\n|\||"
    r"\s{2}))"
)
_PLACE_NAME = re.compile(rf"(?:(?:TP\.? ?|[{UPPER}]\S{{0,14}}|-)\s?){{1,7}}$")
_ISSUING = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|so|bo|ban|tinh uy|thanh uy|dang uy|cuc) ")
_SLIPS = str.maketrans("ol", "01")
_BODY_OF_PEOPLE = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân)")


@dataclass
class Header:
    """What the head shows; `end` is the index of the first line after it, ranges are those of the clean text."""

    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    addressees: list[str] = field(default_factory=list)
    number_range: tuple[int, int] = (-1, -1)
    start: int = 0
    letterhead_end: int = 0
    end: int = 0
    notes: list[tuple[str, int, int]] = field(default_factory=list)


def read_header(lines: list[Line]) -> Header:
    """Return the head of the document."""
    header = Header()
    anchor = next((index for index, line in enumerate(lines[:_WINDOW]) if is_nation(line)), None)
    header.start = block_start(lines, anchor) if anchor is not None else 0
    stop = _body_from(lines, header.start, anchor=anchor)
    dear = next((index for index in range(header.start, stop) if is_dear(lines[index])), None)
    number = _read_number(lines, header, stop=dear if dear is not None else stop)
    _read_place_date(lines, header, stop=stop)
    _read_type_and_title(lines, header, stop=dear if dear is not None else stop, number=number)
    if anchor is not None or number or (header.doc_type and _body_above(lines, header)):
        _read_issuer(lines, header, stop=stop)
    if dear is not None:
        header.addressees, after = read_addressees(lines, dear)
        header.end = max(header.end, after)
    if header.doc_type is None and (dear is not None):
        header.doc_type = "Công văn"
        header.notes.append(("type_not_shown", lines[dear].start, lines[dear].end))
    if header.number is None:
        _read_attribute(lines, header)
    return header


def _body_from(lines: list[Line], start: int, *, anchor: int | None) -> int:
    """Return where the head must have ended: at the first long line, or soon when there is no letterhead."""
    limit = min(len(lines), start + (_WINDOW if anchor is not None else _UNANCHORED))
    for index in range(start, limit):
        if len(lines[index].text) > _BODY_LINE and not lines[index].capital:
            return index
    return limit


def _read_number(lines: list[Line], header: Header, *, stop: int) -> FoundNumber | None:
    for index in range(header.start, stop):
        line = lines[index]
        if len(line.text) > _BODY_LINE:
            continue
        folded = fold(line.text)
        match = _NUMBER.search(folded)
        found = _number_at(line.text, match.end()) if match else None
        if found and not _CITED.match(folded, found.end):
            header.number = found.canonical
            header.number_range = (line.start + found.start, line.start + found.end)
            header.end = max(header.end, index + 1)
            return found
        blank = _BLANK_NUMBER.search(folded)
        if blank:
            header.notes.append(("number_blank", line.start + blank.start(), line.end))
            header.end = max(header.end, index + 1)
            return None
    return None


def _number_at(text: str, place: int) -> FoundNumber | None:
    found = next(find_numbers(text[place : place + _NUMBER_REACH]), None)
    if found is None or found.start > 1:
        return None
    return FoundNumber(
        place + found.start, place + found.end, found.canonical, found.serial, found.family,
        year=found.year, type_symbol=found.type_symbol, body=found.body, repairs=found.repairs,
    )  # fmt: skip


def _read_place_date(lines: list[Line], header: Header, *, stop: int) -> None:
    pieces = [_without(line, header.number_range) for line in lines[header.start : stop]]
    text = "\n".join(pieces)
    folded = fold(text)
    match = _PLACE_DATE.search(folded) or _PLACE_SHORT.search(folded)
    if match is None:
        return
    printed = _PLACE_NAME.search(text[match.start("place") : match.end("place")])
    if printed is None:
        return
    words = printed.group().split()
    while len(words) > 1 and words[0].isupper() and not words[0].startswith("TP") and not words[-1].isupper():
        del words[0]
    header.place = " ".join(words)
    last = header.start + text.count("\n", 0, match.end())
    header.end = max(header.end, last + 1)
    day, month, year = (re.sub(r"\D", "", match[part].translate(_SLIPS)) for part in "dmy")
    if day and month and len(year) == 4:
        header.issued_on = iso_date(int(day), int(month), int(year))
        if header.issued_on is None:
            header.notes.append(("invalid_date", lines[last].start, lines[last].end))
    else:
        header.notes.append(("date_blank", lines[last].start, lines[last].end))


def _without(line: Line, span: tuple[int, int]) -> str:
    """Return the line with the range blanked: the number may stand right before the place."""
    low, high = span[0] - line.start, span[1] - line.start
    if low < 0 or high > len(line.text):
        return line.text
    return line.text[:low] + " " * (high - low) + line.text[high:]


def _read_type_and_title(lines: list[Line], header: Header, *, stop: int, number: FoundNumber | None) -> None:
    found = find_type_line(lines, header.start, stop=stop)
    subject = find_subject(lines, header.start, stop=stop)
    if subject is None and found is None and number and number.type_symbol == "CV":
        subject = find_party_subject(lines, _index_of(lines, header.number_range[0]), stop=stop)
    if found:
        index, header.doc_type, place = found
        header.title, after = read_title(lines, index, place=place)
        header.end = max(header.end, after)
    elif number and number.type_symbol:
        header.doc_type = SYMBOL_TYPES[number.type_symbol][0]
        header.letterhead_end = header.end
        _read_capital_title(lines, header, stop=stop)
    elif subject or (number and number.family == "letter"):
        header.doc_type = "Công văn"
    if subject:
        header.title = header.title or subject[0]
        header.end = max(header.end, subject[1])


def _read_capital_title(lines: list[Line], header: Header, *, stop: int) -> None:
    """Read the title of a document that lost its type line: the capital lines after the date."""
    if header.end < stop and lines[header.end].capital and not is_nation(lines[header.end]):
        header.title, header.end = read_title(lines, header.end, place=0)


def _read_issuer(lines: list[Line], header: Header, *, stop: int) -> None:
    ends = (i for i in range(header.start, stop) if find_type_line(lines, i, stop=i + 1) or is_dear(lines[i]))
    last = header.letterhead_end or next(ends, header.end)
    first = (
        header.start
        if is_nation_near(lines, header.start, last=last)
        else max(0, _index_of(lines, header.number_range[0]) - 4)
    )
    bodies = issuers_of(lines[first : min(last, stop)])
    if not bodies:
        return
    header.issuer = bodies[-1]
    header.parent_issuer = bodies[-2] if len(bodies) > 1 else None
    if _BODY_OF_PEOPLE.fullmatch(header.issuer):
        header.issuer = _completed(lines, header)


def _body_above(lines: list[Line], header: Header) -> bool:
    """Tell a lone line in capitals that names a body above the type: an attached plan shows no more of its head."""
    first = lines[header.start] if lines else None
    return first is not None and first.capital and _ISSUING.match(first.head) is not None


def is_nation_near(lines: list[Line], first: int, *, last: int) -> bool:
    """Tell whether the name of the State or the Party stands in the range."""
    return any(is_nation(line) for line in lines[first : max(last, first + 1)])


def _index_of(lines: list[Line], place: int) -> int:
    return next((index for index, line in enumerate(lines) if line.end >= place), 0)


def _completed(lines: list[Line], header: Header) -> str | None:
    """Complete a letterhead that says only "ỦY BAN NHÂN DÂN" from the line in capitals above the preamble."""
    for line in lines[header.end : header.end + 25]:
        if line.capital:
            for body in issuers_of([line]):
                if header.issuer and body.startswith(header.issuer + " "):
                    return body
    return header.issuer


def _read_attribute(lines: list[Line], header: Header) -> None:
    """Take the number from a portal's table of attributes, with a warning: it is no part of the document."""
    for line in lines[:_WINDOW]:
        match = _ATTRIBUTE.match(line.head.lstrip("| "))
        found = _number_at(line.text, line.text.find(line.text.lstrip("| ")) + match.end()) if match else None
        if found:
            header.number = found.canonical
            header.number_range = (line.start + found.start, line.start + found.end)
            header.notes.append(("number_from_attributes", *header.number_range))
            return
