"""Reading of a package of the exchange axis, whatever producer wrote it: `read`."""

from __future__ import annotations

from doingoai.edxml.letter_in import read_letter
from doingoai.edxml.message import Letter, Status
from doingoai.edxml.nodes import child, find, local_name
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.status_in import read_status
from doingoai.edxml.xml_root import parse_root


def read(data: bytes) -> Letter | Status:
    """Return the letter or the status in `data`; raises NotEdxml in plain Vietnamese.

    Tolerated: other or no namespaces, `EdXMLEnvelope` (eDoc), SOAP around it, `Bussiness…`, dates in several forms,
    files in a ZIP, texts in CDATA or broken over lines. What was guessed or left out is in `warnings`.
    Nothing is checked here for state secrecy, signatures, or the legal order of status codes: callers do.
    """
    root = parse_root(data)
    status, header = find(root, "Status"), find(root, "MessageHeader")
    if status is not None and (header is None or child(status, "StatusCode") is not None):
        return read_status(status)
    if header is None:
        raise not_edxml("not_edxml", root=local_name(root)[:80])
    return read_letter(root, header) if child(header, "StatusCode") is None else read_status(header)
