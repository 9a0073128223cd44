"""What happens to the files of a document: rendered once at issue, signed on top, never altered."""

from __future__ import annotations

from django.utils.translation import gettext as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import read, store
from doingoai.documents import render_docx, render_pdf
from doingoai.organisations.models import Officer
from doingoai.register_kit.signed import verified
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.paper import content_of
from doingoai.workflow import clock

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def put_files(record: OutgoingDocument, actor: Officer) -> None:
    """Render the issued document, numbered and dated, as Word and PDF; the PDF is what is signed and sent."""
    content = content_of(record)
    keep(record, render_docx(content), WORD, "docx", _("Bản Word phát hành"), actor)
    record.file = keep(record, render_pdf(content), PDF, "pdf", _("Bản PDF phát hành"), actor)
    record.save(update_fields=["file"])


def put_signed(record: OutgoingDocument, data: bytes, actor: Officer) -> None:
    """Keep the signed PDF beside the one that it was made from, and what its signatures say."""
    record.file = keep(record, data, PDF, "pdf", _("Bản PDF đã ký số"), actor)
    said = verified(data)
    record.signature, record.verdict = said.headline[:300], said.verdict
    record.save(update_fields=["file", "signature", "verdict"])


def issued_bytes(record: OutgoingDocument) -> bytes:
    """Return the PDF as it was issued or last signed."""
    assert record.file is not None  # set at issue
    return read(record.file.file)


def keep(record: OutgoingDocument, data: bytes, media_type: str, suffix: str, kind: str, actor: Officer) -> Attachment:
    name = record.document_number.replace("/", "-") or record.dossier.number
    return Attachment.objects.create(
        dossier=record.dossier, file=store(data, media_type), name=f"{name}.{suffix}", kind=kind, officer=actor,
        at=clock.now(),
    )  # fmt: skip
