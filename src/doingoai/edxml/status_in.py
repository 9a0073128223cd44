"""Reading of a status message."""

from __future__ import annotations

from lxml import etree

from doingoai.edxml.message import Status
from doingoai.edxml.nodes import child, long_text, text
from doingoai.edxml.parts_in import response_of, sender_of, staff_of
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.statuses import MEANINGS, StatusCode
from doingoai.edxml.values import moment_of


def read_status(node: etree._Element) -> Status:
    """Return the status in `node`; raises NotEdxml: missing, bad_status_code."""
    warnings: list[str] = []
    response = response_of(child(node, "ResponseFor"), warnings)
    if not response.document_id and not response.code:
        raise not_edxml("missing", what="văn bản được báo trạng thái", where="ResponseFor/DocumentId")
    return Status(
        response_for=response,
        sender=sender_of(node),
        code=_code(text(node, "StatusCode")),
        timestamp=moment_of(node, ("Timestamp",), warnings),
        description=long_text(node, "Description"),
        staff=staff_of(child(node, "StaffInfo")),
        warnings=tuple(warnings),
    )


def _code(value: str) -> StatusCode:
    """Return the code; some producers leave the zero out."""
    if not value:
        raise not_edxml("missing", what="mã trạng thái", where="StatusCode")
    try:
        return StatusCode(value.zfill(2))
    except ValueError as error:
        known = ", ".join(f"{code} ({meaning.label.lower()})" for code, meaning in MEANINGS.items())
        raise not_edxml("bad_status_code", value=value[:80], known=known) from error
