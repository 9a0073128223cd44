"""Vietnamese text: one stored form, one searched form, and marking of hits.

The searched form is made here and nowhere else, so that SQLite and PostgreSQL find the same rows.
Sorting is in `sorting.py`.
"""

import re
import unicodedata

# NFD does not take đ apart; Ð (eth) and Ɖ (African D) are what some keyboards and scanners put for Đ.
_PLAIN_D = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "Ɖ": "D", "ɖ": "d"})
_WORD = re.compile(r"\w+")


def nfc(s: str) -> str:
    """Return the precomposed form (TCVN 6909:2001), the only form that is stored and shown."""
    return unicodedata.normalize("NFC", s)


def fold(s: str) -> str:
    """Return the words of `s` in lower case without marks, joined by one space.

    "Thoả thuận số 123/UBND-NV" and "thỏa thuận số 123 ubnd nv" fold alike: the Unicode form, the place of
    the tone mark and the punctuation do not matter.
    """
    return " ".join(_WORD.findall(_without_marks(s)))


def highlight(original: str, query: str) -> list[tuple[str, bool]]:
    """Cut `original` into segments (text, is a hit) whose texts joined give `original` back.

    A hit is a whole word of the query; the last word of the query also hits the beginning of a word, as the
    search does while the officer is typing.
    """
    words = fold(query).split()
    if not words:
        return [(original, False)] if original else []
    folded, origins = _folded_letters(original)
    hit = [False] * len(original)
    for match in _WORD.finditer(folded):
        length = _hit_length(match.group(), words)
        for position in range(match.start(), match.start() + length):
            hit[origins[position]] = True
    for position, letter in enumerate(original):
        if position and unicodedata.combining(letter):
            hit[position] = hit[position - 1]
    return _segments(original, hit)


def slug(s: str) -> str:
    """Return an ASCII name for files and addresses: "Đà Nẵng 2026" gives "da-nang-2026"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(s)).strip("-")


def shorten(s: str, n: int) -> str:
    """Return `s` in at most `n` letters, cut after a word where one ends in the second half, with "…"."""
    text = " ".join(nfc(s).split())
    if len(text) <= n:
        return text
    if n < 1:
        return ""
    head = text[: n - 1]
    at = head.rfind(" ") if text[n - 1] != " " else len(head)
    if at > n // 2:
        head = head[:at]
    return head.rstrip(" ,;:.-–") + "…"


def within_sentence(s: str) -> str:
    """Return a name as it stands inside a sentence: "Bản ghi nhớ" gives "bản ghi nhớ", "UBND tỉnh" stays."""
    return s if s[1:2].isupper() else s[:1].lower() + s[1:]


def _without_marks(s: str) -> str:
    decomposed = unicodedata.normalize("NFD", s.translate(_PLAIN_D))
    lowered = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFC", lowered)


def _folded_letters(original: str) -> tuple[str, list[int]]:
    """Return the folded letters of `original` and, for each of them, the place that it came from."""
    letters, origins = [], []
    for position, letter in enumerate(original):
        for folded in _without_marks(letter):
            letters.append(folded)
            origins.append(position)
    return "".join(letters), origins


def _hit_length(word: str, words: list[str]) -> int:
    if word in words:
        return len(word)
    return len(words[-1]) if word.startswith(words[-1]) else 0


def _segments(original: str, hit: list[bool]) -> list[tuple[str, bool]]:
    segments: list[tuple[str, bool]] = []
    start = 0
    for position in range(1, len(original) + 1):
        if position == len(original) or hit[position] != hit[start]:
            segments.append((original[start:position], hit[start]))
            start = position
    return segments
