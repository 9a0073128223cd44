"""One flowing text with the paragraphs as ranges in it: lines joined by spaces, paragraphs by line ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doingoai.parsing.folding import Copy
from doingoai.parsing.points.labels import Label
from doingoai.parsing.text.lines import Line
from doingoai.parsing.text.trace import Trace

_GLUED_END = re.compile(r"\w[-/]$")
_SPACES = re.compile(r"[ \t]{2,}|\t|ngày(?<=[^\W\d_]ngày)(?= ?\d)")


@dataclass
class Paragraph:
    """A paragraph: its lines, its label, and its range in the flow.

    `kind` is text, footnote or table; `zone` is head, body or foot; `quoted` is the text of an amendment.
    """

    zone: str
    kind: str
    lines: list[Line] = field(default_factory=list)
    label: Label | None = None
    heading: bool = False
    annex: bool = False
    cells: list[str] | None = None
    quoted: bool = False
    start: int = 0
    end: int = 0

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def only_label(self) -> bool:
        """Whether nothing but the label has been read so far."""
        return self.label is not None and len(self.lines) == 1 and self.label.end >= len(self.lines[0].text)


class Flow:
    """The flowing text, its folded form and its paragraphs, with the way back to the clean text."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.trace = Trace()
        self.paragraphs = paragraphs
        for paragraph in paragraphs:
            paragraph.start = len(self.trace)
            for number, line in enumerate(paragraph.lines):
                if number and not _is_glued(paragraph.lines[number - 1], line):
                    self.trace.put(" ", line.start, line.start)
                self._add(line)
            paragraph.end = len(self.trace)
            self.trace.put("\n", paragraph.last.end, paragraph.last.end)
        self.trace.close()
        self.copy = Copy.of(self.trace.text)

    def _add(self, line: Line) -> None:
        done = 0
        for gap in _SPACES.finditer(line.text):
            self.trace.copy(line.text[done : gap.start()], line.start + done)
            blank = gap.group().isspace()  # else a date glued to the word before it: a space is missing
            self.trace.put(" ", line.start + gap.start(), line.start + (gap.end() if blank else gap.start()))
            done = gap.end() if blank else gap.start()
        self.trace.copy(line.text[done:], line.start + done)


def _is_glued(before: Line, line: Line) -> bool:
    """Tell a break after a hyphen or slash inside a number or a range ("UBND-⏎NgV"): no space belongs there."""
    return line.text[0].isalnum() and _GLUED_END.search(before.text[-2:]) is not None
