"""Sign a PDF: what may be signed, by whom in which order, and proof afterwards that nothing else was touched."""

from __future__ import annotations

from datetime import UTC, datetime

from doingoai.signing.credentials import Credentials
from doingoai.signing.drawing import drawn
from doingoai.signing.placement import placed
from doingoai.signing.refusals import SigningRefused, need
from doingoai.signing.stamp import Stamp, StampKind
from doingoai.signing.timestamps import Timestamper
from doingoai.signing.trust import Trust
from doingoai.signing.verification import Verdict, Verification
from doingoai.signing.verifying import verify_pdf


def sign_pdf(
    pdf: bytes,
    credentials: Credentials,
    *,
    stamp: Stamp | None,
    reason: str = "",
    timestamp: Timestamper | None = None,
    at: datetime | None = None,
) -> bytes:
    """Return the file with one more signature appended: PAdES B-B, B-T with a timestamper; SHA-256.

    The person signs first; every signature of a body closes the file: nothing may be written after it.
    `at` is the time that is claimed (default: that of the stamp, or now). The original bytes stay as they are.
    Raises SigningRefused, SigningUnavailable. Basis: NĐ 30/2020/NĐ-CP; official-documents.md §5.2, §5.3.
    """
    need("sign")
    moment = at or (stamp.signed_at if stamp else None) or datetime.now(UTC)
    _require_signable(verify_pdf(pdf, trust=Trust(), at=moment), stamp)
    from doingoai.signing.engine.append import Order, Shown, append_signature  # noqa: PLC0415 -- loads pyHanko
    from doingoai.signing.judging.judge import judge  # noqa: PLC0415 -- loads pyHanko, an extra

    shown = None
    if stamp is not None:
        place = placed(pdf, stamp)
        shown = Shown(drawn(stamp, place), place)
    closes = stamp is not None and stamp.closes
    signed = append_signature(pdf, Order(credentials.signer, moment, closes, reason, shown, timestamp))
    if not signed.startswith(pdf):
        raise AssertionError("the original bytes were changed while signing")
    after = judge(signed, Trust(), moment)
    if after.verdict is not Verdict.UNKNOWN or not all(each.intact for each in after.signatures):
        raise SigningRefused(f"Chữ ký vừa tạo không đúng nên đã bỏ: {after.headline}")
    return signed


def _require_signable(before: Verification, stamp: Stamp | None) -> None:
    """Nobody is trusted here: a sound file is unsigned, or signed by somebody we know nothing about."""
    if not before.readable:
        raise SigningRefused(f"Tệp này không ký được. {before.problems[0]}")
    if before.verdict is Verdict.INVALID:
        raise SigningRefused(f"Không ký thêm lên tệp có chữ ký không hợp lệ. {before.headline}")
    if before.verdict is Verdict.UNKNOWN and not before.signatures:
        raise SigningRefused(f"Tệp này không ký được. {before.problems[0]}")
    if any(each.closes for each in before.signatures):
        raise SigningRefused("Văn bản đã được cơ quan ký và khóa, không được ký hay ghi thêm.")
    first = not before.signatures
    if first and stamp is not None and stamp.kind is StampKind.ORGANISATION:
        raise SigningRefused("Người có thẩm quyền phải ký số trước, sau đó cơ quan mới ký số.")
