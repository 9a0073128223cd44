"""Who is believed: chains, certificates, revocation, time; a sound signature of a stranger stays open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.fields import SigSeedSubFilter

from doingoai.signing import Revocation, TimeSource, Trust, Verdict
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import (
    ISSUING,
    NOW,
    YEAR,
    Identity,
    LocalTimestamper,
    asked,
    body,
    crl,
    intermediate,
    issue,
    person,
    revoked,
    root,
    stamping,
    trust,
)
from doingoai.signing.tests.files import signed, signed_by, signed_twice, tiny
from doingoai.signing.tests.foreign import signed_elsewhere, stamped_document, with_store, with_token_of
from doingoai.signing.trust import TrustUnreadable

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "kind", [SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES], ids=["adobe", "pades"]
)
def test_signature_of_another_program_is_valid(kind: SigSeedSubFilter) -> None:
    twice = signed_elsewhere(signed_elsewhere(tiny(), person(), kind=kind), body(), field="Signature2", kind=kind)
    found = judge(twice, trust(), NOW + 3 * DAY)
    assert (found.verdict, found.problems) == (Verdict.VALID, ())
    assert [(each.intact, each.covers_all, each.trusted) for each in found.signatures] == [
        (True, False, True),
        (True, True, True),
    ]


def test_verification_reports_everything_of_both_signatures() -> None:
    first, second = judge(signed_twice(), trust(), NOW).signatures
    assert (first.order, first.signer, first.time_source) == (1, "Nguyễn Thị Ánh Tuyết", TimeSource.CLAIMED)
    assert first.changes == ("thêm chữ ký của Ủy ban nhân dân tỉnh Sông Lam",)
    assert first.chain == ("Nguyễn Thị Ánh Tuyết", "CA cấp chứng thư thử nghiệm", "CA gốc thử nghiệm")
    assert (second.order, second.covers_all, second.changes) == (2, True, ())
    assert (second.time_source, second.time_authority) == (TimeSource.AUTHORITY, "Dấu thời gian thử nghiệm")
    assert (second.signed_at, second.revocation) == (NOW, Revocation.GOOD)


@pytest.mark.parametrize(
    ("anchors", "words"),
    [
        (Trust(), "Chưa tin cậy nơi cấp chứng thư “CA cấp chứng thư thử nghiệm”."),
        (Trust.of(intermediate().der), "Chưa tin cậy nơi cấp chứng thư “CA cấp chứng thư thử nghiệm”."),
        (
            Trust.of(root().der),
            "Chưa biết chứng thư có bị thu hồi hay không: thiếu danh sách thu hồi (CRL) còn hiệu lực của nơi cấp.",
        ),
    ],
    ids=["nobody", "no root", "no list"],
)
def test_sound_signature_without_full_trust_stays_open(anchors: Trust, words: str) -> None:
    found = judge(signed_by(asked(), tiny()), anchors, NOW)
    assert (found.verdict, found.signatures[0].intact) == (Verdict.UNKNOWN, True)
    assert found.headline == f"Không đủ thông tin để kết luận về chữ ký. {words}"


def test_root_without_lists_is_enough_when_lists_are_not_required() -> None:
    found = judge(signed_by(asked(), tiny()), Trust.of(root().der, revocation_required=False), NOW)
    assert (found.verdict, found.signatures[0].revocation) == (Verdict.VALID, Revocation.UNKNOWN)
    assert found.headline.endswith("Chưa kiểm tra thu hồi: không có danh sách thu hồi (CRL) còn hiệu lực của nơi cấp.")


def _self_signed() -> Identity:
    return issue("Người tự ký", None)


def _under(name: str, **settings: object) -> Identity:
    return issue(name, intermediate(), **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "verdict"),
    [
        (lambda: _self_signed(), Verdict.UNKNOWN),
        (lambda: _under("Hết hạn", runs=(NOW - 2 * YEAR, NOW - DAY)), Verdict.INVALID),
        (lambda: _under("Chưa đến hạn", runs=(NOW + YEAR, NOW + 2 * YEAR)), Verdict.INVALID),
        (lambda: _under("Không ghi mục đích", usage=None), Verdict.VALID),
        (lambda: _under("Chỉ cấp chứng thư", usage=ISSUING), Verdict.INVALID),
        (lambda: _under("Máy chủ", purposes=(ExtendedKeyUsageOID.SERVER_AUTH,)), Verdict.INVALID),
        (lambda: _under("Thư điện tử", purposes=(ExtendedKeyUsageOID.EMAIL_PROTECTION,)), Verdict.VALID),
        (lambda: _under("Khóa yếu", bits=1024), Verdict.INVALID),
        (lambda: _under("Khóa vừa đủ", bits=2048), Verdict.VALID),
        (lambda: intermediate(), Verdict.INVALID),
        (lambda: revoked(), Verdict.INVALID),
    ],
    ids=["self", "expired", "early", "no usage", "issuing", "server", "mail", "1024", "2048", "authority", "revoked"],
)
def test_verdict_by_certificate(who: Callable[[], Identity], verdict: Verdict) -> None:
    assert judge(signed_elsewhere(tiny(), who()), trust(), NOW).verdict is verdict


def test_self_signed_certificate_in_the_folder_is_no_root() -> None:
    alone = _self_signed()
    anchors = Trust.of(alone.der)
    assert anchors.roots == ()
    forced = replace(anchors, roots=(alone.der,), revocation_required=False)
    assert judge(signed_elsewhere(tiny(), alone), forced, NOW).verdict is Verdict.UNKNOWN


def test_weak_digest_is_invalid() -> None:
    found = judge(signed_elsewhere(tiny(), person(), digest="sha1"), trust(), NOW)
    assert found.verdict is Verdict.INVALID
    assert found.headline == "Chữ ký không hợp lệ. Chữ ký dùng thuật toán đã lỗi thời (SHA1)."


def test_expired_certificate_is_valid_only_with_a_time_stamp_from_before() -> None:
    later = NOW + YEAR + 2 * DAY
    anchors = Trust.of(root().der, intermediate().der, crl(root(), made=later - DAY), crl(intermediate(), made=later))
    bare, stamped = signed(), signed_by(person(), tiny(), stamped=True)
    assert judge(bare, anchors, later).verdict is Verdict.UNKNOWN
    assert judge(stamped, anchors, later).verdict is Verdict.VALID


def test_revocation_after_a_trusted_time_stamp_is_told_and_does_no_harm() -> None:
    day_after = NOW + DAY
    lists = (crl(root(), made=day_after), crl(intermediate(), (person(), day_after), made=day_after))
    anchors = Trust.of(root().der, *lists)
    stamped = judge(signed_by(person(), tiny(), stamped=True), anchors, NOW + 2 * DAY)
    assert (stamped.verdict, stamped.signatures[0].revocation) == (Verdict.VALID, Revocation.REVOKED_LATER)
    assert judge(signed(), anchors, NOW + 2 * DAY).verdict is Verdict.INVALID


@pytest.mark.parametrize(
    ("lists", "verdict"),
    [
        ((crl(root()), crl(intermediate(), made=NOW - 11 * DAY)), Verdict.UNKNOWN),
        ((crl(root()), crl(intermediate(), made=NOW - 9 * DAY)), Verdict.VALID),
        ((crl(root()), crl(root())), Verdict.UNKNOWN),
        ((crl(root(), (intermediate(), NOW - DAY)), crl(intermediate())), Verdict.INVALID),
    ],
    ids=["old", "current", "of another issuer", "issuer revoked"],
)
def test_verdict_by_lists(lists: tuple[bytes, ...], verdict: Verdict) -> None:
    assert judge(signed_by(asked(), tiny()), Trust.of(root().der, *lists), NOW).verdict is verdict


def test_list_that_somebody_else_signed_does_not_count() -> None:
    forged = crl(Identity(intermediate().certificate, root().key))
    assert judge(signed(), Trust.of(root().der, crl(root()), forged), NOW).verdict is Verdict.UNKNOWN


def test_time_stamp_of_another_signature_is_invalid() -> None:
    first, second = (signed_by(who, tiny(), stamped=True) for who in (person(), body()))
    found = judge(with_token_of(first, second), trust(), NOW)
    assert found.verdict is Verdict.INVALID
    assert found.signatures[0].problems == (
        "Dấu thời gian không khớp với chữ ký này: đã bị thay hoặc lấy từ văn bản khác.",
    )


def test_time_stamp_of_a_stranger_leaves_the_verdict_open() -> None:
    stranger = issue("Dấu thời gian lạ", None, purposes=(ExtendedKeyUsageOID.TIME_STAMPING,))
    found = judge(signed_elsewhere(tiny(), person(), stamped=LocalTimestamper(stranger)), trust(), NOW)
    assert found.verdict is Verdict.UNKNOWN
    assert found.signatures[0].time_source is TimeSource.CLAIMED


def test_time_stamp_from_before_the_certificate_is_invalid() -> None:
    early = LocalTimestamper(stamping(), NOW - 2 * YEAR)
    assert judge(signed_elsewhere(tiny(), person(), stamped=early), trust(), NOW).verdict is Verdict.INVALID


def test_verification_data_and_document_time_stamp_may_follow() -> None:
    stored = with_store(signed_twice(), crl(root()), crl(intermediate()))
    sealed = stamped_document(stored, stamping())
    for file in (stored, sealed):
        found = judge(file, Trust.of(root().der), NOW)
        assert (found.verdict, found.problems) == (Verdict.VALID, ()), found
    assert [each.is_timestamp for each in judge(sealed, trust(), NOW).signatures] == [False, False, True]


def test_document_time_stamp_alone_is_no_signature() -> None:
    found = judge(stamped_document(tiny(), stamping()), trust(), NOW)
    assert (found.verdict, found.problems) == (Verdict.UNKNOWN, ("Tệp chỉ có dấu thời gian, không có chữ ký.",))


def test_later_signature_that_covers_the_page_is_invalid() -> None:
    small, large = ((72, 72, 172, 132), (0, 0, 595, 842))
    verdicts = [judge(signed_elsewhere(signed(), body(), box=box), trust(), NOW).verdict for box in (small, large)]
    assert verdicts == [Verdict.VALID, Verdict.INVALID]


def test_later_signature_over_signed_words_leaves_the_verdict_open() -> None:
    """The line of text stands from 697 to 710 points; no rule of PDF forbids to draw a signature over it."""
    over, under = ((72, 690, 200, 715), (72, 640, 200, 690))
    found = [
        judge(signed_elsewhere(signed(), body(), box=box, field="Signature2"), trust(), NOW) for box in (over, under)
    ]
    assert [each.verdict for each in found] == [Verdict.UNKNOWN, Verdict.VALID]
    assert "nằm đè lên chữ" in found[0].headline


def test_signature_behind_the_lock_is_invalid() -> None:
    from doingoai.signing import Stamp, sign_pdf

    locked = sign_pdf(tiny(), body().credentials(), stamp=Stamp.annex("05/KH-UBND", NOW))
    assert judge(locked, trust(), NOW).verdict is Verdict.VALID
    assert judge(signed_elsewhere(locked, person()), trust(), NOW).verdict is Verdict.INVALID


def test_folder_of_trust_reads_pem_and_der_and_names_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(root().certificate.public_bytes(Encoding.PEM) + b"# ghi chu\n")
    (tmp_path / "ca.der").write_bytes(intermediate().der)
    (tmp_path / "ca.crl").write_bytes(crl(intermediate()))
    (tmp_path / "person.cer").write_bytes(person().der)
    (tmp_path / "doc.txt").write_bytes(b"khong phai chung thu")
    read = Trust.from_folder(tmp_path)
    assert (read.roots, read.intermediates, len(read.crls)) == ((root().der,), (intermediate().der,), 1)
    (tmp_path / "hong.cer").write_bytes(b"hong")
    with pytest.raises(TrustUnreadable, match=r"hong\.cer"):
        Trust.from_folder(tmp_path)
    with pytest.raises(TrustUnreadable, match="khong-co"):
        Trust.from_folder(tmp_path / "khong-co")
