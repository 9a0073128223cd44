"""What stands unsigned in a signature value: changed, it is never VALID; left out by simple programs, never INVALID."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from asn1crypto import algos, cms, core, parser
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from pyhanko.sign.fields import SigSeedSubFilter

from doingoai.signing import Verdict
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import NOW, Identity, person, root, trust
from doingoai.signing.tests.files import signed, signed_by, tiny
from doingoai.signing.tests.foreign import signed_elsewhere
from doingoai.signing.tests.tampering import range_of, value_of, with_value


def _version(message: cms.SignedData) -> None:
    message["signer_infos"][0]["version"] = "v5"


def _outer_version(message: cms.SignedData) -> None:
    message["version"] = "v0"


def _algorithm_list(message: cms.SignedData) -> None:
    message["digest_algorithms"] = [algos.DigestAlgorithm({"algorithm": "sha512"})]


def _root_copy(message: cms.SignedData) -> None:
    """One bit of the root's copy, which no check of the chain reads."""
    copies = [each.chosen.dump() for each in message["certificates"]]
    place = copies.index(root().der)
    copies[place] = copies[place][:-1] + bytes([copies[place][-1] ^ 1])
    message["certificates"] = cms.CertificateSet([cms.CertificateChoices.load(each) for each in copies])


def _issuer_in_capitals(message: cms.SignedData) -> None:
    sid = message["signer_infos"][0]["sid"].chosen
    old = sid["issuer"].dump()
    sid["issuer"] = type(sid["issuer"]).load(old.replace(b"CA c", b"CA C"))


def _unknown_attribute(message: cms.SignedData) -> None:
    strange = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.Null()]})
    message["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([strange])


@pytest.mark.parametrize(
    "change", [_version, _outer_version, _algorithm_list, _root_copy, _issuer_in_capitals, _unknown_attribute]
)
def test_changed_baggage_is_never_valid(change: Callable[[cms.SignedData], None]) -> None:
    file = signed_elsewhere(tiny(), person())
    assert judge(file, trust(), NOW).verdict is Verdict.VALID
    message = cms.ContentInfo.load(value_of(file))
    change(message["content"])
    attacked = with_value(file, message.dump(force=True))
    assert attacked != file
    assert judge(attacked, trust(), NOW).verdict in {Verdict.UNKNOWN, Verdict.INVALID}


@pytest.mark.parametrize("stamped", [False, True], ids=["bare", "stamped"])
def test_no_flipped_bit_of_a_signature_value_is_valid(stamped: bool) -> None:
    file = signed_by(person(), tiny(), stamped=True) if stamped else signed_elsewhere(tiny(), person())
    value, dice = value_of(file), random.Random(20261120)
    length = parser.peek(value)
    for _each in range(150):
        place, bit = dice.randrange(length), 1 << dice.randrange(8)
        flipped = value[:place] + bytes([value[place] ^ bit]) + value[place + 1 :]
        verdict = judge(with_value(file, flipped[:length]), trust(), NOW).verdict
        assert verdict is not Verdict.VALID, (place, bit)


def _bare_value(pdf: bytes, who: Identity, *options: pkcs7.PKCS7Options) -> bytes:
    """Return the signature of a program that is content with PKCS #7, over the same bytes."""
    _start, first, second, last = range_of(pdf)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(pdf[:first] + pdf[second : second + last])
    builder = builder.add_signer(who.certificate, who.key, hashes.SHA256())
    for each in who.above:
        builder = builder.add_certificate(each)
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary, *options])


@pytest.mark.parametrize(
    ("kind", "options", "verdict"),
    [
        (SigSeedSubFilter.ADOBE_PKCS7_DETACHED, (), Verdict.VALID),
        (SigSeedSubFilter.ADOBE_PKCS7_DETACHED, (pkcs7.PKCS7Options.NoAttributes,), Verdict.UNKNOWN),
        (SigSeedSubFilter.PADES, (), Verdict.UNKNOWN),
    ],
    ids=["plain", "nothing but the content signed", "PAdES without the certificate"],
)
def test_signature_of_a_simple_program_is_not_invalid(
    kind: SigSeedSubFilter, options: tuple[pkcs7.PKCS7Options, ...], verdict: Verdict
) -> None:
    file = signed_elsewhere(tiny(), person(), kind=kind)
    bare = with_value(file, _bare_value(file, person(), *options))
    assert judge(bare, trust(), NOW).verdict is verdict
    changed = bare.replace(b"100 trieu", b"900 trieu", 1)
    assert judge(changed, trust(), NOW).verdict is Verdict.INVALID


def test_network_library_is_kept_out_of_the_program_that_verifies() -> None:
    import subprocess
    import sys

    program = (
        "from doingoai.signing.offline import without_network; without_network()\n"
        "import doingoai.signing.judging.judge, sys, aiohttp\n"
        "print(type(sys.modules['aiohttp']).__name__)\n"
        "try:\n    aiohttp.ClientSession()\nexcept RuntimeError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["_Absent", "no network while verifying"]
    assert judge(signed(), trust(), NOW).verdict is Verdict.VALID
