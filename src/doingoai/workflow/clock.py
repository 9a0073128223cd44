"""The time at which an act is done: now, or a moment set around a block (seeds that play two years of activity)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moment: ContextVar[dt.datetime | None] = ContextVar("moment", default=None)


def now() -> dt.datetime:
    """Return the moment of the act, with its time zone."""
    return _moment.get() or timezone.now()


def today() -> dt.date:
    """Return the day of the act in Vietnam."""
    return timezone.localdate(now())


@contextmanager
def acting_at(moment: dt.datetime) -> Iterator[None]:
    """Let every act inside the block happen at `moment`."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
