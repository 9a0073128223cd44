"""The lines of a filled body: values come in so that no line changes its kind, whatever a value contains."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from doingoai.documents.content import Article, Block
from doingoai.drafting.prose.inline import escape
from doingoai.drafting.prose.labels import is_title
from doingoai.drafting.prose.lines import PLAIN_MARK, Item, classify
from doingoai.drafting.prose.normal import is_part
from doingoai.drafting.prose.reading import read_next

# Stands for a value when a line is judged without it: no label, no number, no mark.
_NEUTRAL = "Xyz"
_DASHES = re.compile(r":?-+:?")


@dataclass(frozen=True)
class Piece:
    """A text of the template, or of a value; a long value may have several paragraphs."""

    text: str
    is_value: bool = False
    is_long: bool = False


@dataclass(frozen=True)
class _Line:
    neutral: Item
    text: str
    has_value: bool


def prose_of(pieces: Iterable[Piece]) -> str:
    """Return the body as prose; a line of nothing but empty values is left out."""
    lines = [line for group in _grouped(pieces) if (line := _line(group))]
    written, inside = [], False
    for at, line in enumerate(lines):
        following = next((each.neutral for each in lines[at + 1 :] if each.neutral.line), None)
        written.append(_settled(line, following, inside=inside) if line.has_value else line.text)
        if line.neutral.line:
            block = _block(line.neutral, following, inside=inside)
            inside = isinstance(block, Article) or (inside and not is_part(block))
    return "\n".join(written).strip("\n")


def _grouped(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line of the template; a long value alone on a line gives one for each of its own."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = [piece.text] if piece.is_value else piece.text.split("\n")
        line.append(replace(piece, text=first))
        for other in others:
            yield from _paragraphs(line)
            line = [Piece(other)]
    yield from _paragraphs(line)


def _paragraphs(line: list[Piece]) -> Iterator[list[Piece]]:
    told = [piece for piece in line if piece.is_value or piece.text.strip()]
    if len(told) == 1 and told[0].is_long:
        yield from ([replace(told[0], text=text)] for text in told[0].text.split("\n"))
    else:
        yield line


def _line(pieces: list[Piece]) -> _Line | None:
    """Return a line with its values, or None when all that it held were empty values."""
    kept = _without_empty_marks(pieces)
    values = [piece for piece in pieces if piece.is_value]
    if values and not any(piece.text.strip() for piece in kept):
        return None
    is_row = "".join(piece.text for piece in pieces if not piece.is_value).lstrip().startswith("|")
    text = "".join(_as_text(piece, in_row=is_row) for piece in kept).strip()
    neutral = "".join(_NEUTRAL if piece.is_value else piece.text for piece in pieces).strip()
    return _Line(replace(classify(neutral), line=neutral), text, bool(values))


def _without_empty_marks(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without marks of style around an empty value, which would be left as letters."""
    kept = list(pieces)
    for at in range(1, len(kept) - 1):
        before, value, after = kept[at - 1 : at + 2]
        mark = next((mark for mark in ("**", "_") if before.text.endswith(mark) and after.text.startswith(mark)), "")
        if value.is_value and not value.text and mark:
            kept[at - 1] = replace(before, text=before.text.removesuffix(mark))
            kept[at + 1] = replace(after, text=after.text.removeprefix(mark))
    return kept


def _as_text(piece: Piece, *, in_row: bool) -> str:
    if not piece.is_value:
        return piece.text
    if in_row:
        guard = "\\&" if _DASHES.fullmatch(piece.text) else ""
        return guard + escape("\n".join(line.strip() for line in piece.text.split("\n")))
    return escape(" ".join(piece.text.split("\n")))


def _settled(line: _Line, following: Item | None, *, inside: bool) -> str:
    """Return the line typed in the first way that keeps it what it is without its values."""
    wanted = _shape(line.neutral, following, inside=inside)
    tried = list(_ways(line.text, line.neutral))
    for way in tried:
        if _shape(replace(classify(way), line=way), following, inside=inside) == wanted:
            return way
    return tried[-1]


def _ways(text: str, neutral: Item) -> Iterator[str]:
    yield text
    item = classify(text)
    if item.name and item.name == neutral.name and item.source:
        if is_title(neutral.source):
            yield f"{item.name} **{item.source}**"
        yield f"{item.name} {PLAIN_MARK}{item.source}"
    if item.kind == neutral.kind == "article" and item.source:
        yield f"Điều {item.level}. **{item.source}**"
        yield f"Điều {item.level}. {PLAIN_MARK}{item.source}"
    yield PLAIN_MARK + text


def _block(item: Item, following: Item | None, *, inside: bool) -> Block:
    return read_next([item, *([following] if following else [])], 0, inside=inside)[0]


def _shape(item: Item, following: Item | None, *, inside: bool) -> tuple[object, ...]:
    """Return what must not change: the kind of line and of block, the label, the level, whether it is titled."""
    block = _block(item, following, inside=inside)
    titled = isinstance(block, Article) and bool(block.title)
    return item.kind, item.name, item.level, type(block), titled
