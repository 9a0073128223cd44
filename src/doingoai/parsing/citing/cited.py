"""The citations found so far, ready to be asked by serial and by type."""

from __future__ import annotations

import re
from bisect import bisect_left

from doingoai.parsing.citation import Citation

_PROMULGATING = frozenset({"Quyết định", "Nghị định", "Nghị quyết"})
_PROMULGATED = frozenset({"Quy chế", "Quy định", "Đề án", "Chương trình"})


class Cited:
    """Citations in the order of the text; every question costs a binary search or a short list."""

    def __init__(self, citations: list[Citation]) -> None:
        self._all = citations
        self._starts = [citation.start for citation in citations]
        self._by_serial: dict[str, list[Citation]] = {}
        self._by_type: dict[str, list[Citation]] = {}
        for citation in citations:
            if citation.number:
                self._by_serial.setdefault(serial_of(citation), []).append(citation)
            for name in {citation.type, citation.canonical_type or citation.type}:
                self._by_type.setdefault(name, []).append(citation)

    def before(self, place: int) -> Citation | None:
        """Return the last citation that begins before `place`."""
        index = bisect_left(self._starts, place)
        return self._all[index - 1] if index else None

    def explains(self, name: str, serial: str, *, before: int) -> str | None:
        """Return the number that "`name` `serial`" stands for: the latest earlier one, else the first later one.

        A Quyết định also explains the Quy chế that it promulgates ("Quy chế 272" is in 272-QĐ/TW).
        """
        wanted, _, year = serial.partition("/")
        fitting = [
            citation
            for citation in self._by_serial.get(wanted.lstrip("0"), ())[:_MOST]
            if _fits(citation, name) and (not year or f"/{year}/" in (citation.number or ""))
        ]
        earlier = [citation for citation in fitting if citation.start < before]
        return earlier[-1].number if earlier else fitting[0].number if fitting else None

    def nearest(self, name: str, *, before: int, issuer: str | None) -> Citation | None:
        """Return the nearest earlier citation of a type, of the same issuer when that is named."""
        same = self._by_type.get(name, [])
        index = bisect_left(same, before, key=lambda citation: citation.start)
        near = same[max(0, index - _MOST) : index]
        named = [citation for citation in near if issuer and citation.issuer == issuer]
        found = named or near
        return found[-1] if found else None


_MOST = 50  # citations of one serial or type that are looked at; more would only be an attack


def serial_of(citation: Citation) -> str:
    """Return the serial without leading zeros, as it is used for looking up."""
    return re.split(r"[/\-]", citation.number or "")[0].lstrip("0")


def _fits(citation: Citation, name: str) -> bool:
    promulgated = citation.type in _PROMULGATING and name in _PROMULGATED
    defined = (citation.defines_alias or "").startswith(name)
    return promulgated or defined or name in (citation.type, citation.canonical_type)
