"""The one sentence or two that a person reads first about the signatures of a file."""

from __future__ import annotations

from collections.abc import Sequence

from doingoai.signing.stamp import VIETNAM
from doingoai.signing.verification import Signature, Verdict

_UNSIGNED = "Văn bản chưa được ký số. Hình chữ ký, con dấu trên trang (nếu có) không phải là chữ ký số."


def headline(verdict: Verdict, signatures: Sequence[Signature], problems: Sequence[str]) -> str:
    """Return what the verdict is and why, in plain Vietnamese."""
    if verdict is Verdict.UNSIGNED:
        return _UNSIGNED
    if verdict is Verdict.VALID:
        return _valid([each for each in signatures if not each.is_timestamp])
    reason = next(iter(problems), "") or next((each.problems[0] for each in signatures if each.problems), "")
    if verdict is Verdict.INVALID:
        return f"Chữ ký không hợp lệ. {reason}"
    return f"Không đủ thông tin để kết luận về chữ ký. {reason}"


def _valid(signatures: Sequence[Signature]) -> str:
    opening = "Chữ ký hợp lệ." if len(signatures) == 1 else f"Cả {len(signatures)} chữ ký đều hợp lệ."
    who = "; ".join(_who(each) for each in signatures)
    remarks = " ".join(dict.fromkeys(remark for each in signatures for remark in each.problems))
    return f"{opening} Văn bản không bị thay đổi sau khi ký. Ký bởi {who}. {remarks}".rstrip()


def _who(signature: Signature) -> str:
    organisation = signature.organisation
    name = f"{signature.signer} ({organisation})" if organisation not in ("", signature.signer) else signature.signer
    moment = signature.signed_at
    if moment is None:
        return name
    local = moment.astimezone(VIETNAM)
    return f"{name}, lúc {local:%H:%M:%S} ngày {local.day}/{local.month}/{local.year}"
