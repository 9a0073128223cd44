"""What travels beside a signature unsigned: versions, algorithm lists, certificates of issuers, attributes.

None of it can make a forged signature good, but whoever changed it changed the file: such a file is never called
valid. Numbers and lists follow RFC 5652, 5.1 and 5.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

_DAMAGED = "Dữ liệu kèm theo chữ ký (chứng thư của nơi cấp, thuật toán, thuộc tính) bị hỏng hoặc không rõ nguồn gốc."
# More than any honest signature brings; a bound on the work that a hostile file can ask for.
_MOST = 200
_PLAIN = {b"", b"\x05\x00"}


def damaged(signed: cms.SignedData, known: Iterable[bytes]) -> str:
    """Return a sentence when something unsigned in a signature value is not as its maker must have written it.

    `known`: DER of certificates that are at hand besides those of the signature value.
    """
    signer = signed["signer_infos"][0]
    sound = _versions_fit(signed, signer) and _algorithms_fit(signed, signer) and _attributes_known(signer)
    named = _names_signer(signer, signed)
    return "" if sound and named and unvouched(certificates_in(signed), known) == () else _DAMAGED


def damaged_store(certificates: Sequence[bytes], known: Iterable[bytes]) -> str:
    """Return a sentence when a certificate of the security store (DSS) is damaged or of unknown origin."""
    return _DAMAGED if unvouched(certificates, known) else ""


def certificates_in(signed: cms.SignedData) -> list[bytes]:
    """Return the DER of everything in the list of certificates."""
    listed = signed["certificates"]
    return [each.chosen.dump() for each in listed] if isinstance(listed, cms.CertificateSet) else []


def unvouched(ders: Sequence[bytes], known: Iterable[bytes]) -> tuple[bytes, ...]:
    """Return the certificates that nobody at hand signed (themselves, one another, the known ones)."""
    trusted = set(known)
    loose = [der for der in dict.fromkeys(ders) if der not in trusted]
    if len(loose) > _MOST:
        return tuple(loose)
    loaded = {der: _loaded(der) for der in (*loose, *trusted)}
    issuers: dict[x509.Name, list[x509.Certificate]] = {}
    for certificate in loaded.values():
        if certificate is not None:
            issuers.setdefault(certificate.subject, []).append(certificate)
    return tuple(der for der in loose if not _vouched(loaded[der], issuers))


def _loaded(der: bytes) -> x509.Certificate | None:
    try:
        certificate = x509.load_der_x509_certificate(der)
        list(certificate.extensions)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return certificate


def _vouched(certificate: x509.Certificate | None, issuers: dict[x509.Name, list[x509.Certificate]]) -> bool:
    return certificate is not None and any(_issued(certificate, each) for each in issuers.get(certificate.issuer, ()))


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _versions_fit(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Programs write 1 where 3 is due and the other way round; anything else was never written by one."""
    return signed["version"].native in {"v1", "v3", "v4", "v5"} and signer["version"].native in {"v1", "v3"}


def _names_signer(signer: cms.SignerInfo, signed: cms.SignedData) -> bool:
    """Want the issuer's name letter by letter where the certificate is there: comparing names forgives capitals."""
    sid = signer["sid"].chosen
    if not isinstance(sid, cms.IssuerAndSerialNumber) or not certificates_in(signed):
        return True
    own = [each.chosen for each in signed["certificates"] if each.name == "certificate"]
    return any(
        each.serial_number == sid["serial_number"].native and each.issuer.native == sid["issuer"].native for each in own
    )


def _algorithms_fit(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    digest = signer["digest_algorithm"]
    listed = {each["algorithm"].native for each in signed["digest_algorithms"]}
    plain = [*signed["digest_algorithms"], digest]
    if signer["signature_algorithm"]["algorithm"].native != "rsassa_pss":
        plain.append(signer["signature_algorithm"])
    return digest["algorithm"].native in listed and all(each["parameters"].dump() in _PLAIN for each in plain)


def _attributes_known(signer: cms.SignerInfo) -> bool:
    """An attribute whose number no standard knows may be a time-stamp whose number was changed."""
    unsigned = signer["unsigned_attrs"]
    listed = unsigned if isinstance(unsigned, cms.CMSAttributes) else ()
    return all("." not in str(each["type"].native) for each in listed)
