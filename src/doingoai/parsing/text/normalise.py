"""The working copy: look-alike letters folded, marks of Markdown and HTML removed, each place traced to the original.

The stored text is never changed: everything works on this copy.
"""

from __future__ import annotations

import re

from doingoai.parsing.text.trace import Trace

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LOOKALIKE = dict(zip("аеорсхуіѕјАВЕКМНОРСТХІЅЈ", "aeopcxyisjABEKMHOPCTXISJ", strict=True)) | {
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ð": "đ",
    "ɖ": "đ",
    "／": "/",
    "⁄": "/",
    "∕": "/",
    "：": ":",
    "；": ";",
    "（": "(",
    "）": ")",
}
_SIMPLE = str.maketrans(
    {letter: "-" for letter in _DASHES if letter != "\u00ad"}
    | {letter: " " for letter in _SPACES}
    | {letter: "\n" for letter in _BREAKS}
    | _LOOKALIKE
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)  # fmt: skip

_LOOKALIKES = re.compile("[" + re.escape("".join(map(chr, _SIMPLE))) + "]")


# The scan stops only at these signs; what stands there is then matched, looking back where needed.
_SIGN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\r⁽⁰¹²³⁴⁵⁶⁷⁸⁹\\[<(#>\\\\*`_]")
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


class CleanText:
    """The text without marks of style: `trace`, the marked headings, and the footnote numbers referred to.

    `is_folded` tells whether any letter differs from the original.
    """

    __slots__ = ("_open", "headings", "is_folded", "notes", "trace")

    def __init__(self, text: str) -> None:
        self.trace = Trace()
        self.headings: set[int] = set()
        self.notes: set[str] = set()
        self._open = False
        self.is_folded = _LOOKALIKES.search(text) is not None
        source = text.translate(_SIMPLE) if self.is_folded else text
        done = 0
        for sign in _SIGN.finditer(source):
            match = _MARKUP.match(source, sign.start()) if sign.start() >= done else None
            if match:
                self._edit(source, done, match=match)
                done = match.end()
        self.trace.copy(source[done:], done)
        self.trace.close()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.trace.text

    def _edit(self, source: str, done: int, *, match: re.Match[str]) -> None:
        start, end = match.span()
        kind = match.lastgroup or ""
        if (kind in _AT_LINE_START and not _at_line_start(source, start)) or (
            kind == "note" and (start == 0 or source[start - 1].isspace())
        ):
            end = start
        self.trace.copy(source[done:start], done)
        if end > start:
            self._record(kind, source, start=start, end=end)
        else:
            self.trace.copy(match.group(), match.start())

    def _record(self, kind: str, source: str, *, start: int, end: int) -> None:
        """Keep what the removed mark told: a footnote number, a heading, a line end."""
        if kind == "note":
            self.notes.update(_NUMBER_IN_NOTE.findall(source[start:end].translate(_SUPERSCRIPTS)))
        elif kind == "line":
            self.trace.put("\n", start, end)
        elif kind == "heading":
            self.headings.add(len(self.trace))
        elif kind == "italic":
            self._italic(source, start, end=end)
        elif kind == "bold" and _between_letters(source, start, end=end):
            self.trace.put(" ", start, end)

    def _italic(self, source: str, start: int, *, end: int) -> None:
        """Tell a closing star from one that refers to a footnote ("NGUYỄN VĂN A*"): that one was never opened."""
        if source[start] != "*":
            return
        after_letter = start > 0 and not source[start - 1].isspace()
        if after_letter and not self._open and not source[end : end + 1].strip():
            self.notes.add("*")
        self._open = not after_letter


_AT_LINE_START = frozenset({"heading", "quote"})


def _at_line_start(source: str, place: int) -> bool:
    _, newline, indent = source[max(0, place - 9) : place].rpartition("\n")
    return not indent.strip() and (newline == "\n" or place <= len(indent))


def _between_letters(source: str, start: int, *, end: int) -> bool:
    return start > 0 and end < len(source) and source[start - 1].isalpha() and source[end].isalnum()
