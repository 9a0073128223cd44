"""Why nothing was signed, in words for the person who asked; and what to install when the library is missing."""

from __future__ import annotations

from importlib.util import find_spec

_WAYS = {
    "sign": (
        "pyhanko",
        "Máy này chưa cài phần ký số nên không ký và không kiểm tra được chữ ký số. "
        "Người quản trị hãy cài thêm phần mở rộng “sign”: pip install 'doingoai[sign]'.",
    ),
    "token": (
        "pkcs11",
        "Máy này chưa cài phần đọc thiết bị ký (USB token) nên không ký bằng thiết bị được. "
        "Người quản trị hãy cài thêm phần mở rộng “token”: pip install 'doingoai[token]'.",
    ),
}


class SigningUnavailable(RuntimeError):
    """The optional library for this work is not installed; the message names the extra."""


class SigningRefused(ValueError):
    """This file or these credentials may not be signed with; the message says why and what to do."""


def need(extra: str) -> None:
    """Return when the extra ("sign" or "token") is installed; raises SigningUnavailable."""
    package, way = _WAYS[extra]
    if find_spec(package) is None:
        raise SigningUnavailable(way)
