"""Dates and numbers of a package, read with good will: what cannot be read becomes None and a warning."""

from __future__ import annotations

from datetime import date, datetime

from doingoai.edxml.moments import read_date, read_moment
from doingoai.edxml.nodes import Node, text

_MAX_DIGITS = 9


def day_of(parent: Node, name: str, warnings: list[str]) -> date | None:
    """Return the day in the child `name`."""
    try:
        return read_date(text(parent, name))
    except ValueError:
        warnings.append(_unread("ngày", name, text(parent, name)))
        return None


def moment_of(parent: Node, names: tuple[str, ...], warnings: list[str]) -> datetime | None:
    """Return the moment in the child that has one of the names."""
    try:
        return read_moment(text(parent, *names))
    except ValueError:
        warnings.append(_unread("thời điểm", names[0], text(parent, *names)))
        return None


def number_of(parent: Node, name: str, warnings: list[str]) -> int | None:
    """Return the whole number in the child `name`."""
    found = text(parent, name)
    if not found:
        return None
    if found.isascii() and found.isdigit() and len(found) <= _MAX_DIGITS:
        return int(found)
    warnings.append(_unread("số", name, found))
    return None


def _unread(kind: str, name: str, value: str) -> str:
    return f"Không đọc được {kind} “{value[:80]}” (thẻ {name}) nên để trống. Hãy đối chiếu với tệp văn bản."
