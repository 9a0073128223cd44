"""Signatures of outgoing documents: where they stand on the page, with which time."""

from __future__ import annotations

from django.conf import settings

from doingoai.registers.documents_out.issue import issued_bytes
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.signing import Credentials, HttpTimestamper, Stamp, sign_pdf
from doingoai.workflow import clock


def sign(record: OutgoingDocument, key_file: bytes, passphrase: str, *, kind: str, image: bytes = b"") -> bytes:
    """Return the document's PDF with one more signature. Raises SigningRefused, SigningUnavailable.

    The person's stands between post and name, the body's over a third of it (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    credentials = Credentials.from_pkcs12(key_file, passphrase)
    if kind == "person":
        stamp = Stamp.person(record.signer, image=image or None)
    else:
        stamp = Stamp.organisation(record.issuer.name, clock.now(), above=record.signer, image=image or None)
    address = settings.TIMESTAMP_URL
    timestamp = HttpTimestamper(address) if address else None
    return sign_pdf(issued_bytes(record), credentials, stamp=stamp, timestamp=timestamp)
