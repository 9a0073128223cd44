"""Where the annexes begin and end in the flow, with label, title and the note in brackets.

An annex begins at "Phụ lục …", at the heading above "(Ban hành kèm theo …)", or at a title in capitals or a new
letterhead once the document has ended ("./." or the foot): an orientation glued behind its letter is found so too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from doingoai.parsing.annexes.starts import appendix_label, is_child_title, is_note
from doingoai.parsing.folding import fold
from doingoai.parsing.frame.letterhead import is_motto, is_nation
from doingoai.parsing.lexicon import FOLDED_TYPES
from doingoai.parsing.points.flow import Flow, Paragraph

_MOST_HEADING = 8
_LONGEST_HEADING = 260
_END_MARKS = ("./.", "./")
Range = tuple[int, int]


@dataclass
class Span:
    """An annex in the flow: all are ranges of the flow; `first` is the index of its first paragraph."""

    first: int
    start: int
    end: int
    label: Range | None = None
    title: tuple[Range, ...] = ()
    note: Range | None = None


def find_annexes(flow: Flow) -> list[Span]:
    """Return the annexes in the order of the text; each ends where the next begins."""
    spans: list[Span] = []
    ended = False
    index = 0
    while index < len(flow.paragraphs):
        paragraph = flow.paragraphs[index]
        first = _start(flow, index, ended=ended, floor=spans[-1].first + 1 if spans else 0)
        if first is None:
            ended = (
                ended or paragraph.zone == "foot" or flow.copy.text.endswith(_END_MARKS, paragraph.start, paragraph.end)
            )
            index += 1
            continue
        span, index = _read_heading(flow, first)
        spans.append(span)
        ended = False
    for span, following in pairwise(spans):
        span.end = following.start
    return spans


def doc_type_of(folded: str) -> str | None:
    """Return the type that a heading begins with: "QUY ĐỊNH", "KẾ HOẠCH …"."""
    names = sorted(FOLDED_TYPES, key=len, reverse=True)
    return next((FOLDED_TYPES[name] for name in names if folded.startswith(name)), None)


def _start(flow: Flow, index: int, *, ended: bool, floor: int) -> int | None:
    """Return the first paragraph of the annex that begins at `index`, or None."""
    paragraph = flow.paragraphs[index]
    if paragraph.zone != "body" or paragraph.kind != "text" or paragraph.label:
        return None
    line = paragraph.lines[0]
    if paragraph.annex and appendix_label(line) is not None:
        return index
    if paragraph.annex and is_note(line):
        return _heading_above(flow, index, floor=floor)
    if ended and (is_child_title(line) or is_nation(line)):
        return index
    return None


def _heading_above(flow: Flow, index: int, *, floor: int) -> int:
    first = index
    while first > floor and index - first < _MOST_HEADING and _may_be_heading(flow, first - 1):
        first -= 1
    return first


def _may_be_heading(flow: Flow, index: int) -> bool:
    paragraph = flow.paragraphs[index]
    if paragraph.zone != "body" or paragraph.kind != "text" or paragraph.label or paragraph.last.closed:
        return False
    return paragraph.end - paragraph.start < _LONGEST_HEADING


def _read_heading(flow: Flow, first: int) -> tuple[Span, int]:
    """Read label, title and note from paragraph `first` on; return the annex and the index after its heading."""
    paragraphs = flow.paragraphs
    span = Span(first, paragraphs[first].start, paragraphs[-1].end)
    stop = _heading_stop(flow, first)
    titles: list[Range] = []
    begin = first
    while begin + 1 < stop and (is_nation(paragraphs[begin].lines[0]) or is_motto(paragraphs[begin].lines[0])):
        begin += 1  # an attached document may show the letterhead again
    for index in range(begin, stop):
        paragraph = paragraphs[index]
        if is_note(paragraph.lines[0]):
            span.note = (paragraph.start, paragraph.end)
        elif span.label is None and not titles:
            titles += _label_and_rest(flow, paragraph, span)
        elif not is_nation(paragraph.lines[0]):
            titles.append((paragraph.start, paragraph.end))
    span.title = tuple(titles)
    return span, stop


def _label_and_rest(flow: Flow, paragraph: Paragraph, span: Span) -> list[Range]:
    """Set the label from the first line of the heading; return the rest of that line, which belongs to the title."""
    text = flow.copy.text[paragraph.start : paragraph.end]
    length = appendix_label(paragraph.lines[0])
    if length is None:
        if fold(text).strip(" .:") in FOLDED_TYPES:
            span.label = (paragraph.start, paragraph.end)
            return []
        return [] if is_nation(paragraph.lines[0]) else [(paragraph.start, paragraph.end)]
    span.label = (paragraph.start, paragraph.start + length)
    rest = text[length:].lstrip(" .:-|")
    return [(paragraph.end - len(rest), paragraph.end)] if rest else []


def _heading_stop(flow: Flow, first: int) -> int:
    """Return the index after the heading: after the note when one follows, else after the lines in capitals."""
    limit = min(len(flow.paragraphs), first + _MOST_HEADING)
    stop = first + 1
    for index in range(first + 1, limit):
        paragraph = flow.paragraphs[index]
        if paragraph.zone == "body" and paragraph.kind == "text" and is_note(paragraph.lines[0]):
            return index + 1
        if not _may_be_heading(flow, index) or appendix_label(paragraph.lines[0]) is not None:
            break
    while stop < limit and _may_be_heading(flow, stop) and _is_title(flow, stop, first=first):
        stop += 1
    return stop


def _is_title(flow: Flow, index: int, *, first: int) -> bool:
    """Tell a line of the title: in capitals, or the one line under a label that stands alone."""
    paragraph = flow.paragraphs[index]
    text = flow.copy.text[paragraph.start : paragraph.end]
    if appendix_label(paragraph.lines[0]) is not None:
        return False
    return text.isupper() or (index == first + 1 and text[0].isupper())
