"""Find numbers of documents in running text: "188/KH-UBND", "991/2021/NĐ-CP", "904-QĐ/TW", "61/BNG-NVĐP".

Basis: Nghị định 30/2020/NĐ-CP (serial / type - body), Quy định 399-QĐ/TW (serial - type / body), older forms.
What kind of document the number belongs to is decided in `binding.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doingoai.parsing.lexicon import (
    OLD_BODIES,
    canonical_body,
    canonical_type_symbol,
    is_body,
    is_party_body,
)

_LETTER = "A-ZĐƯƠÂĂÊÔ"
_GROUP = rf"(?:Q Đ(?=-)|T\.[ƯW]\.?(?!\w)|[{_LETTER}][A-Za-zĐđƯươƠÂĂÊÔ]{{0,18}}(?:&[{_LETTER}]\w{{1,11}})?\d{{0,3}})"
_END = r"(?:(?!\w)|(?=ng[aàáả]y ?\d|của |về |do |\d{1,2}[,.; ]))"
# A number is not the tail of another one (1.730/…, 502:2026/…, …/12-…), but may be glued to a word (số7413/…).
_SERIAL = rf"(?<![\d/{_LETTER}\-])(?<!\d[.,:])(?P<serial>\d{{1,5}}[a-zđ]?|[\dOIl]{{2,5}})"
_BY_SLASH = (
    rf" ?/{{1,2}} ?(?:(?P<year>(?:19|20)\d\d) ?/ ?)?(?P<symbol>{_GROUP}(?:(?: ?[-_] ?|-){_GROUP})*(?:-[a-z](?!\w))?)"
)
_BY_HYPHEN = rf" ?- ?(?P<ptype>[{_LETTER}][A-Za-zĐ]{{0,3}}) ?(?P<psep>[/\-]) ?(?P<pbody>{_GROUP}(?:-{_GROUP})*)"
_OLD = r"-(?P<old>CP|TTg|HĐBT|HĐCP|UB)(?![\w/-])"
_LOOSE = (
    rf"(?P<lsep>[ ._\-/]{{0,2}})(?P<ltype>[{_LETTER}][A-Za-zĐ]{{1,3}})(?P<lsep2>[ ._/\-]{{1,2}})"
    rf"(?P<lbody>[{_LETTER}][A-Za-zĐƯ]{{1,9}}(?:-{_GROUP})*)"
)
_NUMBER = re.compile(rf"{_SERIAL}(?:{_BY_SLASH}{_END}|{_BY_HYPHEN}{_END}|{_OLD}|{_LOOSE}{_END})")
_DIGITS = re.compile("[0-9]+")
_LONGEST_SERIAL = 5
_LAW_BODY = re.compile(r"(?:QH|UBTVQH)\d{1,2}")
_SLIP = re.compile("[OIl]")  # letters that are truly printed after a serial are a, b, c, k
_SPACED = re.compile(r" ?([-_]) ?")
_DIGIT_SLIPS = str.maketrans("OoIl", "0011")
_DATED = re.compile(r",? ?ngày \d")
_NOTE_DIGIT = re.compile(r"(?<=[A-ZĐg])\d$")


@dataclass(frozen=True)
class FoundNumber:
    """A number in the working copy; `canonical` is without spaces, `type_symbol` is None for letters and laws.

    `repairs` names what was put right: separator, glyph. `doubtful`: only a type word before it makes it a number.
    """

    start: int
    end: int
    canonical: str
    serial: str
    family: str
    year: int | None = None
    type_symbol: str | None = None
    body: str = ""
    repairs: tuple[str, ...] = ()
    doubtful: bool = False


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield the numbers of documents in `text`, from left to right, without overlaps."""
    done = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start < done or digits.end() - start > _LONGEST_SERIAL:
            continue
        while start > done and text[start - 1] in "OIl":
            start -= 1
        match = _NUMBER.match(text, start)
        found = _read(match) if match else None
        if found is not None:
            done = found.end
            yield found


def _read(match: re.Match[str]) -> FoundNumber | None:
    serial = match["serial"]
    repairs: tuple[str, ...] = ()
    if _SLIP.search(serial):
        serial, repairs = serial.translate(_DIGIT_SLIPS), ("glyph",)
    if match["symbol"]:
        found = _slash_first(match, serial)
    elif match["ptype"]:
        found = _hyphen_first(match, serial)
    elif match["old"]:
        canonical = f"{serial}-{match['old']}"
        found = FoundNumber(match.start(), match.end(), canonical, serial, "old", body=match["old"], doubtful=True)
    else:
        found = _loose(match, serial)
    if found and repairs:
        return replace(found, repairs=found.repairs + repairs, doubtful=True)
    return found


