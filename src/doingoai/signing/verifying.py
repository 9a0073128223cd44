"""Verify a file in a child process with little memory and little time; what is checked is in `judging`."""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from doingoai.signing.headline import headline
from doingoai.signing.refusals import need
from doingoai.signing.trust import Trust
from doingoai.signing.verification import Verdict, Verification

MIB = 1024 * 1024
LARGEST_FILE = 100 * MIB
_MEMORY = 1536 * MIB
# Of processor time; a file of 24 pages with two signatures takes less than one.
_SECONDS = 20
_CHILD = Path(__file__).with_name("verifying_child.py")
_PACKAGES = Path(__file__).parents[2]
# Passwords and keys of the server stay outside; without these the interpreter may not start.
_KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP")


def verify_pdf(pdf: bytes, *, trust: Trust, at: datetime | None = None) -> Verification:
    """Return what the signatures of the file are worth at a moment (default: now); never raises for a bad file.

    Raises SigningUnavailable when the extra is missing. Basis: Luật Giao dịch điện tử 20/2023/QH15;
    official-documents.md §5.3.
    """
    need("sign")
    if len(pdf) > LARGEST_FILE:
        return _undecided(f"Tệp lớn hơn {LARGEST_FILE // MIB} MB nên không kiểm tra được trong hệ thống này.")
    moment = at or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("at needs a time zone")
    job = (pdf, trust.roots, trust.intermediates, trust.crls, trust.revocation_required, moment.isoformat())
    try:
        done = subprocess.run(  # noqa: S603 -- our own program and limits; the file goes in through stdin
            [sys.executable, "-I", str(_CHILD), str(_PACKAGES), str(_MEMORY), str(_SECONDS)],
            input=marshal.dumps(job),
            capture_output=True,
            timeout=_SECONDS * 3,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _undecided("Kiểm tra quá lâu nên đã dừng: tệp quá phức tạp hoặc được tạo ra để làm treo máy.")
    if done.returncode != 0:
        return _undecided("Không kiểm tra được: tệp quá phức tạp hoặc được tạo ra để làm hỏng chương trình.")
    return Verification.from_json(json.loads(done.stdout))


def _undecided(problem: str) -> Verification:
    return Verification(Verdict.UNKNOWN, headline(Verdict.UNKNOWN, (), (problem,)), problems=(problem,))
