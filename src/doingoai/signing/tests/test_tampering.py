"""Whatever was done to a signed file, it never reads VALID; what was done decides between the other verdicts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from pyhanko.sign.fields import SigSeedSubFilter

from doingoai.signing import Verdict
from doingoai.signing.judging.geometry import range_problem
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import NOW, body, person, trust
from doingoai.signing.tests.files import (
    NOWHERE,
    dangling,
    encrypted,
    scripted,
    signed,
    signed_by,
    signed_twice,
    tiny,
    with_picture,
)
from doingoai.signing.tests.foreign import signed_elsewhere, with_store
from doingoai.signing.tests.tampering import BYTES, gap, orphan, range_of, value_of, with_value
from doingoai.signing.tests.updates import UPDATES, raw_revision, updated

Attack = Callable[[bytes], bytes]


def verdict_of(pdf: bytes) -> Verdict:
    return judge(pdf, trust(), NOW).verdict


def test_verdict_of_the_untouched_file_is_valid() -> None:
    assert [verdict_of(each) for each in (signed(), signed_twice())] == [Verdict.VALID, Verdict.VALID]


@pytest.mark.parametrize("change", UPDATES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("base", [signed, signed_twice], ids=["one", "two"])
def test_verdict_of_a_later_update_is_invalid(base: Callable[[], bytes], change: Callable) -> None:
    attacked = updated(base(), change)
    assert attacked != base()
    assert verdict_of(attacked) is Verdict.INVALID


@pytest.mark.parametrize("change", UPDATES, ids=lambda each: each.__name__)
def test_update_is_invalid_when_verification_data_are_laid_over_it(change: Callable) -> None:
    """The last revision looks harmless; what stands between the signature and it does not."""
    assert verdict_of(with_store(updated(signed(), change), *trust().crls)) is Verdict.INVALID


@pytest.mark.parametrize("change", UPDATES, ids=lambda each: each.__name__)
def test_update_between_two_signatures_is_invalid_for_the_first(change: Callable) -> None:
    """The body signs what was changed after the person signed: its own signature is sound, the person's is not."""
    found = judge(signed_elsewhere(updated(signed(), change), body(), field="Signature2"), trust(), NOW)
    assert found.verdict is Verdict.INVALID


