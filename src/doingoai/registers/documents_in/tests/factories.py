"""Incoming documents for tests: typed from paper, read from a file."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.registers.documents_in.actions import arriving
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.workflow.perform import perform

PAPER = {
    "title": "mời dự hội nghị xúc tiến thương mại",
    "arrived_on": dt.date(2026, 3, 9),
    "way": "paper",
    "sender": "Sở Công Thương tỉnh Sông Lam",
    "document_number": "45/SCT-QLTM",
    "issued_on": dt.date(2026, 3, 5),
    "kind": "Công văn",
    "signer": "Trần Thị Bình",
}


def open_one(actor, **changes):
    """Enter one paper; the conformance tests of every register call this."""
    return perform(IncomingDocument, arriving.Enter, actor=actor, reasons={"*": "Bản thử"}, **PAPER | changes)


def received(actor, text, name="cong-van.txt"):
    """Enter one document from a file."""
    return perform(
        IncomingDocument, arriving.Receive, actor=actor, reasons={"*": "Bản thử"}, data={},
        files={"file": SimpleUploadedFile(name, text.encode())},
    )  # fmt: skip
