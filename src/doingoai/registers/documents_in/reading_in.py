"""From the bytes of a document that came in to what its page proposes: sender, number, date, title, deadline, text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from doingoai.attachments.store import require_no_stamp
from doingoai.parsing import parse
from doingoai.parsing.deadline import due_in
from doingoai.reading import Unreadable, read_document


@dataclass(frozen=True)
class Read:
    """What was read: proposals by field name, the title, the whole text; empty for a scan."""

    title: str
    fields: dict[str, Any]
    text: str


def read_in(data: bytes, name: str) -> Read:
    """Read and parse a file; a scan has no text and is typed in. Raises Unreadable, ValidationError (SEC-01)."""
    try:
        text = read_document(data, name).text
    except Unreadable as unreadable:
        if unreadable.code == "scanned":
            return Read("", {}, "")
        raise
    require_no_stamp(text)
    parsed = parse(text)
    require_no_stamp(parsed.text)  # once more: a stamp in a legacy font is legible only now
    said = parsed.as_json()
    fields = {
        "sender": (said["issuer"] or "")[:300],
        "document_number": (said["number"] or "")[:80],
        "issued_on": dt.date.fromisoformat(said["issued_on"]) if said["issued_on"] else None,
        "kind": (said["doc_type"] or "Công văn")[:60],
        "signer": (said["signature"]["name"] or "")[:120],
        "reply_due": due_in(parsed.text),
    }
    return Read(" ".join((said["title"] or "").split())[:500], fields, parsed.text)
