"""From a key of `cryptography` to a signer of pyHanko."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore


def signer_of_key(key: Any, certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> SimpleSigner:
    """Return a signer that also embeds the other certificates of the key file (its chain)."""
    store = SimpleCertificateStore()
    store.register_multiple([_asn1(each) for each in others])
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=_asn1(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(der),
        cert_registry=store,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
