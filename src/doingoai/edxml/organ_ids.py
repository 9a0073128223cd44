"""Codes of organisations on the exchange axis: two forms, one organisation.

Basis: Quyết định 20/2020/QĐ-TTg (level 1 first: H99.01.02); QCVN 102:2016/BTTTT before it (reverse, with the
unused levels filled with zeros: 000.02.01.H99). That both forms still circulate is not confirmed by a text.
"""

from __future__ import annotations

import re

_FIRST_LEVEL = re.compile(r"[A-Z][0-9]{2}")
_LOWER_LEVEL = re.compile(r"[A-Z0-9]{1,5}")
_UNUSED = re.compile(r"0+")
_OWN = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+|[A-Z]{2,}[A-Z0-9]*")


def canonical_organ_id(code: str) -> str:
    """Return the code with level 1 first, in capitals, without unused levels: "000.02.01.h99" gives "H99.01.02".

    A code of another form comes back in capitals and without spaces, so that it still compares with itself.
    """
    tidy = "".join(code.split()).upper()
    levels = tidy.split(".")
    if not _FIRST_LEVEL.fullmatch(levels[0]) and _FIRST_LEVEL.fullmatch(levels[-1]):
        levels.reverse()
    if not _FIRST_LEVEL.fullmatch(levels[0]) or not all(_LOWER_LEVEL.fullmatch(level) for level in levels):
        return tidy
    while _UNUSED.fullmatch(levels[-1]):
        levels.pop()
    return ".".join(levels)


def is_organ_id(code: str) -> bool:
    """True for a code of one of the two forms."""
    return _FIRST_LEVEL.fullmatch(canonical_organ_id(code).split(".")[0]) is not None


def is_own_code(code: str) -> bool:
    """True for a code that two installations of this program share: NGV-24-202507, CNV. The axis knows none of them."""
    return _OWN.fullmatch(code) is not None
