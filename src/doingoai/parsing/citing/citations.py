"""All citations of a text, in order: numbered ones first, because the number is the rarest and most regular token;
then laws, congresses and plenums by name, then short names and references back.

Offsets here are those of the working copy; `parse.py` carries them back to the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.aliases import Source, define_aliases, find_aliases, find_anaphora
from doingoai.parsing.citing.cited import Cited
from doingoai.parsing.citing.numbered import read_numbered
from doingoai.parsing.citing.unnumbered import find_unnumbered
from doingoai.parsing.folding import Copy, fold
from doingoai.parsing.identity.identify import identify
from doingoai.parsing.identity.succession import today
from doingoai.parsing.relating.relations import relate
from doingoai.parsing.relating.units import path_of, units_before
from doingoai.parsing.text.spans import Spans
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
    found += _claim(taken, find_aliases(source, Cited(numbered), on=own.issued_on))
    found.sort(key=lambda citation: citation.start)
    found += _claim(taken, find_anaphora(source, Cited(found)))
    found.sort(key=lambda citation: (citation.start, citation.end))
    relate(copy, found)
    for citation in found:
        citation.units = units_before(copy, citation.start)
        citation.unit_paths = [path_of(unit, fold(unit)) for unit in citation.units]
    identify(found, on=own.issued_on, warnings=warnings)
    for citation in found:
        citation.issuer_today, citation.issuer_scope = today(citation.issuer)
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
