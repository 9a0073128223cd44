"""Which instruments of the reference a text names: by number and day, by a short name, by the name of a law.

A number is compared by its lookup key, never as a piece of text: "5/2020" is not in "15/2020".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from doingoai.lib.text import fold
from doingoai.parsing import parse
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument

# Joined into one word, "36/NQ-CP" is not the short name "Nghị quyết 36".
_INSIDE_NUMBER = re.compile(r"(?<=\w)[/-](?=\w)")
_NO_NAME = re.compile(r"(?!)")


@dataclass(frozen=True)
class Mentions:
    """What a text names: (lookup key, day) of each number, and the folded rest in which names are looked for."""

    numbers: tuple[tuple[str, dt.date | None], ...]
    rest: str


@lru_cache(maxsize=4096)
def mentions(text: str) -> Mentions:
    """Read the numbers that a text cites; the same text is read once."""
    parsed = parse(text)
    numbers, rest, place = [], [], 0
    for citation in parsed.citations:
        if number := citation.number or citation.target:
            numbers.append((instrument_lookup(number), as_day(citation.issued_on)))
            rest.append(parsed.text[place : citation.start])
            place = citation.end
    rest.append(parsed.text[place:])
    return Mentions(tuple(numbers), fold(_INSIDE_NUMBER.sub("_", " ¤ ".join(rest))))


@dataclass(frozen=True)
class Shelf:
    """The instruments that some texts may name; two queries for any number of texts."""

    by_lookup: dict[str, list[Instrument]]
    by_alias: dict[str, Instrument]
    names: re.Pattern[str]

    @classmethod
    def of(cls, lookups: Iterable[str]) -> Shelf:
        by_lookup: dict[str, list[Instrument]] = {}
        for each in Instrument.objects.filter(lookup__in=set(lookups)):
            by_lookup.setdefault(each.lookup, []).append(each)
        by_alias = {
            fold(alias): each
            for each in Instrument.objects.exclude(aliases="").order_by("issued_on", "pk")
            for alias in each.aliases.split("|")
            if fold(alias)
        }
        longest = sorted(by_alias, key=len, reverse=True)  # "Luật Đầu tư năm 2020" goes before "Luật Đầu tư"
        words = "|".join(re.escape(name) for name in longest)
        return cls(by_lookup, by_alias, re.compile(rf"(?<!\w)(?:{words})(?!\w)") if longest else _NO_NAME)

    @classmethod
    def for_texts(cls, texts: Iterable[str]) -> Shelf:
        return cls.of(lookup for text in texts for lookup, _day in mentions(text).numbers)

    def numbered(self, lookup: str, day: dt.date | None) -> list[Instrument]:
        """Return the instruments of a number: with a day only that of the day, without one every candidate."""
        same = self.by_lookup.get(lookup, [])
        return [each for each in same if day is None or each.issued_on in (day, None)]

    def named(self, folded: str) -> Iterator[Instrument]:
        for match in self.names.finditer(folded):
            yield self.by_alias[match.group()]

    def cited_in(self, text: str, *, before: dt.date | None = None) -> list[Instrument]:
        """Return every instrument that a text names, each once; none issued after the text's own day."""
        said = mentions(text)
        found = [each for lookup, day in said.numbers for each in self.numbered(lookup, day)]
        found += self.named(said.rest)
        return [each for each in dict.fromkeys(found) if not _is_later(each, before)]

    def one(self, number: str, *, day: dt.date | None = None, before: dt.date | None = None) -> Instrument | None:
        """Return the only instrument that a number or a short name can mean; None when none or several could."""
        found = self.numbered(instrument_lookup(number), day)
        known = self.by_alias.get(fold(number))
        if not found and known and (day is None or known.issued_on in (day, None)):
            found = [known]
        fitting = [each for each in found if not _is_later(each, before)]
        return fitting[0] if len(fitting) == 1 else None


def as_day(text: str | None) -> dt.date | None:
    """Return the day that the parser gives as ISO text."""
    return dt.date.fromisoformat(text) if text else None


def _is_later(instrument: Instrument, before: dt.date | None) -> bool:
    return bool(before and instrument.issued_on and instrument.issued_on > before)
