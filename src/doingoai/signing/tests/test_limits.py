"""The process that verifies: a hostile file costs a bounded time and memory, and the answer is still words."""

from __future__ import annotations

import http.server
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingoai.signing import (
    HttpTimestamper,
    SigningRefused,
    Trust,
    Verdict,
    Verification,
    sign_pdf,
    verify_pdf,
    verifying,
)
from doingoai.signing.judging.judge import judge
from doingoai.signing.tests.authority import NOW, LocalTimestamper, person, stamping, trust
from doingoai.signing.tests.files import signed, signed_twice, tiny


def bomb() -> bytes:
    """A cross-reference stream of 200 KB that unpacks to 200 MB."""
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    head = b"1 0 obj\n<< /Type /XRef /Size 30000000 /W [1 4 2] /Root 2 0 R /Filter /FlateDecode /Length %d >>\n"
    stream = head % len(packed) + b"stream\n" + packed + b"\nendstream\nendobj\n"
    return b"%PDF-1.7\n" + stream + b"startxref\n9\n%%EOF\n"


def loop() -> bytes:
    """Two tables that name each other as the older one."""
    body = b"%PDF-1.7\n"
    for previous in (109, 9):
        body = body.ljust(9 if previous == 109 else 109)
        body += b"xref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Size 1 /Root 1 0 R /Prev %d >>\n" % previous
    return body + b"startxref\n109\n%%EOF\n/ByteRange"


@pytest.mark.parametrize("file", [bomb, loop], ids=["bomb", "loop"])
def test_hostile_file_is_answered_in_time(file: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_SECONDS", 4)
    started = time.monotonic()
    found = verify_pdf(file(), trust=Trust(), at=NOW)  # type: ignore[operator]
    assert found.verdict in {Verdict.UNKNOWN, Verdict.INVALID}
    assert time.monotonic() - started < 13


def test_file_that_is_too_large_is_not_opened() -> None:
    found = verify_pdf(b"%PDF-" + bytes(100 * 1024 * 1024), trust=Trust(), at=NOW)
    assert (found.verdict, found.problems) == (
        Verdict.UNKNOWN,
        ("Tệp lớn hơn 100 MB nên không kiểm tra được trong hệ thống này.",),
    )


def test_answer_survives_json() -> None:
    found = judge(signed_twice(), trust(), NOW)
    assert Verification.from_json(found.as_json()) == found


@given(edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 8)), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_edit_is_answered_and_valid_only_when_all_signed_bytes_are_the_same(
    edits: list[tuple[float, bytes, int]],
) -> None:
    """Insert, replace and delete anywhere; what reads VALID must still hold every signed byte in its place."""
    pdf = signed()
    for where, new, gone in edits:
        at = int(where * len(pdf))
        pdf = pdf[:at] + new + pdf[at + gone :]
    found = judge(pdf, trust(), NOW)
    assert found.headline
    if found.verdict is Verdict.VALID:
        start, end = signed().index(b"/Contents <") + 10, signed().index(b">", signed().index(b"/Contents <"))
        assert (pdf[:start], pdf[end:]) == (signed()[:start], signed()[end:])


class _Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers["Content-Type"] == "application/timestamp-query"
        answer = LocalTimestamper(stamping())(asked) if self.path == "/tsa" else b""
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture
def authority() -> Iterator[str]:
    """Return the address of a time-stamp authority on this machine."""
    server = http.server.HTTPServer(("127.0.0.1", 0), _Authority)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_time_stamp_over_http(authority: str) -> None:
    timestamp = HttpTimestamper(f"{authority}/tsa")
    stamped = sign_pdf(tiny(), person().credentials(), stamp=None, at=NOW, timestamp=timestamp)
    found = judge(stamped, trust(), NOW)
    assert (found.verdict, found.signatures[0].time_authority) == (Verdict.VALID, "Dấu thời gian thử nghiệm")
    with pytest.raises(SigningRefused, match="không đúng chuẩn"):
        sign_pdf(tiny(), person().credentials(), stamp=None, at=NOW, timestamp=HttpTimestamper(authority))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", ""])
def test_address_that_is_no_http_is_refused(url: str) -> None:
    with pytest.raises(SigningRefused, match="http"):
        HttpTimestamper(url)


def test_authority_that_is_down_is_refused() -> None:
    with pytest.raises(SigningRefused, match="không trả lời"):
        HttpTimestamper("http://127.0.0.1:9/tsa", seconds=2)(b"")
