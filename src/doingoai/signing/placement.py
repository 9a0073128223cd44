"""Where each kind of stamp goes, in millimetres (official-documents.md §5.2, cells 7c, 8 and 14)."""

from __future__ import annotations

from doingoai.signing.space import Space, page_size, signature_space
from doingoai.signing.stamp import Stamp, StampKind

SEAL = 36.0
SEAL_TEXT = 9.0
BLOCK = (34.0, 15.0)
CORNER = (70.0, 11.0)
ANNEX = (90.0, 7.0)
MARGIN = 10.0
TOP = 5.0


def placed(pdf: bytes, stamp: Stamp) -> Space:
    """Return the place of a stamp on this file; raises SigningRefused when the signer's name is not found."""
    if stamp.kind is StampKind.PERSON:
        return signature_space(pdf, stamp.above)
    if stamp.kind is StampKind.ORGANISATION:
        return _beside(signature_space(pdf, stamp.above), stamp)
    return top_right(page_size(pdf), *_size(stamp))


def _size(stamp: Stamp) -> tuple[float, float]:
    if stamp.kind is StampKind.ANNEX:
        return ANNEX
    if stamp.image is not None:
        return SEAL, SEAL + SEAL_TEXT
    return CORNER


def _beside(space: Space, stamp: Stamp) -> Space:
    """The seal covers the left third of the signature, on its middle line, with its words under it.

    A block of words instead of a seal only touches the signature, so that both can be read.
    """
    middle = space.y + space.height / 2
    if stamp.image is None:
        width, height = BLOCK
        return Space(space.page, space.x + space.width / 8 - width, middle - height / 2, width, height)
    left, bottom = space.x + space.width / 3 - SEAL, middle - SEAL / 2 - SEAL_TEXT
    return Space(space.page, left, bottom, SEAL, SEAL + SEAL_TEXT)


def top_right(page: tuple[float, float], width: float, height: float) -> Space:
    """The upper right corner of page 1, in the margin."""
    return Space(0, page[0] - MARGIN - width, page[1] - TOP - height, width, height)
