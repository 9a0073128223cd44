"""Cut a Word paragraph into its printed pieces: at line breaks, and at tabs that stand for two columns."""

from __future__ import annotations

from dataclasses import replace

from doingoai.layout_check.docx_inline import Inline
from doingoai.layout_check.model import Piece, Place, Run, Setting, Side, Stroke
from doingoai.layout_check.typed import typed_stroke
from doingoai.lib.text import nfc

_LONGEST_LABEL = 7
_LONGEST_IN_COLUMN = 90
_TABS_TO_THE_RIGHT = 2


def cut_lines(inline: Inline, place: Place, setting: Setting, label: str) -> list[Piece]:
    """Return at least one piece; the label of an automatic list opens the first."""
    pieces: list[Piece] = []
    for index, line in enumerate(_lines(inline)):
        for side, runs in _columns(line):
            text = nfc("".join(run.text for run in runs)).strip()
            if label and not pieces:
                text = f"{label} {text}"
            at = place if side is None else replace(place, side=side)
            pieces.append(Piece(text, runs, setting, at, index == 0, bool(label), typed_stroke(text)))
    return [replace(piece, strokes=(*piece.strokes, *_underlined(piece))) for piece in pieces]


def _lines(inline: Inline) -> list[list[tuple[Run, ...]]]:
    """Return the lines of a paragraph, each as the runs between its tabs."""
    lines: list[list[list[Run]]] = [[[]]]
    for part in inline.parts:
        if part == "line":
            lines.append([[]])
        elif part == "tab":
            lines[-1].append([])
        elif isinstance(part, Run):
            lines[-1][-1].append(part)
    return [[tuple(runs) for runs in line] for line in lines]


def _columns(line: list[tuple[Run, ...]]) -> list[tuple[Side | None, tuple[Run, ...]]]:
    """Return the line whole, or as two columns where a tab parts two short texts."""
    filled = [runs for runs in line if _text(runs)]
    if len(filled) == 2:
        left, right = (_text(runs) for runs in filled)
        is_label = len(left) <= _LONGEST_LABEL and not typed_stroke(left)
        if not is_label and max(len(left), len(right)) < _LONGEST_IN_COLUMN:
            return [("left", filled[0]), ("right", filled[1])]
    opens_far = len(line) > _TABS_TO_THE_RIGHT and not any(_text(runs) for runs in line[:_TABS_TO_THE_RIGHT])
    if len(filled) == 1 and opens_far and len(_text(filled[0])) < _LONGEST_IN_COLUMN:
        return [("right", filled[0])]
    joined: list[Run] = []
    for index, runs in enumerate(line):
        if index and runs:
            joined.append(replace(runs[0], text=" " if _text(tuple(joined)) else "\t", underline=False))
        joined += runs
    return [(None, tuple(joined))]


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).strip()


def _underlined(piece: Piece) -> tuple[Stroke, ...]:
    inked = piece.inked
    return (Stroke("underline"),) if inked and all(run.underline for run in inked) else ()
