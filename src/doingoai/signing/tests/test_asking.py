"""Revocation that nobody publishes is remarked; what is published but not at hand leaves the verdict open."""

from __future__ import annotations

from datetime import timedelta

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from cryptography import x509

from doingoai.signing import Revocation, Trust, Verdict, verify_pdf
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import (
    CRL_NAMED,
    ISSUER_NAMED,
    ISSUING,
    NOW,
    OCSP_NAMED,
    YEAR,
    crl,
    intermediate,
    issue,
    person,
    root,
)
from doingoai.signing.tests.files import signed, signed_by, tiny

_REMARK = "Chưa kiểm tra thu hồi: nơi cấp không công bố danh sách (CRL) hay nơi tra cứu thu hồi."


def test_signature_of_an_issuer_that_publishes_nothing_is_valid_with_a_remark_on_the_first_screen() -> None:
    found = verify_pdf(signed(), trust=Trust.of(root().der), at=NOW)
    (signature,) = found.signatures
    assert (found.verdict, signature.revocation) == (Verdict.VALID, Revocation.UNKNOWN)
    assert (signature.problems, found.problems) == ((_REMARK,), ())
    assert found.headline.startswith("Chữ ký hợp lệ.")
    assert found.headline.endswith(_REMARK)


@pytest.mark.parametrize(
    ("place", "verdict"),
    [(None, Verdict.VALID), (ISSUER_NAMED, Verdict.VALID), (CRL_NAMED, Verdict.UNKNOWN), (OCSP_NAMED, Verdict.UNKNOWN)],
    ids=["nowhere", "issuer only", "list", "responder"],
)
def test_verdict_without_lists_by_what_the_certificate_names(
    place: x509.ExtensionType | None, verdict: Verdict
) -> None:
    who = issue("Người được hỏi", intermediate(), asked=place)
    assert judge(signed_by(who, tiny()), Trust.of(root().der), NOW).verdict is verdict


def test_issuer_whose_own_certificate_names_a_list_leaves_the_verdict_open() -> None:
    between = issue("CA có danh sách", root(), usage=ISSUING, authority=True, asked=CRL_NAMED)
    file = signed_by(issue("Người dưới CA đó", between), tiny())
    assert judge(file, Trust.of(root().der), NOW).verdict is Verdict.UNKNOWN
    assert judge(file, Trust.of(root().der, crl(root())), NOW).verdict is Verdict.VALID


def test_old_list_of_an_issuer_shows_that_it_publishes() -> None:
    old = crl(intermediate(), made=NOW - timedelta(days=11))
    assert judge(signed(), Trust.of(root().der, old), NOW).verdict is Verdict.UNKNOWN


def test_checked_signature_carries_no_remark() -> None:
    found = judge(signed(), Trust.of(root().der, crl(root()), crl(intermediate())), NOW)
    assert (found.verdict, found.signatures[0].problems) == (Verdict.VALID, ())


def test_revoked_signer_is_invalid_also_when_the_issuer_names_no_list() -> None:
    gone = crl(intermediate(), (person(), NOW - timedelta(days=1)))
    assert judge(signed(), Trust.of(root().der, gone), NOW).verdict is Verdict.INVALID


def test_root_that_has_run_out_leaves_the_verdict_open() -> None:
    ends = NOW + timedelta(days=1)
    short = issue("CA gốc ngắn hạn", None, usage=ISSUING, authority=True, runs=(NOW - YEAR, ends))
    file = signed_by(issue("Người dưới gốc đó", short), tiny())
    verdicts = [judge(file, Trust.of(short.der), day).verdict for day in (ends, ends + timedelta(seconds=1))]
    assert verdicts == [Verdict.VALID, Verdict.UNKNOWN]