@pytest.mark.parametrize("attack", BYTES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("base", [signed, signed_twice], ids=["one", "two"])
def test_verdict_of_attacked_bytes_is_invalid(base: Callable[[], bytes], attack: Attack) -> None:
    attacked = attack(base())
    assert attacked != base()
    assert verdict_of(attacked) is Verdict.INVALID


@pytest.mark.parametrize("kind", [b"/ETSI.CAdES.attached", b"/adbe.x509.rsa_sha1 ", b"/ETSI.RFC3161       "])
def test_signature_whose_kind_was_changed_is_invalid(kind: bytes) -> None:
    assert verdict_of(signed().replace(b"/ETSI.CAdES.detached", kind)) is Verdict.INVALID


def test_signature_of_a_kind_that_is_not_understood_stays_open() -> None:
    """The older kind that only few programs write: the digest fits, but nobody here knows its rules."""
    old = signed_elsewhere(tiny(), person(), kind=SigSeedSubFilter.PBAD_PADES)
    assert verdict_of(old) is Verdict.UNKNOWN


def test_signature_of_another_document_is_invalid() -> None:
    other = signed_by(person(), with_picture())
    pasted = with_value(signed(), value_of(other).rstrip(b"\0"))
    found = judge(pasted, trust(), NOW)
    assert found.verdict is Verdict.INVALID
    assert found.headline == (
        "Chữ ký không hợp lệ. Nội dung đã bị sửa sau khi ký, hoặc chữ ký được lấy từ văn bản khác."
    )


def test_object_that_the_signed_page_names_but_a_later_revision_defines_is_invalid() -> None:
    base = signed_by(person(), dangling())
    assert verdict_of(base) is Verdict.VALID
    planted = b"%d 0 obj\n<< /Length 4 >>\nstream\n%%abc\nendstream\nendobj\n" % NOWHERE
    attacked = raw_revision(base, NOWHERE, planted)
    assert verdict_of(attacked) is Verdict.INVALID
    assert verdict_of(with_store(attacked, *trust().crls)) is Verdict.INVALID
    assert verdict_of(signed_elsewhere(attacked, body(), field="Signature2")) is Verdict.INVALID


def test_orphan_between_two_signatures_is_invalid() -> None:
    """The first step of a shadow attack: content that only a later reference will show."""
    assert verdict_of(signed_elsewhere(orphan(signed()), body(), field="Signature2")) is Verdict.INVALID


@pytest.mark.parametrize(
    ("file", "verdict"),
    [
        (tiny, Verdict.UNSIGNED),
        (with_picture, Verdict.UNSIGNED),
        (encrypted, Verdict.UNKNOWN),
        (lambda: signed_by(person(), scripted()), Verdict.UNKNOWN),
        (lambda: b"", Verdict.UNKNOWN),
        (lambda: b"%PDF-1.7\n" + b"\0" * 9000, Verdict.UNKNOWN),
        (lambda: b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF", Verdict.INVALID),
        (lambda: b"%PDF-1.7\n" + b"[" * 300_000 + b"/ByteRange", Verdict.INVALID),
    ],
    ids=["plain", "picture", "encrypted", "scripted", "empty", "zeros", "broken", "deep"],
)
def test_verdict_of_files_that_nobody_can_vouch_for(file: Callable[[], bytes], verdict: Verdict) -> None:
    assert verdict_of(file()) is verdict


@pytest.mark.parametrize(("base", "flips"), [(signed, 200), (signed_twice, 100)], ids=["one", "two"])
def test_no_flipped_byte_of_the_signed_range_is_valid(base: Callable[[], bytes], flips: int) -> None:
    pdf, dice = base(), random.Random(20261122)
    start, end = gap(pdf)
    inside = [at for at in range(len(pdf)) if not start <= at < end]
    for at in dice.sample(inside, flips):
        changed = bytes([pdf[at] ^ (1 << dice.randrange(8))])
        assert verdict_of(pdf[:at] + changed + pdf[at + 1 :]) is Verdict.INVALID, at


def test_flipped_byte_of_the_gap_is_valid_only_where_nothing_is_signed_or_believed() -> None:
    """Of the gap, certificates that nobody needs and flags of the envelope carry no claim; all else must be refused."""
    pdf, dice = signed(), random.Random(20261122)
    start, end = gap(pdf)
    length = len(value_of(pdf).rstrip(b"\0")) * 2
    survived = []
    for at in dice.sample(range(start, end), 100):
        attacked = pdf[:at] + bytes([pdf[at] ^ (1 << dice.randrange(8))]) + pdf[at + 1 :]
        if verdict_of(attacked) is Verdict.VALID:
            survived.append(at)
    assert all(start < at <= start + length for at in survived)
    kept = range_of(pdf)
    assert all(kept[1] <= at < kept[2] for at in survived)


HEX = b"<3003020101" + b"00" * 4 + b">"
FILE = b"%PDF-1.7\n1 0 obj\n<< /ByteRange [0 0 0 0] /Contents " + HEX + b">>\nendobj\n"
START = FILE.index(HEX)
GOOD = [0, START, START + len(HEX), len(FILE) - START - len(HEX)]
VALUE = bytes.fromhex(HEX[1:-1].decode())


@pytest.mark.parametrize(
    ("file", "byte_range", "contents", "position", "sound"),
    [
        (FILE, GOOD, VALUE, 9, True),
        (FILE, GOOD[:3], VALUE, 9, False),
        (FILE, [*GOOD, 0], VALUE, 9, False),
        (FILE, [1, *GOOD[1:]], VALUE, 9, False),
        (FILE, [0, START - 1, *GOOD[2:]], VALUE, 9, False),
        (FILE, [0, START, START + len(HEX) + 1, GOOD[3] - 1], VALUE, 9, False),
        (FILE, [0, START, START + len(HEX), GOOD[3] + 1], VALUE, 9, False),
        (FILE, [0, START, START + len(HEX), -1], VALUE, 9, False),
        (FILE, [0.0, *GOOD[1:]], VALUE, 9, False),
        (FILE, GOOD, VALUE[:-1] + b"\1", 9, False),
        (FILE.replace(b"00>", b"01>"), GOOD, VALUE[:-1] + b"\1", 9, False),
        (FILE, GOOD, VALUE, 10, False),
        (FILE, GOOD, VALUE, None, False),
        (FILE.replace(b"/ByteRange", b"/ByteStage"), GOOD, VALUE, 9, False),
        (FILE.replace(b"3003", b"300G"), GOOD, VALUE, 9, False),
    ],
)
def test_range_problem(file: bytes, byte_range: list, contents: bytes, position: object, sound: bool) -> None:
    assert (range_problem(file, byte_range, contents, position) == "") is sound
