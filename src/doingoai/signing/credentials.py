"""With what a person or a body signs: a key file (PKCS #12) or a token (PKCS #11), checked before the first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

from doingoai.signing.certificates import CertificateFacts, facts_of, unfit_to_sign, usage_unstated
from doingoai.signing.refusals import SigningRefused, need


@dataclass(frozen=True)
class Credentials:
    """A signing key with its certificate. The key stays inside `signer`; it is never shown or written.

    A token stays logged in until `close`: use `with Credentials.from_pkcs11(…) as credentials`.
    """

    certificate: CertificateFacts
    signer: Any = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def close(self) -> None:
        """Log out of the token; nothing for a key file."""
        session = getattr(self.signer, "pkcs11_session", None)
        if session is not None:
            session.close()

    @classmethod
    def from_pkcs12(cls, data: bytes, passphrase: str, *, at: datetime | None = None) -> Credentials:
        """Open a key file (.p12, .pfx).

        Raises SigningRefused: wrong passphrase, no key, expired, wrong purpose, weak key; SigningUnavailable.
        """
        need("sign")
        key, certificate, others = _opened(data, passphrase)
        _require_fit(certificate, at or datetime.now(UTC))
        from doingoai.signing.engine.keys import signer_of_key  # noqa: PLC0415 -- loads pyHanko, an extra

        return cls(facts_of(certificate), signer_of_key(key, certificate, others))

    @classmethod
    def from_pkcs11(
        cls,
        module_path: str | Path,
        pin: str,
        *,
        token_label: str | None = None,
        cert_label: str | None = None,
        at: datetime | None = None,
    ) -> Credentials:
        """Open a token by its driver (.so, .dll); the key never leaves the device.

        Raises SigningRefused: no device, wrong PIN, no such certificate, unfit certificate; SigningUnavailable.
        """
        need("sign")
        need("token")
        from doingoai.signing.engine.token import signer_of_token  # noqa: PLC0415 -- loads pyHanko, an extra

        signer, der = signer_of_token(str(module_path), pin, token_label=token_label, cert_label=cert_label)
        certificate = x509.load_der_x509_certificate(der)
        credentials = cls(facts_of(certificate), signer)
        try:
            _require_fit(certificate, at or datetime.now(UTC))
        except SigningRefused:
            credentials.close()
            raise
        return credentials


def _opened(data: bytes, passphrase: str) -> tuple[Any, x509.Certificate, Sequence[x509.Certificate]]:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except (ValueError, TypeError) as error:
        if "password" in str(error).lower() or "mac" in str(error).lower():
            raise SigningRefused("Mật khẩu của tệp khóa không đúng. Hãy nhập lại.") from error
        raise SigningRefused("Không đọc được tệp khóa: đây không phải tệp .p12/.pfx hoặc tệp đã hỏng.") from error
    if key is None or certificate is None:
        raise SigningRefused("Tệp khóa không có đủ khóa bí mật và chứng thư. Hãy xuất lại tệp kèm khóa bí mật.")
    return key, certificate, others


def _require_fit(certificate: x509.Certificate, at: datetime) -> None:
    if at > certificate.not_valid_after_utc:
        day = certificate.not_valid_after_utc
        raise SigningRefused(f"Chứng thư đã hết hạn ngày {day:%d/%m/%Y}. Hãy dùng chứng thư đã gia hạn.")
    if at < certificate.not_valid_before_utc:
        day = certificate.not_valid_before_utc
        raise SigningRefused(f"Chứng thư chưa có hiệu lực (từ ngày {day:%d/%m/%Y}). Hãy kiểm tra đồng hồ của máy.")
    for problem in filter(None, [usage_unstated(certificate), *unfit_to_sign(certificate)]):
        raise SigningRefused(f"{problem} Hãy dùng chứng thư được cấp để ký văn bản.")
