"""A PDF as one picture, its pages one below the other: how a document looks, on any page and without a plug-in."""

from __future__ import annotations

from pathlib import Path

from doingoai.reading.isolated import run_isolated

_CHILD = Path(__file__).with_name("preview_child.py")
MOST_PAGES = 12
WIDTH = 900


def preview_png(pdf: bytes, *, width: int = WIDTH, most: int = MOST_PAGES) -> bytes:
    """Return a PNG of the first `most` pages, `width` pixels wide. Raises `reading.isolated.ChildFailed`."""
    return bytes(run_isolated(_CHILD, pdf, str(width), str(most), library="pypdfium2"))
