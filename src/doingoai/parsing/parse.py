"""The order in which a document is read, on one page: `parse`.

Legacy letters -> NFC -> working copy -> lines -> head and foot -> paragraphs -> points and citations -> offsets back.
"""

from __future__ import annotations

from doingoai.parsing.annexes.find import find_annexes
from doingoai.parsing.annexes.read import as_annexes
from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.citations import Own, find_citations
from doingoai.parsing.citing.issuers import full_name
from doingoai.parsing.document import ParsedDocument, ParseWarning
from doingoai.parsing.frame.closing import Closing, find_closings
from doingoai.parsing.frame.header import Header, read_header
from doingoai.parsing.identity.succession import today
from doingoai.parsing.points.flow import Flow
from doingoai.parsing.points.outline import as_points, outline
from doingoai.parsing.points.paragraphs import build_flow
from doingoai.parsing.relating.effect import find_dissemination, find_effect, placed_effect
from doingoai.parsing.relating.internal import find_references
from doingoai.parsing.signature import read_signature
from doingoai.parsing.tables.collect import collect
from doingoai.parsing.tables.tasks import tasks_of
from doingoai.parsing.text.breaks import rejoin
from doingoai.parsing.text.decode import decode_legacy
from doingoai.parsing.text.lines import Line, is_stamp, mend, split_lines
from doingoai.parsing.text.normalise import CleanText
from doingoai.parsing.text.portal import tail_start
from doingoai.parsing.text.printed import Printed
from doingoai.parsing.warned import MESSAGES, Warnings

_ON_BEHALF = ("T/M", "TM.", "TM ", "T.M")
_COMMITTEE = ("Ban Chấp hành Trung ương", "Trung ương")
_TITLE_LONGEST = 250


def parse(text: str) -> ParsedDocument:
    """Parse the text of an official document; never raises, whatever the text.

    The text may be in any Unicode form or in the letters of TCVN3 and VNI fonts. All offsets refer to
    `ParsedDocument.text`: the decoded text in NFC.
    """
    decoded, encoding = decode_legacy(text)
    joined = rejoin(decoded)
    clean = CleanText(joined.text)
    lines = split_lines(clean)
    mended = mend(lines)
    header = read_header(mended)
    tail = tail_start(lines, header.end)
    closings = find_closings(mended[:tail], header.end)
    flow = build_flow(clean, lines, zones=_zones(lines, header, closings=closings, tail=tail))
    printed = Printed(decoded, flow.trace, clean.trace, joined, folded=clean.is_folded)
    warnings = Warnings()
    document = _with_head(ParsedDocument(decoded, encoding), header)
    _read_foot(document, header, closings=closings, lines=lines)
    _read_points(document, flow, printed=printed, warnings=warnings)
    own = Own(header.number, header.issued_on, *_in_flow(flow, header.number_range))
    found = find_citations(flow.copy, own=own, warnings=warnings)
    document.citations = [_placed(citation, printed, original=decoded) for citation in found]
    document.issuer_today = today(document.issuer)[0]
    _read_rest(document, flow, printed=printed)
    document.warnings = _warned(
        header, warnings, encoding=encoding, printed=printed, of_lines=Printed(decoded, clean.trace, joined)
    )
    return document


def _read_points(document: ParsedDocument, flow: Flow, *, printed: Printed, warnings: Warnings) -> None:
    article = document.doc_type is None and document.number is None and not document.addressees
    if article and (title := _article_title(flow)):
        document.title = printed.words(*title)
    outlined = outline(flow, article=article, warnings=warnings)
    document.headings = [printed.words(start, end) for start, end in outlined.headings]
    document.points = as_points(flow, outlined.nodes, printed=printed)


