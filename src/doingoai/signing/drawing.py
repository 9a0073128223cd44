"""Draw a stamp as a small PDF: typst in a process of its own, with the fonts of the documents.

Not with pyHanko's text stamps: they spread the letters of our fonts apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from doingoai.signing.refusals import SigningRefused
from doingoai.signing.space import Space
from doingoai.signing.stamp import Stamp

_HERE = Path(__file__).parent
_DOCUMENTS = _HERE.parent / "documents"
_COMMAND = [
    sys.executable,
    "-I",
    "-X",
    "utf8",
    str(_HERE / "drawing_child.py"),
    str(_HERE / "typst" / "stamp.typ"),
    str(_DOCUMENTS / "fonts"),
]
_PATIENCE = 20


def drawn(stamp: Stamp, place: Space) -> bytes:
    """Return the stamp in its real size as a PDF of one page; raises SigningRefused for an image that is broken."""
    sheet = {
        "kind": stamp.kind.value,
        "lines": stamp.lines,
        "width": place.width,
        "height": place.height,
        "image": list(stamp.image) if stamp.image else None,
    }
    try:
        done = subprocess.run(  # noqa: S603 -- our own command; the content goes in as data
            _COMMAND, input=json.dumps(sheet).encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SigningRefused("Vẽ hình chữ ký quá lâu nên đã dừng. Hãy dùng hình nhỏ hơn.") from error
    if done.returncode:
        raise SigningRefused("Không vẽ được hình chữ ký: tệp .png hỏng hoặc tên có ký tự mà phông chữ không có.")
    return done.stdout
