"""Which instrument of the reference a citation means; the reference is only read here, see actions.AddInstruments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.lib.text import fold
from doingoai.planning.guidance.models import Citation, Guidance
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument


@dataclass(frozen=True)
class Shelf:
    """The instruments that the numbers and names of one document may mean; two queries for any number of citations."""

    by_number: dict[str, list[Instrument]]
    by_alias: dict[str, Instrument]

    @classmethod
    def of(cls, numbers: Iterable[str]) -> Shelf:
        wanted = {instrument_lookup(number) for number in numbers if number}
        by_number: dict[str, list[Instrument]] = {}
        for each in Instrument.objects.filter(lookup__in=wanted):
            by_number.setdefault(each.lookup, []).append(each)
        by_alias = {
            fold(alias): each
            for each in Instrument.objects.exclude(aliases="")
            for alias in each.aliases.split("|")
            if alias.strip()
        }
        return cls(by_number, by_alias)

    def find(self, number: str, name: str, issued_on: dt.date | None) -> Instrument | None:
        """Return the instrument of that number and day; without a day only one that is alone with its number.

        A number of another day is another document: None, and a person decides.
        """
        same = self.by_number.get(instrument_lookup(number), []) if number else []
        if issued_on:
            return next((each for each in same if each.issued_on in (issued_on, None)), None)
        if len(same) == 1:
            return same[0]
        return self.by_alias.get(fold(name)) if name and not number else None


def link_citations(guidance: Guidance) -> int:
    """Join every citation that is not joined yet with its instrument; return how many were found."""
    rows = list(guidance.citations.filter(instrument=None))
    shelf = Shelf.of(row.number for row in rows)
    found = []
    for row in rows:
        row.instrument = shelf.find(row.number, row.name, row.issued_on)
        if row.instrument:
            found.append(row)
    Citation.objects.bulk_update(found, ["instrument"])
    return len(found)


def unknown(guidance: Guidance) -> list[Citation]:
    """Return the numbered citations that the reference does not know, each document once."""
    rows = guidance.citations.filter(instrument=None).exclude(number="")
    return list({(instrument_lookup(row.number), row.issued_on): row for row in reversed(rows)}.values())[::-1]
