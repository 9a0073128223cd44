"""The text of a .doc (Word 97-2003): pieces of text, cut into paragraphs and table rows.

Layout of the bytes: [MS-DOC]. Properties of paragraphs are in `word97_properties.py`, list labels in
`word97_lists.py`. Older Word files and RTF are refused.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from dataclasses import dataclass

from doingoai.reading.document import ReadDocument, unreadable
from doingoai.reading.ole import open_ole, read_stream
from doingoai.reading.plain import tidy
from doingoai.reading.table_text import cell_lines, row_lines
from doingoai.reading.word97_lists import ListLabels
from doingoai.reading.word97_properties import Mark, ParagraphMarks, table_slice, unseen_runs

MEDIA_TYPE = "application/msword"
_WORD_MAGIC = 0xA5EC
_FIRST_WORD97 = 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_LENGTHS, _CLX = 0x4C, 0x1A2
_PIECE_SIZE = 8
_MAX_PIECES = 200_000
_MAX_LETTERS = 20_000_000  # hostile pieces may all point to the same bytes
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_CELL_END = "\x07"
_MARKS = re.compile("[\r\x07\x13\x14\x15]")
_PAIR = re.compile("[\U00010000-\U0010ffff]")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"} | dict.fromkeys(
    map(chr, (0, 1, 2, 3, 4, 5, 6, 8, 0x1F)), ""
))  # fmt: skip


def read_word97(data: bytes) -> ReadDocument:
    """Read body, text boxes, notes, headers and footers in this order; raises Unreadable.

    Text that is hidden or deleted with track changes is left out; comments are not read.
    """
    with open_ole(data) as ole:
        if ole.exists("EncryptedPackage"):
            raise unreadable("encrypted")
        if not ole.exists("WordDocument"):
            raise unreadable("unsupported", kind="loại tệp Office này")
        main = read_stream(ole, "WordDocument", limit=len(data))
        magic, version = struct.unpack_from("<HH", main)
        (flags,) = struct.unpack_from("<H", main, 0x0A)
        if flags & _ENCRYPTED:
            raise unreadable("encrypted")
        if magic != _WORD_MAGIC or version < _FIRST_WORD97:
            raise unreadable("unsupported", kind="văn bản của Word 95 trở về trước")
        table = read_stream(ole, "1Table" if flags & _TABLE_1 else "0Table", limit=len(data))
    text = _Document(main, table).text()
    if not text.strip():
        raise unreadable("empty")
    return ReadDocument(text, MEDIA_TYPE)


@dataclass(frozen=True)
class _Piece:
    """A run of letters: its places in the text, its place in the file, and its bytes per letter."""

    first: int
    last: int
    offset: int
    width: int

    @property
    def end(self) -> int:
        """The place in the file behind the last letter."""
        return self.offset + (self.last - self.first) * self.width


class _Document:
    def __init__(self, main: bytes, table: bytes) -> None:
        self._pieces = _read_pieces(main, table)
        self._firsts = [piece.first for piece in self._pieces]
        self._letters = _visible_letters(main, table, self._pieces)
        self._lengths = struct.unpack_from("<8I", main, _LENGTHS)
        self._marks = ParagraphMarks(main, table)
        self._labels = ListLabels(main, table)

    def text(self) -> str:
        """Return the stories that a reader sees; the stories stand one behind the other in the file."""
        begins = [sum(self._lengths[:number]) for number in range(len(self._lengths) + 1)]
        body, notes, running, _macros, _comments, end_notes, boxes, running_boxes = (
            _Story(self._letters, begins[number], begins[number + 1]) for number in range(len(self._lengths))
        )
        lines: list[str] = []
        for story in (body, boxes, notes, end_notes):
            lines += self._lines(story)
        lines += dict.fromkeys(line for story in (running, running_boxes) for line in self._lines(story) if line)
        return tidy("".join(line + "\n" for line in lines))

    def _lines(self, story: _Story) -> list[str]:
        while (end := story.next_end()) is not None:
            at, is_cell = end
            mark = self._mark(at, story.text, is_cell=is_cell)
            label = self._labels.label(mark)
            line = story.text.translate(_SIGNS)
            story.close(f"{label} {line}" if label and line.strip() else line, mark, is_cell=is_cell)
        return story.lines

    def _mark(self, at: int, text: str, *, is_cell: bool) -> Mark:
        if not self._marks.known:  # only the text survived: an empty cell is taken for the end of its row
            return Mark(in_table=is_cell, row_end=is_cell and not text)
        piece = self._pieces[bisect_right(self._firsts, at) - 1]
        return self._marks.at(piece.offset + (at - piece.first) * piece.width)


class _Story:
    """One story (body, notes …) being cut at its marks; holds the row and the cell that are open."""

    def __init__(self, letters: str, begin: int, end: int) -> None:
        self.lines: list[str] = []
        self.text = ""
        self._letters, self._at, self._end = letters, begin, end
        self._codes: list[bool] = []  # of the open fields: still in the code, which nobody sees
        self._cell: list[str] = []
        self._row: list[list[str]] = []

    def next_end(self) -> tuple[int, bool] | None:
        """Collect visible text up to the next paragraph or cell mark; return its place, None at the end."""
        self.text = ""
        while found := _MARKS.search(self._letters, self._at, self._end):
            self._see(self._letters[self._at : found.start()])
            self._at = found.end()
            sign = found.group()
            if sign in "\r\x07":
                return found.start(), sign == _CELL_END
            self._field(sign)
        self._see(self._letters[self._at : self._end])
        self._at = self._end
        if self._cell or self._row:
            self.lines += row_lines([*self._row, cell_lines(self._cell)])
            self._cell, self._row = [], []
        if self.text.strip():
            return self._end - 1, False
        return None

    def close(self, line: str, mark: Mark, *, is_cell: bool) -> None:
        """Put the paragraph where it belongs: into the open cell, or among the lines."""
        if not is_cell and not mark.in_table:
            self.lines.append(line)
        elif mark.row_end:
            self.lines += row_lines(self._row)
            self._row, self._cell = [], []
        else:
            self._cell.append(line)
            if is_cell:
                self._row.append(cell_lines(self._cell))
                self._cell = []

    def _see(self, text: str) -> None:
        if not any(self._codes):
            self.text += text

    def _field(self, sign: str) -> None:
        if sign == _FIELD_BEGIN:
            self._codes.append(True)
        elif sign == _FIELD_RESULT and self._codes:
            self._codes[-1] = False
        elif sign == _FIELD_END and self._codes:
            self._codes.pop()


def _read_pieces(main: bytes, table: bytes) -> list[_Piece]:
    """Read the piece table behind the property blocks of the Clx; raises ValueError where there is none."""
    clx = table_slice(main, table, _CLX)
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // (4 + _PIECE_SIZE)
    if count > _MAX_PIECES:
        raise ValueError("too many pieces")
    places = struct.unpack_from(f"<{count + 1}I", plc)
    if list(places) != sorted(places) or places[-1] > _MAX_LETTERS:
        raise ValueError("pieces that overlap or have no end")
    pieces = []
    for number in range(count):
        (packed,) = struct.unpack_from("<I", plc, 4 * (count + 1) + _PIECE_SIZE * number + 2)
        offset, width = ((packed & 0x3FFFFFFF) // 2, 1) if packed & 0x40000000 else (packed, 2)
        pieces.append(_Piece(places[number], places[number + 1], offset, width))
    return pieces


def _visible_letters(main: bytes, table: bytes, pieces: list[_Piece]) -> str:
    """Return all letters, one per place; NUL stands for unseen ones and for the second half of a pair."""
    unseen = sorted(unseen_runs(main, table))
    starts = [start for start, _ in unseen]
    parts = []
    for piece in pieces:
        count = piece.last - piece.first
        letters = _decode(main[piece.offset : piece.offset + count * piece.width], piece.width)
        nearby = unseen[max(bisect_right(starts, piece.offset) - 1, 0) : bisect_right(starts, piece.end)]
        parts.append(_blanked(letters[:count].ljust(count, "\0"), piece, nearby))
    return "".join(parts)


def _blanked(letters: str, piece: _Piece, unseen: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, stop in unseen:
        first = max((start - piece.offset) // piece.width, done)
        last = min((stop - piece.offset) // piece.width, len(letters))
        if first < last:
            parts += [letters[done:first], "\0" * (last - first)]
            done = last
    return "".join((*parts, letters[done:]))


def _decode(raw: bytes, width: int) -> str:
    if width == 2:
        # A pair of surrogates is one letter here but two places in the file.
        return _PAIR.sub("\\g<0>\0", raw.decode("utf-16-le", errors="replace"))
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
