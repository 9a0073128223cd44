"""Signatures of outgoing documents: where they stand on the page, with which time."""

from __future__ import annotations

from django.conf import settings

from doingoai.registers.documents_out.issue import issued_bytes
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.signing import Credentials, HttpTimestamper, Stamp, sign_pdf
from doingoai.workflow import clock


def sign(record: OutgoingDocument, key_file: bytes, passphrase: str, *, kind: str, image: bytes = b"") -> bytes:
    """Return the document's PDF with one more signature. Raises SigningRefused, SigningUnavailable.

    Without a key file the device at the server signs, and the passphrase is its PIN. The person's stands between post
    and name, the body's over a third of it (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    if kind == "person":
        stamp = Stamp.person(record.signer, image=image or None)
    else:
        stamp = Stamp.organisation(record.issuer.name, clock.now(), above=record.signer, image=image or None)
    address = settings.TIMESTAMP_URL
    timestamp = HttpTimestamper(address) if address else None
    with _credentials(key_file, passphrase) as credentials:
        return sign_pdf(issued_bytes(record), credentials, stamp=stamp, timestamp=timestamp)


def _credentials(key_file: bytes, secret: str) -> Credentials:
    if key_file:
        return Credentials.from_pkcs12(key_file, secret)
    return Credentials.from_pkcs11(settings.TOKEN_DRIVER, secret, token_label=settings.TOKEN_LABEL or None)
