"""The order in which a document is read, on one page: `parse`.

Legacy letters -> NFC -> working copy -> lines -> head and foot -> paragraphs -> points and citations -> offsets back.
"""

from __future__ import annotations

from doingoai.parsing.breaks import rejoin
from doingoai.parsing.citations import Own, find_citations
from doingoai.parsing.closing import Closing, find_closings
from doingoai.parsing.decode import decode_legacy
from doingoai.parsing.document import Citation, ParsedDocument, ParseWarning
from doingoai.parsing.flow import Flow
from doingoai.parsing.header import Header, read_header
from doingoai.parsing.issuers import full_name
from doingoai.parsing.lines import Line, is_stamp, mend, split_lines
from doingoai.parsing.normalise import CleanText
from doingoai.parsing.paragraphs import build_flow
from doingoai.parsing.points import as_points, outline
from doingoai.parsing.printed import Printed
from doingoai.parsing.signature import read_signature
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
    closings = find_closings(mended, header.end)
    flow = build_flow(clean, lines, zones=_zones(lines, header, closings=closings))
    printed = Printed(decoded, flow.trace, clean.trace, joined, folded=clean.is_folded)
    warnings = Warnings()
    document = _with_head(ParsedDocument(decoded, encoding), header)
    _read_foot(document, header, closings=closings, lines=lines)
    _read_points(document, flow, printed=printed, warnings=warnings)
    own = Own(header.number, header.issued_on, *_in_flow(flow, header.number_range))
    found = find_citations(flow.copy, own=own, warnings=warnings)
    document.citations = [_placed(citation, printed, original=decoded) for citation in found]
    document.warnings = _warned(
        header, warnings, encoding=encoding, printed=printed, of_lines=Printed(decoded, clean.trace, joined)
    )
    return document


def _read_points(document: ParsedDocument, flow: Flow, *, printed: Printed, warnings: Warnings) -> None:
    article = document.doc_type is None and document.number is None and not document.addressees
    if article and (title := _article_title(flow)):
        document.title = printed.text(*title)
    outlined = outline(flow, article=article, warnings=warnings)
    document.headings = [printed.text(start, end) for start, end in outlined.headings]
    document.points = as_points(flow, outlined.nodes, printed=printed)


def _zones(lines: list[Line], header: Header, *, closings: list[Closing]) -> list[str]:
    """Return for each line whether it is head, body or foot."""
    zones = ["head"] * header.end + ["body"] * (len(lines) - header.end)
    for closing in closings:
        zones[closing.first : closing.stop] = ["foot"] * (closing.stop - closing.first)
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