def _slash_first(match: re.Match[str], serial: str) -> FoundNumber | None:
    groups, end = _groups(match)
    year = int(match["year"]) if match["year"] else None
    start = match.start()
    lead = f"{serial}/{year}/" if year else f"{serial}/"
    if year and len(groups) == 1 and _LAW_BODY.fullmatch(groups[0]):
        return FoundNumber(start, end, lead + groups[0], serial, "law", year=year, body=groups[0])
    symbol = canonical_type_symbol(groups[0])
    if symbol and len(groups) > 1:
        return _typed(FoundNumber(start, end, lead, serial, "", year=year, type_symbol=symbol), groups)
    repairs = _repairs(groups, [groups[0], *map(canonical_body, groups[1:])])
    groups = [canonical_body(group) for group in groups]
    known = len(groups) > 1 and _looks_like_body(groups[0])
    family = "letter" if len(groups) > 1 or groups[0] not in OLD_BODIES else "old"
    return FoundNumber(
        start, end, lead + "-".join(groups), serial, family,
        year=year, type_symbol=None if len(groups) > 1 else symbol, body=groups[0], repairs=repairs, doubtful=not known,
    )  # fmt: skip


def _typed(found: FoundNumber, groups: list[str]) -> FoundNumber:
    """Complete a number with a type symbol after the slash; "903/CT-TW" is a Party number with swapped signs."""
    assert found.type_symbol is not None
    bodies = [canonical_body(group) for group in groups[1:]]
    repairs = _repairs(groups, [found.type_symbol, *bodies])
    if found.year is None and len(bodies) == 1 and is_party_body(bodies[0]):
        canonical = f"{found.serial}-{found.type_symbol}/{bodies[0]}"
        return replace(found, canonical=canonical, family="party", body=bodies[0], repairs=("separator", *repairs))
    canonical = found.canonical + "-".join([found.type_symbol, *bodies])
    family = "legal" if found.year else "admin"
    return replace(found, canonical=canonical, family=family, body=bodies[0], repairs=repairs)


def _hyphen_first(match: re.Match[str], serial: str) -> FoundNumber | None:
    symbol = canonical_type_symbol(match["ptype"])
    bodies = [canonical_body(part) for part in match["pbody"].split("-")]
    party = is_party_body(bodies[0])
    if symbol is None and not (party and match["psep"] == "/"):
        return None
    if match["psep"] == "-" and not is_body(bodies[0]):
        return None
    kind = symbol or match["ptype"]
    repairs = _repairs([match["ptype"], match["pbody"]], [kind, "-".join(bodies)])
    state = bodies[0] in ("UBND", "HĐND", "CP", "TTg", "VPCP") and not party
    if state or match["psep"] == "-":
        repairs = ("separator", *repairs)
    canonical = f"{serial}/{kind}-{'-'.join(bodies)}" if state else f"{serial}-{kind}/{'-'.join(bodies)}"
    family = "admin" if state else "party"
    return FoundNumber(
        match.start(), match.end(), canonical, serial, family,
        type_symbol=symbol, body=bodies[0], repairs=repairs, doubtful=not party and not state,
    )  # fmt: skip


def _loose(match: re.Match[str], serial: str) -> FoundNumber | None:
    """Read a number with wrong or missing signs ("7413 QĐ-UBND"): both the type and the body must be known."""
    symbol = canonical_type_symbol(match["ltype"])
    bodies = [canonical_body(part) for part in match["lbody"].split("-")]
    if symbol is None or not is_body(bodies[0]):
        return None
    party = is_party_body(bodies[0])
    canonical = f"{serial}-{symbol}/{'-'.join(bodies)}" if party else f"{serial}/{symbol}-{'-'.join(bodies)}"
    return FoundNumber(
        match.start(), match.end(), canonical, serial, "party" if party else "admin",
        type_symbol=symbol, body=bodies[0], repairs=("separator",), doubtful=True,
    )  # fmt: skip


def _groups(match: re.Match[str]) -> tuple[list[str], int]:
    """Split the symbol at its hyphens; spaces are forgiven around a hyphen between two abbreviations only."""
    symbol, end = match["symbol"], match.end("symbol")
    kept: list[str] = []
    done = 0
    for gap in _SPACED.finditer(symbol):
        follower = symbol[gap.end() : gap.end() + 2]
        if len(gap.group()) > 1 and not (not kept and follower[1:].isupper()):
            end -= len(symbol) - gap.start()
            return [*kept, symbol[done : gap.start()]], end
        kept.append(symbol[done : gap.start()].replace(" ", ""))
        done = gap.end()
    last = symbol[done:]
    trimmed = _NOTE_DIGIT.sub("", last)
    # A single digit after a known body is a footnote mark; units such as VX1 or K15 keep theirs.
    dated = _DATED.match(match.string, end) is not None  # "UBND-NC3 ngày …": the mark would stand after the date
    if trimmed != last and is_body(trimmed) and not _LAW_BODY.fullmatch(last) and not dated:
        last, end = trimmed, end - 1
    return [*kept, last], end


def _repairs(printed: list[str], canonical: list[str]) -> tuple[str, ...]:
    """Name the repair when letters changed, not merely their case (capital titles)."""
    return ("glyph",) if "-".join(printed).upper() != "-".join(canonical).upper() else ()


def _looks_like_body(group: str) -> bool:
    return is_body(group) or sum(letter.isupper() for letter in group) >= 2
