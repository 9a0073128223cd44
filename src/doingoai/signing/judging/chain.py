"""Whose certificate it is, whether a trusted root stands behind it, and whether it was good at the time of signing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.path import ValidationPath

from doingoai.signing.certificates import facts_of, name_in, unfit_to_sign
from doingoai.signing.judging.findings import Findings
from doingoai.signing.judging.revocation import parsed_lists, path_revocation
from doingoai.signing.trust import Trust
from doingoai.signing.verification import Revocation

# Usage is checked in our own words by `unfit_to_sign`; pyHanko would want non-repudiation of everybody.
ANY_USAGE = KeyUsageConstraints(key_usage=set(), extd_key_usage=None)

NOT_CHECKED = {
    Revocation.NOT_PUBLISHED: "Chưa kiểm tra thu hồi: nơi cấp không công bố danh sách (CRL) hay nơi tra cứu thu hồi.",
    Revocation.UNKNOWN: "Chưa kiểm tra thu hồi: không có danh sách thu hồi (CRL) còn hiệu lực của nơi cấp.",
}


@dataclass(frozen=True)
class Anchors:
    """What the verifier trusts, with the certificates and lists that the file brought along (trusted by signature)."""

    trust: Trust
    certificates: Sequence[bytes] = ()
    lists: Sequence[bytes] = ()

    @property
    def certificates_known(self) -> tuple[bytes, ...]:
        """Return all certificates at hand besides those inside a signature value."""
        return (*self.trust.roots, *self.trust.intermediates, *self.certificates)

    def context(self, moment: datetime) -> ValidationContext:
        """Return a context that fetches nothing; revocation is judged apart, in `revocation`."""
        others = [asn1_x509.Certificate.load(der) for der in (*self.trust.intermediates, *self.certificates)]
        return ValidationContext(
            trust_roots=[asn1_x509.Certificate.load(der) for der in self.trust.roots],
            other_certs=others,
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )


def look_at_signer(der: bytes, findings: Findings, moment: datetime, signed_at: datetime | None) -> None:
    """Write down whom the certificate names, and what of its own lines forbids this signature."""
    certificate = x509.load_der_x509_certificate(der)
    facts = facts_of(certificate)
    findings.facts.update(
        signer=facts.name,
        organisation=facts.organisation,
        issuer=facts.issuer,
        serial=facts.serial,
        chain=(facts.name,),
    )
    findings.broken += unfit_to_sign(certificate)
    if signed_at is not None and not facts.valid_from <= signed_at <= facts.valid_until:
        findings.broken.append("Chứng thư của người ký chưa có hiệu lực hoặc đã hết hạn tại thời điểm ký.")
    elif moment > facts.valid_until:
        findings.missing.append(
            f"Chứng thư của người ký đã hết hạn ngày {facts.valid_until:%d/%m/%Y} và chữ ký không có dấu thời gian "
            "của nơi được tin cậy, nên không chứng minh được là đã ký khi chứng thư còn hạn."
        )
    elif moment < facts.valid_from:
        findings.missing.append("Chứng thư của người ký chưa có hiệu lực vào thời điểm kiểm tra.")


def look_at_chain(
    path: ValidationPath | None, ok: bool, anchors: Anchors, findings: Findings, moment: datetime
) -> None:
    """Write down the chain, whether it is trusted, and whether anything in it was revoked."""
    certificates = [] if path is None else [x509.load_der_x509_certificate(each.dump()) for each in path]
    # One certificate alone is its own root: a signer in the list of roots is still a stranger.
    if not ok or len(certificates) < 2:
        issuer = findings.facts.get("issuer", "")
        findings.missing.append(f"Chưa tin cậy nơi cấp chứng thư “{issuer}”.")
        return
    findings.facts.update(trusted=True, chain=tuple(name_in(each.subject) for each in reversed(certificates)))
    if not certificates[0].not_valid_before_utc <= moment <= certificates[0].not_valid_after_utc:
        findings.missing.append("Chứng thư gốc được tin cậy chưa có hiệu lực hoặc đã hết hạn.")
    lists = parsed_lists([*anchors.trust.crls, *anchors.lists])
    revocation = path_revocation(certificates, lists, moment)
    # Nobody publishes it, so it is as unknown to readers as a missing list; the verdict and the words differ.
    findings.facts["revocation"] = Revocation.UNKNOWN if revocation is Revocation.NOT_PUBLISHED else revocation
    if revocation is Revocation.REVOKED:
        findings.broken.append("Chứng thư của người ký (hoặc của nơi cấp) đã bị thu hồi trước thời điểm ký.")
    elif revocation is Revocation.UNKNOWN and anchors.trust.revocation_required:
        findings.missing.append(
            "Chưa biết chứng thư có bị thu hồi hay không: thiếu danh sách thu hồi (CRL) còn hiệu lực của nơi cấp."
        )
    elif revocation in (Revocation.UNKNOWN, Revocation.NOT_PUBLISHED):
        findings.noted.append(NOT_CHECKED[revocation])
