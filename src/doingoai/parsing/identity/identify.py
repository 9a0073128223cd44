"""Which document a citation means: Party numbers by term, short names and laws by the register and the citing date.

A Party number restarts in each term of the congress: it means a document only with its date or its term. Where
neither is told and more than one fits, all are named and none is chosen.
Basis: practice of Party numbering; `data/terms.csv` has months only, because the days are not confirmed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from doingoai.parsing.citation import Candidate, Citation
from doingoai.parsing.identity.registers import Known, known, term_of
from doingoai.parsing.warned import Warnings

_YEAR = re.compile(r"(?: năm)? \d{4}$")
_PROMULGATED = {"Quy chế": "Quyết định"}


def well_known(name: str, serial: str, *, on: str | None) -> list[Known]:
    """Return the documents that "`name` `serial`" may mean for a document of the day `on`, oldest first.

    One that the register calls so comes with its namesakes of other terms; without one the list is empty.
    """
    wanted = serial.lstrip("0")
    called = _called().get((name, wanted), ())
    if not called:
        return []
    kinds = {name, _PROMULGATED.get(name, name)}
    namesakes = [
        each
        for each in known()
        if each.number.endswith("/TW") and each.type in kinds and each.number.split("-")[0].lstrip("0") == wanted
    ]
    return _until([each for each in known() if each in called or each in namesakes], on)


def identify(found: list[Citation], *, on: str | None, warnings: Warnings) -> None:
    """Set term, target and candidates of the citations; `on` is the date of the citing document."""
    dated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for citation in found:
        if citation.number and citation.issued_on:
            dated[citation.number, citation.type].add(citation.issued_on)
    for citation in found:
        if citation.kind == "numbered" and _is_central(citation):
            _identify_party(citation, dated, on=on, warnings=warnings)
        elif citation.kind == "alias":
            _identify_alias(citation, dated, on=on, warnings=warnings)
        elif citation.kind == "law" and citation.name:
            _identify_law(citation)


def _identify_party(
    citation: Citation, dated: dict[tuple[str, str], set[str]], *, on: str | None, warnings: Warnings
) -> None:
    told = citation.issued_on or (citation.date_partial if citation.date_precision in ("year", "month") else None)
    if told:
        own = term_of(told)
        if own and citation.term and own != citation.term:
            warnings.add("term_conflict", citation.start, citation.end, facts=citation.number or "")
        citation.term = citation.term or own
        return
    elsewhere = dated[citation.number or "", citation.type]
    fitting = [day for day in elsewhere if citation.term in (None, term_of(day))]
    if len(fitting) == 1:
        citation.target_issued_on = fitting[0]
        citation.term = citation.term or term_of(fitting[0])
        return
    rows = [each for each in _numbered().get(_plain(citation.number), ()) if each.type == citation.type]
    rows = [each for each in _until(rows, on) if citation.term in (None, each.term)]
    _set_candidates(citation, rows, warnings)


def _identify_alias(
    citation: Citation, dated: dict[tuple[str, str], set[str]], *, on: str | None, warnings: Warnings
) -> None:
    days = {day for (number, _), found in dated.items() if number == citation.target for day in found}
    if len(days) == 1:
        citation.target_issued_on = next(iter(days))
        citation.term = citation.term or (term_of(citation.target_issued_on) if _is_tw(citation.target) else None)
        return
    if citation.target and citation.confidence == 1.0:
        return  # explained by the document itself, which gives no date
    rows = well_known(citation.type, citation.alias or "", on=on)
    _set_candidates(citation, [each for each in rows if citation.term in (None, each.term)], warnings)


def _identify_law(citation: Citation) -> None:
    """Give a law that is cited by name and day or year its number, when the register knows exactly one."""
    name = f"{citation.type} {citation.name}".casefold()
    told = citation.issued_on or citation.date_partial or ""
    rows = [each for each in known() if name in {_without_year(alias) for alias in each.names}]
    fitting = [each for each in rows if told[:4].isdigit() and each.issued_on.startswith(told)]
    if len(fitting) == 1:
        citation.target, citation.target_issued_on = fitting[0].number, fitting[0].issued_on


def _without_year(alias: str) -> str:
    """Return "luật đầu tư" for "Luật Đầu tư năm 2020"."""
    return _YEAR.sub("", alias).casefold()


def _set_candidates(citation: Citation, rows: list[Known], warnings: Warnings) -> None:
    citation.candidates = [Candidate(each.number, each.issued_on, each.term) for each in rows]
    if len(rows) > 1:
        facts = f"{citation.type} {citation.number or citation.alias}"
        warnings.add("term_ambiguous", citation.start, citation.end, facts=facts)
    elif rows and citation.kind == "alias":
        citation.target_issued_on, citation.term = rows[0].issued_on, citation.term or rows[0].term


def _until(rows: list[Known], on: str | None) -> list[Known]:
    return [each for each in rows if on is None or each.issued_on <= on]


@cache
def _called() -> dict[tuple[str, str], list[Known]]:
    """Return the register by short name: ("Quy chế", "272")."""
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for each in known():
        for alias in each.names:
            kind, _, serial = alias.rpartition(" ")
            if serial.isdigit():
                found[kind, serial.lstrip("0")].append(each)
    return found


@cache
def _numbered() -> dict[str, list[Known]]:
    """Return the register by number, with the zeros in front left out."""
    found: dict[str, list[Known]] = defaultdict(list)
    for each in known():
        found[_plain(each.number)].append(each)
    return found


def _plain(number: str | None) -> str:
    return (number or "").lstrip("0")


def _is_central(citation: Citation) -> bool:
    return citation.family == "party" and _is_tw(citation.number)


def _is_tw(number: str | None) -> bool:
    return (number or "").endswith("TW")
