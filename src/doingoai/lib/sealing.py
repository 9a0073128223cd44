"""Texts that are kept encrypted (passport numbers): sealed, opened, compared without being opened, shown masked.

From one secret of the installation two keys are derived: one encrypts (Fernet: AES-128-CBC with HMAC-SHA256), one makes
fingerprints. A fingerprint is the same for the same text, so that a number is found and kept unique while nobody who
reads the table learns it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MASK = "•"
SHOWN = 2  # last characters that stay readable


class Unreadable(ValueError):
    """A sealed text was sealed under another key, or was altered."""


def seal(text: str, secret: str) -> str:
    """Return the text encrypted under the secret; an empty text stays empty."""
    return _cipher(secret).encrypt(text.encode()).decode("ascii") if text else ""


def unseal(sealed: str, secret: str) -> str:
    """Return the text behind `seal`. Raises Unreadable."""
    if not sealed:
        return ""
    try:
        return _cipher(secret).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken as error:
        raise Unreadable("The key of encrypted fields is not the one with which this text was sealed.") from error


def fingerprint(text: str, secret: str) -> str:
    """Return 64 hexadecimal digits that are the same for the same text and tell nothing of it without the secret."""
    return hmac.new(_derived(secret, b"fingerprint"), text.encode(), hashlib.sha256).hexdigest()


def masked(text: str) -> str:
    """Return "C•••••21" for "C1234521": the first character, the last two, as many marks as letters were left out."""
    hidden = len(text) - 1 - SHOWN
    return f"{text[0]}{MASK * hidden}{text[-SHOWN:]}" if hidden > 0 else MASK * len(text)


@lru_cache(maxsize=8)
def _cipher(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(secret, b"seal")))


@lru_cache(maxsize=16)
def _derived(secret: str, purpose: bytes) -> bytes:
    """Return 32 bytes for one purpose, so that the same secret never does two things."""
    return HKDF(SHA256(), length=32, salt=None, info=b"doingoai/" + purpose).derive(secret.encode())
