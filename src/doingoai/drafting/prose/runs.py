"""The one normal form of a styled text, so that two texts that print alike are equal."""

import re
from itertools import groupby

from doingoai.documents.content import Run, Text
from doingoai.documents.wording import clean
from doingoai.lib.text import nfc

# The letters of a run between the spaces at its edges.
_PIECE = re.compile(r"^\s+|\S(?:.*\S)?|\s+$", re.DOTALL)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def cleaned(text: str) -> str:
    """Return pasted text in composed letters, with line feeds only and without control characters."""
    return nfc(clean(_BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """Return a text that may not run over lines, as titles and captions."""
    return cleaned(text).replace("\n", " ").strip()


def plain(text: Text) -> str:
    """Return the letters of a text without its styles."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def normal_runs(text: Text) -> Text:
    """Return the text trimmed, equal styles joined, no style on spaces at its edge; plain text as a string."""
    if isinstance(text, str):
        return nfc(text.strip())
    pieces = [piece for run in text for piece in _PIECE.findall(run.text) if piece]
    bold = _trimmed(pieces, [run.bold for run in text for piece in _PIECE.findall(run.text) if piece])
    italic = _trimmed(pieces, [run.italic for run in text for piece in _PIECE.findall(run.text) if piece])
    spaces = [piece.isspace() for piece in pieces]
    begin = next((at for at, space in enumerate(spaces) if not space), len(pieces))
    end = len(pieces) - next((at for at, space in enumerate(reversed(spaces)) if not space), 0)
    styled = list(zip(pieces, bold, italic, strict=True))[begin:end]
    runs = tuple(
        Run(nfc("".join(each[0] for each in group)), *style)
        for style, group in groupby(styled, key=lambda each: each[1:])
    )
    return runs if any(run.bold or run.italic for run in runs) else "".join(run.text for run in runs)


def _trimmed(pieces: list[str], marked: list[bool]) -> list[bool]:
    """Return the marks without those of spaces at the beginning and the end of each marked stretch."""
    kept = list(marked)
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        inside = False
        for at in order:
            inside = kept[at] and (inside or not pieces[at].isspace())
            kept[at] = inside
    return kept
