"""Whom this office trusts: roots, intermediates and revocation lists from files; nothing is ever fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

_PEM = re.compile(rb"-----BEGIN (CERTIFICATE|X509 CRL)-----.+?-----END \1-----", re.DOTALL)
_SUFFIXES = {".pem", ".crt", ".cer", ".der", ".crl"}


class TrustUnreadable(ValueError):
    """A file of the trust folder is neither a certificate nor a revocation list."""


@dataclass(frozen=True)
class Trust:
    """DER of everything that is trusted; `revocation_required`: without a list that covers the certificate the
    verdict is "not enough information", because a signature by a revoked key looks just as good; an issuer that
    publishes no revocation information at all cannot be asked, so that is only remarked.
    """

    roots: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    revocation_required: bool = True

    @classmethod
    def of(cls, *files: bytes, revocation_required: bool = True) -> Trust:
        """Sort PEM or DER files: self-signed authorities are roots, other authorities intermediates, lists lists.

        Certificates of persons are left out: a person's own certificate is never a root. Raises TrustUnreadable.
        """
        start = cls(revocation_required=revocation_required)
        return reduce(_with, [part for file in files for part in _parts(file)], start)

    @classmethod
    def from_folder(cls, path: str | Path, *, revocation_required: bool = True) -> Trust:
        """Read every .pem, .crt, .cer, .der and .crl of a folder; raises TrustUnreadable with the name of the file."""
        trust = cls(revocation_required=revocation_required)
        try:
            files = sorted(file for file in Path(path).iterdir() if file.suffix.lower() in _SUFFIXES)
        except OSError as error:
            raise TrustUnreadable(f"Không mở được thư mục chứng thư tin cậy “{path}”.") from error
        for file in files:
            try:
                trust = reduce(_with, _parts(file.read_bytes()), trust)
            except (OSError, TrustUnreadable) as error:
                raise TrustUnreadable(f"Không đọc được “{file.name}” trong thư mục chứng thư tin cậy.") from error
        return trust


def _parts(file: bytes) -> list[x509.Certificate | x509.CertificateRevocationList]:
    blocks = list(_PEM.finditer(file))
    if not blocks:
        return [_der(file)]
    found: list[x509.Certificate | x509.CertificateRevocationList] = []
    for block in blocks:
        load = x509.load_pem_x509_certificate if block[1] == b"CERTIFICATE" else x509.load_pem_x509_crl
        try:
            found.append(load(block[0]))
        except ValueError as error:
            raise TrustUnreadable("Chứng thư hoặc danh sách thu hồi bị hỏng.") from error
    return found


def _der(file: bytes) -> x509.Certificate | x509.CertificateRevocationList:
    for load in (x509.load_der_x509_certificate, x509.load_der_x509_crl):
        try:
            return load(file)
        except ValueError:
            continue
    raise TrustUnreadable("Không phải chứng thư hay danh sách thu hồi (PEM hoặc DER).")


def _with(trust: Trust, part: x509.Certificate | x509.CertificateRevocationList) -> Trust:
    der = part.public_bytes(Encoding.DER)
    if isinstance(part, x509.CertificateRevocationList):
        return replace(trust, crls=(*trust.crls, der))
    if not _is_authority(part):
        return trust
    if _signed_itself(part):
        return replace(trust, roots=(*trust.roots, der))
    return replace(trust, intermediates=(*trust.intermediates, der))


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _signed_itself(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
