"""Labels of points at a given place: "Điều 1.", "I.", "1.", "8.1.", "a)", "(i)", "-", "Thứ nhất".

Only the recognition of one label; whether it may stand there, and under what, is decided by `paragraphs.py`,
`inline.py` and `tree.py`. Levels: Nghị định 30/2020/NĐ-CP, Phụ lục I; older and Party forms are read too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doingoai.parsing.citing.unnumbered import roman_value
from doingoai.parsing.folding import UPPER, fold

_NEXT = r"(?=\s|$|[\"“'(\[]|[^\W\d_])"


@dataclass(frozen=True)
class Label:
    """A label: the style decides the level, `value` the place in the sequence, `end` where its text begins."""

    style: str
    value: int
    printed: str
    end: int
    path: str
    repaired: bool = False


# Outermost first; a style that is not open yet goes under everything that stands before it here.
RANKS = {
    style: rank
    for rank, style in enumerate(
        ("part", "chapter", "section", "subsection", "article", "upper", "roman", "number", "decimal2", "decimal3",
         "decimal4", "ordinal", "number_paren", "letter", "number_parens", "letter_parens", "small_roman",
         "small_roman_parens", "bullet")
    )
}  # fmt: skip
KINDS = {
    "number_paren": "number",
    "number_parens": "number",
    "letter_parens": "letter",
    "small_roman_parens": "small_roman",
}

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TRADITIONAL = "abcdđeghiklmnopqrstuvxy"
_BULLETS = "-+*•●○◦■□▪▫➢➤→✓✔·➔❖♦\uf02d\uf0b7\uf0a7\uf06e\uf0d8\uf0e0\uf0fc\uf02b"

_DECIMAL = re.compile(r"(?P<n>(?:[IVX]{1,4}|\d{1,2})(?:\.\d{1,2}){1,3})(?P<mark>[.)/:]|-(?!\d))?(?=\s|$|[^\W\d_])")
_NUMBER = re.compile(r"(?P<n>\d{1,2})(?P<mark> ?[.)]|[/:,]|-)(?![\d/\-])" + _NEXT)
_DOCUMENT_NUMBER = re.compile(r"\d{1,2} ?[/\-] ?[A-ZĐ][A-Za-zĐ]{0,7} ?[/\-]")
_PARENS = re.compile(r"\((?P<n>\d{1,2}|[ivxl]{1,5}|[a-zđ]|[A-ZĐ])\)" + _NEXT)
_LETTER = re.compile(r"(?P<n>[a-zđ])(?P<sub>\.?\d)?(?P<mark> ?\)|[./\-])(?![\d/])" + _NEXT)
_SMALL_ROMAN = re.compile(r"(?P<n>[ivx]{2,5})(?P<mark>[).])" + _NEXT)
_ROMAN = re.compile(r"(?P<n>[IVXl]{1,6})(?P<mark> ?[.)]|[/:]| ?-)(?![\d/])" + _NEXT)
_MISREAD_ROMAN = re.compile(rf"(?P<n>l{{1,3}}|lV|lX)[.)](?= ?[{UPPER}]{{2}})")  # "ll. NỘI DUNG"
_CAPITAL = re.compile(r"(?P<n>[A-HĐ])(?P<mark>[.)/]| ?-)(?=\s*[^\W\d_])")
_BULLET = re.compile(rf"(?P<n>[{re.escape(_BULLETS)}])(?![{re.escape(_BULLETS)}\d])(?=\s+\S|[^\W\d_]|[\"“])")
_ROUND = re.compile(r"o(?=\s+[^\W\d_])")
_WORDS = re.compile(
    r"(?P<head>phan|chuong|tieu muc|muc|dieu) (?P<n>thu [a-z]+(?: [a-z]+)?|[ivxl]{1,6}|\d{1,3}[a-zđ]?|"
    r"[a-h])(?P<mark> ?[.:]|(?= ?-)|(?![a-z\d]))"
)
_WORD_STYLES = {"phan": "part", "chuong": "chapter", "muc": "section", "tieu muc": "subsection", "dieu": "article"}
_CARDINALS = (
    "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai", "muoi ba",
)  # fmt: skip
_ORDINAL = re.compile(
    r"(?:thu (?P<n>nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?: (?:mot|hai|ba))?)(?=(?P<mark> ?[,:.;\-]|"
    r" la ?[,:]? ))"
    r"|(?P<m>mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la ?(?=[,:;]? ))"
)
_SKIP = re.compile(r" ?(?:la\b)? ?[,:.;\-]? *")


def label_at(text: str, place: int, *, stop: int | None = None) -> Label | None:
    """Return the label that begins at `place`, or None."""
    stop = len(text) if stop is None else stop
    if place >= stop:
        return None
    first = text[place]
    if first.isdigit():
        return _decimal(text, place) or _number(text, place)
    if first == "(":
        return _parens(text, place)
    if first in _BULLETS or first == "o":
        return _bullet(text, place) or (_letters(text, place) if first == "o" else None)
    if first.isupper():
        return (
            _word(text, place, stop=stop)
            or _ordinal(text, place, stop=stop)
            or _decimal(text, place)
            or _capital(text, place)
        )
    return _letters(text, place) if first.isalpha() else None


def letter_value(letter: str) -> int:
    """Return the place of a letter among labels (a b c d đ e g h i k …); letters that are not used come between."""
    return _TRADITIONAL.index(letter) + 1 if letter in _TRADITIONAL else _LETTERS.index(letter)


def _decimal(text: str, place: int) -> Label | None:
    match = _DECIMAL.match(text, place)
    if not match:
        return None
    parts = match["n"].split(".")
    follower = (
        text[match.end() :].lstrip()[:1]
        if match.end() + 3 > len(text)
        else text[match.end() : match.end() + 3].lstrip()[:1]
    )
    if match["mark"] is None and not follower.isupper():
        return None
    value = int(parts[-1])
    return Label(f"decimal{len(parts)}", value, match.group(), match.end(), match["n"]) if value else None


def _number(text: str, place: int) -> Label | None:
    match = _NUMBER.match(text, place)
    if not match or _DOCUMENT_NUMBER.match(text, place):
        return None
    mark = match["mark"].strip()
    follower = text[match.end() : match.end() + 2].strip()[:1]
    if mark in ("-", "/", ":", ",") and not (follower.isupper() or follower in "\"“'("):
        return None
    value = int(match["n"])
    style = "number_paren" if mark == ")" else "number"
    printed = match.group()
    return Label(style, value, printed, match.end(), str(value), repaired=mark == ",") if value else None


def _parens(text: str, place: int) -> Label | None:
    match = _PARENS.match(text, place)
    if not match:
        return None
    inner = match["n"]
    if inner.isdigit():
        return Label("number_parens", int(inner), match.group(), match.end(), str(int(inner)))
    roman = roman_value(inner) if inner.islower() and inner.isascii() else None
    if roman:
        return Label("small_roman_parens", roman, match.group(), match.end(), inner)
    return Label("letter_parens", letter_value(inner.lower()), match.group(), match.end(), inner)


def _letters(text: str, place: int) -> Label | None:
    folded = fold(text[place : place + 24])
    ordinal = _ordinal_words(text, place, folded=folded)
    if ordinal:
        return ordinal
    misread = _MISREAD_ROMAN.match(text, place)
    if misread and (value := roman_value(misread["n"])):
        path = misread["n"].replace("l", "I")
        return Label("roman", value, misread.group(), misread.end(), path, repaired=True)
    roman = _SMALL_ROMAN.match(text, place)
    if roman and (value := roman_value(roman["n"])):
        return Label("small_roman", value, roman.group(), roman.end(), roman["n"])
    match = _LETTER.match(text, place)
    if not match:
        return None
    mark = match["mark"].strip()
    follower = text[match.end() : match.end() + 2].strip()[:1]
    if mark != ")" and not follower.isupper():
        return None
    if match["n"] == "l" and mark == ".":
        return Label("number", 1, match.group(), match.end(), "1", repaired=True)
    value = letter_value(match["n"]) * 10 + int((match["sub"] or "0")[-1])
    return Label("letter", value // 10, match.group(), match.end(), match["n"] + (match["sub"] or ""))


def _capital(text: str, place: int) -> Label | None:
    roman = _ROMAN.match(text, place)
    if roman and (value := roman_value(roman["n"])):
        printed = roman.group()
        if "-" not in printed or text[roman.end() : roman.end() + 2].strip()[:1].isupper():
            return Label("roman", value, printed, roman.end(), roman["n"].replace("l", "I"))
    match = _CAPITAL.match(text, place)
    if not match or not text[match.end() : match.end() + 2].strip()[:1].isupper():
        return None
    return Label("upper", letter_value(match["n"].lower()), match.group(), match.end(), match["n"])


def _bullet(text: str, place: int) -> Label | None:
    match = _BULLET.match(text, place) or _ROUND.match(text, place)
    return Label("bullet" + match.group(), 0, match.group(), match.end(), match.group()) if match else None


def _word(text: str, place: int, *, stop: int) -> Label | None:
    match = _WORDS.match(fold(text[place : min(stop, place + 32)]))
    if not match or not text[place].isupper():
        return None
    end = place + match.end()
    rest = text[end : min(stop, end + 80)].strip(" :.-")
    style = _WORD_STYLES[match["head"]]
    said = match["n"].removeprefix("thu ")
    value = _cardinal(said) or roman_value(said) or _plain_value(said)
    if value is None or not _is_heading(style, match["mark"], rest=rest):
        return None
    printed = text[place:end]
    number = text[place + match.start("n") : place + match.end("n")]
    name = text[place : place + len(match["head"])].capitalize()
    return Label(style, value, printed, end, f"{name} {number}")


def _is_heading(style: str, mark: str, *, rest: str) -> bool:
    """Tell a heading from a reference in a sentence: "Điều 5 của Luật …", "Mục 1 Chương II …" are references."""
    if style == "article":
        return bool(mark.strip()) or not rest
    return not rest or bool(mark.strip()) or rest.split("\n")[0].isupper()


def _cardinal(word: str) -> int | None:
    word = {"bon": "tu", "mot": "nhat"}.get(word, word)
    return _CARDINALS.index(word) + 1 if word in _CARDINALS else None


def _plain_value(said: str) -> int | None:
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits.group())
    return letter_value(said) if len(said) == 1 else None


def _ordinal(text: str, place: int, *, stop: int) -> Label | None:
    return _ordinal_words(text, place, folded=fold(text[place : min(stop, place + 24)]))


def _ordinal_words(text: str, place: int, *, folded: str) -> Label | None:
    match = _ORDINAL.match(folded)
    if not match:
        return None
    value = _cardinal(match["n"] or match["m"])
    end = place + match.end()
    printed = text[place:end].rstrip()
    skip = _SKIP.match(folded, match.end())
    after = place + (skip.end() if skip else match.end())
    return Label("ordinal", value or 0, printed, after, printed)
