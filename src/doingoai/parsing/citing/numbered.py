"""Numbered citations: each found number with its type, date, issuer and term.

A date belongs to the number directly before it; a date after a title, before the sentence or between type and
number is taken only with its cue words. An issuer at the end of a list is that of the whole list.
"""

from __future__ import annotations

import re

from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.binding import Binding, bind, subtype_of
from doingoai.parsing.citing.dates import FoundDate, date_after, date_before, date_between, date_in_title, effect_after
from doingoai.parsing.citing.issuers import issuer_after, read_issuer
from doingoai.parsing.citing.numbers import FoundNumber, find_numbers
from doingoai.parsing.citing.unnumbered import roman_value
from doingoai.parsing.folding import Copy
from doingoai.parsing.lexicon import LAW_TYPES
from doingoai.parsing.text.spans import Spans
from doingoai.parsing.warned import Warnings

_TERM = re.compile(
    r",? ?\(?khoa (?P<term>[ivxl]{1,6})(?![a-z])\)?(?:,? (?:tai )?(?:ky hop|phien hop) thu [a-z0-9]+(?: (?:mot|hai|"
    r"ba|tu|lam|nam)\b)?)?"
)
_SHARED = re.compile(r"(?: |,|va|hoac|so|cac)*")
_SENTENCE_END = re.compile(r"[.!?] |[;\n]")
_REACH = 400
_OF_ISSUER = re.compile(r"(?:^| )cua ")
_PENALTY = 0.2


def read_numbered(copy: Copy, *, taken: Spans, warnings: Warnings) -> list[Citation]:
    """Return the numbered citations in the order of the text; `taken` learns what they explain."""
    cited: list[Citation] = []
    lists: list[bool] = []
    bodies: list[str] = []
    for number in find_numbers(copy.text):
        previous = cited[-1] if cited else None
        after = previous.end if previous else 0
        bound = bind(copy, number, after=after, inherited=previous.type if previous else None)
        if bound is None:
            continue
        citation = _citation(copy.text, number, bound=bound)
        _read_right(copy, citation, place=number.end)
        _read_between(copy, citation, bound=bound, number=number)
        _warn(copy.text, citation, number=number, bound=bound, warnings=warnings)
        cited.append(citation)
        lists.append(bound.how == "list")
        bodies.append(number.body)
    _read_far_dates(copy, cited, taken=taken)
    for citation in cited:
        taken.add(citation.start, citation.end)
    _share_issuers(copy.folded, cited, bodies=bodies)
    _flag_shared_dates(cited, lists, warnings=warnings)
    return cited


def _citation(text: str, number: FoundNumber, *, bound: Binding) -> Citation:
    gap = text[bound.word_end : number.start]
    name = None
    if bound.type in LAW_TYPES and number.family in ("law", "legal"):
        name = re.sub(r"(?:,? ?\bsố ?:?|[(,])? *$", "", gap.strip(), flags=re.IGNORECASE).strip(" ,(") or None
    family = number.family
    canonical = "Công văn" if bound.type in ("Văn bản", "Thư") and family in ("letter", "old") else bound.type
    return Citation(
        type=bound.type, kind="numbered", start=bound.start, end=number.end, surface="", number=number.canonical,
        name=name, canonical_type=canonical, subtype=subtype_of(text, bound.word_end, end=number.start), family=family,
        year=number.year, secrecy_hint=number.canonical.endswith("-m"),
        confidence=1.0 - (_PENALTY if number.repairs else 0.0),
    )  # fmt: skip


def _read_right(copy: Copy, citation: Citation, *, place: int) -> None:
    """Read date, issuer and term after the number, in the orders in which they are printed."""
    date = date_after(copy.folded, place)
    if date:
        _set_date(copy.text, citation, date=date)
        place = citation.end = date.end + _closing_bracket(copy.folded, date.start, end=date.end)
    issuer = issuer_after(copy, place)
    if issuer:
        citation.issuer, place = issuer
        citation.end = place
    term = _TERM.match(copy.folded, place)
    if term:
        citation.term = roman_value(term["term"])
        place = citation.end = term.end()
    late = date_after(copy.folded, place) if date is None and (issuer or term) else None
    if late:
        _set_date(copy.text, citation, date=late)
        citation.end = late.end + _closing_bracket(copy.folded, late.start, end=late.end)
    effect = effect_after(copy.folded, place)
    citation.effective_from = effect.iso if effect else None


