"""doingoai document verify and document sign: exit codes, JSON, and what a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from cryptography.hazmat.primitives.serialization import Encoding

from doingoai.signing.tests.authority import BODY, PASSPHRASE, Identity, asked, issue, root
from doingoai.signing.tests.files import signed, signed_by, tiny
from doingoai.signing.tests.tampering import flip_in_text
from doingoai.site.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files to verify and a folder of trust (without lists)."""
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "root.pem").write_bytes(root().certificate.public_bytes(Encoding.PEM))
    files = {
        "signed": signed(),
        "asked": signed_by(asked(), tiny()),
        "plain": tiny(),
        "altered": flip_in_text(signed()),
        "noise": b"xin chao",
    }
    for name, data in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code", "verdict"),
    [
        ("signed", 0, "valid"),
        ("asked", 1, "unknown"),
        ("plain", 1, "unsigned"),
        ("altered", 1, "invalid"),
        ("noise", 2, "unknown"),
    ],
)
def test_verify_prints_json_and_returns_its_code(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, code: int, verdict: str
) -> None:
    words = ["document", "verify", str(folder / f"{name}.pdf"), "--trust", str(folder / "trust"), "--json"]
    assert main(words) == code
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict


def test_verify_refuses_what_it_cannot_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "verify", str(folder / "khong-co.pdf")]) == 2
    assert "không mở được tệp" in capsys.readouterr().err
    assert main(["document", "verify", str(folder / "signed.pdf"), "--trust", str(folder / "x")]) == 2
    assert "Không mở được thư mục chứng thư tin cậy" in capsys.readouterr().err


def _today() -> Identity:
    """An identity that runs today, whatever today is: the command has no other clock."""
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC)
    return issue(BODY, None, runs=(now - timedelta(days=1), now + timedelta(days=1)))


def test_sign_writes_a_new_file_that_says_who_signed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "key.p12").write_bytes(_today().pkcs12())
    monkeypatch.setenv("DOINGOAI_SIGN_PASSPHRASE", PASSPHRASE)
    out = folder / "out.pdf"
    words = ["document", "sign", str(folder / "plain.pdf"), str(out), "--p12", str(folder / "key.p12")]
    assert main([*words, "--annex", "05/KH-UBND"]) == 0
    assert out.read_bytes().startswith(tiny())
    assert f"Người ký: {BODY}." in capsys.readouterr().out
    assert main(["document", "verify", str(out)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Kết luận: không đủ thông tin\n")
    assert f"  Người ký: {BODY}\n" in told
    assert main(words) == 2
    assert "không ghi đè" in capsys.readouterr().err


def test_sign_refuses_a_wrong_passphrase_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "key.p12").write_bytes(_today().pkcs12())
    monkeypatch.setenv("DOINGOAI_SIGN_PASSPHRASE", "sai")
    out = folder / "out.pdf"
    words = ["document", "sign", str(folder / "plain.pdf"), str(out), "--p12", str(folder / "key.p12")]
    assert main(words) == 2
    assert capsys.readouterr().err == "Mật khẩu của tệp khóa không đúng. Hãy nhập lại.\n"
    assert not out.exists()
