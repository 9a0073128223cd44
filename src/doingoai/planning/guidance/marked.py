"""The text of a guidance document with all that was read from it marked in place, each mark linked to its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from doingoai.planning.guidance.models import Guidance

SAID_ONCE = ("document_number", "issuer", "signer", "place")


@dataclass(frozen=True)
class Mark:
    """A stretch of the text: its id in the page, its class, and the row of the form that it fills."""

    start: int
    end: int
    id: str
    kind: str  # point, citation, field
    row: str
    title: str


def marked_text(guidance: Guidance, *, linked: bool) -> SafeString:
    """Return the text as paragraphs; with `linked` a mark leads to its row in the form beside it."""
    marks = _apart(sorted(_marks(guidance), key=lambda mark: (mark.start, -mark.end)))
    lines, place = [], 0
    for line in guidance.source.text.splitlines(keepends=True):
        end = place + len(line)
        inside = [mark for mark in marks if mark.start < end and mark.end > place]
        if line.strip():
            point = any(mark.kind == "point" and mark.start >= place for mark in inside)
            lines.append(
                format_html(
                    "<p{}>{}</p>", mark_safe(' class="point"') if point else "", _line(line, place, inside, linked)
                )
            )
        place = end
    return mark_safe("".join(lines))  # noqa: S308 - every piece went through format_html


def mark_id(kind: str, start: int) -> str:
    """Return the id of the mark of a point or a citation, to which its row leads back."""
    return f"{kind}-{start}"


def _marks(guidance: Guidance) -> Iterator[Mark]:
    for number, clause in enumerate(guidance.clauses.all()):
        if clause.start is not None and clause.end is not None:
            end = min(clause.start + max(len(clause.label), 1), clause.end)
            row = f"id_clauses-{number}-number_path"
            yield Mark(clause.start, end, mark_id("point", clause.start), "point", row, clause.number_path)
    for number, citation in enumerate(guidance.citations.all()):
        if citation.start is not None and citation.end is not None:
            row = f"id_citations-{number}-number"
            yield Mark(
                citation.start, citation.end, mark_id("citation", citation.start), "citation", row, str(citation)
            )
    text = guidance.source.text
    for name in SAID_ONCE:
        value = getattr(guidance, name)
        start = text.find(value) if value else -1
        if start >= 0:
            title = str(getattr(Guidance._meta.get_field(name), "verbose_name", name))
            yield Mark(start, start + len(value), f"field-{name}", "field", f"id_{name}", title)


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Drop a mark that begins inside another: the outer one says enough, and marks never nest."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _line(line: str, place: int, marks: Sequence[Mark], linked: bool) -> SafeString:
    pieces, done = [], place
    for mark in marks:
        start, end = max(mark.start, place), min(mark.end, place + len(line.rstrip()))
        if start >= end:
            continue
        pieces += [
            format_html("{}", line[done - place : start - place]),
            _drawn(mark, line[start - place : end - place], linked, start),
        ]
        done = end
    pieces.append(format_html("{}", line[done - place :].rstrip()))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece went through format_html


def _drawn(mark: Mark, text: str, linked: bool, start: int) -> SafeString:
    own = format_html(' id="{}"', mark.id) if start == mark.start else ""  # a mark over two lines has its id once
    if linked:
        text = format_html('<a href="#{}" title="{}">{}</a>', mark.row, mark.title, text)
    return format_html('<mark class="{}"{}>{}</mark>', mark.kind, own, text)
