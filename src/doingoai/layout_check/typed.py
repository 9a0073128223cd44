"""Lines that somebody typed instead of drawing: underscores, dashes, the star of Party letterheads."""

from __future__ import annotations

import re

from doingoai.layout_check.model import Stroke

_FEWEST = 3
_UNDERSCORES = re.compile(r"[_＿‗\u2014\u2015─━]+")
_DASHES = re.compile(r"[-–=~.*‐‑−\s]*[-–=~‐‑−][-–=~.*‐‑−\s]*")
_STARS = re.compile(r"(?:\*\s*){1,3}")
_MM_PER_UNDERSCORE = 7 * 25.4 / 72


def typed_stroke(text: str) -> tuple[Stroke, ...]:
    """Return the line that `text` imitates, () for ordinary text."""
    text = text.strip()
    if _STARS.fullmatch(text):
        return (Stroke("star"),)
    if len(text) < _FEWEST:
        return ()
    if _UNDERSCORES.fullmatch(text):
        return (Stroke("underscores", len(text) * _MM_PER_UNDERSCORE),)
    return (Stroke("dashes"),) if _DASHES.fullmatch(text) else ()
