"""Vietnamese alphabetical order as an ASCII text that every database sorts alike.

The key is stored in a column beside the name; no collation of the database is relied upon.
"""

import re
import unicodedata
from functools import lru_cache

from doingoai.lib.text import nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES = {digit: digit for digit in "0123456789"} | dict(
    zip(_ALPHABET, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg", strict=True)
)
_SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn: they make another letter, the tones do not
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_D_LIKE = str.maketrans("ðɖ", "đđ")  # eth and African d, typed or scanned for đ
_WORD = re.compile(r"[^\W_]+")


def sort_key(s: str) -> str:
    """Return the key of `s`: letters first (a ă â b c d đ e ê …), then tones.

    Tones come in the order ngang, huyền, hỏi, ngã, sắc, nặng, one for each word, so "hoà" equals "hòa".
    Digits come before letters, other scripts after z; case and punctuation do not count. The key holds only
    ASCII letters and digits, "-" between words and " " before the tones.
    """
    words = [_word_key(word) for word in _WORD.findall(nfc(s).lower().translate(_D_LIKE))]
    letters = "-".join(letters for letters, _ in words)
    tones = "".join(tone for _, tone in words).rstrip("0")
    return f"{letters} {tones}"


def person_sort_key(name: str) -> str:
    """Return the key of a personal name: by given name (the last word), then by family and middle names."""
    *others, given = name.split() or [""]
    return f"{sort_key(given)} {sort_key(' '.join(others))}"


def _word_key(word: str) -> tuple[str, str]:
    codes, tone = [], "0"
    for letter in word:
        code, mark = _letter_key(letter)
        codes.append(code)
        tone = mark or tone
    return "".join(codes), tone


@lru_cache(maxsize=1024)
def _letter_key(letter: str) -> tuple[str, str]:
    """Return the code of a letter and the tone that it bears; a mark of another language is left out."""
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    shaped = nfc(base + "".join(mark for mark in marks if mark in _SHAPES))
    code = _CODES.get(shaped) or _CODES.get(base) or f"z{ord(letter):06x}"
    return code, "".join(_TONES[mark] for mark in marks if mark in _TONES)[:1]
