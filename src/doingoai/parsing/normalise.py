"""The working copy: look-alike letters folded, marks of Markdown and HTML removed, each place traced to the original.

`Trace` is a text that knows where each of its characters came from. The stored text is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LOOKALIKE = dict(
    zip("аеорсхуіѕјАВЕКМНОРСТХІЅЈ", "aeopcxyisjABEKMHOPCTXISJ", strict=True)
) | {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "／": "/", "⁄": "/", "∕": "/", "：": ":", "；": ";", "（": "(", "）": ")"}
_SIMPLE = str.maketrans(
    {letter: "-" for letter in _DASHES if letter != "\u00ad"}
    | {letter: " " for letter in _SPACES}
    | {letter: "\n" for letter in _BREAKS}
    | _LOOKALIKE
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)  # fmt: skip


def _plain_letters() -> dict[int, str]:
    plain = {letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {"đ": "d", "Đ": "d"}
    for code in (*range(0xC0, 0x1B1), *range(0x1E00, 0x1EFA)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            plain[chr(code)] = base.lower()
    return str.maketrans(plain)


_PLAIN = _plain_letters()
# Every alternative begins with a fixed sign, so that the scan skips ordinary letters; the rest is looked back at.
_MARKUP = re.compile(
    r"(?P<drop>[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\r]+)"
    r"|(?P<note>[⁽⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}[⁾)]?|\[\^?\d{1,3}\]|<sup>[^<>]{1,9}</sup>|\((?<=\w\()\d{1,2}\))"
    r"|(?P<line><br {0,3}/?>)"
    r"|(?P<tag></?(?:b|i|u|em|strong|span|p|div|sup|sub|font|center|td|tr|th|table|tbody)(?: [^<>]{0,200})?/?>)"
    r"|(?P<heading>\#{1,6}(?=[ \t\w*])[ \t]*)"
    r"|(?P<quote>>[ \t]?)"
    r"|(?P<escape>\\(?=[^\w\s]))"
    r"|(?P<bold>\*{2,}|`+|__(?=\S)|__(?<=\S__))"
    r"|(?P<italic>\*(?=\S)|\*(?<=\S\*)|_(?<!\w_)(?=\w)|_(?<=[^\W_]_)(?!\w))",
)
_NUMBER_IN_NOTE = re.compile(r"\d+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def fold(text: str) -> str:
    """Return `text` in lower case without Vietnamese marks, letter for letter: the length stays the same."""
    return text.translate(_PLAIN)


class Trace:
    """A text made of pieces of another text, and the way back: `origin` of a place, `span` of a range."""

    __slots__ = ("_at", "_from", "_length", "_parts", "_to", "text")

    def __init__(self) -> None:
        self.text = ""
        self._parts: list[str] = []
        self._length = 0
        self._at: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []

    def __len__(self) -> int:
        return self._length

    def add(self, part: str, start: int, end: int) -> None:
        """Append `part`, which stands for the range [start, end) of the original (equal length or shorter)."""
        if not part:
            return
        self._parts.append(part)
        self._at.append(self._length)
        self._from.append(start)
        self._to.append(max(end - 1, start))
        self._length += len(part)

    def close(self) -> Trace:
        """Join the pieces; call once after the last `add`."""
        self.text = "".join(self._parts)
        self._parts.clear()
        return self

    def origin(self, place: int) -> int:
        """Return where the character at `place` stands in the original."""
        index = bisect_right(self._at, place) - 1
        if index < 0:
            return 0
        return min(self._from[index] + place - self._at[index], self._to[index])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that the range [start, end) stands for."""
        if end <= start:
            place = self.origin(start)
            return place, place
        return self.origin(start), self.origin(end - 1) + 1


class CleanText:
    """The text without marks of style: `trace`, the marked headings, and the footnote numbers referred to."""

    __slots__ = ("_open", "headings", "notes", "trace")

    def __init__(self, text: str) -> None:
        self.trace = Trace()
        self.headings: set[int] = set()
        self.notes: set[str] = set()
        self._open = False
        source = text.translate(_SIMPLE)
        done = 0
        for match in _MARKUP.finditer(source):
            self._edit(source, done, match)
            done = match.end()
        self.trace.add(source[done:], done, len(source))
        self.trace.close()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.trace.text

    def _edit(self, source: str, done: int, match: re.Match[str]) -> None:
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind in _AT_LINE_START and source[source.rfind("\n", 0, start) + 1 : start].strip():
            end = start
        elif kind == "note" and (start == 0 or source[start - 1].isspace()):
            end = start
        self.trace.add(source[done:start], done, start)
        if end > start:
            self._record(kind, source, start, end)
        else:
            self.trace.add(match.group(), *match.span())

    def _record(self, kind: str, source: str, start: int, end: int) -> None:
        """Keep what the removed mark told: a footnote number, a heading, a line end."""
        if kind == "note":
            self.notes.update(_NUMBER_IN_NOTE.findall(source[start:end].translate(_SUPERSCRIPTS)))
        elif kind == "line":
            self.trace.add("\n", start, end)
        elif kind == "heading":
            self.headings.add(len(self.trace))
        elif kind == "italic":
            self._italic(source, start, end)
        elif kind == "bold" and _between_letters(source, start, end):
            self.trace.add(" ", start, end)

    def _italic(self, source: str, start: int, end: int) -> None:
        """Tell a closing star from one that refers to a footnote ("NGUYỄN VĂN A*"): that one was never opened."""
        if source[start] != "*":
            return
        after_letter = start > 0 and not source[start - 1].isspace()
        if after_letter and not self._open and source[end : end + 1] in ("", "\n", " "):
            self.notes.add("*")
        self._open = not after_letter


_AT_LINE_START = frozenset({"heading", "quote"})


def _between_letters(source: str, start: int, end: int) -> bool:
    return 0 < start and end < len(source) and source[start - 1].isalpha() and source[end].isalnum()
