"""Drawings in SVG as PNG, for Word files; their letters in the fonts of the PDF."""

import json
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from doingoai.documents.engine import run_engine
from doingoai.documents.sheet import Image


def png_of(images: Sequence[Image]) -> list[bytes]:
    """Return each drawing as PNG in its size on paper. Raises `RenderError` for one that is no SVG."""
    pictures: list[dict[str, Any]] = [
        {"svg": each.svg, "alt": each.alt, "width": each.width, "height": each.height} for each in images
    ]
    return [b64decode(page) for page in json.loads(run_engine("pictures.typ", {"pictures": pictures}, "png"))]
