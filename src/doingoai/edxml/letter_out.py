"""Writing of a letter, strictly in the order of the standard."""

from __future__ import annotations

from lxml import etree

from doingoai.edxml import elements
from doingoai.edxml.attachments_out import add_attachments
from doingoai.edxml.message import Letter
from doingoai.edxml.moments import write_date, write_moment
from doingoai.edxml.nodes_out import block, envelope, line, lines, packed, part, record
from doingoai.edxml.parts import Business, Change, ResponseFor, Trace
from doingoai.edxml.required import require_letter

_TRACE_ATTRIBUTES = {"version": "1.0", "mustUnderstand": "1", "actor": "http://schemas.xmlsoap.org/soap/actor/next"}


def write_letter(letter: Letter) -> bytes:
    """Return the package in UTF-8; raises NotEdxml (incomplete) naming everything that is missing.

    The same letter gives the same bytes. Texts are written precomposed and without control letters. There is no
    XML signature: what binds is the signature on the attached document.
    """
    require_letter(letter)
    root, header, body = envelope()
    message = part(header, "MessageHeader")
    _identity(message, letter)
    _particulars(message, letter)
    traces = part(header, "TraceHeaderList", **_TRACE_ATTRIBUTES)
    for trace in letter.traces:
        _trace(traces, trace)
    _business(traces, letter.business)
    add_attachments(root, body, files=letter.attachments)
    return packed(root)


def add_response(parent: etree._Element, response: ResponseFor) -> None:
    """Add the reference to an earlier letter."""
    holder = part(parent, "ResponseFor")
    line(holder, "OrganId", response.organ_id)
    line(holder, "Code", response.code)
    line(holder, "PromulgationDate", response.issued_on and write_date(response.issued_on))
    line(holder, "DocumentId", response.document_id)


def _identity(message: etree._Element, letter: Letter) -> None:
    record(message, "From", letter.sender, fields=elements.ORGAN)
    for receiver in letter.receivers:
        record(message, "To", receiver, fields=elements.ORGAN)
    code = part(message, "Code")
    line(code, "CodeNumber", letter.code_number)
    line(code, "CodeNotation", letter.code_notation)
    promulgated = part(message, "PromulgationInfo")
    line(promulgated, "Place", letter.place)
    line(promulgated, "PromulgationDate", letter.issued_on and write_date(letter.issued_on))
    kind = part(message, "DocumentType")
    line(kind, "Type", letter.document_type.type)
    line(kind, "TypeDetail", letter.document_type.detail)
    line(kind, "TypeName", letter.document_type.name)


def _particulars(message: etree._Element, letter: Letter) -> None:
    line(message, "Subject", letter.subject)
    block(message, "Content", letter.content)
    record(message, "SignerInfo", letter.signer, fields=elements.SIGNER)
    line(message, "DueDate", letter.due_on and write_date(letter.due_on))
    lines(message, "ToPlaces", "Place", values=letter.to_places)
    other = part(message, "OtherInfo")
    line(other, "Priority", int(letter.priority))
    line(other, "SphereOfPromulgation", letter.sphere)
    line(other, "TyperNotation", letter.typer_notation)
    line(other, "PromulgationAmount", letter.promulgation_amount)
    line(other, "PageAmount", letter.page_amount)
    lines(other, "Appendixes", "Appendix", values=letter.appendixes)
    for response in letter.response_for:
        add_response(message, response)
    line(message, "SteeringType", letter.steering_type)
    line(message, "DocumentId", letter.document_id)


def _trace(parent: etree._Element, trace: Trace) -> None:
    holder = part(parent, "TraceHeader")
    line(holder, "OrganId", trace.organ_id)
    line(holder, "Timestamp", trace.timestamp and write_moment(trace.timestamp))


def _business(parent: etree._Element, business: Business) -> None:
    holder = part(parent, "Business")
    line(holder, "BusinessDocType", int(business.type))
    block(holder, "BusinessDocReason", business.reason)
    _change(holder, business.change)
    line(holder, "DocumentId", business.document_id)
    record(holder, "StaffInfo", business.staff, fields=elements.STAFF)
    line(holder, "Paper", business.paper)
    replaced = part(holder, "ReplacementInfoList") if business.replacements else holder
    for replacement in business.replacements:
        info = part(replaced, "ReplacementInfo")
        line(info, "DocumentId", replacement.document_id)
        lines(info, "OrganIdList", "OrganId", values=replacement.organ_ids)


def _change(parent: etree._Element, change: Change) -> None:
    if change == Change():
        return
    holder = part(parent, "BusinessDocumentInfo")
    line(holder, "DocumentInfo", change.document)
    line(holder, "DocumentReceiver", change.receiver)
    listed = part(holder, "ReceiverList") if change.receivers else holder
    for receiver in change.receivers:
        info = part(listed, "Receiver")
        line(info, "ReceiverType", receiver.kind)
        line(info, "OrganId", receiver.organ_id)
