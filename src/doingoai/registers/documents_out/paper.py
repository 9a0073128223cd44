"""The document as it is printed: from the record to the content that `documents` renders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Document, OfficialDocument, Signature
from doingoai.documents.capacity import authority_lines
from doingoai.documents.content import Contact
from doingoai.drafting.prose import read_prose
from doingoai.register_kit.house import letterhead_of
from doingoai.registers.documents_out.codes import Form
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.numbers import symbol_of


def content_of(record: OutgoingDocument) -> OfficialDocument:
    """Return what the record prints. Raises ContentError for a signing capacity that contradicts itself."""
    body = read_prose(record.content)
    letterhead = letterhead_of(record.issuer, unit=record.unit_symbol)
    return OfficialDocument(
        layout=record.form,
        kind=record.kind,
        body="\n".join(letterhead.name_lines),
        parent_body="\n".join(letterhead.parent_lines),
        number=record.serial,
        symbol=record.symbol or symbol_of(record),
        place=letterhead.place,
        issued_on=record.issued_on,
        title=record.dossier.title,
        addressees=lines_of(record.addressees),
        bases=lines_of(record.bases),
        blocks=body.blocks,
        annexes=body.annexes,
        signature=Signature(_authority(record), record.signer),
        recipients=(*(str(each) for each in record.deliveries.all() if each.is_printed), _archive(record)),
        urgency=record.urgency,
        circulation=record.circulation,
        contact=Contact(**letterhead.contact) if any(letterhead.contact.values()) else None,
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a field that holds one thing on each, without dashes and closing marks."""
    stripped = (line.strip().lstrip("-–+ ").rstrip(" ;.,") for line in text.splitlines())
    return tuple(line for line in stripped if line)


def _authority(record: OutgoingDocument) -> tuple[str, ...]:
    return authority_lines(
        record.capacity, organisation=record.organisation, head=record.head_post,
        own=record.own_post or record.head_post, party=record.form == Form.PARTY,
    )  # fmt: skip


def _archive(record: OutgoingDocument) -> str:
    return f"Lưu {record.archive_note}" if record.form == Form.PARTY else f"Lưu: {record.archive_note}"


def paper(record: OutgoingDocument, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the document as it stands; before its issue number and date are blanks."""
    return content_of(record)


PAPER = Document("paper", _("Văn bản theo thể thức"), paper)
