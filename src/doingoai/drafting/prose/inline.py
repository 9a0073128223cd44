r"""Marks inside a typed line: `**đậm**`, `_nghiêng_`, and a backslash before a letter that is meant as typed.

`\&` stands for nothing (it parts a mark from the word beside it); `<br>` is a new line, in cells of tables only.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from doingoai.documents.content import Run, Text
from doingoai.drafting.prose.runs import normal_runs, plain
from doingoai.lib.text import nfc

_TOKEN = re.compile(r"\\(?P<literal>[\\*_|<&])|(?P<mark>\*+|_+)|(?P<break><br>)")
_MARKED = re.compile(r"[\\*_]|<br>")
_SPECIAL = re.compile(r"[\\*|]|(?<![^\W_])_|_(?![^\W_])|<(?=br>)")


@dataclass(frozen=True)
class _Piece:
    text: str
    mark: str = ""
    opens: bool = False
    closes: bool = False


def read_inline(source: str, *, breaks: bool = False) -> Text:
    """Return the text of a typed line with its styles; marks without a partner stay letters."""
    if not _MARKED.search(source):
        return nfc(source.strip())
    pieces = list(_pieces(source, breaks=breaks))
    paired = {mark: _pairs(pieces, mark) for mark in ("**", "_")}
    runs, on = [], {"**": False, "_": False}
    for index, piece in enumerate(pieces):
        if piece.mark and index in paired[piece.mark]:
            on[piece.mark] = not on[piece.mark]
        else:
            runs.append(Run(piece.text, on["**"], on["_"]))
    return normal_runs(tuple(runs))


def read_plain(source: str, *, breaks: bool = False) -> str:
    """Return the text of a typed line without styles, for titles and cells."""
    return plain(read_inline(source, breaks=breaks))


def is_bold(source: str) -> bool:
    """Tell whether the whole of a typed line stands between `**`."""
    text = read_inline(source, breaks=True)
    return not isinstance(text, str) and all(run.bold for run in text)


def write_inline(text: Text) -> str:
    """Return what is typed to get `text`, which must be normal (`runs.normal_runs`)."""
    if isinstance(text, str):
        return text if "\\" not in text and read_inline(text) == text else escape(text)
    written, before = "", Run("")
    for run in (*text, Run("")):
        letters = escape(run.text)
        closing = "_" * (before.italic and not run.italic) + "**" * (before.bold and not run.bold)
        opening = "**" * (run.bold and not before.bold) + "_" * (run.italic and not before.italic)
        marks = closing + opening
        if marks.startswith("_") and opening == marks and written[-1:].isalnum():
            marks = "\\&" + marks
        if marks.endswith("_") and closing == marks and letters[:1].isalnum():
            marks += "\\&"
        written, before = written + marks + letters, run
    return written


def escape(text: str) -> str:
    """Return `text` so that no letter of it is read as a mark, in prose and in cells alike."""
    parts = (_SPECIAL.sub(lambda match: "\\" + match.group(), part) for part in text.split("\n"))
    return "<br>".join("\\&" + part if part and unicodedata.combining(part[0]) else part for part in parts)


def split_cells(line: str) -> list[str]:
    """Return the sources of the cells of a typed row "| a | b |"."""
    cells, start = [], 1
    for match in re.finditer(r"\\[\\*_|<&]|(\|)", line):
        if match[1] and match.start():
            cells.append(line[start : match.start()].strip())
            start = match.end()
    rest = line[start:].strip()
    return [*cells, rest] if rest else cells


def _pieces(source: str, *, breaks: bool) -> Iterator[_Piece]:
    place = 0
    for match in _TOKEN.finditer(source):
        if match.start() > place:
            yield _Piece(source[place : match.start()])
        if match["literal"]:
            yield _Piece(match["literal"].replace("&", ""))
        elif match["break"]:
            yield _Piece("\n" if breaks else match["break"])
        else:
            yield _mark(match["mark"], source[: match.start()][-1:], source[match.end() : match.end() + 1])
        place = match.end()
    if place < len(source):
        yield _Piece(source[place:])


def _mark(letters: str, before: str, after: str) -> _Piece:
    """Return a mark that may open before a letter and close after one; "_" only at the edge of a word."""
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if letters == "_":
        return _Piece("_", "_", opens and not before.isalnum(), closes and not after.isalnum())
    return _Piece(letters, "**", opens, closes) if letters == "**" else _Piece(letters)


def _pairs(pieces: list[_Piece], mark: str) -> set[int]:
    paired: set[int] = set()
    opened: int | None = None
    for index, piece in enumerate(pieces):
        if piece.mark != mark:
            continue
        if opened is not None and piece.closes and index > opened + 1:
            paired |= {opened, index}
            opened = None
        elif opened is None and piece.opens:
            opened = index
    return paired
