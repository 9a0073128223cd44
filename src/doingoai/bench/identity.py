"""A throw-away authority for measuring signatures: its root, one signer, a revocation list. Nobody trusts it."""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from doingoai.signing import Credentials, Trust

BITS = 3072
PASSPHRASE = "bench"
WEEK = dt.timedelta(days=7)


def throw_away(name: str) -> tuple[Credentials, Trust]:
    """Return a key with its certificate, made a moment ago, and the trust under which its signatures are valid."""
    root_key, key = (rsa.generate_private_key(65537, BITS) for _each in range(2))
    root = _certificate("CA đo tốc độ", "CA đo tốc độ", root_key, root_key, authority=True)
    mine = _certificate(name, "CA đo tốc độ", key, root_key, authority=False)
    protection = BestAvailableEncryption(PASSPHRASE.encode())
    packed = pkcs12.serialize_key_and_certificates(b"bench", key, mine, [root], protection)
    trust = Trust.of(root.public_bytes(Encoding.DER), _nobody_revoked(root, root_key))
    return Credentials.from_pkcs12(packed, PASSPHRASE), trust


def _certificate(
    name: str, issuer: str, key: rsa.RSAPrivateKey, issuer_key: rsa.RSAPrivateKey, *, authority: bool
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(_named(issuer), _named(name), key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - WEEK).not_valid_after(now + WEEK)
    builder = builder.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    builder = builder.add_extension(_usage(authority), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_cert_sign=authority, crl_sign=authority,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _nobody_revoked(root: x509.Certificate, key: rsa.RSAPrivateKey) -> bytes:
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateRevocationListBuilder(root.subject, now - WEEK, now + WEEK)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
