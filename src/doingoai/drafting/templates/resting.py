"""Which lines of which templates cite which instruments, so that a replaced instrument names what must be changed."""

import re
from bisect import bisect_right
from itertools import accumulate

from doingoai.drafting.templates.load import Templates
from doingoai.parsing import parse

# What explains a field to the officer: the instruments in it are examples.
_EXAMPLE = re.compile(r"\s*(?:help|label)\s*=")


def bases_of(templates: Templates) -> dict[str, list[tuple[str, int]]]:
    """Return file and line of each citation, by the number of the instrument; a law cited without one by its name."""
    found: dict[str, list[tuple[str, int]]] = {}
    for template in templates.documents.values():
        for cited, line in _cited(["" if _EXAMPLE.match(text) else text for _number, text in template.lines]):
            place = (template.file, line)
            if place not in found.setdefault(cited, []):
                found[cited].append(place)
    return found


def _cited(lines: list[str]) -> list[tuple[str, int]]:
    """Return what a file cites and on which line; the words are read where they stand, quotes and keys included."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    document = parse("\n".join(lines))
    return [
        (citation.number or citation.name or "", bisect_right(starts, citation.start))
        for citation in document.citations
        if citation.number or citation.name
    ]
