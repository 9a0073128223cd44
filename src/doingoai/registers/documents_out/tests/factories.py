"""Outgoing documents for tests: drafted, decided, issued, sent; all through perform()."""

from doingoai.registers.documents_out.actions import drafting, issuing, sending
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.workflow.perform import perform

LETTER = {
    "title": "chuẩn bị đón đoàn tỉnh Gyeonggi",
    "form": "ND30_2020",
    "kind": "cong_van",
    "addressees": "Sở Công Thương\nSở Tài chính",
    "bases": "",
    "content": "Thực hiện Kế hoạch số 188/KH-UBND ngày 12/01/2026 của UBND tỉnh, Sở Ngoại vụ đề nghị:\n\n"
    "1. Sở Công Thương chuẩn bị nội dung về thương mại.\n2. Sở Tài chính bố trí kinh phí.",
    "head_post": "Giám đốc",
    "signer": "Nguyễn Văn An",
    "unit_symbol": "HTQT",
    "archive_note": "VT, HTQT",
    "deliveries": [
        {"text": "Như trên", "purpose": "", "channel": "electronic"},
        {"text": "UBND tỉnh", "purpose": "để b/c", "channel": "paper"},
    ],
}
ANYWAY = {"*": "Bản thử"}


def open_one(actor, **changes):
    """Draft one letter; the conformance tests of every register call this."""
    return perform(OutgoingDocument, drafting.Draft, actor=actor, reasons=ANYWAY, **LETTER | changes)


def approved(actor, head, **changes):
    record = open_one(actor, **changes)
    perform(record, drafting.Submit, actor=actor, reasons=ANYWAY)
    return perform(record, drafting.Approve, actor=head)


def issued(actor, head, **changes):
    return perform(approved(actor, head, **changes), issuing.Issue, actor=actor, reasons=ANYWAY)


def sent(actor, head, **changes):
    return perform(issued(actor, head, **changes), sending.Send, actor=actor, reasons=ANYWAY)
