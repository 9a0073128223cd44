"""A signer on a token (PKCS #11): the key stays on the device."""

from __future__ import annotations

from pkcs11 import Session
from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error, UserAlreadyLoggedIn
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from doingoai.signing.refusals import SigningRefused

_NO_CERTIFICATE = "Không tìm thấy chứng thư trên thiết bị ký. Hãy chọn đúng tên chứng thư."


def signer_of_token(
    module: str, pin: str, *, token_label: str | None, cert_label: str | None
) -> tuple[PKCS11Signer, bytes]:
    """Return the signer and the DER of its certificate; raises SigningRefused."""
    session = _session(module, pin, token_label)
    try:
        signer = PKCS11Signer(session, cert_label=cert_label)
        certificate = signer.signing_cert
    except (PKCS11Error, RuntimeError, ValueError) as error:
        session.close()
        raise SigningRefused(_NO_CERTIFICATE) from error
    if certificate is None:
        session.close()
        raise SigningRefused(_NO_CERTIFICATE)
    return signer, certificate.dump()


def _session(module: str, pin: str, token_label: str | None) -> Session:
    criteria = TokenCriteria(label=token_label) if token_label else None
    try:
        return open_pkcs11_session(module, token_criteria=criteria, user_pin=pin)
    except PinLocked as error:
        raise SigningRefused("Thiết bị ký đã bị khóa do nhập sai mã PIN nhiều lần. Hãy nhờ nơi cấp mở khóa.") from error
    except (PinIncorrect, PinInvalid, PinLenRange) as error:
        raise SigningRefused("Mã PIN của thiết bị ký không đúng. Hãy nhập lại; sai nhiều lần sẽ bị khóa.") from error
    except UserAlreadyLoggedIn as error:
        raise SigningRefused("Thiết bị ký đang được dùng cho một lần ký khác. Hãy chờ xong rồi ký lại.") from error
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise SigningRefused("Không tìm thấy thiết bị ký. Hãy cắm thiết bị và kiểm tra trình điều khiển.") from error
