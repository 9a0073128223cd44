"""Where on the page the signer's signature belongs: the empty space between the post and the name (cell 7c)."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

from doingoai.reading.isolated import MIB, ChildFailed, run_isolated
from doingoai.signing.refusals import SigningRefused

POINTS_PER_MM = 72 / 25.4
_CHILD = Path(__file__).with_name("space_child.py")
_MEMORY = 768 * MIB
_SECONDS = 20


class Space(NamedTuple):
    """A rectangle on a page (counted from 0): lower left corner and size in millimetres, from the lower left."""

    page: int
    x: float
    y: float
    width: float
    height: float


def signature_space(pdf: bytes, signer_name: str) -> Space:
    """Return the space above the signer's printed name; raises SigningRefused when the name is not there.

    Of several places the last one with room for a signature counts: the name may also stand in the text.
    """
    found = _asked(pdf, unicodedata.normalize("NFC", " ".join(signer_name.split())))
    if not found:
        raise SigningRefused(
            f"Không tìm thấy chỗ ký phía trên tên “{signer_name}” trong tệp PDF. "
            "Hãy kiểm tra họ tên người ký, hoặc ký không kèm hình chữ ký."
        )
    page, left, bottom, width, height = found
    return Space(int(page), *(value / POINTS_PER_MM for value in (left, bottom, width, height)))


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return (width, height) of the first page in millimetres; raises SigningRefused."""
    width, height = _asked(pdf, "")
    return width / POINTS_PER_MM, height / POINTS_PER_MM


def _asked(pdf: bytes, name: str) -> tuple[float, ...]:
    try:
        answer: tuple[float, ...] = run_isolated(
            _CHILD, pdf, name, library="pypdfium2", memory=_MEMORY, seconds=_SECONDS
        )
    except ChildFailed as error:
        raise SigningRefused("Không đọc được trang của tệp PDF nên không đặt được hình chữ ký.") from error
    return answer
