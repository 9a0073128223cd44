"""Lists inside a paragraph: "bao gồm: 1- …; 2- …", "cụ thể: (i) …; (ii) …", "Một là, … Hai là, …".

A label counts only after a sign that ends a clause and when the sequence 1, 2, 3 … is complete. The last item ends
with its sentence when the items before it are single clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doingoai.parsing.folding import UPPER
from doingoai.parsing.points.labels import Label
from doingoai.parsing.points.quotes import inner_quotes
from doingoai.parsing.points.sequence import Sequence
from doingoai.parsing.text.spans import Spans

_PLACE = re.compile(
    rf"(?P<sign>[:;.!?,…]|(?<= )(?:và|hoặc|gồm|là)) (?=\(\w{{1,5}}\)|\d{{1,2}}(?:[.)/]|- ?[{UPPER}])|[a-zđ]\)|"
    rf"[ivx]{{2,5}}\)"
    rf"|[-+•] ?[{UPPER}]|[Tt]hứ \w|(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) là)"
)
_ENDING = frozenset(":;.!?…")
_PARENS = frozenset({"number_parens", "small_roman_parens", "letter_parens"})
_SENTENCE = re.compile(rf"(?<![A-Z]P)[.!?…][\"”)]?(?: |$)(?=[{UPPER}\"“]|$)")
_TRAILING = re.compile(r"[;,]? (?:và|hoặc)$")


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph: `run` numbers the inline list it belongs to, `tail` is what follows such a list."""

    label: Label | None
    start: int
    text_start: int
    end: int
    run: int = 0
    tail: bool = False


@dataclass
class _Run:
    key: str
    labels: list[tuple[Label, int]]
    follows_own: bool = False


def split_paragraph(text: str, *, start: int, end: int, own: Label | None, following: Label | None) -> list[Piece]:
    """Cut the paragraph [start, end) at its inline labels; `own` is its own label, `following` that of the next one."""
    text_start = start + (own.end if own else 0)
    runs = _runs(text, text_start, end=end, own=own, following=following)
    if not runs:
        return [Piece(own, start, text_start, end)]
    kept = sorted(
        ((label, place, number) for number, run in enumerate(runs, 1) for label, place in run.labels),
        key=lambda each: each[1],
    )
    pieces = [Piece(own, start, text_start, kept[0][1] if kept else end)]
    for index, (label, place, number) in enumerate(kept):
        stop = kept[index + 1][1] if index + 1 < len(kept) else end
        follows_own = runs[number - 1].follows_own
        pieces.append(Piece(label, place, label.end, stop, 0 if follows_own else number))
    if kept:
        pieces += _cut_last(text, pieces)
    return [replace(piece, end=_trimmed(text, piece)) for piece in pieces]


def _runs(text: str, start: int, *, end: int, own: Label | None, following: Label | None) -> list[_Run]:
    open_runs: dict[str, _Run] = {}
    done: list[_Run] = []
    sequence = Sequence()
    if own:
        sequence.accept(own)
        open_runs[_key(own)] = _Run(_key(own), [], follows_own=True)
    for match in _places(text, start, end):
        label = sequence.label(text, match.end())
        if label is None or label.end > end or not _may_follow(label, match["sign"]):
            continue
        run = open_runs.get(_key(label))
        last = run.labels[-1][0] if run and run.labels else own if run else None
        bullet = label.style.startswith("bullet")
        if run and last and (bullet or label.value == last.value + 1):
            run.labels.append((label, match.end()))
        elif label.value == 1 or (bullet and not run):
            if run:
                done.append(run)
            open_runs[_key(label)] = _Run(_key(label), [(label, match.end())])
        else:
            continue
        sequence.accept(label)
    return [run for run in (*done, *open_runs.values()) if _is_complete(run, own, following=following)]


def _places(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the places where a label may stand: not inside a quoted text."""
    quotes = Spans()
    for low, high in inner_quotes(text, start, end):
        quotes.add(low, high)
    return (match for match in _PLACE.finditer(text, start, end) if not quotes.covers(match.end()))


def _key(label: Label) -> str:
    return label.style + (label.printed.strip()[-1] if label.style == "number" else "")


def _may_follow(label: Label, sign: str) -> bool:
    if label.style in _PARENS:
        return True
    if label.repaired:
        return False
    if label.style == "letter" and not label.printed.endswith(")"):
        return False
    return sign in _ENDING or (sign == "," and label.printed.endswith(")"))


def _is_complete(run: _Run, own: Label | None, *, following: Label | None) -> bool:
    """Believe a run of two or more, or one label that goes on from the paragraph's own or into the next line."""
    if not run.labels:
        return False
    last = run.labels[-1][0]
    goes_on = following is not None and _key(following) == run.key
    if run.follows_own:
        # "1. … 2. …" in one paragraph, but not when the next line is itself number 2.
        return not (goes_on and following is not None and following.value == run.labels[0][0].value)
    if goes_on and following is not None and following.value == last.value + 1 and last.value == 1:
        return own is None or _key(own) != run.key
    return len(run.labels) >= 2


def _cut_last(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the last item with its sentence when the items before it hold one clause each; return the rest as a tail."""
    last = pieces[-1]
    if last.run == 0:
        return []
    same = [piece for piece in pieces[1:-1] if piece.run == last.run]
    if any(_inner_end(text, piece) is not None for piece in same):
        return []
    stop = _inner_end(text, last)
    if stop is None:
        return []
    pieces[-1] = replace(last, end=stop)
    return [Piece(None, stop, stop, last.end, last.run, tail=True)]


def _inner_end(text: str, piece: Piece) -> int | None:
    match = _SENTENCE.search(text, piece.text_start, piece.end)
    if match is None or not text[match.end() : piece.end].strip():
        return None
    return match.end()


def _trimmed(text: str, piece: Piece) -> int:
    body = text[piece.text_start : piece.end].rstrip()
    conjunction = _TRAILING.search(body)
    return piece.text_start + len(body[: conjunction.start()] if conjunction else body)
