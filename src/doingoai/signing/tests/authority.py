"""A throw-away authority, made once for each test run: root, intermediate, signers, time-stamps, lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from doingoai.signing import Credentials, Trust

NOW = datetime(2026, 11, 20, 8, 30, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
PASSPHRASE = "mật khẩu 123"
PERSON = "Nguyễn Thị Ánh Tuyết"
BODY = "Ủy ban nhân dân tỉnh Sông Lam"

Hash = hashes.SHA256 | hashes.SHA1 | hashes.MD5
STRONG = hashes.SHA256()


@dataclass(frozen=True)
class Identity:
    """A certificate with its key and its issuer's certificate."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def pkcs12(self, passphrase: str = PASSPHRASE) -> bytes:
        protection = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"test", self.key, self.certificate, self.above, protection)

    def credentials(self, at: datetime = NOW) -> Credentials:
        return Credentials.from_pkcs12(self.pkcs12(), PASSPHRASE, at=at)


@cache
def key_of(name: str, bits: int = 3072) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _name(common: str, organisation: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    return x509.Name([*parts, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else parts)


def _usage(**chosen: bool) -> x509.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")  # fmt: skip
    return x509.KeyUsage(**{name: chosen.get(name, False) for name in names})


SIGNING = _usage(digital_signature=True, content_commitment=True)
ISSUING = _usage(key_cert_sign=True, crl_sign=True)


def issue(
    common: str,
    issuer: Identity | None,
    *,
    organisation: str = "",
    usage: x509.KeyUsage | None = SIGNING,
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
    authority: bool = False,
    runs: tuple[datetime, datetime] = (NOW - YEAR, NOW + YEAR),
    bits: int = 3072,
    digest: Hash = STRONG,
    asked: x509.ExtensionType | None = None,
) -> Identity:
    """Return a new identity, signed by the issuer or by itself; `asked`: where its revocation can be looked up."""
    key = key_of(common, bits)
    subject = _name(common, organisation)
    signer = key if issuer is None else issuer.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(runs[0])
        .not_valid_after(runs[1])
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if usage is not None:
        builder = builder.add_extension(usage, critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    if asked is not None:
        builder = builder.add_extension(asked, critical=False)
    above = () if issuer is None else (issuer.certificate, *issuer.above)
    return Identity(builder.sign(signer, digest), key, above)


@cache
def root() -> Identity:
    return issue("CA gốc thử nghiệm", None, usage=ISSUING, authority=True, runs=(NOW - 9 * YEAR, NOW + 9 * YEAR))


@cache
def intermediate() -> Identity:
    runs = (NOW - 5 * YEAR, NOW + 5 * YEAR)
    return issue("CA cấp chứng thư thử nghiệm", root(), usage=ISSUING, authority=True, runs=runs)


@cache
def person() -> Identity:
    return issue(PERSON, intermediate(), organisation=BODY)


_LIST = x509.UniformResourceIdentifier("http://ca.test/danh-sach.crl")
CRL_NAMED = x509.CRLDistributionPoints([x509.DistributionPoint([_LIST], None, None, None)])
OCSP_NAMED = x509.AuthorityInformationAccess(
    [x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier("http://ca.test/ocsp"))]
)
ISSUER_NAMED = x509.AuthorityInformationAccess(
    [x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier("http://ca.test"))]
)


@cache
def asked() -> Identity:
    """A person whose certificate names a list."""
    return issue("Người có danh sách", intermediate(), asked=CRL_NAMED)


@cache
def body() -> Identity:
    return issue(BODY, intermediate(), organisation=BODY)


@cache
def stamping() -> Identity:
    purposes = (ExtendedKeyUsageOID.TIME_STAMPING,)
    return issue("Dấu thời gian thử nghiệm", intermediate(), purposes=purposes, runs=(NOW - 4 * YEAR, NOW + 4 * YEAR))


@cache
def revoked() -> Identity:
    return issue("Người bị thu hồi", intermediate())


def crl(issuer: Identity, *gone: tuple[Identity, datetime], made: datetime = NOW - timedelta(days=1)) -> bytes:
    """Return a list of the issuer that runs for ten days, as DER."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(made).next_update(made + timedelta(days=10))
    for identity, day in gone:
        entry = x509.RevokedCertificateBuilder().serial_number(identity.certificate.serial_number).revocation_date(day)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


@cache
def trust() -> Trust:
    """Root, intermediate and current lists; `revoked()` was revoked ten days ago."""
    lists = (crl(root()), crl(intermediate(), (revoked(), NOW - timedelta(days=10))))
    return Trust.of(root().der, intermediate().der, *lists)


@dataclass(frozen=True)
class LocalTimestamper:
    """A time-stamp authority without a network; `moment` is what it certifies."""

    identity: Identity
    moment: datetime = NOW

    def __call__(self, request: bytes) -> bytes:
        from asn1crypto import keys, tsp
        from asn1crypto import x509 as asn1_x509
        from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat
        from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        der = self.identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()
        store.register_multiple(
            asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in self.identity.above
        )
        dummy = DummyTimeStamper(
            asn1_x509.Certificate.load(self.identity.der), keys.PrivateKeyInfo.load(der), store, fixed_dt=self.moment
        )
        return bytes(dummy.request_tsa_response(tsp.TimeStampReq.load(request)).dump())
