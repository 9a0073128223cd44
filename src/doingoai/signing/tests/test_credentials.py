"""With what one may sign; each refusal says in Vietnamese what to do. Tokens are tried on a software token."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization import pkcs12 as container
from cryptography.x509.oid import ExtendedKeyUsageOID

from doingoai.signing import Credentials, SigningRefused, Verdict, sign_pdf
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import (
    ISSUING,
    NOW,
    PASSPHRASE,
    PERSON,
    YEAR,
    Identity,
    intermediate,
    issue,
    person,
    trust,
)
from doingoai.signing.tests.files import tiny

DAY = timedelta(days=1)
DRIVERS = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/pkcs11/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
PIN = "24681357"


def test_certificate_of_the_key_file_is_told_and_the_key_is_not() -> None:
    credentials = person().credentials()
    facts = credentials.certificate
    assert (facts.name, facts.organisation) == (PERSON, "Ủy ban nhân dân tỉnh Sông Lam")
    assert facts.issuer == "CA cấp chứng thư thử nghiệm"
    assert "signer" not in repr(credentials)


def test_wrong_passphrase_is_refused() -> None:
    with pytest.raises(SigningRefused, match="Mật khẩu của tệp khóa không đúng"):
        Credentials.from_pkcs12(person().pkcs12(), "sai", at=NOW)


@pytest.mark.parametrize("data", [b"", b"khong phai tep khoa", b"\x30\x82\x01\x00"], ids=["empty", "text", "cut"])
def test_broken_key_file_is_refused(data: bytes) -> None:
    with pytest.raises(SigningRefused, match="Không đọc được tệp khóa"):
        Credentials.from_pkcs12(data, PASSPHRASE, at=NOW)


def test_file_without_a_key_is_refused() -> None:
    bare = container.serialize_key_and_certificates(
        b"x", None, person().certificate, None, BestAvailableEncryption(PASSPHRASE.encode())
    )
    with pytest.raises(SigningRefused, match="không có đủ khóa bí mật"):
        Credentials.from_pkcs12(bare, PASSPHRASE, at=NOW)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (lambda: issue("Hết hạn", intermediate(), runs=(NOW - YEAR, NOW - DAY)), "đã hết hạn ngày 19/11/2026"),
        (lambda: issue("Chưa tới", intermediate(), runs=(NOW + DAY, NOW + YEAR)), "chưa có hiệu lực"),
        (lambda: issue("Không ghi", intermediate(), usage=None), "không ghi mục đích"),
        (lambda: issue("Cấp chứng thư", intermediate(), usage=ISSUING), "không được cấp để ký"),
        (
            lambda: issue("Máy chủ", intermediate(), purposes=(ExtendedKeyUsageOID.SERVER_AUTH,)),
            "được cấp cho mục đích khác",
        ),
        (lambda: issue("Yếu", intermediate(), bits=2047), "quá yếu"),
    ],
    ids=["expired", "early", "no usage", "issuing", "server", "weak"],
)
def test_unfit_certificate_is_refused(who: Callable[[], Identity], words: str) -> None:
    with pytest.raises(SigningRefused, match=words):
        who().credentials()


@pytest.mark.parametrize("days", [-364, 364], ids=["first days", "last days"])
def test_certificate_is_fit_within_its_time(days: int) -> None:
    assert person().credentials(NOW + days * DAY).certificate.name == PERSON


def test_missing_extra_is_named() -> None:
    """A fresh interpreter in which the library cannot be found."""
    program = (
        "import sys; sys.modules['pyhanko'] = None; sys.modules['pkcs11'] = None\n"
        "from doingoai.signing import Credentials, SigningUnavailable, Trust, verify_pdf\n"
        "from doingoai.signing.refusals import need\n"
        "for act in (lambda: verify_pdf(b'', trust=Trust()), lambda: Credentials.from_pkcs12(b'', ''),"
        " lambda: need('token')):\n"
        "    try: act()\n"
        "    except SigningUnavailable as why: print(why)\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    lines = done.stdout.splitlines()
    assert [line.rsplit(": ", 1)[1] for line in lines] == [
        "pip install 'doingoai[sign]'.",
        "pip install 'doingoai[sign]'.",
        "pip install 'doingoai[token]'.",
    ]


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the driver of a software token that holds the person's key and certificate."""
    pytest.importorskip("pkcs11", reason="the extra [token] is not installed")
    driver = next((each for each in DRIVERS if each.exists()), None)
    tool = shutil.which("softhsm2-util")
    if driver is None or tool is None:
        pytest.skip("no software token (softhsm2) on this machine")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n", encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    key = folder / "key.pem"
    key.write_bytes(person().key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _run(tool, "--init-token", "--free", "--label", "UBND", "--pin", PIN, "--so-pin", "1357")
    _run(tool, "--import", str(key), "--token", "UBND", "--label", "ky", "--id", "01", "--pin", PIN)
    _add_certificate(driver)
    return driver


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True)


def _add_certificate(driver: Path) -> None:
    from pkcs11 import Attribute, ObjectClass, lib

    with lib(str(driver)).get_token(token_label="UBND").open(rw=True, user_pin=PIN) as session:
        session.create_object({
            Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.CERTIFICATE_TYPE: 0, Attribute.TOKEN: True,
            Attribute.LABEL: "ky", Attribute.ID: b"\x01", Attribute.VALUE: person().der,
            Attribute.SUBJECT: person().certificate.subject.public_bytes(),
        })  # fmt: skip


def test_token_signs_and_is_valid(token: Path) -> None:
    with Credentials.from_pkcs11(token, PIN, token_label="UBND", cert_label="ky", at=NOW) as credentials:
        assert credentials.certificate.name == PERSON
        with pytest.raises(SigningRefused, match="đang được dùng"):
            Credentials.from_pkcs11(token, PIN, token_label="UBND", cert_label="ky", at=NOW)
        found = judge(sign_pdf(tiny(), credentials, stamp=None, at=NOW), trust(), NOW)
    assert (found.verdict, found.signatures[0].signer) == (Verdict.VALID, PERSON)


@pytest.mark.parametrize(
    ("pin", "label", "certificate", "words"),
    [
        ("99999999", "UBND", "ky", "Mã PIN của thiết bị ký không đúng"),
        (PIN, "Khác", "ky", "Không tìm thấy thiết bị ký"),
        (PIN, "UBND", "không có", "Không tìm thấy chứng thư trên thiết bị ký"),
    ],
    ids=["pin", "token", "certificate"],
)
def test_token_is_refused(token: Path, pin: str, label: str, certificate: str, words: str) -> None:
    with pytest.raises(SigningRefused, match=words):
        Credentials.from_pkcs11(token, pin, token_label=label, cert_label=certificate, at=NOW)


def test_driver_that_is_none_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pkcs11", reason="the extra [token] is not installed")
    with pytest.raises(SigningRefused, match="Không tìm thấy thiết bị ký"):
        Credentials.from_pkcs11(tmp_path / "khong-co.so", PIN)
