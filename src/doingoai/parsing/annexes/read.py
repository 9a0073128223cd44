"""From the ranges of the annexes to their values: texts, points, tables, and the parent that the note names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from doingoai.parsing.annexes.find import Range, Span, doc_type_of
from doingoai.parsing.citation import Citation
from doingoai.parsing.document import Annex, ParsedDocument, Point
from doingoai.parsing.points.flow import Flow
from doingoai.parsing.tables.found import Table
from doingoai.parsing.text.printed import Printed

_Part = TypeVar("_Part", Point, Table, Citation)


def as_annexes(document: ParsedDocument, flow: Flow, spans: list[Span], *, printed: Printed) -> list[Annex]:
    """Return the annexes with the points and tables of `document` that stand in them."""
    annexes = []
    points = sorted(document.points, key=_start)
    for span in spans:
        start, end = printed.span(span.start, span.end)
        label = printed.words(*span.label).strip(" .:|") if span.label else None
        first = span.label or (span.title[0] if span.title else (span.start, span.start))
        annex = Annex(
            label=label,
            title=" ".join(_one_line(printed, part) for part in span.title) or None,
            note=_one_line(printed, span.note) if span.note else None,
            doc_type=doc_type_of(flow.copy.folded[first[0] : first[1]]),
            parent=_parent(document, printed.span(*span.note) if span.note else None),
            start=start,
            end=end,
        )
        annex.points = _between(points, start, end)
        annex.tables = _between(document.tables, start, end)
        if annex.tables and not annex.tables[0].title:
            annex.tables[0].title = annex.title
        annexes.append(annex)
    return annexes


def _start(part: Point | Table | Citation) -> int:
    return part.start


def _between(parts: list[_Part], start: int, end: int) -> list[_Part]:
    """Return the parts that begin in [start, end); they stand in the order of the text."""
    return parts[bisect_left(parts, start, key=_start) : bisect_left(parts, end, key=_start)]


def _parent(document: ParsedDocument, note: Range | None) -> str | None:
    """Return the number that the note names; without one the annex belongs to the document at hand."""
    if note:
        named = (each.number for each in _between(document.citations, *note) if each.number)
        return next(named, document.number)
    return document.number


def _one_line(printed: Printed, span: Range) -> str:
    return " ".join(printed.text(*span).split()).strip(" |")
