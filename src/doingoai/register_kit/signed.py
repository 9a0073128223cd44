"""What the signatures of a PDF say to this installation: verified against the certificates that it trusts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from doingoai.signing import SigningUnavailable, Trust, Verdict, Verification, verify_pdf
from doingoai.signing.trust import TrustUnreadable

TONES = {Verdict.VALID: "success", Verdict.UNKNOWN: "warning", Verdict.INVALID: "danger", Verdict.UNSIGNED: "info"}


def verified(data: bytes) -> Verification:
    """Return the verdict on a file and its sentence for the first screen; a broken trust folder trusts nobody.

    Without the extra [sign] nothing can be said, and which extra is missing is.
    """
    try:
        return verify_pdf(data, trust=trusted())
    except SigningUnavailable as missing:
        return Verification(Verdict.UNKNOWN, str(missing), problems=(str(missing),))


def verified_if_signed(data: bytes) -> Verification | None:
    """Return the verdict on a file that holds a signature; None for one that plainly holds none."""
    return verified(data) if b"/ByteRange" in data else None


def trusted() -> Trust:
    """Return the certificates of the folder TRUST_FOLDER; none when it does not exist or cannot be read."""
    folder = Path(settings.TRUST_FOLDER)
    try:
        return Trust.from_folder(folder) if folder.is_dir() else Trust()
    except TrustUnreadable:
        return Trust()