def _closing_bracket(folded: str, start: int, *, end: int) -> int:
    return int("(" in folded[start:end] and folded.startswith(")", end))


def _read_between(copy: Copy, citation: Citation, *, bound: Binding, number: FoundNumber) -> None:
    """Read an issuer or a date that stands between the type word and the number."""
    if number.start - bound.word_end < 8:
        return
    if citation.issuer is None and bound.type not in LAW_TYPES:
        of = _OF_ISSUER.search(copy.folded, bound.word_end, number.start)
        issuer = read_issuer(copy, of.end()) if of else None
        if issuer and issuer[1] <= number.start:
            citation.issuer = issuer[0]
    if citation.date_precision is None:
        date = date_between(copy.folded, bound.word_end, stop=number.start)
        if date:
            _set_date(copy.text, citation, date=date)


def _set_date(text: str, citation: Citation, *, date: FoundDate) -> None:
    citation.issued_on, citation.date_precision, citation.date_partial = date.iso, date.precision, date.partial
    if date.precision == "invalid":
        citation.date_partial = text[date.start : date.end].strip(" ,(")


def _read_far_dates(copy: Copy, cited: list[Citation], *, taken: Spans) -> None:
    for index, citation in enumerate(cited):
        if citation.date_precision is not None:
            continue
        following = cited[index + 1].start if index + 1 < len(cited) else len(copy.folded)
        stop = min(following, citation.end + _REACH)
        ending = _SENTENCE_END.search(copy.folded, citation.end, stop)
        date = date_in_title(copy.folded, citation.end, stop=ending.start() if ending else stop)
        previous = cited[index - 1].end if index else 0
        date = date or date_before(
            copy.folded, _sentence_start(copy.folded, citation.start, previous=previous), stop=citation.start
        )
        if date:
            _set_date(copy.text, citation, date=date)
            taken.add(date.start, date.end)


def _sentence_start(folded: str, place: int, *, previous: int) -> int:
    begin = max(previous, place - _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(folded, begin, place)]
    if ends:
        return ends[-1]
    return begin if begin == 0 else place


def _share_issuers(folded: str, cited: list[Citation], *, bodies: list[str]) -> None:
    """Give the issuer at the end of a list to the items before it whose symbols name the same body."""
    for index in range(len(cited) - 2, -1, -1):
        citation, following = cited[index], cited[index + 1]
        if citation.issuer or following.issuer is None or bodies[index] != bodies[index + 1]:
            continue
        if _SHARED.fullmatch(folded, citation.end, following.start):
            citation.issuer = following.issuer


def _flag_shared_dates(cited: list[Citation], lists: list[bool], *, warnings: Warnings) -> None:
    """Flag undated items of a list whose last item has a date: it binds to that item only."""
    shared = False
    for index in range(len(cited) - 1, -1, -1):
        citation = cited[index]
        if shared and citation.date_precision is None:
            warnings.add("date_may_be_shared", citation.start, citation.end)
        shared = lists[index] and (shared or citation.issued_on is not None)


def _warn(text: str, citation: Citation, *, number: FoundNumber, bound: Binding, warnings: Warnings) -> None:
    start, end = citation.start, citation.end
    printed = text[number.start : number.end]
    for repair in dict.fromkeys(number.repairs):
        warnings.add(f"{repair}_repaired", start, end, facts=printed)
    if bound.mismatch:
        warnings.add("type_symbol_mismatch", start, end, facts=text[bound.start : bound.word_end])
    if bound.how == "default":
        warnings.add("type_from_symbol", start, end)
    if number.type_symbol == "NĐ" and number.year is None:
        warnings.add("missing_year", start, end, facts=printed)
    if citation.secrecy_hint:
        warnings.add("secrecy_hint", start, end, facts=printed)
    _warn_of_date(citation, warnings)


def _warn_of_date(citation: Citation, warnings: Warnings) -> None:
    if citation.date_precision == "invalid":
        warnings.add("invalid_date", citation.start, citation.end, facts=citation.date_partial or "")
    if citation.year and citation.issued_on and int(citation.issued_on[:4]) != citation.year:
        warnings.add("year_conflict", citation.start, citation.end)
        citation.confidence -= _PENALTY
