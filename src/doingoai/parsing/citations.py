"""All citations of a text, in order: numbered ones first, because the number is the rarest and most regular token;
then laws, congresses and plenums by name, then short names and references back.

Offsets here are those of the working copy; `parse.py` carries them back to the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.parsing.aliases import Source, define_aliases, find_aliases, find_anaphora
from doingoai.parsing.cited import Cited
from doingoai.parsing.document import Citation
from doingoai.parsing.folding import Copy
from doingoai.parsing.numbered import read_numbered
from doingoai.parsing.relations import directed_by, relation_of, units_before
from doingoai.parsing.spans import Spans
from doingoai.parsing.unnumbered import find_unnumbered
from doingoai.parsing.warned import Warnings


@dataclass(frozen=True)
class Own:
    """The number and date of the document itself, and the range where they are printed: it does not cite itself."""

    number: str | None = None
    issued_on: str | None = None
    start: int = -1
    end: int = -1


def find_citations(copy: Copy, *, own: Own, warnings: Warnings) -> list[Citation]:
    """Return every citation of the working copy, in the order of the text."""
    taken = Spans()
    everything = read_numbered(copy, taken=taken, warnings=warnings)
    numbered = [citation for citation in everything if not _is_own(citation, own)]
    for citation in everything:
        if _is_own(citation, own):
            warnings.drop(citation.start, citation.end)
    source = Source(copy.text, copy.folded, taken)
    define_aliases(source, numbered)
    found = [*numbered, *_claim(taken, find_unnumbered(copy, taken))]
    found += _claim(taken, find_aliases(source, Cited(numbered)))
    found.sort(key=lambda citation: citation.start)
    found += _claim(taken, find_anaphora(source, Cited(found)))
    found.sort(key=lambda citation: (citation.start, citation.end))
    _relate(copy, found)
    warnings.about_unexplained(found)
    return found


def _is_own(citation: Citation, own: Own) -> bool:
    if citation.start < own.end and own.start < citation.end:
        return True
    same_date = None in (citation.issued_on, own.issued_on) or citation.issued_on == own.issued_on
    return own.number is not None and citation.number == own.number and same_date


def _claim(taken: Spans, citations: Iterable[Citation]) -> list[Citation]:
    found = list(citations)
    for citation in found:
        taken.add(citation.start, citation.end)
    return found


def _relate(copy: Copy, found: list[Citation]) -> None:
    after, previous = 0, None
    for citation in found:
        citation.relation = relation_of(copy, citation.start, after=after, previous=previous)
        citation.units = units_before(copy, citation.start)
        citation.directed_by = directed_by(copy, citation.start)
        after, previous = citation.end, citation.relation
