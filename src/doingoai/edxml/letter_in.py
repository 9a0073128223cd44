"""Reading of a letter: what must be there is asked for, everything else is read with good will."""

from __future__ import annotations

from typing import Any

from lxml import etree

from doingoai.edxml import elements
from doingoai.edxml.attachments_in import read_attachments
from doingoai.edxml.document_types import DocumentType, document_type, type_name
from doingoai.edxml.message import Letter
from doingoai.edxml.moments import write_date
from doingoai.edxml.nodes import Node, child, children, fields, find, find_all, long_text, raw, text, texts
from doingoai.edxml.parts import Priority, Signer, Trace
from doingoai.edxml.parts_in import business_of, organ_of, response_of, sender_of
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.values import day_of, moment_of, number_of


def read_letter(root: etree._Element, header: etree._Element) -> Letter:
    """Return the letter; raises NotEdxml: missing, bad_business_type, and what attachments are refused for."""
    warnings: list[str] = []
    return Letter(
        **_identity(header, warnings),
        **_particulars(header, warnings),
        **_other_info(child(header, "OtherInfo"), warnings),
        receivers=tuple(organ_of(node) for node in children(header, "To")),
        response_for=tuple(response_of(node, warnings) for node in children(header, "ResponseFor")),
        traces=_traces(find(root, "TraceHeaderList"), warnings),
        business=business_of(find(root, "Business"), warnings),
        attachments=read_attachments(root, warnings),
        warnings=tuple([*warnings, *_absent(root, header)]),
    )


def _identity(header: etree._Element, warnings: list[str]) -> dict[str, Any]:
    """Return what tells this letter from all others; the id is made up where the package has none."""
    sender, (number, notation) = sender_of(header), _code(header)
    promulgated = child(header, "PromulgationInfo")
    issued_on = day_of(promulgated, "PromulgationDate", warnings)
    found = text(header, "DocumentId")
    if not found:
        day = write_date(issued_on) if issued_on else ""
        found = ",".join((sender.canonical_id, day, "/".join(filter(None, (number, notation)))))
        warnings.append(f"Gói tin không có mã văn bản (thẻ DocumentId); tạm dùng “{found}”.")
    return {
        "sender": sender,
        "code_number": number,
        "code_notation": notation,
        "document_id": found,
        "issued_on": issued_on,
        "place": text(promulgated, "Place"),
    }


def _particulars(header: etree._Element, warnings: list[str]) -> dict[str, Any]:
    return {
        "subject": text(header, "Subject") or text(header, "Content"),
        "content": long_text(header, "Content"),
        "document_type": _type(child(header, "DocumentType"), warnings),
        "signer": Signer(**fields(child(header, "SignerInfo"), elements.SIGNER)),
        "due_on": day_of(header, "DueDate", warnings),
        "to_places": texts(child(header, "ToPlaces"), "Place"),
        "steering_type": number_of(header, "SteeringType", warnings),
    }


def _other_info(other: Node, warnings: list[str]) -> dict[str, Any]:
    return {
        "priority": _priority(other, warnings),
        "sphere": text(other, "SphereOfPromulgation"),
        "typer_notation": text(other, "TyperNotation"),
        "promulgation_amount": number_of(other, "PromulgationAmount", warnings),
        "page_amount": number_of(other, "PageAmount", warnings),
        "appendixes": texts(child(other, "Appendixes"), "Appendix") or texts(other, "Appendix"),
    }


def _code(header: etree._Element) -> tuple[str, str]:
    """Return (number, symbol); some producers write both as one text, in Code or in CodeNumber."""
    code = child(header, "Code")
    number, notation = text(code, "CodeNumber") or text(header, "Code"), text(code, "CodeNotation")
    if not notation:
        number, _, notation = (part.strip() for part in number.partition("/"))
    if not number:
        raise not_edxml("missing", what="số của văn bản", where="Code/CodeNumber")
    return number, notation


def _type(node: Node, warnings: list[str]) -> DocumentType:
    """Return the type as the package gives it; a bare name (eDoc) is looked up."""
    if node is not None and len(node) == 0 and raw(node).strip():
        return document_type(text(node.getparent(), "DocumentType"))
    kind, detail = number_of(node, "Type", warnings), number_of(node, "TypeDetail", warnings)
    return DocumentType(text(node, "TypeName") or type_name(kind, detail), kind, detail)


def _priority(other: Node, warnings: list[str]) -> Priority:
    number = number_of(other, "Priority", warnings)
    if number is not None and number not in set(Priority):
        warnings.append(f"Độ khẩn “{number}” (thẻ Priority) không có trong quy định nên coi là thường.")
        number = None
    return Priority(number or 0)


def _traces(node: Node, warnings: list[str]) -> tuple[Trace, ...]:
    return tuple(
        Trace(
            text(trace, "OrganId") or text(child(trace, "Path"), "From"),
            moment_of(trace, ("Timestamp", "Time"), warnings),
        )
        for trace in children(node, "TraceHeader")
    )


def _absent(root: etree._Element, header: etree._Element) -> list[str]:
    """Return warnings about what a letter should have, and about a signature that nothing here checks."""
    found = []
    if child(header, "To") is None:
        found.append("Gói tin không nêu nơi nhận (thẻ To). Hãy kiểm tra xem văn bản có gửi cho cơ quan mình không.")
    if not text(header, "Subject"):
        found.append("Gói tin không có trích yếu (thẻ Subject). Hãy lấy trích yếu từ tệp văn bản.")
    if not text(child(header, "PromulgationInfo"), "PromulgationDate"):
        found.append("Gói tin không có ngày ban hành (thẻ PromulgationDate). Hãy lấy ngày từ tệp văn bản.")
    if any(raw(value).strip() for value in find_all(root, "SignatureValue")):
        found.append("Chữ ký số của gói tin không được kiểm tra ở đây; hãy kiểm tra chữ ký trên tệp văn bản.")
    return found
