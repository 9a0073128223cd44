"""Marking in a text the words that were searched for, with or without Vietnamese marks."""

import re
import unicodedata
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "d"})


@lru_cache(maxsize=4096)
def _base_letter(letter: str) -> str:
    """Return the letter without marks; always one character, so that places in the text stay the same."""
    return unicodedata.normalize("NFD", letter.translate(D_WITH_STROKE))[0].lower()[:1] or letter


def _fold(text: str) -> str:
    return "".join(map(_base_letter, text))


def highlight(text: str, query: str) -> SafeString:
    """Wrap the words of `query` found in `text` in <mark>, comparing without marks and case.

    As in the search itself, the last word may be only begun. All text is escaped: it comes from people.
    """
    text = unicodedata.normalize("NFC", str(text))
    words = [re.escape(_fold(word)) for word in unicodedata.normalize("NFC", str(query)).split()]
    if not words:
        return escape(text)
    whole = [rf"{word}\b" for word in words[:-1]]
    pattern = re.compile(r"\b(?:" + "|".join([*whole, words[-1] + r"\w*"]) + ")")
    pieces, last = [], 0
    for hit in pattern.finditer(_fold(text)):
        pieces += [
            escape(text[last : hit.start()]),
            "<mark>",
            escape(text[hit.start() : hit.end()]),
            "</mark>",
        ]
        last = hit.end()
    pieces.append(escape(text[last:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of the text is escaped above