def _read_rest(document: ParsedDocument, flow: Flow, *, printed: Printed) -> None:
    """Read tables, tasks, annexes, and what the document says of its own force and readers."""
    document.tables = collect(flow, printed)
    document.tasks = [task for table in document.tables for task in tasks_of(table)]
    spans = find_annexes(flow)
    document.annexes = as_annexes(document, flow, spans, printed=printed)
    document.references = find_references(flow.copy, document, printed)
    stop = spans[0].start if spans else len(flow.copy.text)
    found = find_effect(flow.copy, stop, issued_on=document.issued_on)
    document.effective = placed_effect(found, printed) if found else None
    level = find_dissemination(flow.copy, stop)
    document.dissemination_level = printed.words(*level) if level else None


def _zones(lines: list[Line], header: Header, *, closings: list[Closing], tail: int) -> list[str]:
    """Return for each line whether it is head, body, foot, or the tail that a portal puts below."""
    zones = ["head"] * header.end + ["body"] * (len(lines) - header.end)
    for closing in closings:
        zones[closing.first : closing.stop] = ["foot"] * (closing.stop - closing.first)
    zones[tail:] = ["tail"] * (len(lines) - tail)
    return zones


def _with_head(document: ParsedDocument, header: Header) -> ParsedDocument:
    for name in ("doc_type", "number", "issuer", "parent_issuer", "place", "issued_on", "title", "addressees"):
        setattr(document, name, getattr(header, name))
    return document


def _read_foot(document: ParsedDocument, header: Header, *, closings: list[Closing], lines: list[Line]) -> None:
    """Read recipients and signature; the signature tells the deciding body where the letterhead does not."""
    document.recipients = next((closing.recipients for closing in closings if closing.recipients), [])
    signed = next((closing for closing in closings if closing.cells), None)
    stamps = [line.text for line in lines if is_stamp(line)]
    document.signature = read_signature(signed.cells if signed else [], [*(signed.stamps if signed else []), *stamps])
    capacity = document.signature.capacity or ""
    body = full_name(capacity[3:].lstrip(" ./").split(" / ")[0]) if capacity[:3] in _ON_BEHALF else None
    if body and header.issuer is None:
        document.issuer = _with_owner(body, [*(signed.stamps if signed else []), *(signed.cells if signed else [])])
        header.notes.append(("issuer_from_signature", lines[signed.first].start if signed else 0, 0))
    elif body and header.issuer in _COMMITTEE:
        document.issuer, document.parent_issuer = body, header.issuer


def _with_owner(body: str, cells: list[str]) -> str:
    """Complete "Ban Thường vụ" with the body that the stamp of the electronic signature names."""
    owner = next((cell.removeprefix("Cơ quan ").strip() for cell in cells if cell.startswith("Cơ quan ")), None)
    return f"{body} {owner}" if owner and owner not in body else body


def _article_title(flow: Flow) -> tuple[int, int] | None:
    """Return the first line of an article when it stands alone above the prose."""
    first = next((paragraph for paragraph in flow.paragraphs if paragraph.kind == "text"), None)
    if first is None or first.label or first.last.closed or first.end - first.start > _TITLE_LONGEST:
        return None
    return first.start, first.end


def _in_flow(flow: Flow, span: tuple[int, int]) -> tuple[int, int]:
    if span[0] < 0:
        return -1, -1
    return flow.trace.place_of(span[0]), flow.trace.place_of(span[1] - 1) + 1


def _placed(citation: Citation, printed: Printed, *, original: str) -> Citation:
    citation.start, citation.end = printed.span(citation.start, citation.end)
    citation.surface = original[citation.start : citation.end]
    citation.confidence = round(max(citation.confidence, 0.0), 2)
    return citation


def _warned(
    header: Header, warnings: Warnings, *, encoding: str | None, printed: Printed, of_lines: Printed
) -> list[ParseWarning]:
    told = []
    if encoding:
        told.append(ParseWarning("legacy_encoding", MESSAGES["legacy_encoding"].format(facts=encoding.upper()), 0, 0))
    for code, start, end in header.notes:
        message = MESSAGES[code].format(facts=" ".join(of_lines.text(start, end).split())[:80])
        told.append(ParseWarning(code, message, *of_lines.span(start, max(start, end))))
    for warned in warnings.found:
        told.append(ParseWarning(warned.code, warned.message, *printed.span(warned.start, warned.end)))
    return told
