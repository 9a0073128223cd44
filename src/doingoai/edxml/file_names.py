"""Names of attached files that are safe to keep and to offer: no folders, no control letters, no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from doingoai.lib.text import nfc

MAX_BYTES = 200
"""Longest name in UTF-8; most file systems take 255, and a number may still be added."""

_MAX_SUFFIX = 12
_RESERVED = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?", re.IGNORECASE)


def safe_name(name: str, *, otherwise: str) -> str:
    """Return the last part of `name` without what harms a disk or a reader's eye; `otherwise` when nothing is left."""
    last = nfc(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    # Cc, Cf, Cs, Co: controls, and marks that turn the order of letters so that "gpj.exe" looks like "exe.jpg".
    seen = "".join(letter for letter in last if not unicodedata.category(letter).startswith(("C", "Zl", "Zp")))
    tidy = _shortened(" ".join(_RESERVED.sub("_", seen).split()).strip(". "))
    if not tidy:
        return otherwise
    return "_" + tidy if _DEVICE.fullmatch(tidy) else tidy


def distinct(name: str, taken: Container[str]) -> str:
    """Return `name`, numbered before its suffix when `taken` (lower case) has it already."""
    stem, suffix = split_suffix(name)
    number, found = 1, name
    while found.lower() in taken:
        number += 1
        found = f"{stem} ({number}){suffix}"
    return found


def split_suffix(name: str) -> tuple[str, str]:
    """Return (stem, suffix with its dot); a long or missing suffix counts as none."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not dot or len(suffix.encode()) > _MAX_SUFFIX or " " in suffix:
        return name, ""
    return stem, dot + suffix


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, suffix = split_suffix(name)
    room = MAX_BYTES - len(suffix.encode())
    return nfc(stem.encode()[:room].decode(errors="ignore")).strip(". ") + suffix
