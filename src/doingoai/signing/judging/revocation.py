"""Whether the certificates of a path were revoked, by the lists at hand; nothing is fetched.

A list counts when the issuer of the certificate signed it, it is whole (no delta, no restricted scope) and it speaks
about the moment in question. A certificate that names no place to ask, of an issuer none of whose lists is at hand,
cannot be asked about at all: that is NOT_PUBLISHED, and a list that is merely missing is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID

from doingoai.signing.certificates import STRONG_HASHES
from doingoai.signing.verification import Revocation

_ORDER = (
    Revocation.REVOKED,
    Revocation.UNKNOWN,
    Revocation.REVOKED_LATER,
    Revocation.NOT_PUBLISHED,
    Revocation.GOOD,
)
_NARROWING = {ExtensionOID.DELTA_CRL_INDICATOR, ExtensionOID.ISSUING_DISTRIBUTION_POINT}
# Places to ask: lists (RFC 5280, 4.2.1.13 and 4.2.1.15) and the on-line responder (4.2.2.1).
_LISTS_NAMED = {ExtensionOID.CRL_DISTRIBUTION_POINTS, ExtensionOID.FRESHEST_CRL}


def parsed_lists(ders: Sequence[bytes]) -> list[x509.CertificateRevocationList]:
    """Return the lists that can be read; a broken one is as good as none."""
    found = []
    for der in ders:
        try:
            found.append(x509.load_der_x509_crl(der))
        except ValueError:
            continue
    return found


def path_revocation(
    path: Sequence[x509.Certificate], lists: Sequence[x509.CertificateRevocationList], moment: datetime
) -> Revocation:
    """Return the worst answer for a path from root to signer at the moment of signing."""
    answers = {_one(certificate, issuer, lists, moment) for issuer, certificate in pairwise(path)}
    return next((answer for answer in _ORDER if answer in answers), Revocation.UNKNOWN)


def _one(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    lists: Sequence[x509.CertificateRevocationList],
    moment: datetime,
) -> Revocation:
    """Newest list first: a revocation, once published, is not taken back by an older list."""
    usable = [each for each in lists if each.issuer == certificate.issuer and _signed_by(each, issuer)]
    for each in usable:
        entry = each.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if entry is not None:
            later = entry.revocation_date_utc > moment
            return Revocation.REVOKED_LATER if later else Revocation.REVOKED
    if any(_speaks_of(each, moment) for each in usable):
        return Revocation.GOOD
    published = names_place_to_ask(certificate) or any(each.issuer == certificate.issuer for each in lists)
    return Revocation.UNKNOWN if published else Revocation.NOT_PUBLISHED


def names_place_to_ask(certificate: x509.Certificate) -> bool:
    """Return whether the certificate says where its revocation can be looked up; lines that cannot be read may."""
    try:
        extensions = list(certificate.extensions)
    except ValueError:
        return True
    if any(each.oid in _LISTS_NAMED for each in extensions):
        return True
    access = [each.value for each in extensions if isinstance(each.value, x509.AuthorityInformationAccess)]
    return any(place.access_method == AuthorityInformationAccessOID.OCSP for each in access for place in each)


def _signed_by(each: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        narrow = any(extension.oid in _NARROWING for extension in each.extensions)
        algorithm = each.signature_hash_algorithm
        weak = algorithm is not None and algorithm.name not in STRONG_HASHES
        return not narrow and not weak and each.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return False


def _speaks_of(each: x509.CertificateRevocationList, moment: datetime) -> bool:
    """A list made after the moment, or one that was still current then, knows the state at the moment."""
    until = each.next_update_utc
    return each.last_update_utc >= moment or (until is not None and moment <= until)
