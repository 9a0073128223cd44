"""Reading of the parts that letters and status messages share, and of what a letter does to an earlier one."""

from __future__ import annotations

from lxml import etree

from doingoai.edxml import elements
from doingoai.edxml.nodes import Node, child, children, fields, long_text, text, texts
from doingoai.edxml.parts import (
    Business,
    BusinessType,
    Change,
    ChangedReceiver,
    Organ,
    Replacement,
    ResponseFor,
    Staff,
)
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.values import day_of, number_of


def sender_of(parent: etree._Element) -> Organ:
    """Return who sends; raises NotEdxml (missing) when the package does not tell."""
    organ = organ_of(child(parent, "From"))
    if not organ.organ_id:
        raise not_edxml("missing", what="mã định danh của cơ quan gửi", where="From/OrganId")
    return organ


def organ_of(node: Node) -> Organ:
    """Return an organisation, empty where there is none."""
    return Organ(**fields(node, elements.ORGAN))


def staff_of(node: Node) -> Staff:
    """Return the officer to ask, empty where there is none."""
    return Staff(**fields(node, elements.STAFF))


def response_of(node: Node, warnings: list[str]) -> ResponseFor:
    """Return the reference to an earlier letter."""
    issued_on = day_of(node, "PromulgationDate", warnings)
    return ResponseFor(text(node, "OrganId"), text(node, "Code"), issued_on, text(node, "DocumentId"))


def business_of(node: Node, warnings: list[str]) -> Business:
    """Return what the letter does; without the element it is new. Raises NotEdxml (bad_business_type)."""
    return Business(
        type=_business_type(node),
        reason=long_text(node, "BusinessDocReason"),
        document_id=text(node, "DocumentId"),
        paper=number_of(node, "Paper", warnings),
        staff=staff_of(child(node, "StaffInfo")),
        change=_change(child(node, "BusinessDocumentInfo"), warnings),
        replacements=tuple(
            _replacement(part) for part in children(child(node, "ReplacementInfoList"), "ReplacementInfo")
        ),
    )


def _business_type(node: Node) -> BusinessType:
    value = text(node, "BusinessDocType")
    known = {str(int(kind)): kind for kind in BusinessType}
    if value and value not in known:
        raise not_edxml("bad_business_type", value=value[:80], where="BusinessDocType")
    return known[value or "0"]


def _change(node: Node, warnings: list[str]) -> Change:
    receivers = children(child(node, "ReceiverList"), "Receiver")
    return Change(
        document=number_of(node, "DocumentInfo", warnings),
        receiver=number_of(node, "DocumentReceiver", warnings),
        receivers=tuple(
            ChangedReceiver(text(receiver, "OrganId"), number_of(receiver, "ReceiverType", warnings))
            for receiver in receivers
        ),
    )


def _replacement(node: etree._Element) -> Replacement:
    return Replacement(text(node, "DocumentId"), texts(child(node, "OrganIdList"), "OrganId"))
