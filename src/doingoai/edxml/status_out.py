"""Writing of a status message."""

from __future__ import annotations

from doingoai.edxml import elements
from doingoai.edxml.letter_out import add_response
from doingoai.edxml.message import Status
from doingoai.edxml.moments import write_moment
from doingoai.edxml.nodes_out import block, envelope, line, packed, part, record
from doingoai.edxml.required import require_status


def write_status(status: Status) -> bytes:
    """Return the package in UTF-8; raises NotEdxml (incomplete). Whether the step is legal is asked by the caller."""
    require_status(status)
    root, header, _ = envelope()
    message = part(header, "Status")
    add_response(message, status.response_for)
    record(message, "From", status.sender, fields=elements.ORGAN)
    line(message, "StatusCode", status.code)
    block(message, "Description", status.description)
    line(message, "Timestamp", status.timestamp and write_moment(status.timestamp))
    record(message, "StaffInfo", status.staff, fields=elements.STAFF)
    return packed(root)
