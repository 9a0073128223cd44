"""When a signature was made: by a time-stamp authority that is trusted, or only by what the signer's machine claims."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from pyhanko.sign.validation.generic_cms import collect_timing_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import TimestampSignatureStatus

from doingoai.signing.certificates import name_in
from doingoai.signing.judging.baggage import certificates_in, damaged
from doingoai.signing.judging.chain import Anchors
from doingoai.signing.judging.embedded import token_of, weak_digest
from doingoai.signing.judging.findings import Findings
from doingoai.signing.judging.revocation import parsed_lists, path_revocation
from doingoai.signing.verification import Revocation, TimeSource

_MISMATCH = "Dấu thời gian không khớp với chữ ký này: đã bị thay hoặc lấy từ văn bản khác."


async def signing_time(
    embedded: EmbeddedPdfSignature, anchors: Anchors, findings: Findings, at: datetime
) -> datetime | None:
    """Return the time of a trusted authority, None when there is none; write down the time and where it is from."""
    claimed = embedded.self_reported_timestamp
    if claimed is not None:
        claimed = claimed if claimed.tzinfo else claimed.replace(tzinfo=UTC)
        findings.facts.update(signed_at=claimed, time_source=TimeSource.CLAIMED)
    token = token_of(embedded)
    if token is None:
        return None
    problem = weak_digest(token)
    if problem:
        findings.broken.append(f"Dấu thời gian: {problem}")
    beside = [*anchors.certificates_known, *certificates_in(embedded.signed_data)]
    findings.missing += filter(None, [damaged(token, beside)])
    timing = await collect_timing_info(embedded.signer_info, anchors.context(at), raw_digest=embedded.compute_digest)
    return judged_token(timing.get("timestamp_validity"), anchors, findings)


def judged_token(status: TimestampSignatureStatus | None, anchors: Anchors, findings: Findings) -> datetime | None:
    """Return the time of a token when it fits what it stamps and its authority is trusted."""
    if status is None or not (status.intact and status.valid):
        findings.broken.append(_MISMATCH)
        return None
    authority = x509.load_der_x509_certificate(status.signing_cert.dump())
    findings.facts["time_authority"] = name_in(authority.subject)
    path = status.validation_path
    if not status.trusted or path is None or len(path) < 2:
        findings.missing.append(f"Chưa tin cậy nơi cấp dấu thời gian “{name_in(authority.subject)}”.")
        return None
    certificates = [x509.load_der_x509_certificate(each.dump()) for each in path]
    lists = parsed_lists([*anchors.trust.crls, *anchors.lists])
    if path_revocation(certificates, lists, status.timestamp) is Revocation.REVOKED:
        findings.broken.append("Chứng thư của nơi cấp dấu thời gian đã bị thu hồi.")
        return None
    findings.facts.update(signed_at=status.timestamp, time_source=TimeSource.AUTHORITY)
    return status.timestamp
