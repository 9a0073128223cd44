"""Which type word a found number belongs to: "Thông báo kết luận số 318/TB-VPUBND" is a Thông báo.

Rule: the last type word before the number that agrees with its symbol. When word and symbol disagree the symbol
wins, but for the Party's QĐ (quyết định and quy định) the word. Without a word, a list passes its type on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doingoai.parsing.citing.numbers import FoundNumber
from doingoai.parsing.folding import Copy
from doingoai.parsing.lexicon import FOLDED_TYPES, LAW_TYPES, LETTER_TYPES, SYMBOL_TYPES, canonical_type_symbol

_TYPES = "|".join(sorted(FOLDED_TYPES, key=len, reverse=True))
_TYPE = re.compile(rf"(?:{_TYPES}|(?:thu|dien)(?= so))(?:(?![a-z])|(?=so ?\d))")
_ABBREVIATED = re.compile(r"(?<!\w)(NQ|QĐ|CT|KL|CV|KH|NĐ|TT|TTLT|TB|HD|BC|TTr|CTr|ĐA|QC|CĐ|PL)[ .]{1,2}(?:số)?[ :]*$")
_ADJACENT = re.compile(r" ?(?:lien tich|khung|hanh dong|chung|phoi hop)? ?(?:s|so|sd|s6)?[ :.]*$")
_NUMBER_WORD = re.compile(r"(?:^|[^a-z])(?:so|s)[ :.]*$")
_NOT_A_DOCUMENT = re.compile(
    r"(?:\bmau|\bbieu mau|\bbieu|\bho chieu|\bcmnd|\bcmtnd|\bcccd|\bcan cuoc|\bcan cuoc cong dan|\btai khoan|"
    r"\bdien thoai|\bfax|\bso nha|\bthe|\bbien so|\bmst|\bma so(?: thue)?|\bhop thu)(?: ?so)? ?:? ?$"
)
_PRESS = frozenset({"TTĐT", "STTTT", "BTTTT", "CBC", "BC"})  # the licence in the imprint of a portal
_MAIL = {"thu": "Thư", "dien": "Điện"}  # types only right before "số"
_SEPARATORS = re.compile(r"(?: |,|;|:|va|hoac|cung|voi|so|cac|ngay ?[\d/.\-]+|[(){}\[\]])*")
_BREAK = re.compile(r"[;\n]|[.!?] ")
_REACH = 170
_MODIFIERS = (
    "thẩm định",
    "hành động",
    "kết luận",
    "liên tịch",
    "khung",
    "phối hợp",
    "giải trình",
    "tổng kết",
    "sơ kết",
)


@dataclass(frozen=True)
class Binding:
    """The type of a number, where its words begin, and how it was found: agree, word, symbol, list or default."""

    type: str
    start: int
    how: str
    word_end: int
    mismatch: bool = False


@dataclass(frozen=True)
class _Word:
    type: str
    start: int
    end: int


def bind(copy: Copy, number: FoundNumber, *, after: int, inherited: str | None) -> Binding | None:
    """Return the type of `number` from the words between `after` and it, or None when it is no document.

    `inherited` is the type of the citation that ends at `after`, passed on when only list separators stand between.
    """
    begin = _begin(copy.folded, after, stop=number.start)
    lead = copy.folded[begin : number.start]
    if _NOT_A_DOCUMENT.search(lead) or (number.type_symbol == "GP" and number.body in _PRESS):
        return None
    words = list(_words(copy, begin, stop=number.start))
    expected = _expected(number)
    agreeing = [word for word in words if word.type in expected]
    adjacent = words[-1] if words and _ADJACENT.fullmatch(copy.folded, words[-1].end, number.start) else None
    if agreeing and not (adjacent and _is_own_word(number, adjacent, agreeing=agreeing[-1])):
        return Binding(agreeing[-1].type, agreeing[-1].start, "agree", agreeing[-1].end)
    if adjacent:
        return _by_adjacent(number, adjacent, expected=expected)
    return _without_word(
        copy.folded, number, after=after, begin=begin, inherited=inherited, expected=expected, words=words
    )


def subtype_of(text: str, start: int, *, end: int) -> str | None:
    """Return the modifier after a type word ("Báo cáo thẩm định" gives "thẩm định")."""
    after = text[start:end].strip().lower()
    return next((modifier for modifier in _MODIFIERS if after.startswith(modifier)), None)


def _begin(folded: str, after: int, *, stop: int) -> int:
    """Return where the words of this number may begin: after the citation before, the sentence or list item."""
    begin = max(after, stop - _REACH)
    for found in _BREAK.finditer(folded, begin, max(begin, stop - 2)):
        begin = found.end()
    return begin


def _words(copy: Copy, start: int, *, stop: int) -> Iterator[_Word]:
    for match in _TYPE.finditer(copy.folded, start, stop):
        begin = match.start()
        glued = begin > 0 and copy.text[begin - 1].isalpha()
        if glued and not (copy.text[begin].isupper() and not copy.text[begin - 1].isupper()):
            continue
        name = FOLDED_TYPES.get(match.group()) or _MAIL[match.group()]
        if _is_type_word(copy, name, begin=begin):
            yield _Word(name, begin, match.end())
    short = _ABBREVIATED.search(copy.text, start, stop)
    symbol = canonical_type_symbol(short[1]) if short else None
    if short and symbol:
        yield _Word(SYMBOL_TYPES[symbol][0], short.start(1), short.end(1))


def _is_type_word(copy: Copy, name: str, *, begin: int) -> bool:
    if name in ("Luật", "Lệnh"):
        return copy.text[begin].isupper() and not copy.folded.endswith(("phap ", "bo "), 0, begin)
    if name in ("Thư", "Điện"):
        return copy.text[begin : begin + len(name)] in (name, name.upper(), "thư")
    return True


def _expected(number: FoundNumber) -> frozenset[str]:
    if number.family == "law":
        return frozenset({"Nghị quyết", *LAW_TYPES})
    if number.type_symbol is None:
        return LETTER_TYPES
    types = SYMBOL_TYPES[number.type_symbol]
    if number.type_symbol == "QĐ" and number.family != "party":
        return frozenset({"Quyết định"})
    if number.type_symbol == "TT" and number.family == "party":
        return frozenset({"Thông tri"})
    return frozenset(types)


def _is_own_word(number: FoundNumber, adjacent: _Word, *, agreeing: _Word) -> bool:
    """Tell whether a nearer word wins over an agreeing one: only for letters, whose symbol names no type."""
    return number.type_symbol is None and number.family in ("letter", "old") and adjacent.start > agreeing.start


def _by_adjacent(number: FoundNumber, adjacent: _Word, *, expected: frozenset[str]) -> Binding:
    if number.type_symbol is None and number.family != "law":
        return Binding(adjacent.type, adjacent.start, "word", adjacent.end)
    generic = adjacent.type == "Văn bản"
    if generic and number.type_symbol == "CV":
        return Binding("Văn bản", adjacent.start, "word", adjacent.end)
    return Binding(_default(number, expected), adjacent.start, "symbol", adjacent.end, mismatch=not generic)


def _without_word(
    folded: str,
    number: FoundNumber,
    *,
    after: int,
    begin: int,
    inherited: str | None,
    expected: frozenset[str],
    words: list[_Word],
) -> Binding | None:
    """Bind a number that no type word precedes directly: an item of a list, "… của X số n", or the bare number."""
    in_list = inherited is not None and _SEPARATORS.fullmatch(folded, after, number.start) is not None
    untyped = number.type_symbol is None
    if in_list and inherited is not None and (inherited in expected or untyped):
        return Binding(inherited, number.start, "list", number.start)
    said_number = _NUMBER_WORD.search(folded, begin, number.start) is not None
    if words and said_number and untyped and number.family != "law":
        return Binding(words[-1].type, words[-1].start, "word", words[-1].end)
    if number.doubtful and not said_number and not in_list:
        return None
    return Binding(_default(number, expected), number.start, "default", number.start)


def _default(number: FoundNumber, expected: frozenset[str]) -> str:
    if number.family == "law":
        return "Nghị quyết" if number.body.startswith("UBTVQH") else "Luật"
    if number.type_symbol is None:
        return "Công văn"
    return next(name for name in SYMBOL_TYPES[number.type_symbol] if name in expected)
