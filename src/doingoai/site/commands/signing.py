"""doingoai document verify, document sign: signatures of PDF files on the command line; no database, no Django."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from doingoai.signing import (
    Credentials,
    HttpTimestamper,
    SigningRefused,
    SigningUnavailable,
    Stamp,
    Trust,
    Verdict,
    Verification,
    sign_pdf,
    verify_pdf,
)
from doingoai.signing.trust import TrustUnreadable
from doingoai.signing.verification import Revocation, Signature, TimeSource

PASSPHRASE_VARIABLE = "DOINGOAI_SIGN_PASSPHRASE"  # noqa: S105 -- the name of a variable, not a secret
_REVOCATION = {
    Revocation.GOOD: "không bị thu hồi",
    Revocation.REVOKED: "đã bị thu hồi",
    Revocation.REVOKED_LATER: "bị thu hồi sau khi ký",
    Revocation.UNKNOWN: "chưa biết",
}
_TIME = {
    TimeSource.AUTHORITY: "theo dấu thời gian của",
    TimeSource.CLAIMED: "theo máy của người ký, chưa được xác nhận",
    TimeSource.NONE: "không ghi",
}


def document_verify(arguments: argparse.Namespace) -> int:
    """Print what the signatures of a PDF are worth: exit 0 valid, 1 not, 2 unreadable."""
    path = Path(arguments.file)
    try:
        trust = Trust.from_folder(arguments.trust) if arguments.trust else Trust()
        found = verify_pdf(path.read_bytes(), trust=trust)
    except OSError as problem:
        return _refuse(f"{path.name}: không mở được tệp ({problem.strerror}).")
    except (TrustUnreadable, SigningUnavailable) as problem:
        return _refuse(str(problem))
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print(_told(found))
    if not found.readable:
        return 2
    return 0 if found.verdict is Verdict.VALID else 1


def document_sign(arguments: argparse.Namespace) -> int:
    """Sign a PDF into a new file: exit 0 done, 2 refused; the passphrase comes from a variable or is asked for."""
    source, target = Path(arguments.file), Path(arguments.out)
    if target.exists():
        return _refuse(f"{target.name}: tệp đã có, không ghi đè. Hãy đặt tên khác.")
    try:
        passphrase = os.environ.get(PASSPHRASE_VARIABLE) or getpass("Mật khẩu của tệp khóa: ")
        credentials = Credentials.from_pkcs12(Path(arguments.p12).read_bytes(), passphrase)
        timestamp = HttpTimestamper(arguments.timestamp) if arguments.timestamp else None
        signed = sign_pdf(
            source.read_bytes(), credentials, stamp=_stamp(arguments), reason=arguments.reason, timestamp=timestamp
        )
        target.write_bytes(signed)
    except OSError as problem:
        return _refuse(f"{problem.filename}: không đọc hoặc không ghi được tệp ({problem.strerror}).")
    except (SigningRefused, SigningUnavailable) as problem:
        return _refuse(str(problem))
    print(f"Đã ký: {target}. Người ký: {credentials.certificate.name}.")
    return 0


def _stamp(arguments: argparse.Namespace) -> Stamp | None:
    image = Path(arguments.image).read_bytes() if arguments.image else None
    now = datetime.now(UTC)
    if arguments.person:
        return Stamp.person(arguments.person, image=image)
    if arguments.organisation:
        return Stamp.organisation(arguments.organisation, now, above=arguments.above, image=image)
    if arguments.copy:
        return Stamp.copy(arguments.copy, now, image=image)
    return Stamp.annex(arguments.annex, now) if arguments.annex else None


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _told(found: Verification) -> str:
    lines = [f"Kết luận: {found.verdict.label}", found.headline]
    lines += [f"Lưu ý: {problem}" for problem in found.problems]
    for signature in found.signatures:
        lines += ["", *_told_one(signature)]
    return "\n".join(lines)


def _told_one(signature: Signature) -> list[str]:
    moment = signature.signed_at.isoformat(sep=" ") if signature.signed_at else ""
    lines = [
        f"{'Dấu thời gian' if signature.is_timestamp else 'Chữ ký'} {signature.order}: {signature.verdict.label}",
        f"  Người ký: {signature.signer or '(không rõ)'}",
        f"  Cơ quan, tổ chức: {signature.organisation or '(không ghi)'}",
        f"  Thời gian: {moment} ({_TIME[signature.time_source]} {signature.time_authority}".rstrip() + ")",
        f"  Nội dung được ký: {'nguyên vẹn' if signature.intact else 'không nguyên vẹn'}",
        f"  Chuỗi chứng thư: {' ← '.join(signature.chain)} ({'tin cậy' if signature.trusted else 'chưa tin cậy'})",
        f"  Tình trạng thu hồi: {_REVOCATION[signature.revocation]}",
    ]
    lines += [f"  Sau khi ký: {change}" for change in signature.changes]
    return lines + [f"  Vấn đề: {problem}" for problem in signature.problems]
