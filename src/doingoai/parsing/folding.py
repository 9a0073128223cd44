"""Letters of Vietnamese: folding without changing the length, and classes for regular expressions."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# For character classes: ranges such as À-Ỹ would mix capital with small letters.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.replace("A-Z", "a-z").lower()


def _plain_letters() -> dict[int, str]:
    plain = {letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {"đ": "d", "Đ": "d"}
    for code in (*range(0xC0, 0x1B1), *range(0x1E00, 0x1EFA)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            plain[chr(code)] = base.lower()
    return str.maketrans(plain)


_PLAIN = _plain_letters()


def fold(text: str) -> str:
    """Return `text` in lower case without Vietnamese marks, letter for letter: the length stays the same."""
    return text.translate(_PLAIN)


@dataclass(frozen=True)
class Copy:
    """The working copy of a text and its folded form: what is found in one stands at the same place in the other."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Copy:
        """Return the copy of `text` with its folded form."""
        return cls(text, fold(text))
