"""What a certificate says, and whether it may sign documents; the same rules for signing and for verifying.

Chains and revocation are in `judging`. Sizes: official-documents.md §5.3 (RSA of 2048 bits or more).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

RSA_BITS = 2048
CURVE_BITS = 256
STRONG_HASHES = frozenset({"sha256", "sha384", "sha512"})
# A certificate that names its purposes must name one that fits a document: any, client, mail, document signing
# (RFC 9336), Microsoft document signing, Adobe authentic documents.
_PURPOSES = {
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE.dotted_string,
    ExtendedKeyUsageOID.CLIENT_AUTH.dotted_string,
    ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "1.2.840.113583.1.1.5",
}


@dataclass(frozen=True)
class CertificateFacts:
    """The lines of a certificate that people read; times are UTC."""

    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime


def facts_of(certificate: x509.Certificate) -> CertificateFacts:
    """Return whom the certificate names, who issued it and how long it runs."""
    return CertificateFacts(
        name=name_in(certificate.subject),
        organisation=_part(certificate.subject, NameOID.ORGANIZATION_NAME),
        issuer=name_in(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def name_in(name: x509.Name) -> str:
    """Return the common name, or the whole name when it has none."""
    return _part(name, NameOID.COMMON_NAME) or name.rfc4514_string()


def unfit_to_sign(certificate: x509.Certificate) -> list[str]:
    """Return why this certificate may not sign documents: purpose, key, digest; [] when it may."""
    checks = (_usage_problem(certificate), _purpose_problem(certificate), weak_key(certificate), weak_hash(certificate))
    return [problem for problem in checks if problem]


def usage_unstated(certificate: x509.Certificate) -> str:
    """Return a sentence when the certificate names no key usage: sound in a file of others, not for signing here."""
    try:
        certificate.extensions.get_extension_for_class(x509.KeyUsage)
    except x509.ExtensionNotFound:
        return "Chứng thư không ghi mục đích sử dụng khóa nên không dùng để ký văn bản được."
    return ""


def weak_key(certificate: x509.Certificate) -> str:
    """Return a sentence when the key is too short or of a kind that is not used for documents."""
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= RSA_BITS:
        return ""
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size >= CURVE_BITS:
        return ""
    if isinstance(key, ed25519.Ed25519PublicKey):
        return ""
    return f"Khóa của chứng thư quá yếu (cần RSA từ {RSA_BITS} bit hoặc đường cong từ {CURVE_BITS} bit)."


def weak_hash(certificate: x509.Certificate) -> str:
    """Return a sentence when the issuer signed the certificate with MD5, SHA-1 or the like."""
    algorithm = certificate.signature_hash_algorithm
    if algorithm is not None and algorithm.name not in STRONG_HASHES:
        return f"Chứng thư được cấp bằng thuật toán đã lỗi thời ({algorithm.name.upper()})."
    return ""


def _usage_problem(certificate: x509.Certificate) -> str:
    """Want digital signature or non-repudiation where usages are stated; none stated restricts nothing (RFC 5280,
    4.2.1.3). A certificate of an authority signs certificates only.
    """
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        usage = None
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        return "Chứng thư không được cấp để ký (mục đích sử dụng khóa không có “ký số” hay “chống chối bỏ”)."
    try:
        authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        authority = False
    return "Đây là chứng thư của nơi cấp chứng thư, không phải của người ký văn bản." if authority else ""


def _purpose_problem(certificate: x509.Certificate) -> str:
    try:
        named = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return ""
    if any(purpose.dotted_string in _PURPOSES for purpose in named):
        return ""
    return "Chứng thư được cấp cho mục đích khác (ví dụ máy chủ, dấu thời gian), không phải để ký văn bản."


def _part(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""
